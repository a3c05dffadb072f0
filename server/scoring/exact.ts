/** Exact numbers: decimals and fractions that add up, so that no float ever decides a rank. */

import { addBig, type Big, compareBig, endsAfterBig, inverse, mulBig, sizeBig, unitsBig } from './exact-big.ts'
import type { Decimal } from './types.ts'

/** Whole numbers n/d with d > 0, both safe integers: nearly every number of a contest. */
interface Small {
  readonly n: number
  readonly d: number
}

/** A fraction n/d. Use it only through the functions of this file: small while n and d are safe integers, BigInts beyond. */
export type Exact = Small | Big

export const ZERO: Exact = { n: 0, d: 1 }
export const ONE: Exact = { n: 1, d: 1 }
export const HUNDRED: Exact = { n: 100, d: 1 }

/** 1, 10, 100 … as far as they leave room to count in them. */
const TENTHS = Array.from({ length: 15 }, (_, places) => Number(`1e${places}`))
/** How many places are shown when a scheme names none and the number does not end. */
const SHOWN_PLACES = 6

const DECIMAL = /^-?[0-9]{1,12}(\.[0-9]{1,9})?$/
const RATIO = /^([0-9]{1,9})\/([0-9]{1,9})$/

/**
 * Reads a decimal strictly: optional "-", 1–12 digits, optionally "." and 1–9 digits (rule 9).
 * Everything else is null: "1,25", "1e5", "+5", " 5", "", ".5", "NaN", full-width digits.
 * @example decimal('9.25') // 37/4; decimal('-0') is 0; decimal('1e400') is null
 */
export function decimal(text: string): Exact | null {
  const known = read.get(text)
  if (known) return known
  if (typeof text !== 'string' || !DECIMAL.test(text)) return null
  const point = text.indexOf('.')
  const value = settled({ n: BigInt(text.replace('.', '')), d: point < 0 ? 1n : 10n ** BigInt(text.length - point - 1) })
  if (read.size >= MOST_READ) read.clear()
  read.set(text, value)
  return value
}

/** The same few hundred marks are read a million times over; what was read once is kept, within bounds. */
const read = new Map<string, Exact>()
const MOST_READ = 20_000

/**
 * Reads a weight or share, never negative: "30%", "0.3" or "1/3" (rule 1).
 * @example fraction('30%') // 3/10; fraction('1/0') is null
 */
export function fraction(text: string): Exact | null {
  if (typeof text !== 'string') return null
  const ratio = RATIO.exec(text)
  if (ratio) return div(whole(Number(ratio[1])), whole(Number(ratio[2])))
  const percent = text.endsWith('%')
  const value = decimal(percent ? text.slice(0, -1) : text)
  if (value === null || value.n < 0 || text.startsWith('-')) return null
  return percent ? div(value, HUNDRED) : value
}

/** A whole number, for counts, or so many parts of 1/d: safe integers, d > 0. @example whole(3) // 3/1; whole(1, 3) // 1/3 */
export function whole(count: number, d = 1): Exact {
  return { n: count, d }
}

/** @example add(decimal('0.1'), decimal('0.2')) // exactly 0.3 */
export function add(a: Exact, b: Exact): Exact {
  if (isSmall(a) && isSmall(b)) {
    if (a.d === b.d && isSafe(a.n + b.n)) return { n: a.n + b.n, d: a.d }
    const [left, right, d] = [a.n * b.d, b.n * a.d, a.d * b.d]
    if (isSafe(left) && isSafe(right) && isSafe(left + right) && isSafe(d)) return reduce(left + right, d)
  }
  return settled(addBig(big(a), big(b)))
}

/** a − b. */
export function sub(a: Exact, b: Exact): Exact {
  return add(a, isSmall(b) ? { n: 0 - b.n, d: b.d } : { n: -b.n, d: b.d })
}

/** a × b. */
export function mul(a: Exact, b: Exact): Exact {
  if (isSmall(a) && isSmall(b)) {
    const [n, d] = [a.n * b.n, a.d * b.d]
    if (isSafe(n) && isSafe(d)) return reduce(n, d)
  }
  return settled(mulBig(big(a), big(b)))
}

/** a ÷ b, or null when b is 0. */
export function div(a: Exact, b: Exact): Exact | null {
  if (sign(b) === 0) return null
  if (isSmall(b)) return mul(a, b.n < 0 ? { n: -b.d, d: -b.n } : { n: b.d, d: b.n })
  return mul(a, inverse(b))
}

/** −1, 0 or 1 as a is less than, equal to or more than b; equal values are equal however they are written. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  if (isSmall(a) && isSmall(b)) {
    const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d]
    if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0
  }
  return compareBig(big(a), big(b))
}

/** −1, 0 or 1 as a is negative, 0 or positive. */
export function sign(a: Exact): -1 | 0 | 1 {
  return a.n < 0 ? -1 : a.n > 0 ? 1 : 0
}

/** The sum of a list; 0 for an empty one. */
export function sum(list: readonly Exact[]): Exact {
  return list.reduce(add, ZERO)
}

/** The mean of a list, or null for an empty one. @example mean of 1, 1, 2 is 4/3, not 1.33 */
export function mean(list: readonly Exact[]): Exact | null {
  return div(sum(list), whole(list.length))
}

export function least(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b
}

export function most(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b
}

/** The size without the sign. */
export function size(a: Exact): Exact {
  return sign(a) < 0 ? sub(ZERO, a) : a
}

