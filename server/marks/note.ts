/** Notes: what a judge writes beside the marks, read by nobody else until the chief judge opens the deliberation of the entry. */
import type { Db } from '../../db/open.ts'
import { entryOf } from '../entries/queries.ts'
import type { Act, Actor } from '../lib/act.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { deskOf, type EventDesk, expectedSheets, refOf, sheetKey, whoOf } from '../panels/expected.ts'
import { cellsOf } from '../scoring/plan.ts'
import type { Text } from '../scoring/types.ts'
import { proof } from './mark.ts'
import { deliberatedEntries, type Note, notesOn } from './note-queries.ts'
import { ownSheet } from './own.ts'
import { dutiesOf, type SheetSeen, sheetsOf } from './queries.ts'

/**
 * Keeps a comment on an aspect, or the note on the whole sheet (cell ''), as its next revision; until the seal.
 * @throws Problem 'changed-meanwhile' with the present text when another page wrote something else
 */
export async function saveNote(
  act: Act,
  eventId: string,
  sheetId: string,
  { cell, text, base }: { cell: string; text: string; base: number },
): Promise<Note> {
  const sheet = await ownSheet(act.tx, act.by, eventId, sheetId)
  const { scheme } = await deskOf(act.tx, eventId)
  if (cell !== '' && !cellsOf(scheme, sheet.sitting).some((one) => one.cell === cell)) throw wrong('cell', 'unknown-cell')
  if (sheet.state === 'sealed') throw wrongState('sheet-sealed')
  const now = (await notesOn(act.tx, [sheetId])).get(sheetId)?.[cell] ?? { text: '', revision: 0 }
  const again = now.text === text
  if (!again && now.revision !== base) throw new Problem('changed-meanwhile', [], { present: now })
  const revision = again ? now.revision : base + 1
  if (!again) await act.tx.insertInto('note').values({ sheetId, cell, revision, text, by: act.by.id, at: act.at }).execute()
  await act.note(`sheet:${sheetId}`, { note: cell || 'sheet' }, proof(act, text))
  return { text, revision }
}

/** The entry's sheets that count and have a person for a source. */
function panelSheets(desk: EventDesk, sheets: SheetSeen[], entryId: string): SheetSeen[] {
  const expected = new Set(expectedSheets(desk).map(sheetKey))
  return sheets.filter(
    (sheet) => sheet.entryId === entryId && (sheet.kind === 'judge' || sheet.kind === 'department') && expected.has(sheetKey(sheet)),
  )
}

/** Opens the notes on an entry to those who marked it, once all of them have submitted. It stays open. */
export async function openDeliberation(act: Act, eventId: string, entryRef: string): Promise<void> {
  const desk = await deskOf(act.tx, eventId)
  const entry = await entryOf(act.tx, eventId, entryRef)
  const sheets = panelSheets(desk, await sheetsOf(act.tx, eventId), entry.id)
  if (sheets.length === 0) throw wrongState('no-sheets-here')
  const owed = sheets.filter((sheet) => sheet.state === 'draft').length
  if (owed > 0) throw wrongState('deliberation-owed', { n: String(owed) })
  const known = (await deliberatedEntries(act.tx, eventId)).has(entry.id)
  if (!known) await act.tx.insertInto('deliberation').values({ entryId: entry.id, eventId, by: act.by.id, at: act.at }).execute()
  await act.note(`entry:${entry.id}`, { event: eventId, deliberation: 'open', ...(known && { again: true }) })
  act.tell(`progress:${eventId}`)
  for (const { source } of sheets) act.tell(`sheets:${eventId}:${source}`)
}

export interface Deliberation {
  who: string
  sheets: { label: string; sitting: Text; notes: { on: Text | null; text: string }[] }[]
}

/**
 * The notes of all who marked an entry, for them and the chief, once the deliberation is open.
 * @throws Problem 'not-found' before that, and for a judge who has no submitted sheet on the entry
 */
export async function deliberationOf(db: Db, by: Actor, eventId: string, entryRef: string): Promise<Deliberation> {
  const desk = await deskOf(db, eventId)
  const entry = desk.entries.find((one) => refOf(desk.event, one) === entryRef)
  if (!entry || !(await deliberatedEntries(db, eventId)).has(entry.id)) throw notFound()
  const sheets = panelSheets(desk, await sheetsOf(db, eventId), entry.id).filter((sheet) => sheet.state !== 'draft')
  const isChief = (await dutiesOf(db, eventId, by.id)).includes('chief')
  if (!isChief && !sheets.some((sheet) => sheet.source === by.id)) throw notFound()
  const notes = await notesOn(
    db,
    sheets.map((sheet) => sheet.id),
  )
  const seat = new Map(desk.seats.map((one) => [`${one.accountId} ${one.sitting}`, one.label]))
  return {
    who: whoOf(desk.event, entry) ?? '',
    sheets: sheets.map((sheet) => ({
      label: seat.get(`${sheet.source} ${sheet.sitting}`) ?? '',
      sitting: desk.plan.nodes.get(sheet.sitting)?.name as Text,
      notes: said(desk, sheet, notes.get(sheet.id) ?? {}),
    })),
  }
}

/** Comments in the order of the aspects, the note on the sheet last. */
function said(desk: EventDesk, sheet: SheetSeen, notes: Record<string, Note>): { on: Text | null; text: string }[] {
  const cells = cellsOf(desk.scheme, sheet.sitting).map(({ cell, aspect }) => ({ cell, on: aspect.name as Text | null }))
  return [...cells, { cell: '', on: null }].flatMap(({ cell, on }) => {
    const text = notes[cell]?.text
    return text ? [{ on, text }] : []
  })
}

export interface DeliberationLine {
  ref: string
  who: string
  owed: number
  open: boolean
}

/** Entries in drawn order, with how many sheets a deliberation still waits for. */
export async function deliberationsOf(db: Db, eventId: string): Promise<DeliberationLine[]> {
  const desk = await deskOf(db, eventId)
  const sheets = await sheetsOf(db, eventId)
  const open = await deliberatedEntries(db, eventId)
  return desk.entries.flatMap((entry): DeliberationLine[] => {
    const own = panelSheets(desk, sheets, entry.id)
    const who = whoOf(desk.event, entry)
    if (own.length === 0 || who === null) return []
    const ref = desk.event.blind ? (entry.code as string) : entry.id
    return [{ ref, who, owed: own.filter((sheet) => sheet.state === 'draft').length, open: open.has(entry.id) }]
  })
}
