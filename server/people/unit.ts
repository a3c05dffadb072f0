/** The union tree: adding and changing units. */
import type { UnitRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'

export type UnitFields = Pick<UnitRow, 'kind' | 'name' | 'nameEn' | 'uscc' | 'ownership' | 'industry' | 'members'>

/** What may stand under what: district → street or industry federation → grassroots. */
const UNDER: Record<UnitRow['kind'], (UnitRow['kind'] | null)[]> = { district: [null], street: ['district'], industry: ['district'], grassroots: ['street', 'industry', 'grassroots'] }

/** Adds a unit under its parent (null for the one district). @throws Problem 'not-found' for a parent outside the actor's subtree. */
export async function addUnit(act: Act, parentId: string | null, fields: UnitFields): Promise<string> {
  const parent = parentId ? await unitWithin(act, parentId) : null
  if (!UNDER[fields.kind].includes(parent?.kind ?? null)) throw wrong('kind', 'kind-not-here')
  if (!parent && act.by.path !== '/') throw new Problem('not-allowed')
  const id = act.id()
  const path = `${parent?.path ?? '/'}${id}/`
  await act.tx.insertInto('unit').values({ id, parentId, path, ...fields, version: 1, createdAt: act.at }).execute()
  await act.note(`unit:${id}`, { name: fields.name, parent: parentId })
  return id
}

/** Changes a unit's own facts. @throws Problem 'changed-meanwhile' when somebody else did since `version` was read. */
export async function changeUnit(act: Act, id: string, version: number, fields: Omit<UnitFields, 'kind'>): Promise<void> {
  await unitWithin(act, id)
  const { numUpdatedRows } = await act.tx
    .updateTable('unit')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await act.note(`unit:${id}`, { ...fields })
}

/** The unit, if it lies within the actor's subtree; what lies outside does not exist for them. */
export async function unitWithin(act: Act, id: string): Promise<UnitRow> {
  const unit = await act.tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
  if (!unit?.path.startsWith(act.by.path)) throw notFound()
  return unit
}
