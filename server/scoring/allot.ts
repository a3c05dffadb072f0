/** Sharing seats out among units by weighted measures with the largest remainder: exact, and every step shown. */
import { add, compare, decimal, div, type Exact, fraction, mul, print, sub, sum, toCount, whole, ZERO } from './exact.ts'
import type { Decimal, Fraction } from './types.ts'

export interface Share {
  id: string
  /** The unit's claim before rounding, "2.37". */
  exact: Decimal
  seats: number
  /** Whether the last seat came by the remainder. */
  extra: boolean
}

/**
 * Each unit claims seats × Σ weight × (its measure ÷ the sum of that measure); it gets the whole part, and the seats left go to the
 * largest remainders, ties to the larger claim, then to who stands first. A measure that is 0 everywhere claims nothing.
 * Source: 50 % staff numbers + 50 % industrial value added (Xuchang 2011, `domain` 5.3).
 * @param weights by measure, each a share; they are taken in proportion, so 1 : 1 is as good as 50 % : 50 %
 * @param units measures as decimal strings ≥ 0; what is missing is 0
 * @throws Error for a weight or measure that is no number
 * @example allot(10, { members: '100%' }, [{ id: 'a', measures: { members: '70' } }, { id: 'b', measures: { members: '35' } }])
 *   // a claims 6.666667 → 6 + 1, b 3.333333 → 3
 */
export function allot(
  seats: number,
  weights: Record<string, Fraction>,
  units: readonly { id: string; measures: Readonly<Record<string, Decimal>> }[],
): Share[] {
  const known = (value: Exact | null, what: string): Exact => {
    if (!value || compare(value, ZERO) < 0) throw new Error(`${what} is no number of at least 0`)
    return value
  }
  const measure = (unit: (typeof units)[number], name: string) => known(decimal(unit.measures[name] ?? '0'), `${name} of ${unit.id}`)
  const parts = Object.entries(weights)
    .map(([name, weight]) => ({ name, weight: known(fraction(weight), name), all: sum(units.map((unit) => measure(unit, name))) }))
    .filter(({ all, weight }) => compare(all, ZERO) > 0 && compare(weight, ZERO) > 0)
  const weighed = sum(parts.map(({ weight }) => weight))
  const claims = units.map((unit, i) => {
    const share = parts.reduce((so, { name, weight, all }) => add(so, mul(weight, div(measure(unit, name), all) ?? ZERO)), ZERO)
    const exact = mul(whole(seats), div(share, weighed) ?? ZERO)
    const got = toCount(exact, 'down')
    return { id: unit.id, i, exact, got, rest: sub(exact, whole(got)) }
  })
  const left = parts.length === 0 ? 0 : seats - claims.reduce((n, { got }) => n + got, 0)
  const lucky = new Set(
    claims
      .toSorted((a, b) => compare(b.rest, a.rest) || compare(b.exact, a.exact) || a.i - b.i)
      .slice(0, left)
      .map(({ id }) => id),
  )
  return claims.map(({ id, exact, got }) => ({ id, exact: print(exact), seats: got + (lucky.has(id) ? 1 : 0), extra: lucky.has(id) }))
}
