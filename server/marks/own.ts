/** Whose sheet it is: the one door to a sheet's marks. What is not one's own does not exist. */
import type { Db } from '../../db/open.ts'
import { isOut } from '../competitions/phase.ts'
import { eventOf, schemeOf } from '../competitions/queries.ts'
import { entriesOf } from '../entries/queries.ts'
import type { Actor } from '../lib/act.ts'
import { notFound } from '../lib/problem.ts'
import { whoOf } from '../panels/expected.ts'
import { cellsOf, planOf } from '../scoring/plan.ts'
import type { Aspect, Mark, Scheme, Text } from '../scoring/types.ts'
import { dutiesOf, isRecused, lastStep, type Present, type SheetSeen, sheetOf, sheetsOf, unitsWithin } from './queries.ts'

/**
 * The sheet, if it is for this person to fill in: a judge's and a verifier's own, a unit report for the unit's officers,
 * everything else for clerk, chief and organiser. A recused judge's sheet is theirs no more.
 * @throws Problem 'not-found', the same for a sheet of somebody else and for one that never was
 */
export async function ownSheet(db: Db, by: Actor, eventId: string, sheetId: string): Promise<SheetSeen> {
  const sheet = await sheetOf(db, eventId, sheetId)
  if (!(await isOwn(db, by, sheet))) throw notFound()
  return sheet
}

async function isOwn(db: Db, by: Actor, sheet: Awaited<ReturnType<typeof sheetOf>>): Promise<boolean> {
  if (sheet.kind === 'judge' || sheet.kind === 'department') return sheet.source === by.id && !sheet.recused
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
  /** The blind code, or the label where judges may know it. */
  who: string
  sitting: Text
  kind: SheetSeen['kind']
  state: SheetSeen['state']
  /** How many of its cells are marked. */
  marked: number
  cells: number
}

export interface OwnSheets {
  event: { id: string; name: string; nameEn: string; blind: boolean }
  /** In drawn order. */
  sheets: OwnSheet[]
}

/** The sheets that this person fills in alone: a judge's, a verifier's, an officer's reports; none of an entry that did not come. @throws Problem 'not-found' */
export async function ownSheets(db: Db, by: Actor, eventId: string): Promise<OwnSheets> {
  const event = await eventOf(db, eventId)
  const { scheme } = await schemeOf(db, eventId)
  const sheets = await sheetsOf(db, eventId)
  const units = by.role === 'officer' ? await unitsWithin(db, by.path) : new Set<string>()
  const plan = planOf(scheme)
  const shown: OwnSheet[] = []
  for (const entry of await entriesOf(db, eventId)) {
    const mine = sheets.filter(
      (sheet) => sheet.entryId === entry.id && (sheet.source === by.id || (sheet.kind === 'unit' && units.has(sheet.source))),
    )
    const gone = mine.length > 0 && (await isRecused(db, by.id, entry.id))
    for (const sheet of mine) {
      const place = plan.sittings.get(sheet.sitting)
      if (!place || (gone && sheet.kind !== 'unit') || (isOut(entry.state) && sheet.state === 'draft')) continue
      const { id, kind, state, cells } = sheet
      shown.push({
        sheet: id,
        who: whoOf(event, entry) ?? '',
        sitting: place.node.name,
        kind,
        state,
        marked: Object.keys(cells).length,
        cells: place.cells.length,
      })
    }
  }
  return { event: { id: event.id, name: event.name, nameEn: event.nameEn, blind: event.blind === 1 }, sheets: shown }
}

export interface SheetPaper {
  sheet: string
  version: number
  state: SheetSeen['state']
  kind: SheetSeen['kind']
  who: string
  event: { id: string; name: string; nameEn: string; blind: boolean; subject: string }
  sitting: { id: string; name: Text }
  scheme: number
  /** The whole scheme, so that the page can show the running total by the engine's own code. */
  rules: Scheme
  cells: { cell: string; path: Text[]; attempt: number | null; aspect: Aspect }[]
  marks: Present
  /** Why it was sent back, while it is open again. */
  returned: { reason: string; at: string } | null
  /** Whether units report on this sitting beforehand. */
  hasReports: boolean
  /** What the unit reported, for the one who verifies it; null until the report is submitted. */
  reported: Record<string, Mark> | null
}

/** A sheet to fill in. In a blind event nothing in it says who the entry is. @throws Problem 'not-found' */
export async function paperOf(db: Db, by: Actor, eventId: string, sheetId: string): Promise<SheetPaper> {
  const sheet = await ownSheet(db, by, eventId, sheetId)
  const event = await eventOf(db, eventId)
  const entry = (await entriesOf(db, eventId)).find((one) => one.id === sheet.entryId)
  const { scheme } = await schemeOf(db, eventId)
  const name = planOf(scheme).nodes.get(sheet.sitting)?.name
  if (!entry || !name) throw notFound()
  const step = await lastStep(db, sheet.id)
  return {
    sheet: sheet.id,
    version: sheet.version,
    state: sheet.state,
    kind: sheet.kind,
    who: whoOf(event, entry) ?? '',
    event: { id: event.id, name: event.name, nameEn: event.nameEn, blind: event.blind === 1, subject: event.subject },
    sitting: { id: sheet.sitting, name },
    scheme: sheet.scheme,
    rules: scheme,
    cells: cellsOf(scheme, sheet.sitting).map(({ cell, path, attempt, aspect }) => ({ cell, path, attempt, aspect })),
    marks: sheet.present,
    returned: step?.state === 'draft' ? { reason: step.reason, at: step.at } : null,
    hasReports: planOf(scheme).sittings.get(sheet.sitting)?.sitting.reported ?? false,
    reported: sheet.kind === 'department' ? await reportOf(db, sheet) : null,
  }
}

async function reportOf(db: Db, sheet: SheetSeen): Promise<Record<string, Mark> | null> {
  const reports = (await sheetsOf(db, sheet.eventId)).filter(
    (one) => one.kind === 'unit' && one.entryId === sheet.entryId && one.sitting === sheet.sitting,
  )
  const report = reports.find((one) => one.state !== 'draft')
  return report ? Object.fromEntries(Object.entries(report.cells).map(([cell, { value }]): [string, Mark] => [cell, value])) : null
}
