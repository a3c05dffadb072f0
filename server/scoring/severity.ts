/** Severity: how strict each judge is, by least squares over judges and entries, in float64 (design 4.5, methods 1.8). */

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
 * @example two judges, one 2 points higher on both entries → effects +1 and −1
 */
export function severity(cells: readonly Cell[], entries: number, judges: number): Severity {
  const plain = solve(cells, entries, judges, 0)
  const seen = new Float64Array(judges)
  for (const { judge } of cells) seen[judge] = at(seen, judge) + 1
  if (seen.every((n) => n >= FEW)) return { judges: plain, shrinkage: 0 }
  const shrinkage = lambda(cells, entries, judges, plain, seen)
  if (shrinkage === Number.POSITIVE_INFINITY) return { judges: new Float64Array(judges), shrinkage }
  return { judges: solve(cells, entries, judges, shrinkage), shrinkage }
}

/** An entry's corrected points: the mean of its marks less the effects of its judges. */
export function corrected(marks: readonly { judge: number; mark: number }[], judges: Float64Array): number {
  return marks.reduce((total, { judge, mark }) => total + mark - at(judges, judge), 0) / marks.length
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
    found.set(group, [...(found.get(group) ?? []), judge])
  }
  return [...found.values()]
}

/** (D + λI − N′ E⁻¹ N) b = r, where D and E count marks by judge and by entry. */
function solve(cells: readonly Cell[], entries: number, judges: number, lambda: number): Float64Array {
  const perEntry = new Float64Array(entries)
  const sums = new Float64Array(entries)
  const diagonal = new Float64Array(judges).fill(lambda)
  for (const { entry, judge, mark } of cells) {
    perEntry[entry] = at(perEntry, entry) + 1
    sums[entry] = at(sums, entry) + mark
    diagonal[judge] = at(diagonal, judge) + 1
  }
  const right = new Float64Array(judges)
  for (const { entry, judge, mark } of cells) right[judge] = at(right, judge) + mark - at(sums, entry) / at(perEntry, entry)
  const times = (x: Float64Array): Float64Array => {
    const means = new Float64Array(entries)
    for (const { entry, judge } of cells) means[entry] = at(means, entry) + at(x, judge) / at(perEntry, entry)
    const y = x.map((value, judge) => value * at(diagonal, judge))
    for (const { entry, judge } of cells) y[judge] = at(y, judge) - at(means, entry)
    return y
  }
  const solution = gradients(times, right, diagonal)
  if (lambda > 0) return solution
  const centre = solution.reduce((total, value) => total + value, 0) / judges
  return solution.map((value) => value - centre)
}

/** Conjugate gradients; the system is singular (b + c) but consistent, and from 0 the steps stay where it has one answer. */
function gradients(times: (x: Float64Array) => Float64Array, right: Float64Array, diagonal: Float64Array): Float64Array {
  const x = new Float64Array(right.length)
  const rest = Float64Array.from(right)
  const scaled = () => rest.map((value, i) => (at(diagonal, i) > 0 ? value / at(diagonal, i) : 0))
  let step = scaled()
  let size = dot(rest, step)
  const enough = size * 1e-24
  for (let turn = 0; turn < 10_000 && size > enough && size > 0; turn++) {
    const image = times(step)
    const bend = dot(step, image)
    if (!(bend > 0)) break
    const along = size / bend
    for (let i = 0; i < x.length; i++) {
      x[i] = at(x, i) + along * at(step, i)
      rest[i] = at(rest, i) - along * at(image, i)
    }
    const next = scaled()
    const left = dot(rest, next)
    step = next.map((value, i) => value + (left / size) * at(step, i))
    size = left
  }
  return x
}

/** λ by moments: judges spread by their variance plus the noise of their few marks. */
function lambda(cells: readonly Cell[], entries: number, judges: number, plain: Float64Array, seen: Float64Array): number {
  const free = cells.length - entries - judges + 1
  if (free <= 0 || judges < 2) return Number.POSITIVE_INFINITY
  const marks = Array.from({ length: entries }, (): { judge: number; mark: number }[] => [])
  for (const cell of cells) marks[cell.entry]?.push(cell)
  const level = marks.map((own) => corrected(own, plain))
  const residual = cells.reduce((total, { entry, judge, mark }) => total + (mark - (level[entry] ?? 0) - at(plain, judge)) ** 2, 0) / free
  const spread = plain.reduce((total, value) => total + value ** 2, 0) / (judges - 1)
  const noise = seen.reduce((total, n) => total + residual / Math.max(n, 1), 0) / judges
  const variance = spread - noise
  if (residual === 0) return 0
  return variance > 0 ? residual / variance : Number.POSITIVE_INFINITY
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, value, i) => total + value * at(b, i), 0)
}

/** Indices come from loops over the same lengths, so there is always a number. */
function at(list: Float64Array, index: number): number {
  return list[index] ?? 0
}
