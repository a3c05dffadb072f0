/** Merit as it is written: whole units back into decimals. */

import { print, whole } from '../exact.ts'
import type { Decimal } from '../types.ts'

/** @example pointsOf({ unit: 100 }, 9250) // "92.5" */
export function pointsOf({ unit }: { unit: number }, units: number): Decimal {
  return print(whole(units, unit))
}
