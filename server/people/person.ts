/** Workers: adding and changing persons, with the attributes that quotas and titles ask for. */
import type { PersonRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'
import { unitWithin } from './unit.ts'

export type PersonFields = Omit<PersonRow, 'id' | 'unitId' | 'version' | 'createdAt' | 'idSealed' | 'idHash'> & {
  /** Eighteen characters, checked; sealed before it is stored. */
  idNumber?: string | null | undefined
}

/** Adds a person to a unit of the actor's subtree. @throws Problem 'invalid-input' at idNumber when that person is known already. */
export async function addPerson(act: Act, unitId: string, { idNumber, ...fields }: PersonFields): Promise<string> {
  await unitWithin(act, unitId)
  const id = act.id()
  const idHash = idNumber ? act.site.secrets.hash(idNumber) : null
  if (idHash) {
    const known = await act.tx.selectFrom('person').select('id').where('idHash', '=', idHash).executeTakeFirst()
    if (known) throw wrong('idNumber', 'person-known')
  }
  const idSealed = idNumber ? act.site.secrets.seal(idNumber, 'person.idNumber') : null
  await act.tx
    .insertInto('person')
    .values({ id, unitId, ...fields, idSealed, idHash, version: 1, createdAt: act.at })
    .execute()
  await act.note(`person:${id}`, { unit: unitId })
  return id
}

/** Changes a person's attributes; the ID number stays. @throws Problem 'changed-meanwhile' */
export async function changePerson(act: Act, id: string, version: number, fields: Omit<PersonFields, 'idNumber'>): Promise<void> {
  await personWithin(act, id)
  const { numUpdatedRows } = await act.tx
    .updateTable('person')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await act.note(`person:${id}`, {})
}

/** The person, if their unit lies within the actor's subtree. */
export async function personWithin(act: Act, id: string): Promise<PersonRow> {
  const person = await act.tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!person) throw notFound()
  await unitWithin(act, person.unitId)
  return person
}
