/** One sheet to fill in, as the page shows it: made of what the device was told about all of them. */
import type { OwnSheet, OwnSheets } from '../../server/marks/own.ts'
import { cellsOf, planOf } from '../../server/scoring/plan.ts'
import type { Aspect, Text } from '../../server/scoring/types.ts'

export interface SheetPaper extends Omit<OwnSheet, 'cells' | 'marked'>, Pick<OwnSheets, 'event' | 'rules'> {
  cells: { cell: string; path: Text[]; attempt: number | null; aspect: Aspect }[]
  /** Whether units report on this sitting beforehand. */
  hasReports: boolean
}

/** Undefined when the sheet is not among them. */
export function paperFrom({ event, rules, sheets }: OwnSheets, id: string): SheetPaper | undefined {
  const sheet = sheets.find((one) => one.sheet === id)
  if (!sheet) return undefined
  const hasReports = planOf(rules).sittings.get(sheet.sitting.id)?.sitting.reported ?? false
  return { ...sheet, event, rules, cells: cellsOf(rules, sheet.sitting.id), hasReports }
}
