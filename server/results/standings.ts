/** The standings as they are at this moment, for those who may see them before a release. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import { notFound } from '../lib/problem.ts'
import { explain } from '../scoring/explain.ts'
import { score } from '../scoring/score.ts'
import type { Owed, Scheme, Trace } from '../scoring/types.ts'
import { compose } from './compose.ts'
import { releasesOf } from './queries.ts'
import { recheckDone } from './recheck-state.ts'
import type { Shown } from './shown.ts'
import { bundleSeen } from './veil.ts'

export interface StandingsNow {
  shown: Shown
  owed: Owed[]
  sealed: boolean
  /** No recheck is asked for, or it is complete and signed. */
  rechecked: boolean
}

/** Recomputed whole from the marks; in a blind event nobody learns who is who before the seal. */
export async function standingsNow(db: Db, eventId: string, at: string): Promise<StandingsNow> {
  const { blind } = await eventOf(db, eventId)
  const { decoded, sealedNow } = await phaseOf(db, eventId)
  const bundle = await bundleSeen(db, eventId)
  const result = score(bundle)
  const last = (await releasesOf(db, eventId)).at(-1)
  const occasion = { number: (last?.number ?? 0) + 1, kind: last?.kind ?? ('provisional' as const), reason: '', at }
  const shown = await compose(db, eventId, bundle, result, occasion, blind === 1 && !decoded)
  return { shown, owed: result.owed, sealed: sealedNow, rechecked: await recheckDone(db, eventId) }
}

/** How one entry's result came about; while codes are closed the entry is named by its code. @throws Problem 'not-found' */
export async function traceNow(db: Db, eventId: string, entryId: string): Promise<{ trace: Trace; scheme: Scheme }> {
  const bundle = await bundleSeen(db, eventId)
  if (!bundle.entries.some((e) => e.id === entryId)) throw notFound()
  return { trace: explain(bundle, entryId), scheme: bundle.scheme }
}