/** Whether a is a multiple of step, counted from 0. A step of 0 or less has no multiples. */
export function isMultiple(a: Exact, step: Exact): boolean {
  const times = sign(step) > 0 ? div(a, step) : null
  return times !== null && (isSmall(times) ? times.n % times.d === 0 : times.n % times.d === 0n)
}

/**
 * Rounds half up **of the size** (四舍五入): 2.345 → 2.35 and −2.345 → −2.35, so that a penalty rounds like a mark (rule 9).
 * @param places 0–9 digits after the point
 */
export function roundTo(x: Exact, places: number): Exact {
  const scale = TENTHS[places]
  if (scale !== undefined && isSmall(x)) {
    if (x.d === scale) return x
    const top = 2 * Math.abs(x.n) * scale + x.d
    // Of safe integers the quotient's floor is exact: a/b falls short of the next whole number by 1/b or more.
    if (isSafe(top)) return { n: x.n < 0 ? 0 - Math.floor(top / (2 * x.d)) : Math.floor(top / (2 * x.d)), d: scale }
  }
  const parts = 10n ** BigInt(places)
  return settled({ n: unitsBig(big(x), parts), d: parts })
}

/** The whole number at or below x (`up: false`) or at or above it, as a count; x must be ≥ 0 and small. @example 2.1 up is 3 */
export function toCount(x: Exact, round: 'up' | 'down' | 'half'): number {
  if (round === 'half') return Number(roundTo(x, 0).n)
  const { n, d } = big(x)
  return Number(round === 'up' && n % d !== 0n ? n / d + 1n : n / d)
}

/**
 * Writes a number. With `places`: rounded and padded ("59.50"). Without: every digit it has, or six places when it never ends.
 * @example print(1/3) // "0.333333"; print(1/3, 2) // "0.33"; print(17/2) // "8.5"
 */
export function print(x: Exact, places?: number): Decimal {
  if (places !== undefined) return digits(roundTo(x, places).n, places)
  const own = endsAfter(x)
  if (own !== null) return digits(roundTo(x, own).n, own)
  return digits(roundTo(x, SHOWN_PLACES).n, SHOWN_PLACES).replace(/\.?0+$/, '')
}

/** The value that `print` shows. */
export function shown(x: Exact, places?: number): Exact {
  if (places !== undefined) return roundTo(x, places)
  return endsAfter(x) === null ? roundTo(x, SHOWN_PLACES) : x
}

/** For the statistical methods only (design 4.5), never for ranking: the nearest float to twelve places. */
export function toFloat(x: Exact): number {
  // A quotient that ends within twelve places is rounded once either way.
  return isSmall(x) && 1e12 % x.d === 0 ? x.n / x.d : Number(print(x, 12))
}

/**
 * Brings a result of a statistical method back: rounded half up of the size to declared places, before it ranks.
 * `nearEdge` when it lies within 1e-9 of a rounding edge, where another machine's float might round the other way.
 * What is not finite becomes 0: methods refuse before they divide by nothing, so it never happens.
 */
export function fromFloat(x: number, places: number): { value: Exact; nearEdge: boolean } {
  if (!Number.isFinite(x)) return { value: ZERO, nearEdge: true }
  const scaled = Math.abs(x) * 10 ** places
  const units = Math.floor(scaled + 0.5)
  const edge = Math.abs(scaled - Math.floor(scaled) - 0.5) / 10 ** places
  return { value: settled({ n: BigInt(x < 0 ? -units : units), d: 10n ** BigInt(places) }), nearEdge: edge < 1e-9 }
}

/** The whole numbers n/d in lowest terms, null beyond the safe integers: for columns of integers. @example 9.25 is 37/4 */
export function inside(x: Exact): Small | null {
  return isSmall(x) ? reduce(x.n, x.d) : null
}

/** The fewest places (0–9) that show x whole; null when it has more or never ends. */
function endsAfter(x: Exact): number | null {
  if (!isSmall(x) || x.d > MOST_TENTHS) return endsAfterBig(big(x))
  let rest = x.n % x.d
  for (let places = 0; places <= 9; places++, rest = (rest * 10) % x.d) if (rest === 0) return places
  return null
}

/** Ten times less than the largest safe integer. */
const MOST_TENTHS = Math.floor(Number.MAX_SAFE_INTEGER / 10)

function digits(units: number | bigint, places: number): Decimal {
  const minus = units < 0 ? '-' : ''
  const text = String(typeof units === 'bigint' ? sizeBig(units) : Math.abs(units)).padStart(places + 1, '0')
  return places === 0 ? minus + text : `${minus}${text.slice(0, -places)}.${text.slice(-places)}`
}

function isSmall(x: Exact): x is Small {
  return typeof x.n === 'number'
}

/** A product of safe integers that left them comes out at 2^53 or more, however it was rounded. */
function isSafe(n: number): boolean {
  return n <= Number.MAX_SAFE_INTEGER && n >= Number.MIN_SAFE_INTEGER
}

function big(x: Exact): Big {
  return isSmall(x) ? { n: BigInt(x.n), d: BigInt(x.d) } : x
}

/** Small again as soon as it can be. */
function settled(x: Big): Exact {
  const [n, d] = [Number(x.n), Number(x.d)]
  return isSafe(n) && isSafe(d) ? { n, d } : x
}

/** Lowest terms; −0 becomes 0. */
function reduce(n: number, d: number): Small {
  let a = Math.abs(n)
  let b = d
  while (b !== 0) {
    const rest = a % b
    a = b
    b = rest
  }
  return a === 1 || a === 0 ? { n: n + 0, d } : { n: n / a + 0, d: d / a }
}
