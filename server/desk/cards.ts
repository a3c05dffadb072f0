/** What waits for the organiser beside each event's next step: phases about to open or close, and requests that need a second person. */
import type { Db } from '../../db/open.ts'
import { type Planned, plannedBetween } from '../competitions/calendar-queries.ts'
import type { EventNames } from '../competitions/queries.ts'
import { appealsBetween } from '../results/appeal-calendar.ts'
import { openAppeals, openUnsealings, shortEvents } from './queries.ts'
import type { Task } from './tasks.ts'

export type Card = EventNames &
  (
    | { kind: 'opens' | 'closes'; phase: Planned['phase']; at: string }
    | { kind: 'unsealing' }
    | { kind: 'waiting' | 'appeal' | 'short'; n: number }
  )

const DAYS_AHEAD = 7

/** Soonest first; what has no instant comes before. */
export async function cards(db: Db, now: string, tasks: Task[]): Promise<Card[]> {
  const until = new Date(Date.parse(now) + DAYS_AHEAD * 86_400_000).toISOString()
  const isNear = (at: string | null): at is string => at !== null && at >= now && at < until
  const planned = [...(await plannedBetween(db, now, until)), ...(await appealsBetween(db, now, until, now, true))]
  const deadlines = planned.flatMap(({ opensAt, closesAt, phase, competitionId, ...event }): Card[] => [
    ...(isNear(opensAt) ? [{ ...event, kind: 'opens' as const, phase, at: opensAt }] : []),
    ...(isNear(closesAt) ? [{ ...event, kind: 'closes' as const, phase, at: closesAt }] : []),
  ])
  const at = (card: Card) => ('at' in card ? card.at : '')
  return [
    ...(await openUnsealings(db)).map((event) => ({ ...event, kind: 'unsealing' as const })),
    ...(await openAppeals(db)).map((event) => ({ ...event, kind: 'appeal' as const })),
    ...(
      await shortEvents(
        db,
        tasks.map(({ event }) => event),
      )
    ).map((event) => ({ ...event, kind: 'short' as const })),
    ...tasks.filter(({ waiting }) => waiting > 0).map((task) => ({ ...task, kind: 'waiting' as const, n: task.waiting })),
    ...deadlines.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0)),
  ]
}
