/** The configuration check: what is missing or contradictory before an event opens, each finding with the place where it is mended. */
import type { Db } from '../../db/open.ts'
import { phasesOf, specialDays, stationsOf } from '../competitions/calendar-queries.ts'
import { countsOf, isOut, phaseOf } from '../competitions/phase.ts'
import { schemeFaults } from '../competitions/scheme.ts'
import type { PhaseName, Window } from '../competitions/window.ts'
import { dayInShanghai } from '../lib/day.ts'
import { isWorkingDay, type SpecialDays, unknownYears } from '../lib/workday.ts'
import { deskOf, type EventDesk, pair } from '../panels/expected.ts'
import { missingOf } from '../panels/marking.ts'
import type { SittingNode } from '../scoring/plan.ts'
import { organisersOf } from './queries.ts'

/** The steps of setting up, in order. */
export const STEPS = ['events', 'scheme', 'awards', 'panels', 'schedule', 'entries'] as const

export interface Finding {
  step: (typeof STEPS)[number]
  /** must: marking cannot open; mend: it would go wrong later; look: fine if it is meant. */
  weight: 'must' | 'mend' | 'look'
  code: string
  params?: Record<string, string> | undefined
  /** The tab of the event, or a page of its own. */
  where: 'scheme' | 'panel' | 'schedule' | 'entries' | '/desk/accounts' | '/desk/calendar'
}

type Found = Omit<Finding, 'params'> & { params?: Record<string, string | number> }

/** @throws Problem 'not-found' */
export async function checkOf(db: Db, eventId: string): Promise<Finding[]> {
  const desk = await deskOf(db, eventId)
  const { waiting, competing } = await countsOf(db, eventId)
  // What opening the marking needs is asked where it is asked when it opens.
  const needed = missingOf(desk).map(
    ({ code, params = {} }): Found => ({ ...(NEEDED[code] ?? { step: 'panels', where: 'panel' }), weight: 'must', code, params }),
  )
  const found: Found[] = [
    ...needed,
    ...ofScheme(desk, competing),
    ...ofPanel(desk),
    ...ofPhases(await phasesOf(db, eventId), await specialDays(db)),
    ...ofStations(desk, (await stationsOf(db, eventId)).length, competing, (await phaseOf(db, eventId)).drawn),
  ]
  if (waiting > 0) found.push({ step: 'entries', weight: 'mend', code: 'entries-waiting', params: { n: waiting }, where: 'entries' })
  if ((await organisersOf(db)) < 2) found.push({ step: 'panels', weight: 'mend', code: 'no-second-person', where: '/desk/accounts' })
  const said = (params: Found['params']) => params && Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
  return found.map((one) => ({ ...one, params: said(one.params) })).sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step))
}

const ENTRIES = { step: 'entries', where: 'entries' } as const
const NEEDED: Record<string, Pick<Found, 'step' | 'where'>> = {
  'scheme-not-locked': { step: 'scheme', where: 'scheme' },
  'no-entries': ENTRIES,
  'lots-not-drawn': ENTRIES,
  'some-not-drawn': ENTRIES,
}

function ofScheme({ scheme }: EventDesk, competing: number): Found[] {
  const found: Found[] = []
  const n = schemeFaults(scheme).length
  if (n > 0) found.push({ step: 'scheme', weight: 'must', code: 'scheme-faulty', params: { n }, where: 'scheme' })
  const prizes = scheme.prizes.reduce((sum, one) => sum + (one.count ?? 0), 0)
  if (scheme.prizes.length === 0 && !scheme.medals) found.push({ step: 'awards', weight: 'look', code: 'no-prizes', where: 'scheme' })
  if (competing > 0 && prizes > competing)
    found.push({ step: 'awards', weight: 'mend', code: 'prizes-over-entries', params: { prizes, entries: competing }, where: 'scheme' })
  return found
}

