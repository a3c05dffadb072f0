/** The judges' system of an additive model: who marked whom, as typed arrays, and its solution by conjugate gradients. */

/** Marks in the order of their entries. */
export interface Design {
  /** Where each entry's marks begin; one more at the end. */
  start: Int32Array
  /** Of each mark: the judge, and the points. */
  judge: Int32Array
  mark: Float64Array
  /** How many marks each judge gave. */
  seen: Float64Array
}

export function designOf(cells: readonly { entry: number; judge: number; mark: number }[], entries: number, judges: number): Design {
  const start = new Int32Array(entries + 1)
  for (const { entry } of cells) start[entry + 1] = (start[entry + 1] as number) + 1
  for (let entry = 0; entry < entries; entry++) start[entry + 1] = (start[entry + 1] as number) + (start[entry] as number)
  const design: Design = {
    start,
    judge: new Int32Array(cells.length),
    mark: new Float64Array(cells.length),
    seen: new Float64Array(judges),
  }
  const next = start.slice()
  for (const { entry, judge, mark } of cells) {
    const at = next[entry] as number
    next[entry] = at + 1
    design.judge[at] = judge
    design.mark[at] = mark
    design.seen[judge] = (design.seen[judge] as number) + 1
  }
  return design
}

/** Enough: the residual's square in the preconditioner's measure against the beginning's, far below any places shown. */
const ENOUGH = 1e-24
const MOST_TURNS = 10_000

/**
 * Solves (D + λI − N′E⁻¹N) b = r, where D and E count marks by judge and by entry and r is what each judge gave above the
 * entries' means. Without λ the system is singular (b + c) but consistent, and the answer sums to 0.
 * @param from where to begin: the answer for another λ is near
 * @example judges 0 and 1 both marked entry 0, with 8 and 6 → b = [1, −1]
 */
export function solve(design: Design, lambda: number, from?: Float64Array): Float64Array {
  const { start, judge, mark, seen } = design
  const n = seen.length
  const diagonal = seen.map((count) => count + lambda)
  const x = from ? from.slice() : new Float64Array(n)
  const rest = new Float64Array(n)
  for (let entry = 0; entry + 1 < start.length; entry++) {
    const [first, end] = [start[entry] as number, start[entry + 1] as number]
    let level = 0
    for (let at = first; at < end; at++) level += mark[at] as number
    level /= end - first
    for (let at = first; at < end; at++) rest[judge[at] as number] = (rest[judge[at] as number] as number) + (mark[at] as number) - level
  }
  const step = new Float64Array(n)
  const image = new Float64Array(n)
  const enough = ENOUGH * scaledSize(rest, diagonal)
  if (from) {
    times(design, diagonal, x, image)
    for (let i = 0; i < n; i++) rest[i] = (rest[i] as number) - (image[i] as number)
  }
  let size = scaledSize(rest, diagonal)
  let pull = 0
  for (let turn = 0; turn < MOST_TURNS && size > enough; turn++) {
    for (let i = 0; i < n; i++) step[i] = scaled(rest, diagonal, i) + pull * (step[i] as number)
    times(design, diagonal, step, image)
    let bend = 0
    for (let i = 0; i < n; i++) bend += (step[i] as number) * (image[i] as number)
    if (!(bend > 0)) break
    const along = size / bend
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] as number) + along * (step[i] as number)
      rest[i] = (rest[i] as number) - along * (image[i] as number)
    }
    const left = scaledSize(rest, diagonal)
    pull = left / size
    size = left
  }
  if (lambda > 0) return x
  const centre = x.reduce((total, value) => total + value, 0) / n
  return x.map((value) => value - centre)
}

/** One pass over the marks: each entry's mean of x at its judges, taken from each of them. */
function times({ start, judge }: Design, diagonal: Float64Array, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i] = (diagonal[i] as number) * (x[i] as number)
  for (let entry = 0; entry + 1 < start.length; entry++) {
    const [first, end] = [start[entry] as number, start[entry + 1] as number]
    let mean = 0
    for (let at = first; at < end; at++) mean += x[judge[at] as number] as number
    mean /= end - first
    for (let at = first; at < end; at++) y[judge[at] as number] = (y[judge[at] as number] as number) - mean
  }
}

/** A judge without marks has no equation, and stays at 0. */
function scaled(rest: Float64Array, diagonal: Float64Array, i: number): number {
  return (diagonal[i] as number) > 0 ? (rest[i] as number) / (diagonal[i] as number) : 0
}

function scaledSize(rest: Float64Array, diagonal: Float64Array): number {
  let sum = 0
  for (let i = 0; i < rest.length; i++) sum += (rest[i] as number) * scaled(rest, diagonal, i)
  return sum
}
