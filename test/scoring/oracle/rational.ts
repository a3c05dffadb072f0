/** Fractions of the oracle: a pair of BigInts, always in lowest terms; nothing is shared with the engine. */

export type Q = readonly [over: bigint, under: bigint]

export const nil: Q = [0n, 1n]
export const one: Q = [1n, 1n]

const abs = (x: bigint) => (x < 0n ? -x : x)
const common = (a: bigint, b: bigint): bigint => (b === 0n ? a : common(b, a % b))

export function ratio(over: bigint | number, under: bigint | number = 1n): Q {
  let [n, d] = [BigInt(over), BigInt(under)]
  if (d === 0n) throw new Error('division by zero in the oracle')
  if (d < 0n) [n, d] = [-n, -d]
  const g = common(abs(n), d)
  return [n / g, d / g]
}

/** "-12.50" → −25/2; null for what is not a plain decimal. */
export function parse(text: string): Q | null {
  if (!/^-?[0-9]{1,12}(\.[0-9]{1,9})?$/.test(text)) return null
  const [left = '', right = ''] = text.split('.')
  return ratio(BigInt(left + right), 10n ** BigInt(right.length))
}

/** A decimal that the scheme itself writes. */
export function must(text: string): Q {
  const value = parse(text)
  if (!value) throw new Error(`the oracle cannot read "${text}"`)
  return value
}

/** "30%", "0.3" or "3/10". */
export function share(text: string): Q {
  if (text.endsWith('%')) return over(must(text.slice(0, -1)), ratio(100))
  const [a = '', b] = text.split('/')
  return b === undefined ? must(a) : over(must(a), must(b))
}

export const plus = (a: Q, b: Q): Q => ratio(a[0] * b[1] + b[0] * a[1], a[1] * b[1])
export const minus = (a: Q, b: Q): Q => ratio(a[0] * b[1] - b[0] * a[1], a[1] * b[1])
export const times = (a: Q, b: Q): Q => ratio(a[0] * b[0], a[1] * b[1])
export const over = (a: Q, b: Q): Q => ratio(a[0] * b[1], a[1] * b[0])
/** Below zero when a is less. */
export const versus = (a: Q, b: Q): number => {
  const gap = a[0] * b[1] - b[0] * a[1]
  return gap < 0n ? -1 : gap > 0n ? 1 : 0
}
export const same = (a: Q, b: Q) => versus(a, b) === 0
export const lower = (a: Q, b: Q): Q => (versus(a, b) < 0 ? a : b)
export const higher = (a: Q, b: Q): Q => (versus(a, b) > 0 ? a : b)
export const total = (list: readonly Q[]): Q => list.reduce(plus, nil)
export const average = (list: readonly Q[]): Q => over(total(list), ratio(list.length))
export const distance = (a: Q, b: Q): Q => {
  const [n, d] = minus(a, b)
  return [abs(n), d]
}

/** Half up of the size: 2.345 → 2.35, −2.345 → −2.35. */
export function round(x: Q, places: number): Q {
  const scale = 10n ** BigInt(places)
  const size = (2n * abs(x[0]) * scale + x[1]) / (2n * x[1])
  return ratio(x[0] < 0n ? -size : size, scale)
}

/** A share of n as a whole number. */
export function heads(x: Q, how: 'up' | 'down' | 'half' = 'half'): number {
  if (how === 'down') return Number(x[0] / x[1])
  if (how === 'up') return Number((x[0] + x[1] - 1n) / x[1])
  return Number((2n * x[0] + x[1]) / (2n * x[1]))
}

/** How many digits after the point the fraction has, or null when it never ends. */
function digits(x: Q): number | null {
  let [twos, fives, rest] = [0, 0, x[1]]
  for (; rest % 2n === 0n; rest /= 2n) twos++
  for (; rest % 5n === 0n; rest /= 5n) fives++
  return rest === 1n ? Math.max(twos, fives) : null
}

/** The value that people see: rounded to places, or whole, or to six places when it never ends. */
export function seen(x: Q, places?: number): Q {
  return places === undefined ? (digits(x) === null ? round(x, 6) : x) : round(x, places)
}

/** As people write it; with places the zeros at the end stay. */
export function write(x: Q, places?: number): string {
  const value = seen(x, places)
  const width = places ?? digits(value)!
  const whole = (abs(value[0]) * 10n ** BigInt(width)) / value[1]
  const text = whole.toString().padStart(width + 1, '0')
  const sign = value[0] < 0n ? '-' : ''
  return sign + (width ? `${text.slice(0, -width)}.${text.slice(-width)}` : text)
}
