/** Whose sheet it is: the one door to a sheet's marks. What is not one's own does not exist. */
import type { Db } from '../../db/open.ts'
import { isOut } from '../competitions/phase.ts'
import { asRehearsal, eventOf, schemeOf } from '../competitions/queries.ts'
import { entriesOf } from '../entries/queries.ts'
import type { Act, Actor } from '../lib/act.ts'
import { notFound } from '../lib/problem.ts'
import { whoOf } from '../panels/expected.ts'
import { recusalsOf, seatsOf } from '../panels/queries.ts'
import { planOf } from '../scoring/plan.ts'
import type { Mark, Scheme, Text } from '../scoring/types.ts'
import { deliberatedEntries, type Note, notesOn } from './note-queries.ts'
import { dutiesOf, lastSteps, type Present, type SheetOwned, type SheetSeen, sheetOf, sheetsOf, unitsWithin } from './queries.ts'
import { signedDigest } from './signed.ts'

/**
 * The sheet, if it is for this person to fill in: a judge's and a verifier's own, a unit report for the unit's officers,
 * everything else for clerk, chief and organiser. The sheet of a judge who is recused or has no seat any more is theirs no more.
 * @throws Problem 'not-found', the same for a sheet of somebody else and for one that never was
 */
export async function ownSheet(db: Db, by: Actor, eventId: string, sheetId: string): Promise<SheetOwned> {
  const sheet = await sheetOf(db, eventId, sheetId)
  if (!(await isOwn(db, by, sheet))) throw notFound()
  return sheet
}

/** The same for the acts that write to it all day: as the last of them left it (`keepSheet`), read anew only when something else happened. */
export async function sheetInHand(act: Act, eventId: string, sheetId: string): Promise<SheetOwned> {
  const sheet = await act.site.known.recall('sheet', sheetId, () => sheetOf(act.tx, eventId, sheetId))
  if (sheet.eventId !== eventId || !(await isOwn(act.tx, act.by, sheet))) throw notFound()
  return sheet
}

/** Called with what the act has written: nobody may change it from here on. */
export const keepSheet = (act: Act, sheet: SheetOwned): void => act.site.known.keep('sheet', sheet.id, sheet)

async function isOwn(db: Db, by: Actor, sheet: Awaited<ReturnType<typeof sheetOf>>): Promise<boolean> {
  if (sheet.kind === 'judge' || sheet.kind === 'department') return sheet.source === by.id && sheet.seated && !sheet.recused
  if (sheet.kind === 'unit') return by.role === 'officer' && (await unitsWithin(db, by.path)).has(sheet.source)
  return isClerk(db, by, sheet.eventId)
}

/** Who keeps the sheets that belong to no single person. */
async function isClerk(db: Db, by: Actor, eventId: string): Promise<boolean> {
  if (by.role === 'organiser') return true
  return (await dutiesOf(db, eventId, by.id)).some((duty) => duty === 'clerk' || duty === 'chief')
}

export interface OwnSheet {
  sheet: string
  version: number
  /** The blind code, or the label where judges may know it. */
  who: string
  /** The entry's place in the draw. */
  lot: number | null
  sitting: { id: string; name: Text }
  kind: SheetSeen['kind']
  state: SheetSeen['state']
  /** The number of the scheme that it was made for. */
  scheme: number
  /** How many of its cells are marked. */
  marked: number
  cells: number
  marks: Present
  /** Why it was sent back, while it is open again. */
  returned: { reason: string; at: string } | null
  /** What the unit reported, for the one who verifies it; null until the report is submitted. */
  reported: Record<string, Mark> | null
  /** The owner's comments by cell, and the note on the whole sheet under ''. */
  notes: Record<string, Note>
  /** What stands in the address of the entry's deliberation, once its owner may read the whole panel's notes there. */
  deliberation: string | null
  /** The check code of the marks as they were handed in, as it stands on the sign-off sheet. */
  digest: string | null
}

/** Sheets with everything that a device needs to mark them without a network. In a blind event nothing in it says who an entry is. */
export interface OwnSheets {
  event: { id: string; name: string; nameEn: string; blind: boolean; subject: string; rehearsal: boolean }
  /** The whole scheme, so that the page can show the running total by the engine's own code. */
  rules: Scheme
  /** In drawn order. */
  sheets: OwnSheet[]
}

