/** A statistic as it leaves: rounded to declared places, or none with the reason why there is none. */

/** Why a statistic has no value. */
export type Why =
  /** Fewer than two entries (three for a correlation). */
  | 'few-entries'
  /** Fewer than two judges, or no entry that two of them marked. */
  | 'few-judges'
  /** Too few marks to tell a habit from chance. */
  | 'few-marks'
  /** No entry, or only one, that every judge marked; or panels that differ from entry to entry. */
  | 'incomplete'
  /** All marks equal: nothing to agree or disagree on. */
  | 'no-spread'
  /** Ratios need marks of 0 or more. */
  | 'negative'
  /** As many unknowns as marks: no mark is left over to tell noise from judges. */
  | 'no-freedom'
  /** Judges fall into groups without a common entry. */
  | 'disconnected'
  /** More judges than standard errors are computed for, or more different values than pairs are counted of. */
  | 'too-many'
  /** The total is no sum of what single judges gave: places by majority, standardised points. */
  | 'not-additive'

export interface Figure {
  value: number | null
  /** Ends of the 95 % interval, where one is known. */
  low?: number
  high?: number
  why?: Why
}

/** Places after the point of every statistic. */
export const PLACES = 4

/**
 * Rounded half up of the size, so that the last digits of a float, which may differ between machines, are gone.
 * @example rounded(0.289764) // 0.2898; rounded(-0.00001) is 0, not -0
 */
export function rounded(x: number, places = PLACES): number {
  const scale = 10 ** places
  const units = Math.floor(Math.abs(x) * scale + 0.5 + 1e-9)
  return units === 0 ? 0 : (Math.sign(x) * units) / scale
}

/** A figure of a finite value; what is not finite has no place in an answer. */
export function figure(value: number, low?: number, high?: number): Figure {
  if (!Number.isFinite(value)) return none('no-spread')
  const ends = low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high)
  return { value: rounded(value), ...(ends && { low: rounded(low), high: rounded(high) }) }
}

export function none(why: Why): Figure {
  return { value: null, why }
}

/** The mean of a list that is not empty. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

/** Squares of differences from the mean, summed; what is only a float's dust beside the values themselves is 0. */
export function squares(values: readonly number[]): number {
  const centre = meanOf(values)
  return dusted(
    values.reduce((total, value) => total + (value - centre) ** 2, 0),
    values,
  )
}

/** A sum of squares that rounding alone could have made is 0: the mean of three 0.1 is not exactly 0.1. */
export function dusted(sum: number, values: readonly number[]): number {
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0)
  return sum <= most * most * values.length * 1e-24 ? 0 : sum
}
