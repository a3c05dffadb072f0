/** An aspect: from one mark to points, for every kind of aspect (rules 2, 3, 19). */

import { add, compare, decimal, div, type Exact, fraction, least, most, mul, ONE, sub, whole, ZERO } from './exact.ts'
import type { Aspect, Decimal, MeasureRule } from './types.ts'

/**
 * The points that one mark gives, before factor, base and rounding. The mark is known to be good (`markFault` is null);
 * null when it is not, or when the target it is measured against is not known.
 * @param target the value of the `given` aspect that a measure by target names
 * @example pointsOf(judgement out of 2, '2') // 4/3
 * @example pointsOf(deduct from 10 by 2 a piece, '3') // 4
 */
export function pointsOf(aspect: Aspect, mark: string, target: Exact | null = null): Exact | null {
  if (aspect.kind === 'table') return decimal(aspect.grades.find((row) => row.grade === mark)?.points ?? '')
  if (aspect.kind === 'measure' && aspect.rule.by === 'pass') return passed(aspect, mark)
  const value = decimal(mark)
  if (value === null) return null
  switch (aspect.kind) {
    case 'points':
    case 'imported':
      return scaled(aspect, value, read(aspect.max))
    case 'judgement':
      return share(value, whole(3), read(aspect.full))
    case 'measure':
      return measured(aspect.rule, value, target, read(aspect.full))
    case 'count':
      return capped(mul(read(aspect.each), value), aspect.cap)
    case 'deduct':
      return most(sub(read(aspect.from), mul(read(aspect.each), value)), read(aspect.floor ?? '0'))
    case 'votes':
      return share(value, read(aspect.electorate), read(aspect.full))
    case 'time':
    case 'given':
      return value
  }
}

/** Marks of a pass/fail measure. */
export const PASS = '1'
export const FAIL = '0'

function passed(aspect: Aspect, mark: string): Exact | null {
  return mark === PASS ? read(aspect.full) : mark === FAIL ? ZERO : null
}

/** With a factor or a base, the highest points depend on the attempt, so `full` says nothing about one mark: it is taken as it is. */
function scaled(aspect: Aspect, value: Exact, max: Exact): Exact | null {
  if (aspect.factor || aspect.base) return value
  const full = read(aspect.full)
  return compare(full, max) === 0 ? value : share(value, max, full)
}

/** value / of × full. */
function share(value: Exact, of: Exact, full: Exact): Exact | null {
  return div(mul(value, full), of)
}

function capped(points: Exact, cap: Decimal | undefined): Exact {
  return cap === undefined ? points : least(points, read(cap))
}

function measured(rule: MeasureRule, value: Exact, target: Exact | null, full: Exact): Exact | null {
  switch (rule.by) {
    case 'pass':
      return null
    case 'bands':
      return banded(rule, value)
    case 'line':
      return onLine(rule, value)
    case 'target':
      return target && reached(rule, value, target, full)
  }
}

/** The first band that the value reaches; below all bands 0. Order in the scheme is kept, `faults` asks for the right one. */
function banded(rule: MeasureRule & { by: 'bands' }, value: Exact): Exact {
  const wanted = rule.better === 'more' ? 1 : -1
  const band = rule.bands.find((row) => compare(value, read(row.from)) !== -wanted)
  return band ? read(band.points) : ZERO
}

function onLine(rule: MeasureRule & { by: 'line' }, value: Exact): Exact {
  const [x0, x1, y0, y1] = [read(rule.at[0]), read(rule.at[1]), read(rule.points[0]), read(rule.points[1])]
  const slope = div(sub(y1, y0), sub(x1, x0)) ?? ZERO
  const points = add(y0, mul(slope, sub(value, x0)))
  return most(least(y0, y1), least(most(y0, y1), points))
}

/**
 * The share of the target that was reached × full, within floor (0 unless said) and cap (100 % unless said); rule 19.
 * 1,060 of 1,000 with cap 1.2 is 106 %. Where less is better the share is target / value: nothing used counts to the cap,
 * and a target of 0 is met by 0 alone; where more is better a target of 0 is always met.
 */
function reached(rule: MeasureRule & { by: 'target' }, value: Exact, target: Exact, full: Exact): Exact {
  const cap = fractionOr(rule.cap, ONE)
  const none = rule.better === 'more' || compare(target, ZERO) === 0 ? ONE : cap
  const ratio = (rule.better === 'more' ? div(value, target) : div(target, value)) ?? none
  return mul(least(most(ratio, fractionOr(rule.floor, ZERO)), cap), full)
}

function fractionOr(text: string | undefined, otherwise: Exact): Exact {
  return (text === undefined ? null : fraction(text)) ?? otherwise
}

/** Numbers of the scheme were checked by `faults`; a faulty one counts 0 so that nothing throws. */
function read(text: Decimal): Exact {
  return decimal(text) ?? ZERO
}
