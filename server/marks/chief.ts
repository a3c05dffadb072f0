/** What lies before the chief judge: waivers, late marks, seals to break; and one entry's marks side by side, with the first ones beside. */
import type { Db } from '../../db/open.ts'
import { notFound } from '../lib/problem.ts'
import { deskOf, type EventDesk, entryAt, isWaived, whoOf } from '../panels/expected.ts'
import { formerSeatsOf, waiversOf } from '../panels/queries.ts'
import type { Mark, Text } from '../scoring/types.ts'
import { type LateMarkSeen, lateMarksOf, revisionsOf, stepsOf, type UnsealingSeen, unsealingsOf } from './chief-queries.ts'
import { isStray } from './progress.ts'
import { type SheetSeen, sheetsOf } from './queries.ts'

export interface LateShown extends Pick<LateMarkSeen, 'id' | 'cell' | 'value' | 'at' | 'ruling' | 'reason'> {
  /** The entry by its code, or its label where it may be known. */
  who: string
  source: string
  sitting: string
  aspect: Text | null
  /** What counts now, and whether it is sealed. */
  present: Mark | null
  state: SheetSeen['state']
}

export interface ChiefDesk {
  waivers: { id: string; source: string; sitting: string; who: string | null; reason: string; at: string }[]
  late: LateShown[]
  unsealings: Pick<UnsealingSeen, 'id' | 'sitting' | 'reason' | 'by' | 'byName' | 'at' | 'answer'>[]
}

/** Judges by their labels, also those whose seat was taken away. */
async function labelsOf(db: Db, { event, seats }: EventDesk): Promise<Map<string, string>> {
  const all = [...(await formerSeatsOf(db, event.id)), ...seats]
  return new Map(all.filter((seat) => seat.sitting !== null).map((seat) => [seat.accountId, seat.label]))
}

/** @throws Problem 'not-found' */
export async function chiefDesk(db: Db, eventId: string): Promise<ChiefDesk> {
  const desk = await deskOf(db, eventId)
  const label = await labelsOf(db, desk)
  const sheets = new Map((await sheetsOf(db, eventId)).map((sheet) => [sheet.id, sheet]))
  const who = new Map(desk.entries.map((entry) => [entry.id, whoOf(desk.event, entry) ?? '']))
  const aspects = new Map(desk.sittings.flatMap((place) => place.cells.map(({ cell, aspect }) => [cell, aspect.name] as const)))
  return {
    waivers: (await waiversOf(db, eventId)).map(({ id, accountId, sitting, entryId, reason, at }) => ({
      id,
      source: label.get(accountId) ?? '',
      sitting,
      who: entryId && (who.get(entryId) ?? ''),
      reason,
      at,
    })),
    late: (await lateMarksOf(db, eventId)).map(({ id, sheetId, cell, value, at, ruling, reason }) => {
      const sheet = sheets.get(sheetId) as SheetSeen
      const source = label.get(sheet.source) ?? sheet.kind
      const present = sheet.state === 'draft' ? null : (sheet.cells[cell]?.value ?? null)
      const what = { cell, value, at, ruling, reason, aspect: aspects.get(cell) ?? null, present }
      return { id, ...what, who: who.get(sheet.entryId) ?? '', source, sitting: sheet.sitting, state: sheet.state }
    }),
    unsealings: (await unsealingsOf(db, eventId)).map(({ id, sitting, reason, by, byName, at, answer }) => ({
      id,
      sitting,
      reason,
      by,
      byName,
      at,
      answer,
    })),
  }
}

type Marks = Record<string, Mark>

export interface PanelMarks {
  who: string
  cells: { cell: string; name: Text; path: Text[]; attempt: number | null }[]
  sheets: {
    source: string
    state: SheetSeen['state']
    /** Of a judge who was recused or removed: kept, not counted. */
    stray: boolean
    /** Of a judge who was let go: there is nobody to score again. */
    waived: boolean
    /** What was handed in; null while the sheet is its author's own. */
    now: Marks | null
    /** What was handed in first, if the sheet was sent back since. */
    first: Marks | null
    returned: { reason: string; at: string }[]
  }[]
}

/** One entry's marks in one sitting, judge beside judge; drafts stay their authors' own. @throws Problem 'not-found' */
export async function panelMarks(db: Db, eventId: string, sitting: string, ref: string): Promise<PanelMarks> {
  const desk = await deskOf(db, eventId)
  const place = desk.plan.sittings.get(sitting)
  if (!place) throw notFound()
  const entry = entryAt(desk, ref)
  const label = await labelsOf(db, desk)
  const sheets = (await sheetsOf(db, eventId)).filter((sheet) => sheet.entryId === entry.id && sheet.sitting === sitting)
  const ids = sheets.map((sheet) => sheet.id)
  const steps = await stepsOf(db, ids)
  const revisions = await revisionsOf(db, ids)
  return {
    who: whoOf(desk.event, entry) ?? '',
    cells: place.cells.map(({ cell, path, attempt, aspect }) => ({ cell, name: aspect.name, path, attempt })),
    sheets: sheets.map((sheet) => {
      const own = steps.filter((one) => one.sheetId === sheet.id)
      const handedIn = own.find((one) => one.state === 'submitted')
      const back = handedIn ? own.filter((one) => one.state === 'draft' && one.at >= handedIn.at) : []
      const then = revisions.filter((one) => one.sheetId === sheet.id && handedIn !== undefined && one.at <= handedIn.at)
      return {
        source: label.get(sheet.source) ?? sheet.kind,
        state: sheet.state,
        stray: isStray(desk, sheet),
        waived: isWaived(desk, sheet),
        now: sheet.state === 'draft' ? null : valuesOf(Object.entries(sheet.cells).map(([cell, { value }]) => [cell, value])),
        first: back.length > 0 ? valuesOf(then.map(({ cell, value }) => [cell, value])) : null,
        returned: back.map(({ reason, at }) => ({ reason, at })),
      }
    }),
  }
}

/** The last value of each cell; a mark that was taken away is none. */
const valuesOf = (marks: [string, Mark | null][]): Marks =>
  Object.fromEntries([...new Map(marks)].filter((one): one is [string, Mark] => one[1] !== null))
