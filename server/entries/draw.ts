/** The draw of lots: a seed orders the entries, and anyone who knows the seed can repeat it. */

import type { DrawPlanRow } from '../../db/schema.ts'
import { stationsOf } from '../competitions/calendar-queries.ts'
import { layersOf, phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { mustNotImport } from './importing.ts'
import { type Drawing, type DrawRules, orderOf, unmetOf } from './order.ts'
import { drawPlanOf, entriesOf } from './queries.ts'

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

/** Rules of a draw and the number of its code layers, as they are announced. */
export interface Announced extends DrawRules {
  layers: number
}

/**
 * Announces the draw: the hash of a new seed, its rules and the layers of codes, before anything is drawn. Again before the draw:
 * other rules under the same seed, so that nobody can try seeds.
 */
export async function announceDraw(act: Act, eventId: string, announced: Announced): Promise<{ commitment: string }> {
  const event = await eventOf(act.tx, eventId)
  if ((await phaseOf(act.tx, eventId)).drawn) throw wrongState('drawn-already')
  if (announced.layers > 1 && event.blind === 0) throw wrong('layers', 'layers-not-blind')
  const { seed } = await keepPlan(act, eventId, announced)
  const commitment = digest(seed)
  await act.note(`event:${eventId}`, { draw: commitment, ...announced })
  act.tell(`event:${eventId}`)
  return { commitment }
}

async function keepPlan(act: Act, eventId: string, { apart, spread, layers }: Announced): Promise<DrawPlanRow> {
  const known = await drawPlanOf(act.tx, eventId)
  const seed = known?.seed ?? Buffer.from(act.site.random(16)).toString('hex')
  const rules = { apart: apart ? (1 as const) : (0 as const), spread: spread ? (1 as const) : (0 as const), layers }
  const row: DrawPlanRow = { eventId, seed, ...rules, outcome: null, by: act.by.id, at: act.at }
  if (known) await act.tx.updateTable('drawPlan').set(row).where('eventId', '=', eventId).execute()
  else await act.tx.insertInto('drawPlan').values(row).execute()
  return row
}

/** Draws the lots of all entries that take part, and in a blind event with one code each their codes. Once only. */
export async function drawLots(act: Act, eventId: string): Promise<{ entries: number; commitment: string }> {
  const event = await eventOf(act.tx, eventId)
  const phase = await phaseOf(act.tx, eventId)
  if (!phase.locked) throw wrongState('scheme-not-locked')
  await mustNotImport(act.tx, eventId)
  if (phase.drawn) throw wrongState('drawn-already')
  const competing = (await entriesOf(act.tx, eventId)).filter((e) => e.state === 'normal' || e.state === 'exhibition')
  if (competing.length === 0) throw wrongState('no-entries')
  const plan = (await drawPlanOf(act.tx, eventId)) ?? (await keepPlan(act, eventId, { apart: false, spread: false, layers: event.blind }))
  const { seed } = plan
  const rules = { apart: plan.apart === 1, spread: plan.spread === 1 }
  const batches = (await stationsOf(act.tx, eventId)).map(({ batch }) => batch)
  const order = orderOf(seed, competing, batches, rules)
  const ids = competing.map(({ id }) => id)
  const codes = new Map(drawOf(seed, ids).map(({ id, code }) => [id, code]))
  for (const [i, id] of order.entries()) {
    const code = event.blind && plan.layers < 2 ? (codes.get(id) ?? null) : null
    await act.tx
      .updateTable('entry')
      .set({ lot: i + 1, code })
      .where('id', '=', id)
      .execute()
  }
  const byId = new Map(competing.map((one) => [one.id, one]))
  const unmet = unmetOf(
    order.map((id) => byId.get(id) as Drawing),
    batches,
    rules,
  )
  await act.tx
    .updateTable('drawPlan')
    .set({ outcome: JSON.stringify(unmet) })
    .where('eventId', '=', eventId)
    .execute()
  await act.tx.insertInto('draw').values({ eventId, seed, by: act.by.id, at: act.at }).execute()
  const commitment = digest(seed)
  await act.note(`event:${eventId}`, { draw: commitment, entries: order.length, ...(unmet.length > 0 && { unmet }) }, ids)
  act.tell(`event:${eventId}`)
  return { entries: order.length, commitment }
}

/**
 * Gives whoever joins after the draw a lot and a code: the next ones.
 * @throws Problem 'wrong-state' once a layer of codes is made: the next code would tell who came late
 */
export async function lateLots(act: Act, eventId: string, blind: boolean): Promise<() => { lot: number; code: string | null }> {
  const { layers, made } = await layersOf(act.tx, eventId)
  if (made > 0) throw wrongState('codes-made')
  const taken = await act.tx
    .selectFrom('entry')
    .select(['lot', 'code'])
    .where('eventId', '=', eventId)
    .where('lot', 'is not', null)
    .execute()
  let lot = taken.reduce((most, one) => Math.max(most, one.lot ?? 0), 0)
  let code = taken.reduce((most, one) => Math.max(most, Number(one.code ?? 0)), FIRST_CODE - 1)
  return () => ({ lot: ++lot, code: blind && layers < 2 ? String(++code) : null })
}
