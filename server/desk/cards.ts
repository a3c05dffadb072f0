/** What waits for the organiser beside each event's next step: phases about to open or close, and requests that need a second person. */
import type { Db } from '../../db/open.ts'
import { plannedBetween } from '../competitions/calendar-queries.ts'
import type { EventNames } from '../competitions/queries.ts'
import type { PhaseName } from '../competitions/window.ts'
import { openUnsealings } from './queries.ts'

export type Card = EventNames &
  ({ kind: 'opens' | 'closes'; phase: PhaseName; at: string } | { kind: 'unsealing' } | { kind: 'waiting'; n: number })

const DAYS_AHEAD = 7

/** Soonest first; what has no instant comes before. @param waiting registrations to approve, by event */
export async function cards(db: Db, now: string, waiting: (EventNames & { n: number })[]): Promise<Card[]> {
  const until = new Date(Date.parse(now) + DAYS_AHEAD * 86_400_000).toISOString()
  const isNear = (at: string | null): at is string => at !== null && at >= now && at < until
  const deadlines = (await plannedBetween(db, now, until)).flatMap(({ opensAt, closesAt, phase, competitionId, ...event }): Card[] => [
    ...(isNear(opensAt) ? [{ ...event, kind: 'opens' as const, phase, at: opensAt }] : []),
    ...(isNear(closesAt) ? [{ ...event, kind: 'closes' as const, phase, at: closesAt }] : []),
  ])
  const asked = (await openUnsealings(db)).map((event) => ({ ...event, kind: 'unsealing' as const }))
  const at = (card: Card) => ('at' in card ? card.at : '')
  return [...asked, ...waiting.map((one) => ({ ...one, kind: 'waiting' as const })), ...deadlines].sort((a, b) =>
    at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0,
  )
}
