/** Repeats: problems, elements, rounds or attempts joined to one value: their sum, their mean, or the best m of n (rule 21). */

import { add, compare, div, type Exact, mean, print, sum, whole, ZERO } from './exact.ts'
import type { Value } from './tree.ts'
import type { Node, Repeat, Step } from './types.ts'

/**
 * Joins attempts. One that is still owed (null) keeps the whole open. An absent one counts 0, is left out,
 * or counts as the mean of the others, as `absent` says; all absent is absent.
 * Best m of n is the **sum** of the m highest (one unless said), as in halfpipe: best of three runs.
 * @example best 1 of 70.25, 88.50, absent = 88.50
 */
export function joinAttempts(repeat: Repeat, tries: readonly (Value | null)[], node: Node, note?: (step: Step) => void): Value | null {
  const known = tries.filter((one) => one !== null)
  if (known.length < tries.length) return null
  const made = known.filter((one) => !one.absent).map((one) => one.points)
  if (made.length === 0) return { points: ZERO, exact: ZERO, absent: true }
  const filled = fill(repeat, made, known.length - made.length).sort((a, b) => compare(b, a))
  const wanted = repeat.take === 'best' ? (repeat.best ?? 1) : filled.length
  const [kept, dropped] = [filled.slice(0, wanted), filled.slice(wanted)]
  const points = repeat.take === 'mean' ? (mean(kept) ?? ZERO) : sum(kept)
  note?.({
    do: 'repeat',
    node: node.id,
    take: repeat.take,
    kept: kept.map((one) => print(one)),
    dropped: dropped.map((one) => print(one)),
    points: print(points),
  })
  return { points, exact: points, absent: false }
}

function fill(repeat: Repeat, made: Exact[], missing: number): Exact[] {
  const policy = repeat.absent ?? 'zero'
  if (policy === 'leave-out') return [...made]
  const stand = policy === 'mean' ? (div(made.reduce(add, ZERO), whole(made.length)) ?? ZERO) : ZERO
  return [...made, ...Array.from({ length: missing }, () => stand)]
}
