/** Saving marks: every delivered change is a new revision; all changes of a request are kept, or none. */
import { prepared } from '../../db/prepared.ts'
import type { DeliveryRow, SheetRow } from '../../db/schema.ts'
import { savedScheme } from '../competitions/queries.ts'
import { mustHaveOpened } from '../competitions/window.ts'
import type { Act } from '../lib/act.ts'
import { Proof } from '../lib/audit.ts'
import { canonical } from '../lib/canonical.ts'
import { type Fault, Problem, wrongState } from '../lib/problem.ts'
import { decimal, print } from '../scoring/exact.ts'
import { markFault } from '../scoring/mark.ts'
import { cellsOf } from '../scoring/plan.ts'
import type { Aspect, Mark, Scheme } from '../scoring/types.ts'
import { lateMarksOn } from './chief-queries.ts'
import { mustBeOnDevice } from './device.ts'
import { keepSheet, sheetInHand } from './own.ts'
import type { Cells, Present, SheetSeen } from './queries.ts'

export interface Change {
  cell: string
  /** null takes the mark away. */
  value: Mark | null
  /** The revision on which the change was made. */
  base: number
}

export interface Saved {
  version: number
  /** The changed cells as they are now. */
  cells: Present
  /** Cells whose new value came too late: it is kept for the chief judge and does not count. */
  late?: string[]
}

/**
 * Saves marks on one's own draft sheet. A value that is there already changes nothing, so a repeated delivery counts once.
 * On a sheet that is checked or sealed they are late: kept, and the sheet stays as it is.
 * @throws Problem 'invalid-input' at the cell, 'changed-meanwhile' with the present values, 'wrong-state' while submitted
 */
export async function saveMarks(
  act: Act,
  eventId: string,
  sheetId: string,
  { scheme, cells }: { scheme: number; cells: Change[] },
): Promise<Saved> {
  const found = await sheetInHand(act, eventId, sheetId)
  await mustHaveOpened(act, eventId)
  const device = await mustBeOnDevice(act, found)
  const sheet = device === found.device ? found : { ...found, device }
  const aspects = await aspectsOf(act, sheet)
  const faults = cells.flatMap(({ cell, value }, i) => faultsIn(aspects, cells, cell, value, i))
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  if (sheet.state === 'submitted') mustBeDraft(sheet)
  if (scheme !== sheet.scheme) throw new Problem('changed-meanwhile', [{ path: ['scheme'], code: 'scheme-changed' }])
  const wanted = cells.map(({ cell, value, base }) => ({
    cell,
    value: canonicalMark(aspects.get(cell) as Aspect, value),
    base,
    now: sheet.present[cell] ?? NEVER,
  }))
  const changed = wanted.filter(({ value, now }) => !isSame(value, now.value))
  if (sheet.state !== 'draft') return keepLate(act, sheet, wanted, changed)
  const clashing = changed.filter((one) => one.base !== one.now.revision)
  if (clashing.length > 0) {
    const paths = clashing.map((one): Fault => ({ path: ['cells', wanted.indexOf(one), 'base'], code: 'mark-changed-meanwhile' }))
    throw new Problem('changed-meanwhile', paths, { present: Object.fromEntries(clashing.map((one) => [one.cell, one.now])) })
  }
  const after = changed.length > 0 ? await write(act, sheet, changed) : sheet
  if (changed.length === 0) await act.note(`sheet:${sheetId}`, { cells: 0 })
  keepSheet(act, after)
  act.tell(`progress:${eventId}`)
  const kept: Present = {}
  for (const { cell, value } of wanted) kept[cell] = after.present[cell] ?? { value, revision: 0 }
  return { version: after.version, cells: kept }
}

type Wanted = Change & { now: Present[string] }

const NEVER: Present[string] = { value: null, revision: 0 }

const isSame = (a: Mark | null, b: Mark | null): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))

/** Keeps what is not the value already, once for each value of a cell; what counts stays as it is. */
async function keepLate(act: Act, sheet: SheetSeen, wanted: Wanted[], changed: Wanted[]): Promise<Saved> {
  const kept = new Map((await lateMarksOn(act.tx, sheet.id)).map((one) => [one.cell, one.value]))
  const ruling = { ruling: null, reason: '', ruledBy: null, ruledAt: null }
  const rows = changed
    .map(({ cell, value }) => ({ cell, value: value === null ? null : JSON.stringify(value) }))
    .filter(({ cell, value }) => kept.get(cell) !== value)
    .map((one) => ({ id: act.id(), sheetId: sheet.id, ...one, by: act.by.id, at: act.at, ...ruling }))
  if (rows.length > 0) await act.tx.insertInto('lateMark').values(rows).execute()
  await act.note(`sheet:${sheet.id}`, { lateCells: rows.length }, proof(act, rows))
  act.tell(`progress:${sheet.eventId}`)
  const cells = Object.fromEntries(wanted.map(({ cell, now }) => [cell, now]))
  return { version: sheet.version, cells, late: changed.map((one) => one.cell) }
}

