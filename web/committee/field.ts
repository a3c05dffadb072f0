/** The field of a programme in the browser: nominees ranked inside their categories, and all rules as one instance to count with. */
import { useMemo } from 'preact/hooks'
import type { Nominee } from '../../server/nominations/nominee.ts'
import type { SelectionSeen } from '../../server/nominations/selection.ts'
import type { Instance } from '../../server/scoring/selection/instance.ts'
import type { Place } from '../../server/scoring/selection/ranked.ts'
import { speaker } from '../../server/words/selection.ts'
import { lang } from '../lang.ts'
import { textOf } from './said.ts'

export interface Field {
  byId: Map<string, Nominee>
  /** Category by category, the best first, those without merit last. */
  ordered: Nominee[]
  places: Map<string, Place>
  instance: Instance
  speak: ReturnType<typeof speaker>
}

/** Made anew only when the server sends another list: five thousand names are too many for every move. */
export function useNomineeField(selection: SelectionSeen, nominees: Nominee[]): Field {
  return useMemo(() => fieldOf(selection, nominees), [selection, nominees, lang.value])
}

const nameOf = (categories: SelectionSeen['ranking']['categories'], id: string) => {
  const name = categories.find((one) => one.id === id)?.name
  return name ? textOf(name) : id
}

function fieldOf({ instance: sent, places: list, ranking }: SelectionSeen, nominees: Nominee[]): Field {
  const byId = new Map(nominees.filter((one) => !one.withdrawn).map((one) => [one.id, one]))
  const places = new Map(list.map((one) => [one.id, one]))
  const instance: Instance = {
    ...sent,
    categories: (sent.categories ?? []).map((one) => ({ ...one, name: nameOf(ranking.categories, one.id) })),
    candidates: sent.candidates.map((one) => ({ ...one, attributes: byId.get(one.id)?.attributes ?? {} })),
  }
  const categories = new Map(ranking.categories.map(({ id }, at) => [id, at]))
  const at = ({ id }: Nominee) => {
    const { category = null, rank = null } = places.get(id) ?? {}
    return [category === null ? categories.size : (categories.get(category) ?? categories.size), rank ?? Infinity] as const
  }
  const ordered = [...byId.values()]
    .map((one) => ({ one, at: at(one) }))
    .sort((a, b) => a.at[0] - b.at[0] || (a.at[1] < b.at[1] ? -1 : a.at[1] > b.at[1] ? 1 : 0))
    .map(({ one }) => one)
  const times = new Map<string, number>()
  for (const { name = '' } of instance.candidates) times.set(name, (times.get(name) ?? 0) + 1)
  const called = ({ id, name = '' }: { id: string; name?: string }) =>
    times.get(name) === 1 ? name : `${name}（${byId.get(id)?.attributes.unitName ?? id}）`
  return { byId, ordered, places, instance, speak: speaker(instance, lang.value, called) }
}

export interface Group {
  id: string
  name: string
  seats: number | null
  list: Nominee[]
}

/** The chosen in their order, category by category; all in one where there is one category, and last those of none. */
export function groupsOf(chosen: Nominee[], { places }: Field, { ranking }: SelectionSeen, none: string): Group[] {
  const { categories } = ranking
  if (categories.length === 1) return [{ id: 'all', name: '', seats: null, list: chosen }]
  const of = (category: string | null) => chosen.filter(({ id }) => (places.get(id)?.category ?? null) === category)
  const groups = categories.map(({ id, name, seats }) => ({ id, name: textOf(name), seats, list: of(id) }))
  const rest = of(null)
  return rest.length > 0 ? [...groups, { id: '', name: none, seats: null, list: rest }] : groups
}

/** Who comes next in each category, from 1: the best of those not chosen, less those kept off. */
export function reservesAmong(rest: readonly Nominee[], { places, instance }: Field, { ranking }: SelectionSeen): Map<string, number> {
  const off = new Set((instance.out ?? []).map(({ candidate }) => candidate))
  const numbers = new Map<string, number>()
  const reached = new Map<string, number>()
  for (const { id } of rest) {
    const { category = null, rank = null } = places.get(id) ?? {}
    const number = (reached.get(category ?? '') ?? 0) + 1
    if (category === null || rank === null || off.has(id) || number > ranking.reserves) continue
    reached.set(category, number)
    numbers.set(id, number)
  }
  return numbers
}
