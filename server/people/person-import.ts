/** Workers from a workbook: what each row would do, and doing it. */
import type { Act } from '../lib/act.ts'
import { parse } from '../lib/http.ts'
import { Problem } from '../lib/problem.ts'
import type { Secrets } from '../lib/secret.ts'
import type { Column, ReadRow } from '../lib/workbook.ts'
import { common } from '../words/common.ts'
import { ethnicities } from '../words/ethnicities.ts'
import { people } from '../words/people.ts'
import { idFault, NewPerson, statedBy } from './input.ts'
import type { List, Plan, Reading } from './list.ts'
import { type NewPerson as Fields, insertPersons, openIdNumber, updatePerson } from './person.ts'
import { type KnownPerson, personsByIdHash, personsCalled, personsNamed, type UnitName, unitsCalled } from './queries.ts'
import { choicesOf, type RowFault, readable, type Table } from './table.ts'

const words = people.personColumns
const yesNo = choicesOf({ 1: common.yes, 0: common.no })

const column = (key: keyof typeof words, more: Partial<Column> = {}): Column => ({
  key,
  header: { zh: words[key][0], en: words[key][1] },
  ...more,
})
const choice = (key: keyof typeof words, of: Record<string, readonly [string, string]>, more: Partial<Column> = {}) =>
  column(key, { kind: 'choice', choices: choicesOf(of), ...more })

export const personColumns: Column[] = [
  column('name', { required: true, width: 12 }),
  column('unit', { width: 28 }),
  choice('sex', common.sex),
  column('birthDate', { width: 14 }),
  column('ethnicity'),
  choice('political', people.political, { width: 16 }),
  choice('education', people.education, { width: 14 }),
  choice('jobClass', common.jobClass, { required: true, width: 18 }),
  choice('skillLevel', common.skillLevel, { width: 12 }),
  column('migrant', { kind: 'choice', choices: yesNo }),
  column('employee', { kind: 'choice', choices: yesNo }),
  column('idNumber', { width: 22 }),
]

export const personExample = {
  name: '王建国',
  unit: '申禾钢构有限公司工会',
  sex: 'male',
  birthDate: '1985-03-12',
  ethnicity: '汉族',
  political: '群众',
  education: '大专',
  jobClass: 'industrial',
  skillLevel: 'l3',
  migrant: '0',
  employee: '1',
}

interface Write {
  fields: Fields
  /** Who is changed. */
  was?: KnownPerson | undefined
}

type PersonPlan = Plan<Write>

/** Rows between two words on how far it is. */
const STEP_ROWS = 100

/** Looks at a table without changing anything. Persons match by ID number, else by unit, name and birth date; an empty cell keeps what is known. */
async function plan({ db, by, secrets, at, step }: Reading, table: Table): Promise<PersonPlan> {
  const plan: PersonPlan = { faults: [...table.errors], actions: new Map(), writes: [] }
  const rows = readable(table)
  const units = namesOf(await unitsCalled(db, by.path, [...new Set(table.rows.flatMap(({ values }) => values.unit ?? []))]))
  const own = by.path === '/' ? null : by.unitId
  const hashes = new Map(rows.flatMap(({ row, values }) => (values.idNumber ? [[row, secrets.hash(idOf(values))] as const] : [])))
  const homes = (unit: string | null | undefined) => (unit ? (units.get(unit) ?? []).map(({ id }) => id) : own ? [own] : [])
  const names = rows.flatMap(({ values }) => homes(values.unit).map((unitId) => ({ unitId, name: values.name! })))
  const known = [...(await personsCalled(db, names)), ...(await personsByIdHash(db, [...new Set(hashes.values())]))]
  const book: Book = { units, own, path: by.path, secrets, today: at.slice(0, 10), byHash: new Map(), byFacts: new Map(), seen: new Map() }
  for (const person of new Map(known.map((one) => [one.id, one])).values()) {
    if (person.idHash) book.byHash.set(person.idHash, person)
    const key = factsKey(person)
    book.byFacts.set(key, [...(book.byFacts.get(key) ?? []), person])
  }
  for (const [i, row] of rows.entries()) {
    if (i % STEP_ROWS === 0) await step(i)
    const fault = place(plan, book, row, hashes.get(row.row) ?? null)
    if (fault) plan.faults.push(fault)
  }
  // A row with a wrong cell is not looked at further, but its unit can be: one round of correcting less.
  const whole = new Set(rows)
  for (const { row, values } of table.rows.filter((one) => !whole.has(one))) {
    const { code } = homeOf(book, values)
    if (code && !table.errors.some((error) => error.row === row && error.column === 'unit')) plan.faults.push({ row, column: 'unit', code })
  }
  plan.faults.sort((a, b) => a.row - b.row)
  return plan
}

