/** Severity: how strict each judge is, by least squares over judges and entries, in float64 (design 4.5, methods 1.8). */

import { type Design, designOf, solve } from './severity-system.ts'

/** One judge's mark for one entry, by their numbers in canonical id order. */
export interface Cell {
  entry: number
  judge: number
  mark: number
}

export interface Severity {
  /** Each judge's effect in points: positive is generous. They sum to 0 unless shrunk. */
  judges: Float64Array
  /** Residual ÷ judge variance that shrank the judges; 0 for plain least squares. */
  shrinkage: number
}

/** Below this many marks a judge's own mean is mostly noise, and the judges are shrunk (methods 0). */
const FEW = 10

/**
 * Fits mark = entry + judge + error. Entries are eliminated, the judges' system is solved by conjugate gradients with a
 * Jacobi preconditioner. Where some judge saw fewer than ten entries, judges are random effects: their marks count as
 * n + λ with λ = residual variance ÷ judge variance, estimated from the plain fit by moments (a judge variance of 0 or
 * less, or too few marks to tell noise from judges — marks ≤ entries + judges − 1: no correction at all). Ask `groups` first: an unconnected design has no answer.
 * Standard errors need the inverse of the same system: `agreement/errors.ts`.
 * @example two judges, one 2 points higher on both entries → effects +1 and −1
 */
export function severity(cells: readonly Cell[], entries: number, judges: number): Severity {
  const design = designOf(cells, entries, judges)
  const plain = solve(design, 0)
  if (design.seen.every((n) => n >= FEW)) return { judges: plain, shrinkage: 0 }
  const shrinkage = lambda(design, plain)
  if (shrinkage === Number.POSITIVE_INFINITY) return { judges: new Float64Array(judges), shrinkage }
  return { judges: shrinkage === 0 ? plain : solve(design, shrinkage, plain), shrinkage }
}

/** An entry's corrected points: the mean of its marks less the effects of its judges. */
export function corrected(marks: readonly { judge: number; mark: number }[], judges: Float64Array): number {
  return marks.reduce((total, { judge, mark }) => total + mark - (judges[judge] ?? 0), 0) / marks.length
}

/** The connected groups of judges; entries link those who marked them. One group: the design can be corrected. */
export function groups(cells: readonly Cell[], entries: number, judges: number): number[][] {
  const parent = Int32Array.from({ length: entries + judges }, (_, i) => i)
  const top = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  for (const { entry, judge } of cells) parent[top(entries + judge)] = top(entry)
  const found = new Map<number, number[]>()
  for (let judge = 0; judge < judges; judge++) {
    const group = top(entries + judge)
    const known = found.get(group)
    if (known) known.push(judge)
    else found.set(group, [judge])
  }
  return [...found.values()]
}

/** A residual so small beside the judges is what floats leave over of a perfect fit. */
const ROUNDING = 1e-20

/** λ by moments: judges spread by their variance plus the noise of their few marks. */
function lambda({ start, judge, mark, seen }: Design, plain: Float64Array): number {
  const entries = start.length - 1
  const free = mark.length - entries - seen.length + 1
  if (free <= 0 || seen.length < 2) return Number.POSITIVE_INFINITY
  let squares = 0
  for (let entry = 0; entry < entries; entry++) {
    const [from, to] = [start[entry] as number, start[entry + 1] as number]
    let level = 0
    for (let at = from; at < to; at++) level += (mark[at] as number) - (plain[judge[at] as number] as number)
    level /= to - from
    for (let at = from; at < to; at++) squares += ((mark[at] as number) - level - (plain[judge[at] as number] as number)) ** 2
  }
  const residual = squares / free
  const spread = plain.reduce((total, value) => total + value ** 2, 0) / (seen.length - 1)
  const noise = seen.reduce((total, n) => total + residual / Math.max(n, 1), 0) / seen.length
  const variance = spread - noise
  if (residual <= ROUNDING * spread) return 0
  return variance > 0 ? residual / variance : Number.POSITIVE_INFINITY
}
