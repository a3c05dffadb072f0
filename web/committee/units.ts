/** Finding a unit of one's own by name, for the fields that pick one. */
import { api, ask } from '../api.ts'
import { named } from '../lang.ts'
import type { Found } from '../parts/pick.tsx'

export const findUnits = async (q: string): Promise<Found[]> => {
  const { rows } = await ask(api.units.$get({ query: q ? { q } : {} }))
  return rows.slice(0, 20).map((unit) => ({ value: unit.id, text: named(unit) }))
}
