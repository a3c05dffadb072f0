/** Severity with standard errors: every judge's and entry's effect, and how sure each is (methods 1.8 a, b). */

import { corrected, groups, severity } from '../severity.ts'
import { meanOf, rounded, type Why } from './figure.ts'
import { byRow, type Table } from './table.ts'

export interface SeverityReport {
  /** Set when there is no answer; `groups` names judges who share no entry with the others. */
  why?: Why
  groups?: string[][]
  /** Standard deviation of a mark about judge + entry; null when no mark is left over to tell. */
  noise: number | null
  /** Residual ÷ judge variance that shrank the judges; 0 for plain least squares, null where judges show no variance of their own. */
  shrinkage: number | null
  /** Positive is generous. */
  judges: { source: string; marks: number; effect: number; error: number | null }[]
  entries: { entry: string; cell?: string; marks: number; raw: number; corrected: number; error: number | null }[]
}

/** Beyond so many judges the inverse of their system is too large to be worth its while; effects come without errors. */
const MOST_JUDGES = 1000

/**
 * The additive model mark = entry + judge + error. With P the (pseudo-)inverse of the judges' system D + λI − N′E⁻¹N and σ²
 * the residual variance on marks − entries − judges + 1 degrees of freedom: the error of a judge is σ √P_jj, that of an
 * entry's corrected mean σ √(1/n + m′Pm), m being 1/n at its judges. Errors of differences are smaller than they look here
 * where two entries had the same judges. Needs a connected design.
 * @example a complete panel of 4 judges for 6 entries: the error of every entry is σ / √4, of every judge σ √(3/4 / 6)
 */
export function severityWithErrors(table: Table): SeverityReport {
  const [n, k] = [table.rows.length, table.judges.length]
  const empty = { noise: null, shrinkage: null, judges: [], entries: [] }
  if (n === 0 || k === 0) return { why: n === 0 ? 'few-entries' : 'few-judges', ...empty }
  const linked = groups(table.cells, n, k)
  if (linked.length > 1)
    return { why: 'disconnected', groups: linked.map((group) => group.map((judge) => table.judges[judge] ?? '')), ...empty }
  const { judges, shrinkage } = severity(table.cells, n, k)
  const rows = byRow(table)
  const level = rows.map((row) => corrected(row, judges))
  const free = table.cells.length - n - k + 1
  const left = table.cells.reduce((sum, { entry, judge, mark }) => sum + (mark - (level[entry] ?? 0) - (judges[judge] ?? 0)) ** 2, 0)
  const noise = free > 0 ? Math.sqrt(left / free) : null
  const inverse = k <= MOST_JUDGES && Number.isFinite(shrinkage) ? inverseOf(table, rows, shrinkage) : null
  const seen = new Float64Array(k)
  for (const { judge } of table.cells) seen[judge] = (seen[judge] ?? 0) + 1
  const error = (variance: number | null) =>
    noise === null || variance === null ? null : rounded(noise * Math.sqrt(Math.max(0, variance)))
  return {
    ...(noise === null ? { why: 'no-freedom' as const } : k > MOST_JUDGES ? { why: 'too-many' as const } : {}),
    noise: noise === null ? null : rounded(noise),
    shrinkage: Number.isFinite(shrinkage) ? rounded(shrinkage) : null,
    judges: table.judges.map((source, judge) => ({
      source,
      marks: seen[judge] ?? 0,
      effect: rounded(judges[judge] ?? 0),
      // Judges without a variance of their own are all at 0, and no error is left in that.
      error: error(Number.isFinite(shrinkage) ? inverse && at(inverse, k, judge, judge) : 0),
    })),
    entries: table.rows.map(({ entry, cell }, index) => {
      const row = rows[index] ?? []
      const raw = meanOf(row.map((one) => one.mark))
      const spread = Number.isFinite(shrinkage) ? inverse && throughJudges(inverse, k, row) : 0
      const variance = spread === null ? null : 1 / row.length + spread
      return {
        entry,
        ...(cell !== undefined && { cell }),
        marks: row.length,
        raw: rounded(raw),
        corrected: rounded(level[index] ?? 0),
        error: error(variance),
      }
    }),
  }
}

/** m′Pm: what the uncertainty of an entry's judges adds to its own. */
function throughJudges(inverse: Float64Array, k: number, row: readonly { judge: number }[]): number {
  let sum = 0
  for (const a of row) for (const b of row) sum += at(inverse, k, a.judge, b.judge)
  return sum / row.length ** 2
}

/** (D + λI − N′E⁻¹N)⁻¹; without λ the pseudo-inverse, by (L + 11′/k)⁻¹ − 11′/k, since effects sum to 0. */
function inverseOf(table: Table, rows: readonly (readonly { judge: number }[])[], lambda: number): Float64Array {
  const k = table.judges.length
  const centre = lambda > 0 ? 0 : 1 / k
  const system = new Float64Array(k * k).fill(centre)
  for (let i = 0; i < k; i++) system[i * k + i] = centre + lambda
  for (const row of rows) {
    for (const a of row) {
      system[a.judge * k + a.judge] = at(system, k, a.judge, a.judge) + 1
      for (const b of row) system[a.judge * k + b.judge] = at(system, k, a.judge, b.judge) - 1 / row.length
    }
  }
  return invert(system, k).map((value) => value - centre)
}

/** Inverse of a symmetric positive matrix, in place, by Gauss and Jordan; it needs no pivots. */
function invert(matrix: Float64Array, k: number): Float64Array {
  const m = Float64Array.from(matrix)
  for (let p = 0; p < k; p++) {
    const pivot = at(m, k, p, p)
    m[p * k + p] = 1
    for (let j = 0; j < k; j++) m[p * k + j] = at(m, k, p, j) / pivot
    for (let i = 0; i < k; i++) {
      if (i === p) continue
      const factor = at(m, k, i, p)
      if (factor === 0) continue
      m[i * k + p] = 0
      for (let j = 0; j < k; j++) m[i * k + j] = at(m, k, i, j) - factor * at(m, k, p, j)
    }
  }
  return m
}

function at(matrix: Float64Array, k: number, i: number, j: number): number {
  return matrix[i * k + j] ?? 0
}
