/** Working days as a notice counts them: Monday to Friday, but for the holidays and make-up days that the State Council publishes. */
import type { Day } from '../../db/schema/columns.ts'

/** Days that are not what their weekday says: a Tuesday off, a Sunday of work. */
export type SpecialDays = ReadonlyMap<Day, 'off' | 'work'>

const DAY = 86_400_000

/** The day so many days later. @example dayAfter('2026-02-28', 1) → '2026-03-01' */
export const dayAfter = (day: Day, n: number): Day => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10)

/** @example isWorkingDay('2026-10-10', new Map([['2026-10-10', 'work']])) → true, a Saturday that makes up for the holiday */
export function isWorkingDay(day: Day, table: SpecialDays): boolean {
  const special = table.get(day)
  if (special) return special === 'work'
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * The last of `n` working days from `day` on; `day` itself counts when it is one. Source: notices from 12 to 18 March 2024 for five
 * working days (`domain` 5.5).
 * @throws RangeError when n is not a whole number of at least 1
 * @example addWorkingDays('2024-03-12', 5, new Map()) → '2024-03-18'
 */
export function addWorkingDays(day: Day, n: number, table: SpecialDays): Day {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} working days`)
  let at = day
  for (let left = n; ; at = dayAfter(at, 1)) if (isWorkingDay(at, table) && --left === 0) return at
}

/** How many working days lie between two days, both counted; 0 when the last comes first. */
export function workingDaysBetween(first: Day, last: Day, table: SpecialDays): number {
  let n = 0
  for (let at = first; at <= last; at = dayAfter(at, 1)) if (isWorkingDay(at, table)) n++
  return n
}

/** The years that a span of days touches and whose holidays nobody entered: where they are counted, it must be said. */
export function unknownYears(first: Day, last: Day, table: SpecialDays): number[] {
  // The last days of December are published with the following year's.
  const known = new Set([...table.keys()].filter((day) => day.slice(5) < '12').map((day) => Number(day.slice(0, 4))))
  const years = Array.from(
    { length: Math.max(0, Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1) },
    (_, i) => Number(first.slice(0, 4)) + i,
  )
  return years.filter((year) => !known.has(year))
}