/** The sheets that this person fills in alone: a judge's, a verifier's, an officer's reports; none of an entry that did not come. @throws Problem 'not-found' */
export async function ownSheets(db: Db, by: Actor, eventId: string): Promise<OwnSheets> {
  const all = await sheetsOf(db, eventId)
  const units = by.role === 'officer' ? await unitsWithin(db, by.path) : new Set<string>()
  const sittings = new Set((await seatsOf(db, eventId)).filter((seat) => seat.accountId === by.id).map((seat) => seat.sitting))
  const mine = all.filter(
    (sheet) => (sheet.source === by.id && sittings.has(sheet.sitting)) || (sheet.kind === 'unit' && units.has(sheet.source)),
  )
  const entries = new Map((await entriesOf(db, eventId)).map((one) => [one.id, one]))
  const recused = new Set((await recusalsOf(db, eventId)).filter((one) => one.accountId === by.id).map((one) => one.entryId))
  const open = mine.filter((sheet) => {
    const entry = entries.get(sheet.entryId)
    return entry && !(recused.has(entry.id) && sheet.kind !== 'unit') && !(isOut(entry.state) && sheet.state === 'draft')
  })
  return show(db, eventId, open, all)
}

/** A sheet to fill in, in the same form. @throws Problem 'not-found' */
export async function oneSheet(db: Db, by: Actor, eventId: string, sheetId: string): Promise<OwnSheets> {
  const sheet = await ownSheet(db, by, eventId, sheetId)
  return show(db, eventId, [sheet], sheet.kind === 'department' ? await sheetsOf(db, eventId) : [])
}

/** @param all among which the reports of units are looked for */
async function show(db: Db, eventId: string, wanted: SheetSeen[], all: SheetSeen[]): Promise<OwnSheets> {
  const event = await eventOf(db, eventId)
  const { scheme } = await schemeOf(db, eventId)
  const plan = planOf(scheme)
  const steps = await lastSteps(db, eventId)
  const notes = await notesOn(
    db,
    wanted.map((sheet) => sheet.id),
  )
  const open = await deliberatedEntries(db, eventId)
  const shown: OwnSheet[] = []
  for (const entry of await entriesOf(db, eventId)) {
    const who = whoOf(event, entry) ?? ''
    for (const sheet of wanted) {
      const place = plan.sittings.get(sheet.sitting)
      if (!place || sheet.entryId !== entry.id) continue
      const step = steps.get(sheet.id)
      shown.push({
        sheet: sheet.id,
        version: sheet.version,
        who,
        lot: entry.lot,
        sitting: { id: sheet.sitting, name: place.node.name },
        kind: sheet.kind,
        state: sheet.state,
        scheme: sheet.scheme,
        marked: Object.keys(sheet.cells).length,
        cells: place.cells.length,
        marks: sheet.present,
        returned: step?.state === 'draft' ? { reason: step.reason, at: step.at } : null,
        reported: sheet.kind === 'department' ? reportOf(all, sheet) : null,
        notes: notes.get(sheet.id) ?? {},
        deliberation: open.has(entry.id) && sheet.state !== 'draft' ? (event.blind ? entry.code : entry.id) : null,
        digest:
          sheet.state === 'draft'
            ? null
            : signedDigest({ event: event.id, sitting: sheet.sitting, sheet: sheet.id, who, cells: sheet.cells }),
      })
    }
  }
  const { id, name, nameEn, blind, subject } = event
  const rehearsal = (await asRehearsal(db, eventId)) !== undefined
  return { event: { id, name, nameEn, blind: blind === 1, subject, rehearsal }, rules: scheme, sheets: shown }
}

function reportOf(all: SheetSeen[], sheet: SheetSeen): Record<string, Mark> | null {
  const report = all.find(
    (one) => one.kind === 'unit' && one.entryId === sheet.entryId && one.sitting === sheet.sitting && one.state !== 'draft',
  )
  return report ? Object.fromEntries(Object.entries(report.cells).map(([cell, { value }]): [string, Mark] => [cell, value])) : null
}
