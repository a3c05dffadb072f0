/** Resamples of judges: every one with its weight while they can be counted out, a fixed sequence of draws beyond (methods 1.10). */

/** How often each judge was drawn, and how many of all equally likely draws look like this. */
export interface Resample {
  times: Uint8Array
  weight: number
}

/** Up to so many judges in a bench every resample is looked at: 7⁷ = 823,543 draws, of which only 1,716 differ. */
const MOST_COUNTED = 7
const MOST_RESAMPLES = 20_000
export const DRAWS = 2000

/**
 * Draws each bench with replacement, as many judges as it has; benches independently. Exact when all have up to seven
 * judges (and there are not too many combinations), else `DRAWS` draws from the seed.
 * @param benches the judges of each bench, by number; every judge from 0 to `judges` − 1 in one bench at most
 * @example one bench of 2 → [2 0] × 1, [1 1] × 2, [0 2] × 1
 */
export function resamples(benches: readonly (readonly number[])[], judges: number, seed: number): { exact: boolean; all: Resample[] } {
  const sizes = benches.map((bench) => bench.length)
  const count = sizes.reduce((product, size) => product * multisets(size), 1)
  if (sizes.every((size) => size <= MOST_COUNTED) && count <= MOST_RESAMPLES) return { exact: true, all: counted(benches, judges) }
  const next = chance(seed)
  const all = Array.from({ length: DRAWS }, (): Resample => {
    const times = new Uint8Array(judges)
    for (const bench of benches)
      for (let i = 0; i < bench.length; i++) {
        const drawn = bench[Math.floor(next() * bench.length)] ?? 0
        times[drawn] = (times[drawn] ?? 0) + 1
      }
    return { times, weight: 1 }
  })
  return { exact: false, all }
}

function multisets(size: number): number {
  let count = 1
  for (let i = 1; i < size; i++) count = (count * (size + i)) / i
  return Math.round(count)
}

function counted(benches: readonly (readonly number[])[], judges: number): Resample[] {
  let all: Resample[] = [{ times: new Uint8Array(judges), weight: 1 }]
  for (const bench of benches) all = all.flatMap((before) => spreadOver(before, bench, 0, bench.length))
  return all
}

/** Every way to give `left` draws to the judges from `at` on; choosing which of the draws a judge gets multiplies the weight. */
function spreadOver(before: Resample, bench: readonly number[], at: number, left: number): Resample[] {
  const judge = bench[at]
  if (judge === undefined) return left === 0 ? [before] : []
  const found: Resample[] = []
  let ways = 1
  for (let taken = 0; taken <= left; taken++) {
    const times = Uint8Array.from(before.times)
    times[judge] = taken
    found.push(...spreadOver({ times, weight: before.weight * ways }, bench, at + 1, left - taken))
    ways = (ways * (left - taken)) / (taken + 1)
  }
  return found
}

/** The same sequence from the same seed everywhere (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}
