/** Ranked reserves: who comes next, and for whom they could step in with every rule still kept. */

import { byName } from './instance.ts'
import type { Model } from './model.ts'
import { swapsFrom } from './swap.ts'

export interface Reserve {
  category: string | null
  rank: number
  candidate: string
  /** Those on the list whom this one can replace, alone, in the order of their ids. */
  for: string[]
}

/** Those not on the list by merit, less those who could replace nobody; so many in all, or in each category where there are any. */
export function reservesOf(model: Model, values: readonly number[]): Reserve[] {
  const { instance, candidates, merits } = model
  const most = instance.reserves ?? 0
  if (most === 0) return []
  const swaps = swapsFrom(model, values)
  const chosen = candidates.flatMap((_, at) => (values[at] === 1 ? [at] : []))
  const waiting = candidates
    .map((candidate, at) => ({ ...candidate, at }))
    .filter(({ at }) => values[at] !== 1)
    .sort((a, b) => (merits[b.at] as number) - (merits[a.at] as number) || byName(a.id, b.id))
  const groups = instance.categories?.length ? instance.categories.map(({ id }) => id) : [null]
  return groups.flatMap((category) => {
    const ranked: Reserve[] = []
    for (const one of waiting) {
      if (ranked.length === most) break
      if (category !== null && one.category !== category) continue
      const places = chosen.filter((at) => swaps.broken(one.at, at).length === 0).map((at) => candidates[at]?.id ?? '')
      if (places.length > 0) ranked.push({ category, rank: ranked.length + 1, candidate: one.id, for: places })
    }
    return ranked
  })
}
