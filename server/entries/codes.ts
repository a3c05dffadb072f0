/** Layers of codes: each made by its own custodian, and opened again by two people, the last layer first. */
import { phaseOf } from '../competitions/phase.ts'
import { procedureOf } from '../competitions/procedure.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { digest } from '../lib/canonical.ts'
import { notFound, Problem, wrongState } from '../lib/problem.ts'
import { codeLayersOf, custodiansOf, decryptionsOf, drawPlanOf, entryCodesOf } from './queries.ts'

/**
 * The numbers of one layer, as a pure function: what the layer below numbered, in the order of SHA-256("seed:layer:below"), has
 * the layer's digit and then 1 … n in as many digits as n has, at least two.
 * @param seed 32 hexadecimal digits
 * @param below the numbers of the layer below; of the first layer the lots
 * @example layerOf('00…00', 2, ['101', '102']) gives "201" and "202", each to one of the two
 */
export function layerOf(seed: string, layer: number, below: readonly string[]): Map<string, string> {
  const hash = new Map(below.map((one) => [one, digest(`${seed}:layer:${one}`)]))
  const width = Math.max(2, String(below.length).length)
  const order = below.toSorted((a, b) => ((hash.get(a) as string) < (hash.get(b) as string) ? -1 : 1))
  return new Map(order.map((one, i) => [one, `${layer}${String(i + 1).padStart(width, '0')}`]))
}

/**
 * A custodian makes the own layer of codes, once, after the draw and the layers below. With the last one every entry has the code
 * that judges see, and stands in the order of the codes from then on: the lot would tell who it is.
 */
export async function makeLayer(act: Act, eventId: string, layer: number): Promise<{ codes: number }> {
  await eventOf(act.tx, eventId)
  const custodian = (await custodiansOf(act.tx, eventId)).find((one) => one.layer === layer)
  if (custodian?.accountId !== act.by.id) throw new Problem('not-allowed')
  const phase = await phaseOf(act.tx, eventId)
  const layers = (await drawPlanOf(act.tx, eventId))?.layers ?? 0
  if (layers < 2 || layer > layers) throw notFound()
  if (!phase.drawn) throw wrongState('lots-not-drawn')
  const made = (await codeLayersOf(act.tx, eventId)).length
  if (made >= layer) throw wrongState('layer-made')
  if (made < layer - 1) throw wrongState('layer-below-missing', { layer: String(made + 1) })
  if (layer === 1) await keepLots(act, eventId)
  const below = (await entryCodesOf(act.tx, eventId)).filter((one) => one.layer === layer - 1)
  const seed = Buffer.from(act.site.random(16)).toString('hex')
  const numbers = layerOf(
    seed,
    layer,
    below.map((one) => one.code),
  )
  const rows = below.map(({ entryId, code }) => ({ entryId, eventId, layer, code: numbers.get(code) as string }))
  for (const row of rows) await act.tx.insertInto('entryCode').values(row).execute()
  if (layer === layers) await code(act, eventId, rows)
  await act.tx.insertInto('codeLayer').values({ eventId, layer, seed, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { layer, draw: digest(seed), codes: rows.length })
  act.tell(`event:${eventId}`)
  return { codes: rows.length }
}

/** The last layer's numbers are the codes, and the order of the codes the order of appearance. */
async function code(act: Act, eventId: string, rows: { entryId: string; code: string }[]): Promise<void> {
  // All at once would be two entries in one place for a moment.
  await act.tx.updateTable('entry').set({ lot: null }).where('eventId', '=', eventId).execute()
  for (const [i, { entryId, code }] of rows.toSorted((a, b) => Number(a.code) - Number(b.code)).entries())
    await act.tx
      .updateTable('entry')
      .set({ code, lot: i + 1 })
      .where('id', '=', entryId)
      .execute()
}

/** The lots are the layer below the first. */
async function keepLots(act: Act, eventId: string): Promise<void> {
  const drawn = await act.tx.selectFrom('entry').select(['id', 'lot']).where('eventId', '=', eventId).where('lot', 'is not', null).execute()
  for (const { id, lot } of drawn)
    await act.tx
      .insertInto('entryCode')
      .values({ entryId: id, eventId, layer: 0, code: String(lot) })
      .execute()
}

/**
 * Opens a layer, after everything is sealed and rechecked and the layers above are open: first its custodian, then an organiser or
 * the chief judge, who must be somebody else.
 */
export async function openLayer(act: Act, eventId: string, layer: number): Promise<{ open: boolean }> {
  await eventOf(act.tx, eventId)
  const layers = (await drawPlanOf(act.tx, eventId))?.layers ?? 0
  if (layers < 2 || layer > layers) throw notFound()
  if (!(await phaseOf(act.tx, eventId)).sealedNow) throw wrongState('not-sealed')
  if (await recheckIsOpen(act, eventId)) throw wrongState('not-rechecked')
  const opened = await decryptionsOf(act.tx, eventId)
  const above = opened.find((one) => one.layer === layer + 1)
  if (layer < layers && !above?.secondBy) throw wrongState('layer-above-closed', { layer: String(layer + 1) })
  const known = opened.find((one) => one.layer === layer)
  if (known?.secondBy) throw wrongState('layer-open')
  const custodian = (await custodiansOf(act.tx, eventId)).some((one) => one.layer === layer && one.accountId === act.by.id)
  if (!known) {
    if (!custodian) throw wrongState('custodian-first')
    await act.tx.insertInto('decryption').values({ eventId, layer, by: act.by.id, at: act.at, secondBy: null, secondAt: null }).execute()
  } else {
    if (known.by === act.by.id || !(await mayConfirm(act, eventId))) throw wrongState('second-person-needed')
    const second = { secondBy: act.by.id, secondAt: act.at }
    await act.tx.updateTable('decryption').set(second).where('eventId', '=', eventId).where('layer', '=', layer).execute()
  }
  await act.note(`event:${eventId}`, { layer, decryption: known ? 'open' : 'asked' })
  act.tell(`event:${eventId}`)
  return { open: known !== undefined }
}

async function mayConfirm(act: Act, eventId: string): Promise<boolean> {
  if (act.by.role === 'organiser') return true
  const seat = act.tx.selectFrom('seat').select('id').where('eventId', '=', eventId).where('accountId', '=', act.by.id)
  return (await seat.where('duty', '=', 'chief').executeTakeFirst()) !== undefined
}

/** Where a recheck is required it is signed when it is done; codes are opened after it, so that nobody rechecks whom they know. */
async function recheckIsOpen(act: Act, eventId: string): Promise<boolean> {
  if ((await procedureOf(act.tx, eventId)).recheck === null) return false
  const signed = await act.tx
    .selectFrom('recheckSign')
    .innerJoin('recheck', 'recheck.id', 'recheckSign.recheckId')
    .where('recheck.eventId', '=', eventId)
    .select('recheckSign.id')
    .executeTakeFirst()
  return signed === undefined
}
