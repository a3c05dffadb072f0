/** Planned phases of an event: each a window that opens and closes by the site's clock. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { PhaseRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { minuteInShanghai } from '../lib/day.ts'
import { wrongState } from '../lib/problem.ts'

/** In the order in which they follow one another. */
export const PHASES = ['registration', 'marking', 'check', 'publish', 'appeals', 'final', 'archived'] as const
export type PhaseName = (typeof PHASES)[number]

/** Instants; without an end it stays open. */
export interface Window {
  opensAt: string
  closesAt: string | null
}

/** The planned window; undefined when none was planned. Registration's is the one that units are held to. */
export async function phaseWindow(db: Db, eventId: string, phase: PhaseName): Promise<Window | undefined> {
  const [window] = phase === 'registration' ? await registrationWindow(db, { eventId }) : await plannedWindow(db, { eventId, phase })
  return window
}

const registrationWindow = prepared((db, { eventId }: { eventId: string }) =>
  db.selectFrom('registration').select(['opensAt', 'closesAt']).where('eventId', '=', eventId),
)

const plannedWindow = prepared((db, { eventId, phase }: { eventId: string; phase: PhaseRow['phase'] }) =>
  db.selectFrom('phase').select(['opensAt', 'closesAt']).where('eventId', '=', eventId).where('phase', '=', phase),
)

/** Before, in or after the window; the closing instant itself is still in it. */
export function timeOf({ opensAt, closesAt }: Window, now: string): 'early' | 'open' | 'late' {
  if (now < opensAt) return 'early'
  return closesAt !== null && now > closesAt ? 'late' : 'open'
}

/** What was never planned is not open. */
export const isOpen = (window: Window | undefined, now: string): boolean => window !== undefined && timeOf(window, now) === 'open'

/**
 * Judges wait until the planned marking opens. After it closes their marks still come in: nothing is lost.
 * @throws Problem 'wrong-state' with the minute from which they may mark
 */
export async function mustHaveOpened({ site, tx, at }: Pick<Act, 'site' | 'tx' | 'at'>, eventId: string): Promise<void> {
  const window = await site.known.recall('marking', eventId, async () => (await phaseWindow(tx, eventId, 'marking')) ?? null)
  if (window && timeOf(window, at) === 'early')
    throw wrongState('marking-early', { at: minuteInShanghai(window.opensAt), now: minuteInShanghai(at) })
}
