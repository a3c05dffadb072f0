/** What pick fields look for: units and workers of the reader's own subtree. */
import { common } from '../../server/words/common.ts'
import { say } from '../../server/words/words.ts'
import { api, ask } from '../api.ts'
import { lang, named } from '../lang.ts'
import type { Found } from '../parts/pick.tsx'

const MOST = 20

export async function findUnits(q: string): Promise<Found[]> {
  const { rows } = await ask(api.units.$get({ query: q ? { q } : {} }))
  const kinds = say(common, lang.value).unitKinds
  return rows.slice(0, MOST).map((unit) => ({ value: unit.id, text: named(unit), note: kinds[unit.kind] }))
}

/** Nobody before a name is typed: the first twenty of thousands say nothing. */
export async function findPersons(q: string): Promise<Found[]> {
  if (q === '') return []
  const { rows } = await ask(api.persons.$get({ query: { q } }))
  return rows
    .slice(0, MOST)
    .map((person) => ({ value: person.id, text: person.name, note: `${person.unitName} ${person.birthDate.slice(0, 4)}` }))
}