async function aspectsOf(act: Act, sheet: SheetSeen): Promise<Map<string, Aspect>> {
  const scheme = await savedScheme(act.tx, sheet.eventId, sheet.scheme)
  const bySitting = aspectsBySitting.get(scheme) ?? new Map<string, Map<string, Aspect>>()
  aspectsBySitting.set(scheme, bySitting)
  const known = bySitting.get(sheet.sitting)
  if (known) return known
  const aspects = new Map(cellsOf(scheme, sheet.sitting).map(({ cell, aspect }) => [cell, aspect]))
  bySitting.set(sheet.sitting, aspects)
  return aspects
}

const aspectsBySitting = new WeakMap<Scheme, Map<string, Map<string, Aspect>>>()

function faultsIn(aspects: Map<string, Aspect>, cells: Change[], cell: string, value: Mark | null, i: number): Fault[] {
  const aspect = aspects.get(cell)
  if (!aspect) return [{ path: ['cells', i, 'cell'], code: 'unknown-cell' }]
  if (cells.findIndex((one) => one.cell === cell) !== i) return [{ path: ['cells', i, 'cell'], code: 'cell-twice' }]
  const fault = value === null ? null : markFault(aspect, value)
  return fault ? [{ path: ['cells', i, 'value'], code: fault.code, params: fault.params }] : []
}

/** One way to write one number: "9.50" and "09.5" are 9.5. The mark was found good before. */
export function canonicalMark(aspect: Aspect, mark: Mark | null): Mark | null {
  if (typeof mark !== 'string' || aspect.kind === 'table') return mark
  const value = decimal(mark)
  return value ? print(value) : mark
}

/** What the audit record keeps of marks: a keyed hash, because a plain digest of so few possible values could be tried out. */
export const proof = (act: Act, marks: unknown): Proof => new Proof(act.site.secrets.hash(canonical(marks)))

/** @throws Problem 'wrong-state' */
export function mustBeDraft(sheet: Pick<SheetSeen, 'state'>): void {
  if (sheet.state !== 'draft') throw wrongState(`sheet-${sheet.state}`)
}

/**
 * Writes the changes as their cells' next revisions, in the name of whoever made the marks, with their record in the log, and
 * gives the sheet as it is then.
 * @throws Problem 'changed-meanwhile' when the sheet is not what the database has
 */
export async function write<S extends SheetSeen>(act: Act, sheet: S, changed: Change[], by = act.by.id): Promise<S> {
  const present: Present = { ...sheet.present }
  for (const { cell, value, base } of changed) present[cell] = { value, revision: base + 1 }
  const cells: Cells = {}
  const marks: Record<string, Mark> = {}
  const revisions: Record<string, number> = {}
  for (const cell in present) {
    const { value, revision } = present[cell] as Present[string]
    revisions[cell] = revision
    if (value === null) continue
    marks[cell] = value
    cells[cell] = { value, revision }
  }
  const { id, version: before, delivery: previous } = sheet
  const version = before + 1
  const text = JSON.stringify(changed.map(({ cell, value, base }) => [cell, base + 1, value]))
  const number = await act.note(`sheet:${id}`, { cells: changed.length }, new Proof(act.site.secrets.hash(text)))
  await keepDelivery(act.tx, { number, sheetId: id, previous, cells: text, by, at: act.at })
  const row = { id, before, version, delivery: number, marks: JSON.stringify(marks), revisions: JSON.stringify(revisions) }
  if ((await updateSheet(act.tx, row)).length === 0) throw new Problem('changed-meanwhile')
  return { ...sheet, version, delivery: number, present, cells }
}

const keepDelivery = prepared((db, { number, sheetId, previous, cells, by, at }: DeliveryRow) =>
  db.insertInto('delivery').values({ number, sheetId, previous, cells, by, at }),
)

type Written = Pick<SheetRow, 'id' | 'version' | 'delivery' | 'marks' | 'revisions'> & { before: number }
const updateSheet = prepared((db, { id, before, version, delivery, marks, revisions }: Written) =>
  db
    .updateTable('sheet')
    .set({ marks, revisions, version, delivery })
    .where('id', '=', id)
    .where('version', '=', before)
    .returning('version'),
)
