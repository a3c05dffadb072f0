/** Many random contests through engine and oracle: what was seen, and the first contest on which they differ. */
import { faults } from '../../../server/scoring/faults.ts'
import type { Bundle } from '../../../server/scoring/types.ts'
import { anyBundle } from './any-contest.ts'
import { differences } from './compare.ts'
import { featuresOf } from './features.ts'
import { oracle } from './oracle.ts'
import { inWords, shrink } from './shrink.ts'

export interface Run {
  contests: number
  discarded: number
  /** How many contests showed a feature. */
  seen: Map<string, number>
  /** How many showed at least three features that fewer than a quarter of the contests show. */
  together: number
  entries: number
  ranked: number
}

/** A contest by its seed, or null when its scheme is at fault. */
export function contest(seed: number): Bundle | null {
  const bundle = anyBundle(seed)
  return faults(bundle.scheme).length ? null : bundle
}

/** The seeds of a run: the first `count` contests that have no fault. */
export function* contests(first: number, count: number): Generator<[seed: number, bundle: Bundle | null]> {
  for (let seed = first, found = 0; found < count; seed++) {
    const bundle = contest(seed)
    if (bundle) found++
    yield [seed, bundle]
  }
}

/** Runs them all; throws on the first difference, with the smallest contest that still shows it. */
export function agree(first: number, count: number): Run {
  const run: Run = { contests: 0, discarded: 0, seen: new Map(), together: 0, entries: 0, ranked: 0 }
  const shown: string[][] = []
  for (const [seed, bundle] of contests(first, count)) {
    if (!bundle) {
      run.discarded++
      continue
    }
    const answer = oracle(bundle)
    const gaps = differences(bundle)
    if (gaps.length) throw new Error(counterexample(seed, bundle))
    run.contests++
    run.entries += answer.lines.length
    run.ranked += answer.lines.filter((it) => it.rank !== null).length
    const features = featuresOf(bundle, answer)
    shown.push(features)
    for (const it of features) run.seen.set(it, (run.seen.get(it) ?? 0) + 1)
  }
  const isRare = (it: string) => run.seen.get(it)! * 4 < run.contests
  run.together = shown.filter((it) => it.filter(isRare).length >= 3).length
  return run
}

function counterexample(seed: number, bundle: Bundle): string {
  const small = shrink(bundle, (it) => differences(it).length > 0)
  return `contest ${seed} differs; the smallest that still does:\n${inWords(small)}\n${differences(small).join('\n')}`
}

/** The table that the tests print. */
export function table({ contests: n, discarded, seen, together, entries, ranked }: Run, first: number): string {
  const percent = (count: number) => `${((count * 100) / n).toFixed(1).padStart(5)} %`
  const lines = [...seen]
    .sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1))
    .map(([it, count]) => `${percent(count)}  ${it}`)
  return [
    `${n} contests from seed ${first}: ${entries} entries, ${ranked} ranked; ${discarded} schemes discarded`,
    ...lines,
    `${percent(together)}  three rare features or more in one contest`,
  ].join('\n')
}
