/** Releasing: an event's standings become an immutable, numbered publication, recomputed from the marks in that very transaction. */
import { phaseOf } from '../competitions/phase.ts'
import { asRehearsal } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { canonical, digest } from '../lib/canonical.ts'
import { type Fault, notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { score } from '../scoring/score.ts'
import type { Bundle, Result } from '../scoring/types.ts'
import { mustNotBeAppealed } from './appeal-hold.ts'
import { bundleOf } from './bundle.ts'
import { compose } from './compose.ts'
import { releasesOf } from './queries.ts'
import { recheckDone } from './recheck-state.ts'
import { showRelease } from './showing.ts'
import type { Shown } from './shown.ts'

/** Where an event stands with what it has published. */
export interface Released {
  number: number
  digest: string
}

/**
 * Publishes the next release. The first is provisional; the official one must show the same list.
 * @param last number of the release the organiser was looking at, 0 for none.
 * @param override why it becomes official though appeals are open
 * @throws Problem wrong-state: marks not sealed, something owed, provisional missing, list changed (then it takes a correction).
 */
export async function release(act: Act, eventId: string, kind: Shown['kind'], last: number, override?: string): Promise<Released> {
  if (await asRehearsal(act.tx, eventId)) throw wrongState('rehearsal-here')
  const before = (await releasesOf(act.tx, eventId)).at(-1)
  if ((before?.number ?? 0) !== last) throw new Problem('changed-meanwhile')
  if (!before && kind === 'official') throw wrongState('provisional-first')
  if (before?.kind === 'official') throw wrongState('released-officially')
  if (kind === 'official') await mustNotBeAppealed(act, eventId, override)
  const made = await publish(act, eventId, await releasable(act, eventId), kind, '', null)
  if (before && (await listDigest(act, eventId, before.number)) !== (await listDigest(act, eventId, made.number)))
    throw wrongState('list-changed')
  return made
}

/** Asks for a correction of what is published. Somebody else must confirm it. */
export async function askCorrection(act: Act, eventId: string, reason: string): Promise<string> {
  if ((await releasesOf(act.tx, eventId)).length === 0) throw wrongState('nothing-released')
  const open = await act.tx
    .selectFrom('correction')
    .select('id')
    .where('eventId', '=', eventId)
    .where('releaseId', 'is', null)
    .executeTakeFirst()
  if (open) throw wrongState('correction-open')
  const id = act.id()
  await act.tx.insertInto('correction').values({ id, eventId, reason, by: act.by.id, at: act.at, releaseId: null }).execute()
  await act.note(`event:${eventId}`, { correction: id, reason })
  act.tell(`results:${eventId}`)
  return id
}

/** The second person confirms: the corrected list becomes release n + 1, of the same kind as the one before. */
export async function confirmCorrection(act: Act, eventId: string, correctionId: string): Promise<Released> {
  const correction = await act.tx
    .selectFrom('correction')
    .selectAll()
    .where('id', '=', correctionId)
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  if (!correction) throw notFound()
  if (correction.releaseId) throw wrongState('correction-done')
  if (correction.by === act.by.id) throw wrong('correction', 'second-person-needed')
  const before = (await releasesOf(act.tx, eventId)).at(-1)
  if (!before) throw wrongState('nothing-released')
  const made = await publish(act, eventId, await releasable(act, eventId), before.kind, correction.reason, correction.by)
  const { id } = await act.tx
    .selectFrom('release')
    .select('id')
    .where('eventId', '=', eventId)
    .where('number', '=', made.number)
    .executeTakeFirstOrThrow()
  await act.tx.updateTable('correction').set({ releaseId: id }).where('id', '=', correctionId).execute()
  return made
}

/** An event's bundle and the result recomputed from it. */
interface Recomputed {
  bundle: Bundle
  result: Result
}

/** Recomputes the event from its marks, if nothing stands in the way of publishing it. */
async function releasable(act: Act, eventId: string): Promise<Recomputed> {
  const { marking, sealedNow, decoded } = await phaseOf(act.tx, eventId)
  if (!marking) throw wrongState('marking-not-open')
  if (!sealedNow) throw wrongState('not-sealed')
  if (!decoded) throw wrongState('not-decoded')
  if (!(await recheckDone(act.tx, eventId))) throw wrongState('recheck-first')
  const bundle = await bundleOf(act.tx, eventId)
  const result = score(bundle)
  const owed = result.owed.map((o): Fault => ({ path: [o.entry], code: `owed-${o.what}`, params: { node: o.node } }))
  const open = [...(result.faults ?? []), ...owed]
  if (open.length > 0) throw new Problem('wrong-state', open.slice(0, 20))
  return { bundle, result }
}

async function publish(
  act: Act,
  eventId: string,
  { bundle, result }: Recomputed,
  kind: Shown['kind'],
  reason: string,
  askedBy: string | null,
): Promise<Released> {
  const number = ((await releasesOf(act.tx, eventId)).at(-1)?.number ?? 0) + 1
  const shown = await compose(act.tx, eventId, bundle, result, { number, kind, reason, at: act.at })
  const text = canonical(shown)
  const row = {
    number,
    kind,
    reason,
    shown: text,
    bundle: canonical(bundle),
    digest: digest(text),
    by: askedBy ?? act.by.id,
    secondBy: askedBy ? act.by.id : null,
    at: act.at,
  }
  const id = act.id()
  await act.tx
    .insertInto('release')
    .values({ id, eventId, ...row })
    .execute()
  await act.note(`event:${eventId}`, { release: number, kind, digest: row.digest, ...(reason ? { reason } : {}) })
  for (const topic of [`results:${eventId}`, 'backup']) act.tell(topic)
  await showRelease(act, eventId, id, row)
  return { number, digest: row.digest }
}

/** What two releases must have in common to be the same list: their rows, whatever number and kind they carry. */
async function listDigest(act: Act, eventId: string, number: number): Promise<string> {
  const { shown } = await act.tx
    .selectFrom('release')
    .select('shown')
    .where('eventId', '=', eventId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { rows, squads, scheme } = JSON.parse(shown) as Shown
  return digest(canonical({ rows, squads, scheme }))
}
