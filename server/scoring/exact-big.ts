/** Fractions of BigInts: the slow half of `exact.ts`, for the few products that leave the safe integers. */

/** A fraction n/d with d > 0. */
export interface Big {
  readonly n: bigint
  readonly d: bigint
}

export function addBig(a: Big, b: Big): Big {
  return reduceBig(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function mulBig(a: Big, b: Big): Big {
  return reduceBig(a.n * b.n, a.d * b.d)
}

/** 1 ÷ a; a is not 0. */
export function inverse(a: Big): Big {
  return a.n < 0n ? { n: -a.d, d: -a.n } : { n: a.d, d: a.n }
}

export function compareBig(a: Big, b: Big): -1 | 0 | 1 {
  const [left, right] = [a.n * b.d, b.n * a.d]
  return left < right ? -1 : left > right ? 1 : 0
}

/** How many 1/scale are nearest, half up of the size. @example 2.345 in hundredths → 235 */
export function unitsBig(x: Big, scale: bigint): bigint {
  const units = (2n * sizeBig(x.n) * scale + x.d) / (2n * x.d)
  return x.n < 0n ? -units : units
}

/** The fewest places (0–9) that show x whole; null when it has more or never ends. */
export function endsAfterBig(x: Big): number | null {
  for (let places = 0, scale = 1n; places <= 9; places++, scale *= 10n) if ((x.n * scale) % x.d === 0n) return places
  return null
}

export function reduceBig(n: bigint, d: bigint): Big {
  let a = sizeBig(n)
  let b = d
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a }
}

export function sizeBig(n: bigint): bigint {
  return n < 0n ? -n : n
}
