/** Acts on the calendar: planning an event's phases and work places, and entering a year's holidays. */
import type { PhaseRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { instantOfShanghai } from '../lib/day.ts'
import { Problem, wrong, wrongState } from '../lib/problem.ts'
import { dayAfter } from '../lib/workday.ts'
import { specialLines } from './calendar-input.ts'
import { phaseOf } from './phase.ts'
import { eventOf } from './queries.ts'

/** As a clock in Shanghai shows it; empty opening: not planned, empty closing: without an end. */
export type PlannedWindow = { opensAt: string; closesAt: string }
export type Plan = Record<Exclude<PhaseRow['phase'], 'appeals'>, PlannedWindow>

/** Plans the phases of an event; what is left empty is planned no more. Registration and appeals are set where they are ruled. */
export async function planPhases(act: Act, eventId: string, plan: Plan): Promise<{ id: string }> {
  await eventOf(act.tx, eventId)
  const rows = Object.entries(plan).flatMap(([phase, { opensAt, closesAt }]): PhaseRow[] => {
    if (opensAt === '' && closesAt === '') return []
    if (opensAt === '') throw wrong([phase, 'opensAt'], 'missing')
    if (closesAt !== '' && closesAt <= opensAt) throw wrong([phase, 'closesAt'], 'closes-before-opening')
    const closes = closesAt === '' ? null : instantOfShanghai(closesAt)
    return [{ eventId, phase: phase as PhaseRow['phase'], opensAt: instantOfShanghai(opensAt), closesAt: closes }]
  })
  await act.tx.deleteFrom('phase').where('eventId', '=', eventId).where('phase', '!=', 'appeals').execute()
  if (rows.length > 0) await act.tx.insertInto('phase').values(rows).execute()
  await act.note(`event:${eventId}`, { phases: rows.map(({ phase, opensAt, closesAt }) => ({ phase, opensAt, closesAt })) })
  act.tell(`event:${eventId}`)
  return { id: eventId }
}

/** The event's work places, in order; the draw assigns them, so that they stand still from then on. */
export async function setStations(
  act: Act,
  eventId: string,
  stations: { batch: string; session: string; place: string }[],
): Promise<{ stations: number }> {
  await eventOf(act.tx, eventId)
  if ((await phaseOf(act.tx, eventId)).drawn) throw wrongState('drawn-already')
  const said = stations.map((one) => [one.batch, one.session, one.place].join('\n'))
  const twice = said.findIndex((one, i) => said.indexOf(one) < i)
  if (twice >= 0) throw wrong('lines', 'station-twice', { line: String(twice + 1) })
  await act.tx.deleteFrom('station').where('eventId', '=', eventId).execute()
  const rows = stations.map((one, i) => ({ eventId, ordinal: i + 1, ...one }))
  for (let i = 0; i < rows.length; i += 500)
    await act.tx
      .insertInto('station')
      .values(rows.slice(i, i + 500))
      .execute()
  await act.note(`event:${eventId}`, { stations: rows.length }, stations)
  act.tell(`event:${eventId}`)
  return { stations: rows.length }
}

/** The longest holiday is nine days; a longer span is a slip. */
const MOST_DAYS = 15

/** Enters a year's holidays and make-up days in place of those that were there. @throws Problem 'invalid-input' with every faulty line */
export async function setYear(act: Act, year: number, text: string): Promise<{ days: number }> {
  const lines = specialLines(year, text)
  const days = new Map<string, { day: string; kind: 'off' | 'work'; name: string }>()
  const faults = lines.flatMap(({ number, text, span }) => {
    const fault = (code: string) => [{ path: ['text'], code, params: { line: String(number), text, year: String(year) } }]
    if (!span || !isDay(span.first) || !isDay(span.last)) return fault('calendar-line')
    if (!span.first.startsWith(`${year}`) || !span.last.startsWith(`${year}`)) return fault('calendar-year')
    if (span.last < span.first || span.last > dayAfter(span.first, MOST_DAYS)) return fault('calendar-span')
    for (let day = span.first; day <= span.last; day = dayAfter(day, 1)) {
      if (days.has(day)) return fault('calendar-twice')
      days.set(day, { day, kind: span.kind, name: span.name })
    }
    return []
  })
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  await act.tx.deleteFrom('specialDay').where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`).execute()
  if (days.size > 0)
    await act.tx
      .insertInto('specialDay')
      .values([...days.values()])
      .execute()
  await act.note('calendar:days', { year, days: days.size }, [...days.values()])
  act.tell('competitions')
  return { days: days.size }
}

const isDay = (day: string) => !Number.isNaN(Date.parse(day)) && dayAfter(day, 0) === day
