/** Holding an event back from its official release while appeals are open. */
import type { Act } from '../lib/act.ts'
import { wrongState } from '../lib/problem.ts'
import { appealsOf, isPending } from './appeal-queries.ts'

/**
 * Appeals hold an event from becoming official, unless an organiser says why it goes on.
 * @throws Problem 'wrong-state' with their number
 */
export async function mustNotBeAppealed(act: Act, eventId: string, override: string | undefined): Promise<void> {
  const n = (await appealsOf(act.tx, eventId)).filter(isPending).length
  if (n === 0) return
  if (!override) throw wrongState('appeals-open', { n: String(n) })
  await act.note(`event:${eventId}`, { appeals: n, override })
}
