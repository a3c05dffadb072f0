/** The grid of an aspect: into how many parts a point is cut, so that every mark's worth is a whole number of them. */

import { compare, decimal, div, type Exact, inside, mul, ONE, size, whole, ZERO } from '../exact.ts'
import { isPointless } from '../plan.ts'
import type { Aspect, Decimal } from '../types.ts'

export interface Grid {
  /** Parts of a point. */
  unit: number
  /** The most parts that a mark may be worth, either way; a mark that is worth more is left to the general path. */
  most: number
  /** Points for each 1 of the mark, where they go by it; the spread rule looks at marks. */
  each: Exact | null
}

/** Marks lie in columns of 32-bit integers. */
export const MOST_MARK = 2 ** 31 - 1

/**
 * The grid of an aspect, or null where a mark alone does not say what it is worth, or no grid is fine enough.
 * @example points 0–10 by 0.5 → { unit: 2, most: 20 }; a judgement out of 2 → { unit: 3, most: 6 }
 */
export function gridOf(aspect: Aspect): Grid | null {
  if (aspect.factor || aspect.base) return null
  const each = eachOf(aspect)
  const steps = each ? [mul(stepOf(aspect), each), mul(lowest(aspect), each)] : stepsOf(aspect)
  const unit = steps && commonUnit(steps)
  if (!unit) return null
  const ends = [read(aspect.full), each ? mul(lowest(aspect), each) : ZERO].map((end) => inUnits(size(end), unit))
  const most = isPointless(aspect) ? MOST_MARK : Math.max(...ends.map((end) => end ?? Number.POSITIVE_INFINITY))
  return most <= MOST_MARK ? { unit, most, each } : null
}

/** What a mark of 1 is worth, for kinds whose points go by the mark. */
function eachOf(aspect: Aspect): Exact | null {
  const full = read(aspect.full)
  if (aspect.kind === 'judgement') return div(full, whole(3))
  if (aspect.kind === 'votes') return div(full, read(aspect.electorate))
  if (isPointless(aspect)) return ONE
  if (aspect.kind !== 'points' && aspect.kind !== 'imported') return null
  return compare(full, read(aspect.max)) === 0 ? ONE : div(full, read(aspect.max))
}

function stepOf(aspect: Aspect): Exact {
  return aspect.kind === 'judgement' || aspect.kind === 'votes' || !('step' in aspect) ? ONE : read(aspect.step)
}

function lowest(aspect: Aspect): Exact {
  return aspect.kind === 'points' ? read(aspect.min ?? '0') : ZERO
}

/** Numbers of which every worth is a sum of multiples, for the other kinds. */
function stepsOf(aspect: Aspect): Exact[] | null {
  switch (aspect.kind) {
    case 'count':
      return [read(aspect.each), read(aspect.cap ?? '0')]
    case 'deduct':
      return [read(aspect.from), read(aspect.each), read(aspect.floor ?? '0')]
    case 'table':
      return aspect.grades.map((row) => read(row.points))
    case 'measure':
      if (aspect.rule.by === 'bands') return aspect.rule.bands.map((band) => read(band.points))
      return aspect.rule.by === 'pass' ? [read(aspect.full)] : null
    default:
      return null
  }
}

/** The fewest parts in which all of them can be counted; null beyond the safe integers. @example 1/2, 1/3 → 6 */
export function commonUnit(list: readonly Exact[]): number | null {
  let unit: number | null = 1
  for (const one of list) unit = common(unit, inside(one)?.d ?? null)
  return unit
}

/** x counted in parts of 1/unit; null when that is no safe integer. @example inUnits(9.25, 100) // 925 */
export function inUnits(x: Exact, unit: number): number | null {
  const counted = inside(mul(x, whole(unit)))
  return counted?.d === 1 ? counted.n : null
}

/** The least common multiple; null beyond the safe integers. */
function common(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null
  const both = (a / divisor(a, b)) * b
  return Number.isSafeInteger(both) ? both : null
}

/** The greatest common divisor of two whole numbers, not both 0. */
export function divisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

function read(text: Decimal): Exact {
  return decimal(text) ?? ZERO
}
