/** Last year's competition as the beginning of this year's: events, schemes and phases, on the same weekdays; panels if wished. */
import { phasesOf } from '../competitions/calendar-queries.ts'
import { addCompetition } from '../competitions/competition.ts'
import { addEvent } from '../competitions/event.ts'
import { procedureOf, setRules } from '../competitions/procedure.ts'
import { competitionOf, eventsOf } from '../competitions/queries.ts'
import { eligibilityFor, setEligibility } from '../entries/eligibility.ts'
import { registrationOf } from '../entries/queries.ts'
import { setRegistration } from '../entries/registration.ts'
import type { Act } from '../lib/act.ts'
import { minuteInShanghai } from '../lib/day.ts'
import { wrong } from '../lib/problem.ts'
import { dayAfter } from '../lib/workday.ts'
import { openAccount, seatsOf } from '../panels/queries.ts'
import { seat } from '../panels/seat.ts'

export interface Copied {
  name: string
  nameEn: string
  year: number
  /** Also the seats, of accounts that are open still. */
  panels: boolean
}

/** So many days later that years have passed and the weekday is the same. @example weeksOf(1) → 364 */
const weeksOf = (years: number) => Math.round((years * 365.2425) / 7) * 7

const later = (instant: string, days: number) => new Date(Date.parse(instant) + days * 86_400_000).toISOString()

/** Entries, draws and marks stay behind; every scheme begins as number 1, not locked. */
export async function copyCompetition(act: Act, from: string, { name, nameEn, year, panels }: Copied): Promise<{ id: string }> {
  const old = await competitionOf(act.tx, from)
  if (year <= old.year) throw wrong('year', 'copy-year')
  const days = weeksOf(year - old.year)
  const dates = { startsOn: dayAfter(old.startsOn, days), endsOn: dayAfter(old.endsOn, days) }
  const id = await addCompetition(act, old.kind, { name, nameEn, year, unitId: old.unitId, ...dates })
  await act.note(`competition:${id}`, { copyOf: from, panels })
  for (const { id: event, name, nameEn, groupName, subject } of await eventsOf(act.tx, from)) {
    const made = await addEvent(act, { competitionId: id, name, nameEn, groupName, from: { kind: 'event', event } })
    if (subject !== 'proposal') await copyRegistration(act, event, made, days)
    await copyPhases(act, event, made, days)
    const { rules } = await eligibilityFor(act.tx, event, act.by.path)
    if (rules.length > 0) await setEligibility(act, made, rules)
    const { recheck, appeals } = await procedureOf(act.tx, event)
    await setRules(act, made, { recheck, appeals })
    if (panels) await copySeats(act, event, made)
  }
  return { id }
}

async function copyRegistration(act: Act, from: string, to: string, days: number): Promise<void> {
  const window = await registrationOf(act.tx, from)
  if (!window) return
  const wall = (at: string | null) => (at === null ? '' : minuteInShanghai(later(at, days)).replace(' ', 'T'))
  const { opensAt, closesAt, mostEntries, mostSquads } = window
  await setRegistration(act, to, { opensAt: wall(opensAt), closesAt: wall(closesAt), mostEntries, mostSquads })
}

async function copyPhases(act: Act, from: string, to: string, days: number): Promise<void> {
  const rows = (await phasesOf(act.tx, from)).flatMap(({ phase, opensAt, closesAt }) =>
    phase === 'registration' || phase === 'appeals'
      ? []
      : [{ eventId: to, phase, opensAt: later(opensAt, days), closesAt: closesAt && later(closesAt, days) }],
  )
  if (rows.length > 0) await act.tx.insertInto('phase').values(rows).execute()
}

async function copySeats(act: Act, from: string, to: string): Promise<void> {
  for (const { accountId, duty, sitting, layer, label } of await seatsOf(act.tx, from)) {
    // Nobody names themselves arbiter, by a copy neither.
    if (duty === 'arbiter' && accountId === act.by.id) continue
    if (await openAccount(act.tx, accountId)) await seat(act, to, { accountId, duty, sitting, layer, label: label || undefined })
  }
}
