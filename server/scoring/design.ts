/** What a plan of who marks whom is worth: whether all judges are connected, whom they share, and how well entries can be compared. */

/** The judges of each entry, by their places in a list. */
export type Plan = readonly (readonly number[])[]

export interface Worth {
  /** Judges that share entries, directly or through others; more than one group cannot be compared with each other. */
  parts: number[][]
  /** How many entries each judge marks. */
  load: number[]
  /** How many entries each two judges share. */
  shared: number[][]
  /** Variance of the difference of two entries, of one mark: 1; null unless all judges are connected. */
  worst: { pair: [number, number]; variance: number } | null
  mean: number | null
}

/**
 * The worth of a plan under the additive model mark = entry + judge + error, by least squares.
 * var(a − b) = 1/r_a + 1/r_b + (h_a − h_b)' G (h_a − h_b), with r marks on an entry, h their judges' shares and G the inverse of
 * the judges' information K − N'R⁻¹N, made regular by J/j. Entries without judges are left out. (methods 1.12)
 * @example two entries, both marked by both of two judges → worst 1: each mean of two marks has variance 1/2
 */
export function worthOf(plan: Plan, judges: number): Worth {
  const load = Array.from({ length: judges }, () => 0)
  const shared = load.map(() => load.map(() => 0))
  for (const own of plan)
    for (const a of own) {
      load[a] = (load[a] as number) + 1
      for (const b of own) if (a !== b) bump(shared, a, b, 1)
    }
  const parts = partsOf(plan, load)
  if (parts.length !== 1) return { parts, load, shared, worst: null, mean: null }
  const marking = parts[0] as number[]
  const place = new Map(marking.map((judge, i) => [judge, i]))
  const m = marking.length
  const information = marking.map((judge, i) => marking.map((_, k) => 1 / m + (i === k ? (load[judge] as number) : 0)))
  const rows = plan.flatMap((own, entry) => (own.length > 0 ? [{ entry, at: own.map((judge) => place.get(judge) as number) }] : []))
  for (const { at } of rows) for (const a of at) for (const b of at) bump(information, a, b, -1 / at.length)
  const inverse = inverted(information)
  let worst: Worth['worst'] = null
  let sum = 0
  for (const [i, a] of rows.entries()) {
    for (const b of rows.slice(i + 1)) {
      const variance = varianceOf(inverse, a.at, b.at)
      sum += variance
      if (!worst || variance > worst.variance + 1e-12) worst = { pair: [a.entry, b.entry], variance }
    }
  }
  return { parts, load, shared, worst, mean: rows.length > 1 ? sum / ((rows.length * (rows.length - 1)) / 2) : null }
}

const bump = (matrix: number[][], a: number, b: number, by: number) => {
  const row = matrix[a] as number[]
  row[b] = (row[b] as number) + by
}

function varianceOf(inverse: readonly number[][], a: readonly number[], b: readonly number[]): number {
  const weights = [...a.map((at) => [at, 1 / a.length] as const), ...b.map((at) => [at, -1 / b.length] as const)]
  let spread = 1 / a.length + 1 / b.length
  for (const [i, u] of weights) for (const [k, v] of weights) spread += u * v * (inverse[i]?.[k] as number)
  return spread
}

/** Groups of judges with at least one entry, by whom they share entries with. */
function partsOf(plan: Plan, load: readonly number[]): number[][] {
  const root = load.map((_, i) => i)
  const find = (i: number): number => (root[i] === i ? i : find(root[i] as number))
  for (const own of plan) for (const judge of own) root[find(judge)] = find(own[0] as number)
  const marking = load.flatMap((n, judge) => (n > 0 ? [judge] : []))
  return [...Map.groupBy(marking, find).values()]
}

/** Gauss and Jordan; the matrix is symmetric and positive, so that no pivot is needed. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const work = matrix.map((row, i) => [...row, ...row.map((_, k) => (i === k ? 1 : 0))])
  for (const [i, row] of work.entries()) {
    const pivot = row[i] as number
    for (let k = i; k < 2 * n; k++) row[k] = (row[k] as number) / pivot
    for (const [j, other] of work.entries()) {
      const factor = other[i] as number
      if (j === i || factor === 0) continue
      for (let k = i; k < 2 * n; k++) other[k] = (other[k] as number) - factor * (row[k] as number)
    }
  }
  return work.map((row) => row.slice(n))
}

/** A judge marks one entry in place of another. */
export interface Travel {
  judge: number
  from: number
  to: number
}

/**
 * Exchanges that connect a plan of several parts: between each part and the next, two judges of each side go next door for up to a
 * third of their entries, so that no load changes.
 * @param barred whether a judge must not mark an entry
 */
export function travelsOf(plan: Plan, judges: number, barred: (judge: number, entry: number) => boolean): Travel[] {
  const { parts, load } = worthOf(plan, judges)
  if (parts.length < 2) return []
  const now = plan.map((own) => new Set(own))
  const travels: Travel[] = []
  const exchange = (a: number, b: number): boolean => {
    const may = (judge: number, entry: number) => !now[entry]?.has(judge) && !barred(judge, entry)
    const from = plan.findIndex((own, entry) => own.includes(a) && now[entry]?.has(a) && may(b, entry))
    const to = plan.findIndex((own, entry) => own.includes(b) && now[entry]?.has(b) && may(a, entry))
    if (from < 0 || to < 0) return false
    for (const [judge, out, into] of [
      [a, from, to],
      [b, to, from],
    ] as const) {
      now[out]?.delete(judge)
      now[into]?.add(judge)
      travels.push({ judge, from: out, to: into })
    }
    return true
  }
  for (const [i, part] of parts.slice(0, parts.length === 2 ? 1 : undefined).entries()) {
    const next = parts[(i + 1) % parts.length] as number[]
    for (let k = 0; k < Math.min(2, part.length, next.length); k++) {
      // From the front of one and the back of the other, so that in a ring of rooms it is not always the same judge.
      const [a, b] = [part[k] as number, next[next.length - 1 - k] as number]
      for (let turn = 0; turn < Math.max(1, Math.floor(Math.min(load[a] as number, load[b] as number) / 3)); turn++)
        if (!exchange(a, b)) break
    }
  }
  return travels
}

/** The plan after the exchanges. */
export function travelled(plan: Plan, travels: readonly Travel[]): number[][] {
  const now = plan.map((own) => [...own])
  for (const { judge, from, to } of travels) {
    now[from] = (now[from] as number[]).filter((one) => one !== judge)
    now[to]?.push(judge)
  }
  return now
}
