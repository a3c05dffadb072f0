/** While a long list is being written: what must wait for it. */
import type { Db } from '../../db/open.ts'
import { jobsIn } from '../lib/jobs.ts'
import { wrongState } from '../lib/problem.ts'

/**
 * Nobody draws lots, opens the marking or imports another list meanwhile: they would find half of it.
 * @throws Problem 'wrong-state'
 */
export async function mustNotImport(db: Db, eventId: string): Promise<void> {
  const open = [...(await jobsIn(db, 'waiting')), ...(await jobsIn(db, 'running'))]
  if (open.some((job) => job.kind === 'entries.import' && job.eventId === eventId)) throw wrongState('import-running')
}
