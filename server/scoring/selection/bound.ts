/** A share's rule as whole numbers: among D people at least, or at most, so many, for every D up to the seats at once. */

import type { Exact } from '../exact.ts'
import { compare, whole } from '../exact.ts'

/** scale × (numerator + spare) against parts × denominator. @example 55 % rounded up, 20 seats: 9 × n ≥ 5 × D (5/9 is the least share that 20 people can show) */
export interface Slope {
  parts: number
  scale: number
  spare: -1 | 0 | 1
}

/**
 * n ≥ ⌈sD⌉ is n ≥ sD; n ≥ ⌊sD⌋ is n + 1 > sD; n ≤ ⌊sD⌋ is n ≤ sD; n ≤ ⌈sD⌉ is n − 1 < sD. As n and D are whole and D ≤ most,
 * s may give way to the nearest fraction on its side with a denominator ≤ most: small numbers, no rounding anywhere.
 */
export function slopeOf(share: Exact, kind: 'floor' | 'cap', rounding: 'up' | 'down', most: number): Slope {
  const strict = (kind === 'floor') !== (rounding === 'up')
  const [below, above] = neighbours(share, Math.max(most, 1), strict)
  const [parts, scale] = kind === 'floor' ? above : below
  return { parts, scale, spare: !strict ? 0 : kind === 'floor' ? 1 : -1 }
}

type Ratio = [number, number]

/** The fractions next to a share of 0 to 1 with denominators ≤ most; the share itself is its own neighbour unless `strict`. */
function neighbours(share: Exact, most: number, strict: boolean): [below: Ratio, above: Ratio] {
  const side = ([n, d]: Ratio) => compare(whole(n, d), share)
  for (const end of [0, 1]) {
    if (side([end, 1]) !== 0) continue
    return strict
      ? [
          [end * most - 1, most],
          [end * most + 1, most],
        ]
      : [
          [end, 1],
          [end, 1],
        ]
  }
  let below: Ratio = [0, 1]
  let above: Ratio = [1, 1]
  // Halving by mediants, as in the Stern–Brocot tree: it meets every fraction of a small denominator.
  for (;;) {
    const middle: Ratio = [below[0] + above[0], below[1] + above[1]]
    if (middle[1] > most) return [below, above]
    const at = side(middle)
    if (at < 0) below = middle
    else if (at > 0) above = middle
    else return strict ? [towards(below, middle, most), towards(above, middle, most)] : [middle, middle]
  }
}

/** The nearest to `middle` on a neighbour's side. */
function towards([n, d]: Ratio, middle: Ratio, most: number): Ratio {
  const times = Math.floor((most - d) / middle[1])
  return [n + times * middle[0], d + times * middle[1]]
}
