/** Workbooks in and out: the one door through which the rest of the server reads and writes .xlsx files. */

export { markRows, readRows, readText } from './workbook/read.ts'
export type {
  CellError,
  CellErrorCode,
  Choice,
  Column,
  FileErrorCode,
  Kind,
  Lang,
  ReadResult,
  ReadRow,
  SheetSpec,
} from './workbook/types.ts'
export { cellErrors, fileErrors, limits } from './workbook/types.ts'
export { templateOf, writeWorkbook } from './workbook/write.ts'