async function write(act: Act, _: unknown, some: Write[]): Promise<void> {
  const adds = some.flatMap(({ was, fields }) => (was ? [] : [fields]))
  const changes = some.flatMap(({ was, fields }) => (was ? [{ was, fields }] : []))
  // Somebody may have added or changed one of them by hand since the list was read.
  const known = Map.groupBy(await personsNamed(act.tx, adds), factsKey)
  if (adds.some((one) => known.get(factsKey(one))?.some(({ idHash }) => idHash === null || !one.idNumber)))
    throw new Problem('changed-meanwhile')
  const ids = await insertPersons(act, adds).catch(meanwhile)
  for (const { was, fields } of changes) await updatePerson(act, was, was.version, fields).catch(meanwhile)
  const changed = changes.map(({ was }) => was.id)
  await act.note('persons:import', { added: ids.length, changed: changed.length }, { added: ids, changed })
}

/** An ID number that turns out to be taken was free when the list was read. */
function meanwhile(error: unknown): never {
  throw error instanceof Problem ? new Problem('changed-meanwhile') : error
}

export const list: List<Write> = { name: 'persons', at: import.meta.url, columns: () => personColumns, plan, write }

interface Book {
  /** Units by name and by code. */
  units: Map<string, UnitName[]>
  own: string | null
  path: string
  secrets: Secrets
  today: string
  byHash: Map<string, KnownPerson>
  byFacts: Map<string, KnownPerson[]>
  /** Who stands in which row. */
  seen: Map<string, number>
}

const factsKey = (person: { unitId: string; name: string; birthDate: string }) => `${person.unitId} ${person.birthDate} ${person.name}`
const idOf = (values: ReadRow['values']) => values.idNumber!.normalize('NFKC').trim().toUpperCase()

function namesOf(units: UnitName[]): Map<string, UnitName[]> {
  const byName = new Map<string, UnitName[]>()
  for (const unit of units)
    for (const key of [unit.name, ...(unit.uscc ? [unit.uscc] : [])]) byName.set(key, [...(byName.get(key) ?? []), unit])
  return byName
}

/** The unit that a row means, or what is wrong with it. */
function homeOf(book: Book, values: ReadRow['values']): { id: string; code?: undefined } | { id?: undefined; code: string } {
  const named = values.unit ? (book.units.get(values.unit) ?? []) : book.own ? [{ id: book.own }] : null
  if (named === null) return { code: 'required' }
  return named.length === 1 ? { id: named[0]!.id } : { code: named.length === 0 ? 'unit-unknown' : 'unit-ambiguous' }
}

