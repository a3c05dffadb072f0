/** Workers: adding and changing persons, with the attributes that quotas and titles ask for. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { PersonRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import { idFault } from './input.ts'
import { personsByIdHash } from './queries.ts'
import { unitWithin } from './unit.ts'

const PLACE = 'person.idNumber'

/** The whole ID number. Leaves the server only after viewIdNumber. */
export const openIdNumber = (secrets: Secrets, sealed: string) => secrets.unseal(sealed, PLACE)

/** Whole ID numbers by person, where they are known. Who asks must have left a record for each, as viewIdNumber does. */
export async function idNumbersOf(db: Db, secrets: Secrets, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('person').select(['id', 'idSealed']).where('id', 'in', ids).orderBy('id').execute()
  return new Map(rows.flatMap(({ id, idSealed }) => (idSealed ? [[id, openIdNumber(secrets, idSealed)]] : [])))
}

export type PersonFields = Omit<PersonRow, 'id' | 'unitId' | 'version' | 'createdAt' | 'idSealed' | 'idHash'> & {
  /** Eighteen characters, checked; sealed before it is stored. */
  idNumber?: string | null | undefined
}

export type NewPerson = PersonFields & { unitId: string }

/** Adds a person to a unit of the actor's subtree. @throws Problem 'invalid-input' at idNumber when that person is known already. */
export async function addPerson(act: Act, unitId: string, fields: PersonFields): Promise<string> {
  await unitWithin(act, unitId)
  plausible(act, fields)
  const [id] = (await insertPersons(act, [{ ...fields, unitId }])) as [string]
  await act.note(`person:${id}`, { unit: unitId })
  return id
}

/** Adds many persons with one record in the audit log, for imports and the like; gives their ids in the same order. All or none. */
export async function addPersons(act: Act, rows: NewPerson[]): Promise<string[]> {
  for (const unitId of new Set(rows.map((row) => row.unitId))) await unitWithin(act, unitId)
  for (const row of rows) plausible(act, row)
  const ids = await insertPersons(act, rows)
  await act.note('persons:added', { added: ids.length }, ids)
  return ids
}

/** Writes persons whose units and facts were checked; who calls leaves the note. */
export async function insertPersons(act: Act, persons: NewPerson[]): Promise<string[]> {
  const rows = persons.map(({ idNumber, ...fields }) => ({
    id: act.id(),
    ...fields,
    ...sealed(act, idNumber),
    version: 1,
    createdAt: act.at,
  }))
  const hashes = rows.flatMap(({ idHash }) => idHash ?? [])
  if (new Set(hashes).size < hashes.length || (await personsByIdHash(act.tx, hashes)).length > 0) throw wrong('idNumber', 'person-known')
  for (const row of rows) await insertPerson(act.tx, row)
  return rows.map(({ id }) => id)
}

const insertPerson = prepared((db, one: PersonRow) => {
  const { id, unitId, name, sex, birthDate, ethnicity, political, education, jobClass, skillLevel, migrant, employee } = one
  const facts = { id, unitId, name, sex, birthDate, ethnicity, political, education, jobClass, skillLevel, migrant, employee }
  return db
    .insertInto('person')
    .values({ ...facts, idSealed: one.idSealed, idHash: one.idHash, version: one.version, createdAt: one.createdAt })
})

/** Changes a person's attributes or moves them to another unit of the actor's subtree; without an ID number the known one stays. @throws Problem 'changed-meanwhile' */
export async function changePerson(act: Act, id: string, version: number, fields: PersonFields & { unitId?: string }): Promise<void> {
  const was = await personWithin(act, id)
  if (fields.unitId && fields.unitId !== was.unitId) await unitWithin(act, fields.unitId)
  const idNumber = fields.idNumber || (was.idSealed && openIdNumber(act.site.secrets, was.idSealed))
  const fault = idNumber && idFault(idNumber, fields)
  if (fault) throw wrong(fault === 'id-birth' ? 'birthDate' : fault === 'id-sex' ? 'sex' : 'idNumber', fault)
  plausible(act, fields)
  const changed = await updatePerson(act, was, version, fields)
  await act.note(`person:${id}`, { changed })
}

/** Writes facts over those of `version` and names what changed; who calls leaves the note. */
export async function updatePerson(
  act: Act,
  was: Pick<PersonRow, 'id' | 'idHash'> & Partial<PersonRow>,
  version: number,
  { idNumber, ...fields }: Partial<NewPerson>,
): Promise<string[]> {
  const number = sealed(act, idNumber)
  if (number.idHash && number.idHash !== was.idHash && (await personsByIdHash(act.tx, [number.idHash])).length > 0)
    throw wrong('idNumber', 'person-known')
  const { numUpdatedRows } = await act.tx
    .updateTable('person')
    .set({ ...fields, ...(number.idHash ? number : {}), version: version + 1 })
    .where('id', '=', was.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  const changed = Object.entries(fields).flatMap(([key, value]) => (was[key as keyof PersonRow] !== value ? key : []))
  return number.idHash && number.idHash !== was.idHash ? [...changed, 'idNumber'] : changed
}

/** Records that somebody is about to see a person's whole ID number, and why. The number itself is in no answer that is kept. */
export async function viewIdNumber(act: Act, id: string, reason: string): Promise<void> {
  const person = await personWithin(act, id)
  if (!person.idSealed) throw wrongState('no-id-number')
  await act.note(`person:${id}`, { reason })
}

/** The person, if their unit lies within the actor's subtree. */
export async function personWithin(act: Act, id: string): Promise<PersonRow> {
  const person = await act.tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!person) throw notFound()
  await unitWithin(act, person.unitId)
  return person
}

function sealed(act: Act, idNumber: string | null | undefined): Pick<PersonRow, 'idSealed' | 'idHash'> {
  if (!idNumber) return { idSealed: null, idHash: null }
  return { idSealed: act.site.secrets.seal(idNumber, PLACE), idHash: act.site.secrets.hash(idNumber) }
}

function plausible(act: Act, { birthDate }: PersonFields): void {
  if (birthDate >= act.at.slice(0, 10)) throw wrong('birthDate', 'birth-future')
}
