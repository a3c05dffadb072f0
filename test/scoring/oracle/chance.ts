/** Chance from a seed: the same numbers on every machine. */

export interface Chance {
  /** A whole number from a to b, both included. */
  int(a: number, b: number): number
  /** True in p of 100 cases. */
  odds(p: number): boolean
  pick<T>(list: readonly T[]): T
  some<T>(list: readonly T[], p: number): T[]
}

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 5; i++) next()
  const int = (a: number, b: number) => a + Math.floor(next() * (b - a + 1))
  return {
    int,
    odds: (p) => next() * 100 < p,
    pick: (list) => list[int(0, list.length - 1)]!,
    some: (list, p) => list.filter(() => next() * 100 < p),
  }
}
