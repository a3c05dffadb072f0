/** Marks that are typed twice: the rules as data; why, says server/words/notes.ts by the rule's name. */
import { compare, decimal, type Exact, mul, sign, size, sub, whole } from '../../server/scoring/exact.ts'
import { boundsOf } from '../../server/scoring/mark.ts'
import type { Aspect, Mark } from '../../server/scoring/types.ts'

export interface Why {
  rule: 'zero' | 'highest' | 'far'
  /** The middle of the judge's other marks on the aspect. */
  middle: string
}

interface Rule {
  rule: Why['rule']
  /** Kinds of aspects to which it applies; elsewhere such a mark is ordinary: no fault counted, a descriptor chosen. */
  kinds: Aspect['kind'][]
  /** How many other marks on the aspect it takes. */
  least: number
  holds: (mark: Exact, aspect: Aspect, middle: Exact | null) => boolean
}

const RULES: Rule[] = [
  { rule: 'zero', kinds: ['points', 'imported', 'time', 'given'], least: 0, holds: (mark) => sign(mark) === 0 },
  { rule: 'highest', kinds: ['points', 'imported', 'votes'], least: 0, holds: isHighest },
  { rule: 'far', kinds: ['points', 'imported', 'measure', 'count', 'deduct', 'time', 'given'], least: 3, holds: isFar },
]

function isHighest(mark: Exact, aspect: Aspect): boolean {
  const { max } = boundsOf(aspect)
  return max !== null && compare(mark, max) === 0
}

/** By more than two fifths of the range; where there is none, by more than half of the middle. */
function isFar(mark: Exact, aspect: Aspect, middle: Exact | null): boolean {
  if (!middle) return false
  const { min, max } = boundsOf(aspect)
  const away = size(sub(mark, middle))
  const range = min && max ? sub(max, min) : null
  const most = range ? mul(range, whole(2, 5)) : mul(size(middle), whole(1, 2))
  return compare(away, most) > 0
}

/** Why this mark is to be typed a second time; null for an ordinary one. @param others the judge's own marks on the aspect elsewhere */
export function extraordinary(aspect: Aspect, mark: Mark | null, others: readonly string[]): Why | null {
  const value = typeof mark === 'string' ? decimal(mark) : null
  if (!value || aspect.kind === 'table' || (aspect.kind === 'measure' && aspect.rule.by === 'pass')) return null
  const known = others.filter((one) => decimal(one) !== null).sort((a, b) => compare(decimal(a) as Exact, decimal(b) as Exact))
  const middle = known[known.length >> 1] ?? ''
  const found = RULES.find(
    ({ kinds, least, holds }) => kinds.includes(aspect.kind) && known.length >= least && holds(value, aspect, decimal(middle)),
  )
  return found ? { rule: found.rule, middle } : null
}
