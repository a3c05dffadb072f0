/** Finds units for a field that picks one. */
import { api, ask } from '../api.ts'
import { named } from '../lang.ts'
import type { Found } from '../parts/pick.tsx'

export async function findUnits(text: string): Promise<Found[]> {
  const { rows } = await ask(api.units.$get({ query: text ? { q: text } : {} }))
  return rows.slice(0, 20).map((unit) => ({ value: unit.id, text: named(unit), ...(unit.uscc && { note: unit.uscc }) }))
}
