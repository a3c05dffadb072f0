/** Paper sheets: two clerks key one in without seeing each other; where they agree it is the judge's sheet, where they differ the paper decides. */
import type { KeyingEndRow } from '../../db/schema.ts'
import { savedScheme } from '../competitions/queries.ts'
import type { Act, Actor } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { type Fault, notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { markFault } from '../scoring/mark.ts'
import { type Cell, cellsOf } from '../scoring/plan.ts'
import type { Mark } from '../scoring/types.ts'
import { type Keying, openKeyings } from './keying-queries.ts'
import { canonicalMark, mustBeDraft, proof, write } from './mark.ts'
import { dutiesOf, type SheetSeen, sheetOf } from './queries.ts'
import { step } from './sheet.ts'

export type Keyed = 'waiting' | 'differs' | 'agreed'

/**
 * Keys in a whole paper sheet. The first keying waits for a second one by somebody else; its author may key it in again until then.
 * @throws Problem 'invalid-input' naming every cell that has no good mark; 'wrong-state' once two keyings are there
 */
export async function keyIn(
  act: Act,
  eventId: string,
  sheetId: string,
  { scheme, marks }: { scheme: number; marks: Record<string, Mark> },
): Promise<{ state: Keyed }> {
  const sheet = await paperSheet(act, eventId, sheetId)
  if (scheme !== sheet.scheme) throw new Problem('changed-meanwhile', [{ path: ['scheme'], code: 'scheme-changed' }])
  const cells = await cellsIn(act, sheet)
  const faults = faultsIn(cells, marks)
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  const read = Object.fromEntries(cells.map(({ cell, aspect }) => [cell, canonicalMark(aspect, marks[cell] as Mark) as Mark]))
  const before = await openKeyings(act.tx, [sheetId])
  if (before.length > 1) throw wrongState('keyed-twice')
  const mine = before.find((one) => one.by === act.by.id)
  if (mine) await end(act, [mine], 'replaced', '')
  const keying: Keying = { id: act.id(), sheetId, scheme, marks: read, by: act.by.id, at: act.at }
  await act.tx
    .insertInto('keying')
    .values({ ...keying, marks: JSON.stringify(read) })
    .execute()
  const other = before.find((one) => one !== mine)
  const state: Keyed = !other ? 'waiting' : differing(other, keying).length > 0 ? 'differs' : 'agreed'
  await act.note(`sheet:${sheetId}`, { keying: state }, proof(act, read))
  act.tell(`progress:${eventId}`)
  if (other && state === 'agreed') await land(act, sheet, read, [other, keying], 'agreed')
  return { state }
}

/**
 * Settles the differences with the paper in hand: for every differing cell one of the two keyings, never a third value.
 * @throws Problem 'not-allowed' for anybody but the two clerks and the chief
 */
export async function settle(act: Act, eventId: string, sheetId: string, choices: Record<string, string>): Promise<void> {
  const { sheet, both } = await differingKeyings(act, eventId, sheetId)
  const [first, second] = both
  const cells = differing(first, second)
  const open = cells.filter((cell) => !both.some((one) => one.id === choices[cell]))
  const needless = Object.keys(choices).filter((cell) => !cells.includes(cell))
  if (open.length + needless.length > 0)
    throw new Problem(
      'invalid-input',
      [...open, ...needless].map((cell) => ({ path: ['choices', cell], code: 'choose-a-keying' })),
    )
  const chosen = cells.map((cell) => [cell, (choices[cell] === first.id ? first : second).marks[cell] as Mark])
  await land(act, sheet, { ...first.marks, ...Object.fromEntries(chosen) }, both, 'settled')
}

/** Throws both keyings away: neither is what the paper says. The sheet is keyed in anew. */
export async function rejectKeyings(act: Act, eventId: string, sheetId: string, reason: string): Promise<void> {
  const { both } = await differingKeyings(act, eventId, sheetId)
  await end(act, both, 'rejected', reason)
  await act.note(`sheet:${sheetId}`, { keying: 'rejected', reason })
  act.tell(`progress:${eventId}`)
}

/** The cells in which two keyings differ. */
export const differing = (a: Keying, b: Keying): string[] =>
  Object.keys(a.marks).filter((cell) => canonical(a.marks[cell]) !== canonical(b.marks[cell]))

/** The two who keyed it in, and the chief: who else has no part in it sees no value of it. */
export async function maySettle(db: Act['tx'], by: Actor, eventId: string, both: readonly Keying[]): Promise<boolean> {
  return both.some((one) => one.by === by.id) || (await dutiesOf(db, eventId, by.id)).includes('chief')
}

async function differingKeyings(act: Act, eventId: string, sheetId: string): Promise<{ sheet: SheetSeen; both: [Keying, Keying] }> {
  const sheet = await paperSheet(act, eventId, sheetId)
  const [first, second] = await openKeyings(act.tx, [sheetId])
  if (!first || !second) throw wrongState('keyed-once')
  if (!(await maySettle(act.tx, act.by, eventId, [first, second]))) throw new Problem('not-allowed')
  return { sheet, both: [first, second] }
}

/** A sheet that a person fills in, still open, and not the clerk's own. */
async function paperSheet(act: Act, eventId: string, sheetId: string): Promise<SheetSeen> {
  const sheet = await sheetOf(act.tx, eventId, sheetId)
  if ((sheet.kind !== 'judge' && sheet.kind !== 'department') || sheet.recused || !sheet.seated) throw notFound()
  if (sheet.source === act.by.id) throw wrong('sheet', 'own-paper')
  mustBeDraft(sheet)
  return sheet
}

async function cellsIn(act: Act, sheet: SheetSeen): Promise<Cell[]> {
  return cellsOf(await savedScheme(act.tx, sheet.eventId, sheet.scheme), sheet.sitting)
}

function faultsIn(cells: Cell[], marks: Record<string, Mark>): Fault[] {
  const known = new Set(cells.map(({ cell }) => cell))
  const unknown = Object.keys(marks).filter((cell) => !known.has(cell))
  return [
    ...unknown.map((cell) => ({ path: ['marks', cell], code: 'unknown-cell' })),
    ...cells.flatMap(({ cell, aspect }): Fault[] => {
      const mark = marks[cell]
      if (mark === undefined) return [{ path: ['marks', cell], code: 'not-marked' }]
      const fault = markFault(aspect, mark)
      return fault ? [{ path: ['marks', cell], code: fault.code, params: fault.params }] : []
    }),
  ]
}

/** What was keyed in becomes the judge's submitted sheet; marks that had arrived from the tablet stay as earlier revisions. */
async function land(act: Act, sheet: SheetSeen, marks: Record<string, Mark>, both: Keying[], outcome: KeyingEndRow['outcome']) {
  const changed = Object.entries(marks)
    .map(([cell, value]) => ({ cell, value, base: sheet.present[cell]?.revision ?? 0 }))
    .filter(({ cell, value }) => canonical(value) !== canonical(sheet.present[cell]?.value ?? null))
  const { version } = changed.length > 0 ? await write(act, sheet, changed) : sheet
  await end(act, both, outcome, '')
  await act.note(`sheet:${sheet.id}`, { source: 'paper', keying: outcome, changed: changed.length })
  const cells = Object.fromEntries(Object.entries(marks).map(([cell, value]) => [cell, { value, revision: 0 }]))
  await step(act, { ...sheet, version, cells }, 'submitted', '')
}

async function end(act: Act, keyings: Keying[], outcome: KeyingEndRow['outcome'], reason: string): Promise<void> {
  const rows = keyings.map(({ id }) => ({ keyingId: id, outcome, reason, by: act.by.id, at: act.at }))
  await act.tx.insertInto('keyingEnd').values(rows).execute()
}
