/** What one mark is worth by the rule of its aspect, and whether it is a mark at all (design 4.2). */
import type { Aspect, MeasureRule } from '../../../server/scoring/types.ts'
import { higher, lower, minus, must, nil, over, parse, plus, type Q, ratio, same, share, times, versus } from './rational.ts'

const isWhole = (x: Q) => x[1] === 1n
const onStep = (x: Q, step: string) => isWhole(over(x, must(step)))
const between = (x: Q, low: string | Q, high: string | Q) =>
  versus(x, typeof low === 'string' ? must(low) : low) >= 0 && versus(x, typeof high === 'string' ? must(high) : high) <= 0

/** Whether a text is a mark that this aspect takes. */
export function isGood(aspect: Aspect, text: string): boolean {
  if (aspect.kind === 'table') return aspect.grades.some((it) => it.grade === text)
  const x = parse(text)
  if (!x) return false
  switch (aspect.kind) {
    case 'points':
      return between(x, aspect.min ?? '0', aspect.max) && onStep(x, aspect.step)
    case 'judgement':
      return isWhole(x) && between(x, '0', '3')
    case 'measure':
      return aspect.rule.by === 'pass' ? isWhole(x) && between(x, '0', '1') : true
    case 'count':
    case 'deduct':
      return isWhole(x) && x[0] >= 0n
    case 'time':
      return x[0] >= 0n && onStep(x, aspect.step)
    case 'imported':
      return between(x, '0', aspect.max) && onStep(x, aspect.step)
    case 'votes':
      return isWhole(x) && between(x, '0', aspect.electorate)
    case 'given':
      return onStep(x, aspect.step)
  }
}

/** The points of a good mark before factor and base; null when its target is nothing to divide by. */
export function worth(aspect: Aspect, text: string, target: Q | null): Q | null {
  const full = must(aspect.full)
  if (aspect.kind === 'table') return must(aspect.grades.find((it) => it.grade === text)!.points)
  const x = must(text)
  switch (aspect.kind) {
    case 'points':
      return aspect.factor || aspect.base ? x : over(times(x, full), must(aspect.max))
    case 'imported':
      return aspect.factor || aspect.base ? x : over(times(x, full), must(aspect.max))
    case 'judgement':
      return over(times(x, full), ratio(3))
    case 'measure':
      return measured(aspect.rule, x, full, target)
    case 'count':
      return aspect.cap === undefined ? times(must(aspect.each), x) : lower(times(must(aspect.each), x), must(aspect.cap))
    case 'deduct':
      return higher(minus(must(aspect.from), times(must(aspect.each), x)), must(aspect.floor ?? '0'))
    case 'votes':
      return over(times(x, full), must(aspect.electorate))
    case 'time':
    case 'given':
      return x
  }
}

function measured(rule: MeasureRule, x: Q, full: Q, target: Q | null): Q | null {
  if (rule.by === 'pass') return times(x, full)
  if (rule.by === 'bands') {
    const reached = rule.bands.find((band) => versus(x, must(band.from)) * (rule.better === 'more' ? 1 : -1) >= 0)
    return reached ? must(reached.points) : nil
  }
  if (rule.by === 'line') {
    const [a, b] = rule.at.map(must) as [Q, Q]
    const [p, r] = rule.points.map(must) as [Q, Q]
    const part = lower(higher(over(minus(x, a), minus(b, a)), nil), ratio(1))
    return plus(p, times(minus(r, p), part))
  }
  if (!target) return null
  const [reached, wanted] = rule.better === 'more' ? [x, target] : [target, x]
  if (same(wanted, nil)) return null
  let part = over(reached, wanted)
  part = lower(part, share(rule.cap ?? '1'))
  if (rule.floor !== undefined) part = higher(part, share(rule.floor))
  return times(part, full)
}
