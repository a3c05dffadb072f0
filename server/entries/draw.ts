/** The draw of lots: a seed orders the entries, and anyone who knows the seed can repeat it. */

import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import { wrongState } from '../lib/problem.ts'
import { entriesOf } from './queries.ts'

export interface Drawn {
  id: string
  lot: number
  code: string
}

/** Codes begin here, so that nobody takes a code for a lot or a rank. */
const FIRST_CODE = 101

/**
 * The draw, as a pure function: entries in the order of SHA-256("seed:lot:id") have the lots 1 … n, and in the order
 * of SHA-256("seed:code:id") the blind codes 101 … 100 + n; the hashes are compared as lower-case hexadecimal text.
 * The order in which the ids are given does not matter.
 * @param seed 32 hexadecimal digits
 * @example drawOf('00…00', ['a', 'b']) gives each of the two a lot (1 or 2) and a code ("101" or "102")
 */
export function drawOf(seed: string, ids: readonly string[]): Drawn[] {
  const lots = ordered(`${seed}:lot:`, ids)
  const codes = ordered(`${seed}:code:`, ids)
  return lots.map((id, i) => ({ id, lot: i + 1, code: String(FIRST_CODE + codes.indexOf(id)) }))
}

function ordered(salt: string, ids: readonly string[]): string[] {
  const hashes = new Map(ids.map((id) => [id, digest(salt + id)]))
  return ids.toSorted((a, b) => ((hashes.get(a) as string) < (hashes.get(b) as string) ? -1 : 1))
}

/** Draws the lots of all entries that take part, and in a blind event their codes. Once only. */
export async function drawLots(act: Act, eventId: string): Promise<{ entries: number; commitment: string }> {
  const event = await eventOf(act.tx, eventId)
  const phase = await phaseOf(act.tx, eventId)
  if (!phase.locked) throw wrongState('scheme-not-locked')
  if (phase.drawn) throw wrongState('drawn-already')
  const competing = (await entriesOf(act.tx, eventId)).filter((e) => e.state === 'normal' || e.state === 'exhibition').map((e) => e.id)
  if (competing.length === 0) throw wrongState('no-entries')
  const seed = Buffer.from(act.site.random(16)).toString('hex')
  for (const { id, lot, code } of drawOf(seed, competing)) {
    await act.tx
      .updateTable('entry')
      .set({ lot, code: event.blind ? code : null })
      .where('id', '=', id)
      .execute()
  }
  await act.tx.insertInto('draw').values({ eventId, seed, by: act.by.id, at: act.at }).execute()
  const commitment = digest(seed)
  await act.note(`event:${eventId}`, { draw: commitment, entries: competing.length }, competing)
  act.tell(`event:${eventId}`)
  return { entries: competing.length, commitment }
}

/** Gives whoever joins after the draw a lot and a code: the next ones. */
export async function lateLots(act: Act, eventId: string, blind: boolean): Promise<() => { lot: number; code: string | null }> {
  const taken = await act.tx
    .selectFrom('entry')
    .select(['lot', 'code'])
    .where('eventId', '=', eventId)
    .where('lot', 'is not', null)
    .execute()
  let lot = taken.reduce((most, one) => Math.max(most, one.lot ?? 0), 0)
  let code = taken.reduce((most, one) => Math.max(most, Number(one.code ?? 0)), FIRST_CODE - 1)
  return () => ({ lot: ++lot, code: blind ? String(++code) : null })
}
