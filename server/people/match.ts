/** Finds the units and workers that the rows of a workbook name. */
import type { Db } from '../../db/open.ts'
import type { Secrets } from '../lib/secret.ts'
import type { ReadRow } from '../lib/workbook.ts'
import { type NamedPerson, personsByIdHash, personsNamed, unitsCalled } from './queries.ts'

export interface RollUnit {
  id: string
  name: string
}

export interface Roll {
  /** By name, and by code. */
  units: Map<string, RollUnit[]>
  /** By unit and name. */
  persons: Map<string, NamedPerson[]>
  holders: Map<string, NamedPerson>
  secrets: Secrets
}

/** Everybody whom the rows can mean. Units outside the subtree do not exist. */
export async function rollOf(db: Db, secrets: Secrets, path: string, rows: readonly ReadRow[]): Promise<Roll> {
  const units = new Map<string, RollUnit[]>()
  for (const { id, name, uscc } of await unitsCalled(db, path, distinct(rows, 'unit'))) {
    for (const key of new Set([name, uscc ?? name])) units.set(key, [...(units.get(key) ?? []), { id, name }])
  }
  const meant = rows.flatMap(({ values: { unit, name } }) =>
    name ? (units.get(unit ?? '') ?? []).map(({ id: unitId }) => ({ unitId, name })) : [],
  )
  const persons = new Map<string, NamedPerson>()
  for (const person of await personsNamed(db, meant)) persons.set(person.id, person)
  const holders = await personsByIdHash(
    db,
    distinct(rows, 'idNumber').map((number) => hashOf(secrets, number)),
  )
  return {
    units,
    persons: Map.groupBy(persons.values(), ({ unitId, name }) => `${unitId} ${name}`),
    holders: new Map(holders.map((holder) => [holder.idHash as string, holder])),
    secrets,
  }
}

/** The worker of a unit that a row means; else the column and code of what is wrong. An ID number decides; without one, name and month of birth. */
export function personIn(
  roll: Roll,
  { name, idNumber, birth }: ReadRow['values'],
  unitId: string,
): NamedPerson | { column: string; code: string } {
  if (idNumber) {
    const holder = roll.holders.get(hashOf(roll.secrets, idNumber))
    // Whose number it is in another unit is nobody's business here.
    if (holder?.unitId !== unitId) return { column: 'idNumber', code: 'person-unknown' }
    return holder.name === name ? holder : { column: 'name', code: 'name-differs' }
  }
  const month = birth ? monthOf(birth) : ''
  if (month === null) return { column: 'birth', code: 'bad-month' }
  const fitting = (roll.persons.get(`${unitId} ${name}`) ?? []).filter((person) => person.birthDate.startsWith(month))
  if (fitting.length > 1) return { column: 'name', code: 'person-ambiguous' }
  return fitting[0] ?? { column: 'name', code: 'person-unknown' }
}

const hashOf = (secrets: Secrets, number: string) => secrets.hash(number.normalize('NFKC').trim().toUpperCase())

function distinct(rows: readonly ReadRow[], column: string): string[] {
  return [...new Set(rows.flatMap(({ values }) => values[column] ?? []))]
}

/** "1990-05", "1990-05-12", "1990/5", "1990.5", "199005", "1990年5月" → "1990-05"; null for anything else. */
export function monthOf(text: string): string | null {
  const match = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})|(\d{2}))(?:\s*月|[-/.]\d{1,2})?$/.exec(text.normalize('NFKC').trim())
  const month = Number(match?.[2] ?? match?.[3])
  return match && month >= 1 && month <= 12 ? `${match[1]}-${String(month).padStart(2, '0')}` : null
}
