/** Standard errors of severity: against the closed form of a complete panel, and against all normal equations solved at once. */

import { describe, expect, test } from 'vitest'
import { severityWithErrors } from '../../../server/scoring/agreement/errors.ts'
import { type Table, tableOfNumbers } from '../../../server/scoring/agreement/table.ts'

const o = null

describe('severity with standard errors', () => {
  test('in a complete panel: σ / √judges for entries, σ √((1 − 1/judges) / entries) for judges', () => {
    const numbers = Array.from({ length: 12 }, (_, i) => [60 + i + (i % 3), 62 + i, 58 + i - (i % 2), 61 + i])
    const found = severityWithErrors(tableOfNumbers(numbers))
    const sigma = found.noise ?? 0
    expect(found.entries.every((one) => Math.abs((one.error ?? 0) - sigma / 2) < 1e-3)).toBe(true)
    expect(found.judges[0]?.error).toBeCloseTo(sigma * Math.sqrt(0.75 / 12), 3)
  })
  test('in a design with gaps: the same as solving for all entries and judges at once', () => {
    const numbers = Array.from({ length: 30 }, (_, i) =>
      [0, 1, 2].map((j) => ((i + j) % 3 === 0 && i % 4 ? null : 50 + ((i * 7 + j * 5) % 11))),
    )
    const table = tableOfNumbers(numbers)
    const found = severityWithErrors(table)
    expect(found.shrinkage).toBe(0)
    const direct = directErrors(table)
    for (const [i, one] of found.entries.entries()) expect(one.error).toBeCloseTo(direct.entries[i] ?? 0, 3)
    for (const [j, one] of found.judges.entries()) expect(one.error).toBeCloseTo(direct.judges[j] ?? 0, 3)
  })
  test('names the groups of a design that nothing links, and says when no mark is left over', () => {
    expect(
      severityWithErrors(
        tableOfNumbers([
          [1, 2, o, o],
          [o, o, 3, 4],
        ]),
      ),
    ).toMatchObject({
      why: 'disconnected',
      groups: [
        ['j1', 'j2'],
        ['j3', 'j4'],
      ],
    })
    const tight = severityWithErrors(
      tableOfNumbers([
        [1, 2],
        [3, o],
      ]),
    )
    expect([tight.why, tight.noise, tight.entries[0]?.error]).toEqual(['no-freedom', null, null])
  })
})

/** Standard errors the long way: the inverse of all normal equations, entries and judges together, with the sum of judges 0. */
function directErrors(table: Table): { entries: number[]; judges: number[] } {
  const [n, k] = [table.rows.length, table.judges.length]
  const size = n + k
  const m = Array.from({ length: size }, (_, i) => Array.from({ length: 2 * size }, (_, j): number => (j === size + i ? 1 : 0)))
  const add = (i: number, j: number, x: number) => ((m[i] as number[])[j] = ((m[i] as number[])[j] as number) + x)
  for (let a = n; a < size; a++) for (let b = n; b < size; b++) add(a, b, 1)
  for (const { entry: e, judge } of table.cells)
    for (const [i, j] of [
      [e, e],
      [n + judge, n + judge],
      [e, n + judge],
      [n + judge, e],
    ])
      add(i as number, j as number, 1)
  for (let p = 0; p < size; p++) {
    const row = m[p] as number[]
    const pivot = row[p] as number
    for (let j = 0; j < 2 * size; j++) row[j] = (row[j] as number) / pivot
    for (const [i, other] of m.entries()) {
      const factor = other[p] as number
      if (i !== p) for (let j = 0; j < 2 * size; j++) other[j] = (other[j] as number) - factor * (row[j] as number)
    }
  }
  const covariance = (i: number, j: number) => (m[i] as number[])[size + j] as number
  const estimate = Array.from({ length: size }, (_, i) =>
    table.cells.reduce((sum, one) => sum + one.mark * (covariance(i, one.entry) + covariance(i, n + one.judge)), 0),
  )
  const left = table.cells.reduce((sum, one) => sum + (one.mark - (estimate[one.entry] ?? 0) - (estimate[n + one.judge] ?? 0)) ** 2, 0)
  const sigma = Math.sqrt(left / (table.cells.length - n - k + 1))
  // The condition that judges sum to 0 leaves 1 / k² in every variance.
  const error = (i: number) => sigma * Math.sqrt(covariance(i, i) - 1 / k ** 2)
  return { entries: table.rows.map((_, i) => error(i)), judges: table.judges.map((_, j) => error(n + j)) }
}
