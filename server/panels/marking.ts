/** Opening the marking: what must be there first, and the sheets that are then handed out. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { mustNotImport } from '../entries/importing.ts'
import type { Act } from '../lib/act.ts'
import { type Fault, Problem, wrongState } from '../lib/problem.ts'
import type { SittingNode } from '../scoring/plan.ts'
import { findConflicts } from './conflict.ts'
import { deskOf, type EventDesk, type Expected, expectedSheets, sheetKey } from './expected.ts'
import { sheetKeysOf } from './queries.ts'

/**
 * Opens the marking and hands out the sheets. Again on an open event: conflicts are looked for anew, and sheets made for
 * entries, judges and verifiers that came later.
 * @throws Problem 'wrong-state' with a fault for everything that is missing
 */
export async function openMarking(act: Act, eventId: string): Promise<{ sheets: number }> {
  const phase = await phaseOf(act.tx, eventId)
  if (phase.sealed) throw wrongState('sealed-already')
  await mustNotImport(act.tx, eventId)
  await findConflicts(act, eventId)
  const missing = missingOf(await deskOf(act.tx, eventId))
  if (missing.length > 0) throw new Problem('wrong-state', missing)
  if (!phase.marking) await act.tx.insertInto('marking').values({ eventId, by: act.by.id, at: act.at }).execute()
  const sheets = await ensureSheets(act, eventId)
  await act.note(`event:${eventId}`, { marking: 'open', sheets })
  act.tell(`progress:${eventId}`)
  act.tell(`event:${eventId}`)
  return { sheets }
}

/** What stands in the way of marking; nothing when it can be opened. */
export function missingOf(desk: EventDesk): Fault[] {
  const fault = (code: string, params?: Record<string, string>): Fault => ({ path: [], code, params })
  const faults: Fault[] = []
  if (!desk.locked) faults.push(fault('scheme-not-locked'))
  const competing = desk.entries.filter((entry) => entry.state === 'normal' || entry.state === 'exhibition')
  const undrawn = needsLots(desk) ? competing.filter((entry) => entry.lot === null || (desk.event.blind && entry.code === null)).length : 0
  if (competing.length === 0) faults.push(fault('no-entries'))
  else if (desk.event.blind && undrawn > 0 && competing.every((entry) => entry.lot !== null)) faults.push(fault('codes-missing'))
  else if (undrawn === competing.length) faults.push(fault('lots-not-drawn'))
  else if (undrawn > 0) faults.push(fault('some-not-drawn', { n: String(undrawn) }))
  for (const place of desk.sittings) {
    const [seated, needed] = seatsAt(desk, place)
    if (seated >= needed) continue
    const params = { sitting: place.node.name.zh, sittingEn: place.node.name.en, seated: String(seated), needed: String(needed) }
    faults.push(fault(place.sitting.source === 'judge' ? 'judges-missing' : 'verifier-missing', params))
  }
  return faults
}

/** Who appears before judges, or under a code, has a lot; units that only report need none. */
const needsLots = (desk: EventDesk): boolean => desk.event.blind === 1 || desk.sittings.some((place) => place.sitting.source === 'judge')

/** How many judges or verifiers a sitting has, and how many it needs; other sources need no seat. */
export function seatsAt(desk: EventDesk, { node, sitting }: SittingNode): [seated: number, needed: number] {
  const seated = (duty: string) => desk.seats.filter((seat) => seat.duty === duty && seat.sitting === node.id).length
  if (sitting.source === 'judge') return [seated('judge'), sitting.panel?.quorum ?? sitting.panel?.size ?? 1]
  if (sitting.source === 'department') return [seated('verifier'), 1]
  return [0, 0]
}

/** Makes the sheets that are not there yet and tells how many; nothing before marking is open. */
export async function ensureSheets(act: Act, eventId: string): Promise<number> {
  if (!(await phaseOf(act.tx, eventId)).marking) return 0
  const desk = await deskOf(act.tx, eventId)
  const missing = await missingSheets(act.tx, eventId, desk)
  const rows = missing.map((sheet) => ({
    id: act.id(),
    eventId,
    ...sheet,
    state: 'draft' as const,
    scheme: desk.schemeNumber,
    marks: '{}',
    revisions: '{}',
    delivery: null,
    version: 1,
    createdAt: act.at,
  }))
  // A few hundred a statement: databases limit how many values one statement may hold.
  for (let i = 0; i < rows.length; i += 500)
    await act.tx
      .insertInto('sheet')
      .values(rows.slice(i, i + 500))
      .execute()
  if (rows.length > 0) await act.note(`event:${eventId}`, { sheets: rows.length })
  for (const source of new Set(missing.map((sheet) => sheet.source))) act.tell(`sheets:${eventId}:${source}`)
  return rows.length
}

/** Sheets that the event needs and does not have. */
export async function missingSheets(db: Db, eventId: string, desk: EventDesk): Promise<Expected[]> {
  const there = new Set((await sheetKeysOf(db, eventId)).map(sheetKey))
  return expectedSheets(desk).filter((sheet) => !there.has(sheetKey(sheet)))
}