function ofPanel(desk: EventDesk): Found[] {
  const found = desk.sittings.filter(({ sitting }) => sitting.source === 'judge').flatMap((place) => ofSitting(desk, place))
  if (!desk.seats.some((seat) => seat.duty === 'chief')) found.push({ step: 'panels', weight: 'mend', code: 'no-chief', where: 'panel' })
  return found
}

/** Judges who are left over after the trimming and after the recusals. Panels that are not complete yet are named as such already. */
function ofSitting(desk: EventDesk, { node, sitting }: SittingNode): Found[] {
  const judges = desk.seats.filter((seat) => seat.duty === 'judge' && seat.sitting === node.id)
  const least = sitting.panel?.quorum ?? sitting.panel?.size ?? 1
  const { high, low } = sitting.panel?.drop ?? { high: 0, low: 0 }
  const drop = high + low
  const named = { sitting: node.name.zh, sittingEn: node.name.en }
  const panel = { step: 'panels', weight: 'mend', where: 'panel' } as const
  const found: Found[] = []
  if (drop > 0 && judges.length > 0 && judges.length <= drop)
    found.push({ ...panel, code: 'panel-under-trim', params: { ...named, drop, needed: drop + 1, seated: judges.length } })
  const needed = Math.max(least, drop + 1)
  const short = desk.entries.filter((entry) => {
    if (isOut(entry.state)) return false
    const recused = judges.filter((seat) => desk.recused.has(pair(seat.accountId, entry.id))).length
    return recused > 0 && judges.length - recused < needed
  })
  if (judges.length >= needed && short.length > 0)
    found.push({ ...panel, code: 'recusals-under-quorum', params: { ...named, n: short.length, needed } })
  return found
}

function ofPhases(phases: (Window & { phase: PhaseName })[], days: SpecialDays): Found[] {
  const schedule = { step: 'schedule', where: 'schedule' } as const
  const planned = phases.filter(({ phase }) => phase !== 'registration')
  if (planned.length === 0) return [{ ...schedule, weight: 'look', code: 'no-phases' }]
  const found: Found[] = []
  for (const [i, { phase, opensAt }] of phases.entries()) {
    const before = phases[i - 1]
    if (before && opensAt < before.opensAt)
      found.push({ ...schedule, weight: 'mend', code: 'phases-out-of-order', params: { phase, before: before.phase } })
  }
  const [registration, marking] = (['registration', 'marking'] as const).map((name) => phases.find(({ phase }) => phase === name))
  if (marking && registration?.closesAt && registration.closesAt > marking.opensAt)
    found.push({ ...schedule, weight: 'mend', code: 'registration-into-marking' })
  for (const { phase, opensAt, closesAt } of phases) {
    const edges = [...new Set([opensAt, ...(closesAt ? [closesAt] : [])].map(dayInShanghai))]
    // Contests are held on weekends and archives begin by themselves; offices do neither.
    const isOff = (day: string) => (phase === 'marking' ? days.get(day) === 'off' : !isWorkingDay(day, days))
    for (const day of phase === 'archived' ? [] : edges.filter(isOff))
      found.push({ ...schedule, weight: 'look', code: 'phase-on-holiday', params: { phase, day } })
  }
  const all = phases
    .flatMap(({ opensAt, closesAt }) => [opensAt, closesAt ?? opensAt])
    .map(dayInShanghai)
    .sort()
  for (const year of unknownYears(all[0]!, all.at(-1)!, days))
    found.push({ step: 'schedule', where: '/desk/calendar', weight: 'look', code: 'calendar-unknown', params: { year } })
  return found
}

/** Contests have work places; proposals and reports of units do not. */
function ofStations({ event }: EventDesk, n: number, entries: number, drawn: boolean): Found[] {
  const schedule = { step: 'schedule', where: 'schedule' } as const
  if (n === 0) return drawn || event.competition.kind !== 'contest' ? [] : [{ ...schedule, weight: 'look', code: 'no-stations' }]
  return n < entries ? [{ ...schedule, weight: 'mend', code: 'stations-few', params: { n, entries } }] : []
}
