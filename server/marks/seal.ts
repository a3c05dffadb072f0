/** Sealing: from here on no mark of the sitting, or the event, can change. */
import { phaseOf } from '../competitions/phase.ts'
import type { Act } from '../lib/act.ts'
import { type Fault, notFound, Problem, wrongState } from '../lib/problem.ts'
import { deskOf, expectedSheets, sheetKey } from '../panels/expected.ts'
import { missingSheets } from '../panels/marking.ts'
import { isExempt } from './progress.ts'
import { type SheetSeen, sheetsOf } from './queries.ts'
import { step } from './sheet.ts'

/**
 * Seals all sheets of an event, or those of one sitting; the event is sealed when all its sittings are.
 * @throws Problem 'wrong-state' with a fault for every source that still owes sheets
 */
export async function sealEvent(act: Act, eventId: string, sitting?: string): Promise<{ sheets: number }> {
  const desk = await deskOf(act.tx, eventId)
  if (sitting !== undefined && !desk.plan.sittings.has(sitting)) throw notFound()
  if (!(await phaseOf(act.tx, eventId)).marking) throw wrongState('marking-not-open')
  const isHere = (sheet: { sitting: string }) => sitting === undefined || sheet.sitting === sitting
  const missing = (await missingSheets(act.tx, eventId, desk)).filter(isHere)
  if (missing.length > 0) throw wrongState('sheets-missing', { n: String(missing.length) })
  const sheets = (await sheetsOf(act.tx, eventId)).filter((sheet) => isHere(sheet) && sheet.state !== 'sealed')
  if (sheets.length === 0) throw wrongState('sealed-already')
  const expected = new Set(expectedSheets(desk).map(sheetKey))
  const owed = sheets.filter((sheet) => sheet.state === 'draft' && !isExempt(desk, expected, sheet))
  if (owed.length > 0)
    throw new Problem(
      'wrong-state',
      owedBy(owed, new Map(desk.seats.filter((seat) => seat.sitting !== null).map((seat) => [seat.accountId, seat.label]))),
    )
  for (const sheet of sheets) await step(act, sheet, 'sealed', '')
  await act.note(`event:${eventId}`, { sealed: sheets.length, ...(sitting && { sitting }) })
  act.tell(`results:${eventId}`)
  act.tell(`event:${eventId}`)
  act.tell('backup')
  return { sheets: sheets.length }
}

function owedBy(owed: SheetSeen[], labels: Map<string, string>): Fault[] {
  const counts = new Map<string, number>()
  for (const sheet of owed) {
    const who = labels.get(sheet.source) ?? sheet.kind
    counts.set(who, (counts.get(who) ?? 0) + 1)
  }
  return [...counts].map(([who, n]) => ({ path: [], code: 'sheets-owed', params: { who, n: String(n) } }))
}
