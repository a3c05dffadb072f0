/** The check code of a sheet: paper, page and record hold the same marks where they show the same code. */
import { canonical, digest } from '../lib/canonical.ts'
import type { Cells } from './queries.ts'

export interface Signed {
  event: string
  sitting: string
  sheet: string
  /** As judges and paper call the entry. */
  who: string
  cells: Cells
}

/** SHA-256 of exactly what is signed: whose sheet it is, and every mark on it. */
export function signedDigest({ event, sitting, sheet, who, cells }: Signed): string {
  const marks = Object.fromEntries(Object.entries(cells).map(([cell, { value }]) => [cell, value]))
  return digest(canonical({ event, sitting, sheet, who, marks }))
}
