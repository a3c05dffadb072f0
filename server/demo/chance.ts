/** Choosing by chance: everything that the demo draws is drawn with these, from a source that the caller gives. */

/** Gives numbers from 0 up to but not including 1. */
export type Chance = () => number

/** @throws RangeError for an empty list. */
export function pick<T>(list: readonly T[], random: Chance): T {
  if (list.length === 0) throw new RangeError('nothing to pick from')
  return list[Math.floor(random() * list.length)] as T
}

/** One of the items, each as likely as its weight. Weights need not sum to anything. @throws RangeError when all weigh nothing. */
export function weighted<T>(items: readonly (readonly [T, number])[], random: Chance): T {
  const open = items.filter(([, weight]) => weight > 0)
  let rest = random() * open.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of open) {
    rest -= weight
    if (rest < 0) return item
  }
  const last = open.at(-1)
  if (!last) throw new RangeError('nothing to pick from')
  return last[0]
}

export function shuffled<T>(list: readonly T[], random: Chance): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[result[i], result[j]] = [result[j] as T, result[i] as T]
  }
  return result
}

/** Divides a whole number in proportion to the weights, by largest remainders: the parts sum to the whole. */
export function inParts(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (whole * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = whole - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}
