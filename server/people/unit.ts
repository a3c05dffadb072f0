/** The union tree: adding and changing units. */
import { prepared } from '../../db/prepared.ts'
import type { UnitRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'

export type UnitFields = Pick<UnitRow, 'kind' | 'name' | 'nameEn' | 'uscc' | 'ownership' | 'industry' | 'members'>

/** What may stand under what: district → street or industry federation → grassroots. */
const UNDER: Record<UnitRow['kind'], (UnitRow['kind'] | null)[]> = {
  district: [null],
  street: ['district'],
  industry: ['district'],
  grassroots: ['street', 'industry', 'grassroots'],
}

export const standsUnder = (kind: UnitRow['kind'], parent: UnitRow['kind'] | null) => UNDER[kind].includes(parent)

/** Adds a unit under its parent (null for the one district). @throws Problem 'not-found' for a parent outside the actor's subtree. */
export async function addUnit(act: Act, parentId: string | null, fields: UnitFields): Promise<string> {
  const parent = parentId ? await unitWithin(act, parentId) : null
  if (!standsUnder(fields.kind, parent?.kind ?? null)) throw wrong('kind', 'kind-not-here')
  if (!parent && act.by.path !== '/') throw new Problem('not-allowed')
  await usccFree(act, fields.uscc, null)
  const id = act.id()
  await insertUnits(act, [{ id, parentId, path: `${parent?.path ?? '/'}${id}/`, ...fields }])
  await act.note(`unit:${id}`, { name: fields.name, parent: parentId })
  return id
}

/** Writes units as they are, parents first; who calls has checked them and leaves the note. */
export async function insertUnits(act: Act, units: Omit<UnitRow, 'version' | 'createdAt'>[]): Promise<void> {
  const rows = units.map((unit) => ({ ...unit, version: 1, createdAt: act.at }))
  for (const row of rows) await insertUnit(act.tx, row)
}

const insertUnit = prepared((db, one: UnitRow) => {
  const { id, parentId, path, kind, name, nameEn, uscc, ownership, industry, members, version, createdAt } = one
  return db.insertInto('unit').values({ id, parentId, path, kind, name, nameEn, uscc, ownership, industry, members, version, createdAt })
})

/** Changes a unit's own facts. @throws Problem 'changed-meanwhile' when somebody else did since `version` was read. */
export async function changeUnit(act: Act, id: string, version: number, fields: Omit<UnitFields, 'kind'>): Promise<void> {
  await unitWithin(act, id)
  await usccFree(act, fields.uscc, id)
  await updateUnit(act, id, version, fields)
  await act.note(`unit:${id}`, { ...fields })
}

/** Writes a unit's facts over those of `version`; who calls leaves the note. */
export async function updateUnit(act: Act, id: string, version: number, fields: Partial<UnitFields>): Promise<void> {
  const { numUpdatedRows } = await act.tx
    .updateTable('unit')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
}

/** The unit, if it lies within the actor's subtree; what lies outside does not exist for them. */
export async function unitWithin(act: Act, id: string): Promise<UnitRow> {
  const unit = await act.tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
  if (!unit?.path.startsWith(act.by.path)) throw notFound()
  return unit
}

async function usccFree(act: Act, uscc: string | null, own: string | null): Promise<void> {
  if (uscc === null) return
  const holder = await act.tx.selectFrom('unit').select('id').where('uscc', '=', uscc).executeTakeFirst()
  if (holder && holder.id !== own) throw wrong('uscc', 'uscc-taken')
}
