/** A unit that goes into another one: from that day its units, people, accounts, quota and nominations are the other's; its own past stays. */
import type { Act } from '../lib/act.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { standsUnder, unitWithin } from './unit.ts'

/** @throws Problem 'not-found' outside the actor's subtree; wrong-state 'unit-merged'; 'kind-not-here' when its units cannot stand under the other */
export async function mergeUnit(
  act: Act,
  unitId: string,
  { intoId, day, reason }: { intoId: string; day: string; reason: string },
): Promise<{ persons: number }> {
  const [unit, into] = [await unitWithin(act, unitId), await unitWithin(act, intoId)]
  if (unit.id === into.id) throw wrong('intoId', 'not-valid')
  if (day > act.at.slice(0, 10)) throw wrong('day', 'day-future')
  const gone = await act.tx.selectFrom('unitSuccession').select('unitId').where('unitId', 'in', [unitId, intoId]).execute()
  if (gone.length > 0) throw wrongState('unit-merged')
  const below = await act.tx.selectFrom('unit').selectAll().where('path', 'like', `${unit.path}_%`).orderBy('path').execute()
  if (into.path.startsWith(unit.path) || below.some(({ parentId, kind }) => parentId === unitId && !standsUnder(kind, into.kind)))
    throw wrong('intoId', 'kind-not-here')
  for (const { id, parentId, path } of below) {
    const moved = { path: into.path + path.slice(unit.path.length), parentId: parentId === unitId ? intoId : parentId }
    await act.tx.updateTable('unit').set(moved).where('id', '=', id).execute()
  }
  // Whoever went into this unit before goes on with it.
  await act.tx.updateTable('unitSuccession').set({ intoId }).where('intoId', '=', unitId).execute()
  await act.tx.insertInto('unitSuccession').values({ unitId, intoId, day, reason, by: act.by.id, at: act.at }).execute()
  const moved = await act.tx
    .updateTable('person')
    .set((eb) => ({ unitId: intoId, version: eb('version', '+', 1) }))
    .where('unitId', '=', unitId)
    .executeTakeFirst()
  for (const table of ['account', 'team'] as const)
    await act.tx.updateTable(table).set({ unitId: intoId }).where('unitId', '=', unitId).execute()
  const persons = Number(moved.numUpdatedRows)
  await act.note(`unit:${unitId}`, { into: intoId, day, reason, persons, units: below.length })
  return { persons }
}