/** Finds out what one row does, or what is wrong with it. */
function place(plan: PersonPlan, book: Book, { row, values }: ReadRow, hash: string | null): RowFault | null {
  const fault = (column: string, code: string, params?: Record<string, string>): RowFault => ({ row, column, code, params })
  const { id: unitId, code } = homeOf(book, values)
  if (unitId === undefined) return fault('unit', code)
  const stated = hash && idFault(idOf(values), {}) === null ? statedBy(idOf(values)) : null
  const birth = birthOf(values.birthDate, stated?.birthDate)
  if (birth === undefined) return fault('birthDate', values.birthDate ? 'bad-date' : 'required', { text: values.birthDate ?? '' })
  const sex = values.sex ?? stated?.sex
  if (!sex) return fault('sex', 'required')
  const namesakes = book.byFacts.get(factsKey({ unitId, name: values.name!, birthDate: birth })) ?? []
  const fitting = hash ? namesakes.filter(({ idHash }) => idHash === null) : namesakes
  const match = (hash && book.byHash.get(hash)) || (fitting.length === 1 ? fitting[0] : undefined)
  if (!match && fitting.length > 1) return fault('name', 'person-ambiguous')
  if (match && !match.path.startsWith(book.path)) return fault('idNumber', 'person-known')
  if (birth >= book.today) return fault('birthDate', 'birth-future')
  if (!hash && match?.idSealed && sex !== match.sex && idFault(openIdNumber(book.secrets, match.idSealed), { sex }))
    return fault('sex', 'id-sex')
  // Who is written once with a number and once without may be one: then it is for the reader to say.
  const facts = factsKey({ unitId, name: values.name!, birthDate: birth })
  const [asked, kept] = hash
    ? [
        [hash, `?${facts}`],
        [hash, facts],
      ]
    : [[facts], [facts, `?${facts}`]]
  const before = [match?.id, ...asked].map((key) => key && book.seen.get(key)).find((at) => at !== undefined)
  if (before) return fault('name', 'row-twice', { row: String(before) })
  for (const key of [match?.id ?? facts, ...kept]) book.seen.set(key, row)
  const fields = checked(plan, row, { ...overKnown(values, match), unitId, sex, birthDate: birth, idNumber: hash ? idOf(values) : null })
  if (!fields) return null
  const same = match && differences(match, fields, hash).length === 0
  plan.actions.set(row, match ? (same ? 'same' : 'change') : 'add')
  if (!same) plan.writes.push({ was: match, fields })
  return null
}

function overKnown(values: ReadRow['values'], known: KnownPerson | undefined) {
  const written = values.ethnicity ?? known?.ethnicity ?? ''
  return {
    name: values.name,
    // 汉 is what most registers say for 汉族.
    ethnicity: `${written}族` in ethnicities ? `${written}族` : written,
    political: values.political ?? known?.political ?? '',
    education: values.education ?? known?.education ?? '',
    jobClass: values.jobClass,
    skillLevel: values.skillLevel ?? known?.skillLevel ?? 'none',
    migrant: Number(values.migrant ?? known?.migrant ?? 0),
    employee: Number(values.employee ?? known?.employee ?? 1),
  }
}

function checked(plan: PersonPlan, row: number, given: unknown): Fields | null {
  try {
    return parse(NewPerson, given)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    plan.faults.push(...error.faults.map(({ path, code, params }) => ({ row, column: String(path[0]), code, params })))
    return null
  }
}

function differences(was: KnownPerson, { idNumber: _, ...fields }: Fields, hash: string | null): string[] {
  const changed = Object.entries(fields).flatMap(([key, value]) => (was[key as keyof KnownPerson] !== value ? key : []))
  return hash && hash !== was.idHash ? [...changed, 'idNumber'] : changed
}

/**
 * A full date, or a year and month ("1985.03") whose day the ID number states, else the first.
 * Undefined when it is no date; "1985.1" is none, because a spreadsheet makes it of 1985.10.
 */
function birthOf(written: string | null | undefined, stated: string | undefined): string | undefined {
  if (!written) return stated
  const text = written.normalize('NFKC').replace(/\s/g, '')
  const full = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d\d)(\d\d))$/.exec(text)
  const month = /^(\d{4})(?:[-/](\d{1,2})|\.?(\d\d)|年(\d{1,2})月?)$/.exec(text)
  const parts = (full ?? month)?.filter((part) => part !== undefined && /^\d+$/.test(part)).slice(full ? -3 : -2)
  if (!parts) return undefined
  const [year, m, d] = parts.map((part) => part.padStart(2, '0')) as [string, string, string?]
  if (!d && stated?.startsWith(`${year}-${m}`)) return stated
  const date = `${year}-${m}-${d ?? '01'}`
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : undefined
}
