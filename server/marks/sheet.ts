/** A sheet's life: submitted by its source, checked, sent back by the chief for one reason or another. */
import type { SheetRow } from '../../db/schema.ts'
import { schemeOf } from '../competitions/queries.ts'
import { mustHaveOpened } from '../competitions/window.ts'
import type { Act } from '../lib/act.ts'
import { type Fault, Problem, wrongState } from '../lib/problem.ts'
import { deskOf, entryAt, expectedSheets, isWaived, sheetKey } from '../panels/expected.ts'
import { markFault } from '../scoring/mark.ts'
import { cellsOf } from '../scoring/plan.ts'
import { mustBeOnDevice } from './device.ts'
import { mustBeDraft, proof } from './mark.ts'
import { keepSheet, sheetInHand } from './own.ts'
import { type SheetSeen, sheetOf, sheetsOf } from './queries.ts'

/**
 * Submits one's own sheet as it was on the page. Submitting it again with the same revisions changes nothing.
 * @throws Problem 'changed-meanwhile' when a cell changed elsewhere, 'invalid-input' naming every cell that is not marked
 */
export async function submitSheet(
  act: Act,
  eventId: string,
  sheetId: string,
  revisions: Record<string, number>,
): Promise<{ state: SheetRow['state']; version: number }> {
  const sheet = await sheetInHand(act, eventId, sheetId)
  await mustHaveOpened(act, eventId)
  const device = await mustBeOnDevice(act, sheet)
  const { present } = sheet
  const { scheme } = await schemeOf(act.tx, eventId)
  const cells = cellsOf(scheme, sheet.sitting)
  const known = new Set(cells.map(({ cell }) => cell))
  const unknown = Object.keys(revisions).filter((cell) => !known.has(cell))
  if (unknown.length > 0)
    throw new Problem(
      'invalid-input',
      unknown.map((cell) => ({ path: ['revisions', cell], code: 'unknown-cell' })),
    )
  const changed = cells.filter(({ cell }) => (revisions[cell] ?? 0) !== (present[cell]?.revision ?? 0))
  if (sheet.state === 'submitted' && changed.length === 0) {
    await act.note(`sheet:${sheetId}`, { state: 'submitted', again: true })
    return { state: sheet.state, version: sheet.version }
  }
  mustBeDraft(sheet)
  if (changed.length > 0) {
    const now = Object.fromEntries(changed.map(({ cell }) => [cell, present[cell] ?? { value: null, revision: 0 }]))
    throw new Problem(
      'changed-meanwhile',
      changed.map(({ cell }): Fault => ({ path: ['revisions', cell], code: 'mark-changed-meanwhile' })),
      { present: now },
    )
  }
  const unmarked = cells.filter(({ cell, aspect }) => {
    const mark = sheet.cells[cell]?.value
    return mark === undefined || markFault(aspect, mark) !== null
  })
  if (unmarked.length > 0)
    throw new Problem(
      'invalid-input',
      unmarked.map(({ cell }) => ({ path: ['revisions', cell], code: 'not-marked' })),
    )
  const submitted = await step(act, sheet, 'submitted', '')
  keepSheet(act, { ...sheet, device, ...submitted })
  return submitted
}

/** Sends a submitted sheet back to its source, with the reason that they read. */
export async function returnSheet(
  act: Act,
  eventId: string,
  sheetId: string,
  reason: string,
): Promise<{ state: SheetRow['state']; version: number }> {
  const sheet = await sheetOf(act.tx, eventId, sheetId)
  if (sheet.state === 'draft') throw wrongState('sheet-draft')
  if (sheet.state === 'sealed') throw wrongState('sheet-sealed')
  return step(act, sheet, 'draft', reason)
}

/** Confirms that a submitted sheet is in order: its source can no longer ask for it back without the chief. */
export async function checkSheet(act: Act, eventId: string, sheetId: string): Promise<{ state: SheetRow['state']; version: number }> {
  const sheet = await sheetOf(act.tx, eventId, sheetId)
  if (sheet.state !== 'submitted') throw wrongState(sheet.state === 'checked' ? 'checked-already' : `sheet-${sheet.state}`)
  return step(act, sheet, 'checked', '')
}

/** Confirms all submitted sheets of a sitting. */
export async function checkSitting(act: Act, eventId: string, sitting: string): Promise<{ sheets: number }> {
  const sheets = (await sheetsOf(act.tx, eventId)).filter((sheet) => sheet.sitting === sitting && sheet.state === 'submitted')
  if (sheets.length === 0) throw wrongState('nothing-to-check')
  for (const sheet of sheets) await step(act, sheet, 'checked', '')
  await act.note(`event:${eventId}`, { checked: sheets.length, sitting })
  return { sheets: sheets.length }
}

/**
 * Opens the sheets of one entry in one sitting again for re-scoring, those of all judges or of the named ones, with the reason
 * that they read. The first marks stay as revisions. Sheets that are open already, count no more, or are of a judge who
 * was let go, are left alone.
 */
export async function rescore(
  act: Act,
  eventId: string,
  { sitting, entryId, sources, reason }: { sitting: string; entryId: string; sources: string[] | null; reason: string },
): Promise<{ sheets: number }> {
  const desk = await deskOf(act.tx, eventId)
  const entry = entryAt(desk, entryId)
  const label = new Map(desk.seats.filter((seat) => seat.sitting === sitting).map((seat) => [seat.accountId, seat.label]))
  const isAsked = ({ source }: SheetSeen) => sources === null || sources.includes(label.get(source) ?? source)
  const expected = new Set(expectedSheets(desk).map(sheetKey))
  const sheets = (await sheetsOf(act.tx, eventId)).filter(
    (sheet) =>
      sheet.entryId === entry.id && sheet.sitting === sitting && expected.has(sheetKey(sheet)) && !isWaived(desk, sheet) && isAsked(sheet),
  )
  if (sheets.some((sheet) => sheet.state === 'sealed')) throw wrongState('sheet-sealed')
  const handedIn = sheets.filter((sheet) => sheet.state !== 'draft')
  if (handedIn.length === 0) throw wrongState('nothing-to-rescore')
  for (const sheet of handedIn) await step(act, sheet, 'draft', reason)
  await act.note(`event:${eventId}`, { rescore: handedIn.length, sitting, entry: entry.id, reason })
  return { sheets: handedIn.length }
}

/** Takes the sheet to its next state and writes the step; the marks are proved by their digest. */
export async function step(
  act: Act,
  sheet: SheetSeen,
  state: SheetRow['state'],
  reason: string,
): Promise<{ state: SheetRow['state']; version: number }> {
  const version = sheet.version + 1
  const { numUpdatedRows } = await act.tx
    .updateTable('sheet')
    .set({ state, version })
    .where('id', '=', sheet.id)
    .where('version', '=', sheet.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await act.tx.insertInto('sheetStep').values({ id: act.id(), sheetId: sheet.id, state, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`sheet:${sheet.id}`, reason ? { state, reason } : { state }, proof(act, sheet.cells))
  act.tell(`progress:${sheet.eventId}`)
  act.tell(`sheets:${sheet.eventId}:${sheet.source}`)
  return { state, version }
}
