/** Waivers: the chief lets a missing judge go, for one entry or a whole sitting, so that nobody waits for sheets that will not come. */
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { deskOf, entryAt } from './expected.ts'
import { type SheetKey, sheetKeysOf, waiversOf } from './queries.ts'
import { gapsOf } from './shortage.ts'

export interface NewWaiverFields {
  /** The judge's label. */
  source: string
  sitting: string
  /** The entry's id, in a blind event its code; null for the whole sitting. */
  entryId: string | null
  reason: string
}

/**
 * Waives what a judge still owes; what they have handed in counts all the same, also what comes before the seal.
 * @throws Problem 'wrong-state' where nothing is owed, or the sitting is sealed
 */
export async function waive(act: Act, eventId: string, { source, sitting, entryId: ref, reason }: NewWaiverFields): Promise<string> {
  const desk = await deskOf(act.tx, eventId)
  const place = desk.plan.sittings.get(sitting)
  if (!place) throw wrong('sitting', 'unknown-sitting')
  // Without a panel one complete sheet is needed, whoever's it is: nobody can be let go.
  if (!place.sitting.panel) throw wrong('sitting', 'waiver-no-panel')
  const holder = desk.seats.find((seat) => seat.label === source && seat.sitting === sitting)
  if (!holder) throw wrong('source', 'not-seated')
  const entryId = ref === null ? null : entryAt(desk, ref).id
  const sheets = (await sheetKeysOf(act.tx, eventId)).filter((sheet) => sheet.sitting === sitting)
  // Whoever was given an entry and recused since owes no sheet: the entry goes on with one judge less.
  const isGap = gapsOf(desk, sitting).some((gap) => gap.entryId === entryId && gap.accountId === holder.accountId)
  if (isGap) mustNotBeSealed(sheets.filter((sheet) => sheet.entryId === entryId))
  else mustOwe(sheets.filter((sheet) => sheet.source === holder.accountId && (entryId === null || sheet.entryId === entryId)))
  const known = await waiversOf(act.tx, eventId)
  const covers = (one: (typeof known)[number]) => one.entryId === null || one.entryId === entryId
  if (known.some((one) => one.accountId === holder.accountId && one.sitting === sitting && covers(one))) throw wrongState('waived-already')
  const id = act.id()
  await act.tx
    .insertInto('waiver')
    .values({ id, eventId, accountId: holder.accountId, sitting, entryId, reason, by: act.by.id, at: act.at })
    .execute()
  await act.note(`waiver:${id}`, { event: eventId, account: holder.accountId, sitting, ...(entryId && { entry: entryId }), reason })
  act.tell(`progress:${eventId}`)
  return id
}

function mustNotBeSealed(sheets: SheetKey[]): void {
  if (sheets.some((sheet) => sheet.state === 'sealed')) throw wrongState('sitting-sealed')
}

function mustOwe(sheets: SheetKey[]): void {
  mustNotBeSealed(sheets)
  if (!sheets.some((sheet) => sheet.state === 'draft')) throw wrongState('waiver-not-owed')
}

/** Takes a waiver back before the seal: the sheets are owed again. */
export async function withdrawWaiver(act: Act, eventId: string, waiverId: string, reason: string): Promise<void> {
  const waiver = (await waiversOf(act.tx, eventId)).find((one) => one.id === waiverId)
  if (!waiver) throw notFound()
  mustNotBeSealed((await sheetKeysOf(act.tx, eventId)).filter((sheet) => sheet.sitting === waiver.sitting))
  await act.tx.deleteFrom('waiver').where('id', '=', waiverId).execute()
  await act.note(`waiver:${waiverId}`, { event: eventId, account: waiver.accountId, sitting: waiver.sitting, withdrawn: true, reason })
  act.tell(`progress:${eventId}`)
}
