/** Exact numbers: decimals and fractions that add up, so that no float ever decides a rank. */

import type { Decimal } from './types.ts'

/** A fraction n/d with d > 0. Use it only through the functions of this file: its inside may become faster. */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Exact = { n: 0n, d: 1n }
export const ONE: Exact = { n: 1n, d: 1n }
export const HUNDRED: Exact = { n: 100n, d: 1n }

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
  const value = parsed(text)
  if (value === null) return null
  if (read.size >= MOST_READ) read.clear()
  read.set(text, value)
  return value
}

/** The same few hundred marks are read a million times over; what was read once is kept, within bounds. */
const read = new Map<string, Exact>()
const MOST_READ = 20_000

function parsed(text: string): Exact | null {
  if (typeof text !== 'string' || !DECIMAL.test(text)) return null
  const point = text.indexOf('.')
  if (point < 0) return { n: BigInt(text), d: 1n }
  return { n: BigInt(text.slice(0, point) + text.slice(point + 1)), d: power(text.length - point - 1) }
}

/**
 * Reads a weight or share, never negative: "30%", "0.3" or "1/3" (rule 1).
 * @example fraction('30%') // 3/10; fraction('1/0') is null
 */
export function fraction(text: string): Exact | null {
  if (typeof text !== 'string') return null
  const ratio = RATIO.exec(text)
  if (ratio) return make(BigInt(ratio[1] as string), BigInt(ratio[2] as string))
  const percent = text.endsWith('%')
  const value = decimal(percent ? text.slice(0, -1) : text)
  if (value === null || value.n < 0n || text.startsWith('-')) return null
  return percent ? reduce(value.n, value.d * 100n) : value
}

/** A whole number, for counts. The argument must be a safe integer. @example whole(3) // 3/1 */
export function whole(count: number): Exact {
  return { n: BigInt(count), d: 1n }
}

/** @example add(decimal('0.1'), decimal('0.2')) // exactly 0.3 */
export function add(a: Exact, b: Exact): Exact {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : reduce(a.n * b.d + b.n * a.d, a.d * b.d)
}

/** a − b. */
export function sub(a: Exact, b: Exact): Exact {
  return a.d === b.d ? { n: a.n - b.n, d: a.d } : reduce(a.n * b.d - b.n * a.d, a.d * b.d)
}

/** a × b. */
export function mul(a: Exact, b: Exact): Exact {
  return reduce(a.n * b.n, a.d * b.d)
}

/** a ÷ b, or null when b is 0. */
export function div(a: Exact, b: Exact): Exact | null {
  return make(a.n * b.d, a.d * b.n)
}

/** −1, 0 or 1 as a is less than, equal to or more than b; equal values are equal however they are written. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d
  const right = a.d === b.d ? b.n : b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
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
  return a.n < 0n ? { n: -a.n, d: a.d } : a
}

/** A whole number of places: whether a is a multiple of step, counted from 0. A step of 0 or less has no multiples. */
export function isMultiple(a: Exact, step: Exact): boolean {
  return step.n > 0n && (a.n * step.d) % (a.d * step.n) === 0n
}

/**
 * Rounds half up **of the size** (四舍五入): 2.345 → 2.35 and −2.345 → −2.35, so that a penalty rounds like a mark (rule 9).
 * @param places 0–9 digits after the point
 */
export function roundTo(x: Exact, places: number): Exact {
  const scale = power(places)
  const top = (x.n < 0n ? -x.n : x.n) * scale
  const units = (2n * top + x.d) / (2n * x.d)
  return { n: x.n < 0n ? -units : units, d: scale }
}

/** The whole number at or below x (`up: false`) or at or above it, as a count; x must be ≥ 0 and small. @example 2.1 up is 3 */
export function toCount(x: Exact, round: 'up' | 'down' | 'half'): number {
  if (round === 'half') return Number(roundTo(x, 0).n)
  const low = x.n / x.d
  return Number(round === 'up' && low * x.d !== x.n ? low + 1n : low)
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

/** For the statistical methods only (design 4.5), never for ranking. */
export function toFloat(x: Exact): number {
  return Number(print(x, 12))
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
  return { value: { n: BigInt(x < 0 ? -units : units), d: power(places) }, nearEdge: edge < 1e-9 }
}

/** The fewest places (0–9) that show x whole; null when it has more or never ends. */
function endsAfter(x: Exact): number | null {
  for (let places = 0, scale = 1n; places <= 9; places++, scale *= 10n) if ((x.n * scale) % x.d === 0n) return places
  return null
}

function digits(units: bigint, places: number): Decimal {
  const minus = units < 0n ? '-' : ''
  const text = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  return places === 0 ? minus + text : `${minus}${text.slice(0, -places)}.${text.slice(-places)}`
}

function make(n: bigint, d: bigint): Exact | null {
  if (d === 0n) return null
  return d < 0n ? reduce(-n, -d) : reduce(n, d)
}

function reduce(n: bigint, d: bigint): Exact {
  if (d === 1n) return { n, d }
  let a = n < 0n ? -n : n
  let b = d
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 1n || a === 0n ? { n, d: a === 0n ? 1n : d } : { n: n / a, d: d / a }
}

const POWERS = Array.from({ length: 31 }, (_, places) => 10n ** BigInt(places))

function power(places: number): bigint {
  return POWERS[places] ?? 10n ** BigInt(places)
}
