/** The marks that an aspect can have, as its pad and its stepper offer them: never one that would be refused. */
import { add, compare, decimal, ONE, print, sub, ZERO } from '../../server/scoring/exact.ts'
import { boundsOf, markFault } from '../../server/scoring/mark.ts'
import type { Aspect } from '../../server/scoring/types.ts'

/** As many buttons as a phone shows in two rows. */
const MOST_BUTTONS = 12

/** Every possible mark, where there are few. */
export function padOf(aspect: Aspect): string[] {
  const { min, max, step } = boundsOf(aspect)
  if (!min || !max || !step) return []
  const values: string[] = []
  for (let at = min; compare(at, max) <= 0; at = add(at, step)) if (values.push(print(at)) > MOST_BUTTONS) return []
  return values
}

/** The next good mark; from an empty slot the lowest, or 0 where there is none. Null at the end of the range. */
export function stepped(aspect: Aspect, from: string | null, up: boolean): string | null {
  const { min, max, step } = boundsOf(aspect)
  const present = from === null ? null : decimal(from)
  if (!present) {
    const end = print((up ? min : max) ?? min ?? ZERO)
    // The highest mark may not be a step away from the lowest.
    return markFault(aspect, end) === null ? end : print(min ?? ZERO)
  }
  const by = step ?? ONE
  const next = print(up ? add(present, by) : sub(present, by))
  return markFault(aspect, next) === null ? next : null
}
