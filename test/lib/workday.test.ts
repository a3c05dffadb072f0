/** Working days against notices that were really posted (domain.md 5.5), and the table that the migration brings. */
import { expect, test } from 'vitest'
import { open } from '../../db/open.ts'
import { specialDays } from '../../server/competitions/calendar-queries.ts'
import { addWorkingDays, isWorkingDay, type SpecialDays, unknownYears, workingDaysBetween } from '../../server/lib/workday.ts'

const table = await specialDays((await open(':memory:')).read)

test.each([
  ['2024-03-12', '2024-03-18', 5],
  ['2024-02-28', '2024-03-05', 5],
  // "五个工作日", 18–22 April.
  ['2022-04-18', '2022-04-22', 5],
  // Over a make-up Sunday, 7 April 2024: 3, 7, 8, 9, 10.
  ['2024-04-03', '2024-04-10', 5],
  // The long Spring Festival of 2026: work on Saturday the 14th and the 28th.
  ['2026-02-13', '2026-02-28', 7],
])('from %s to %s there are %i working days, both counted', (first, last, n) => {
  expect(addWorkingDays(first, n, table)).toBe(last)
  expect(workingDaysBetween(first, last, table)).toBe(n)
})

test('Shanghai 2019: 4 to 11 April are six weekdays, five once Qingming is known', () => {
  const qingming: SpecialDays = new Map([['2019-04-05', 'off']])
  expect(workingDaysBetween('2019-04-04', '2019-04-11', new Map())).toBe(6)
  expect(workingDaysBetween('2019-04-04', '2019-04-11', qingming)).toBe(5)
  expect(addWorkingDays('2019-04-04', 5, qingming)).toBe('2019-04-11')
})

test('a count that begins on a day off begins with the next working day', () => {
  expect(addWorkingDays('2026-10-01', 1, table)).toBe('2026-10-08')
  expect(isWorkingDay('2026-10-10', table)).toBe(true)
  expect(workingDaysBetween('2026-10-01', '2026-10-07', table)).toBe(0)
  expect(workingDaysBetween('2026-10-09', '2026-10-08', table)).toBe(0)
  expect(() => addWorkingDays('2026-10-01', 0, table)).toThrow(RangeError)
})

test('the published years hold as many days off and of work as the State Council gave', () => {
  const count = (year: string, kind: string) => [...table].filter(([day, is]) => day.startsWith(year) && is === kind).length
  // 30 December 2023 belongs to the notice for 2024.
  expect(['2024', '2025', '2026'].map((year) => [count(year, 'off'), count(year, 'work')])).toEqual([
    [28, 8],
    [28, 5],
    [33, 6],
  ])
})

test('a year that nobody entered is named, also where only its last December days are known', () => {
  expect(unknownYears('2026-12-28', '2027-01-05', table)).toEqual([2027])
  expect(unknownYears('2023-12-30', '2024-01-05', table)).toEqual([2023])
  expect(unknownYears('2024-03-12', '2026-03-12', table)).toEqual([])
})
