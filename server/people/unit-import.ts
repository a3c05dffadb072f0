/** Units from a workbook: what each row would do, and doing it. */
import { randomBytes } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import type { UnitRow } from '../../db/schema.ts'
import { type Act, newId } from '../lib/act.ts'
import { parse } from '../lib/http.ts'
import { Problem } from '../lib/problem.ts'
import type { Column, ReadRow } from '../lib/workbook.ts'
import { common } from '../words/common.ts'
import { people } from '../words/people.ts'
import { UnitFacts } from './input.ts'
import type { List, Plan, Reading } from './list.ts'
import { unitsByUscc, unitsLike, unitsWithin } from './queries.ts'
import { choicesOf, type RowFault, readable, type Table } from './table.ts'
import { insertUnits, standsUnder, type UnitFields, updateUnit } from './unit.ts'

const words = people.unitColumns
const { district: _, ...kindsBelow } = common.unitKinds

const column = (key: keyof typeof words, more: Partial<Column> = {}): Column => ({
  key,
  header: { zh: words[key][0], en: words[key][1] },
  ...more,
})

export const unitColumns: Column[] = [
  column('name', { required: true, width: 30 }),
  column('nameEn', { width: 24 }),
  column('parent', { width: 26 }),
  column('kind', { required: true, kind: 'choice', choices: choicesOf(kindsBelow) }),
  column('uscc', { width: 24 }),
  column('ownership', { kind: 'choice', choices: choicesOf(common.ownership) }),
  column('industry', { width: 18 }),
  column('members', { kind: 'integer' }),
]

export const unitExample = {
  name: '申禾钢构有限公司工会',
  parent: '江湾街道总工会',
  kind: 'grassroots',
  uscc: '91350100M000100Y43',
  ownership: 'non-public',
  industry: '制造业',
  members: '320',
}

/** A unit that is there already (`known`), or one that the table makes. */
interface Node extends UnitFields {
  id: string
  parent: Node | null
  path: string
  known?: UnitRow
  /** The row that names it. */
  row?: number
}

/** A unit as it is to be: of a `version` that is known, or new. */
interface Write extends UnitFields {
  id: string
  parentId: string | null
  path: string
  version?: number | undefined
}

interface UnitPlan extends Plan<Write> {
  /** New, or other than they were. */
  nodes: Node[]
}

/** Looks at a table without changing anything. Units match by code, else by name under the same parent; an empty cell keeps what is known. */
async function plan({ db, by }: Reading, table: Table): Promise<UnitPlan> {
  const known = await unitsWithin(db, by.path)
  const town = townOf(known, by.path)
  const plan: UnitPlan = { faults: [...table.errors], actions: new Map(), writes: [], nodes: [] }
  let waiting = readable(table)
  // A parent may stand below its units in the table; no union is more than a few levels deep.
  for (let level = 0; level < 8 && waiting.length > 0; level++) {
    const later: ReadRow[] = []
    for (const row of waiting) if (!place(plan, town, row)) later.push(row)
    if (later.length === waiting.length) break
    waiting = later
  }
  // Where the parent itself stands in a faulty row, that row's own fault says enough.
  const faulty = new Set(table.rows.filter(({ row }) => plan.faults.some((fault) => fault.row === row)).map(({ values }) => values.name))
  for (const { row, values } of waiting)
    if (!faulty.has(values.parent ?? null)) plan.faults.push({ row, column: 'parent', code: 'unit-unknown' })
  plan.faults.push(...(await takenElsewhere(db, plan, known)))
  plan.faults.sort((a, b) => a.row - b.row)
  // A parent that the table makes was found before its units.
  plan.writes = plan.nodes.map(({ id, kind, path, parent, known, ...node }) => ({
    ...factsOf(node),
    id,
    kind,
    path,
    parentId: parent?.id ?? null,
    version: known?.version,
  }))
  return plan
}

async function write(act: Act, _: unknown, some: Write[]): Promise<void> {
  const added = some.flatMap(({ version, ...unit }) => (version === undefined ? [unit] : []))
  // Somebody may have added one of them by hand since the list was read.
  for (const { version, ...unit } of some) {
    const rivals = await unitsLike(act.tx, version === undefined ? unit : { ...unit, name: '' })
    if (rivals.length > 0) throw new Problem('changed-meanwhile')
  }
  await insertUnits(act, added)
  const changed = some.filter(({ version }) => version !== undefined)
  for (const { id, version, ...unit } of changed) await updateUnit(act, id, version!, factsOf(unit))
  await act.note('units:import', { added: added.length, changed: changed.length }, some)
}

export const list: List<Write> = { name: 'units', at: import.meta.url, columns: () => unitColumns, plan, write }

interface Town {
  byName: Map<string, Node[]>
  byUscc: Map<string, Node>
  /** Where a unit without a named parent goes: the actor's own unit, else the only district. */
  home: Node | undefined
}

function townOf(known: UnitRow[], path: string): Town {
  const nodes = new Map<string, Node>()
  // Shorter paths are nearer to the root: a parent comes before its children.
  for (const unit of known.toSorted((a, b) => a.path.length - b.path.length)) {
    const { parentId, ...facts } = unit
    nodes.set(unit.id, { ...facts, known: unit, parent: parentId === null ? null : (nodes.get(parentId) ?? null) })
  }
  const town: Town = { byName: new Map(), byUscc: new Map(), home: undefined }
  for (const node of nodes.values()) enter(town, node)
  const tops = [...nodes.values()].filter((node) => (path === '/' ? node.known?.parentId === null : node.path === path))
  if (tops.length === 1) town.home = tops[0]
  return town
}

function enter(town: Town, node: Node): void {
  town.byName.set(node.name, [...(town.byName.get(node.name) ?? []), node])
  if (node.uscc) town.byUscc.set(node.uscc, node)
}

/** Finds out what one row does. False when its parent is not there (yet). */
function place(plan: UnitPlan, town: Town, row: ReadRow): boolean {
  const values = row.values
  const fault = (column: string, code: string, params?: Record<string, string>) => plan.faults.push({ row: row.row, column, code, params })
  const parents = values.parent ? [town.byUscc.get(values.parent) ?? town.byName.get(values.parent) ?? []].flat() : [town.home ?? []].flat()
  if (parents.length === 0) return false
  const parent = parents[0]!
  const kind = values.kind as UnitRow['kind']
  const named = (town.byName.get(values.name!) ?? []).filter((node) => node.parent === parent)
  const match = (values.uscc && town.byUscc.get(values.uscc.toUpperCase())) || named[0]
  if (parents.length > 1) fault('parent', 'unit-ambiguous')
  else if (!standsUnder(kind, parent.kind)) fault('kind', 'kind-not-here')
  else if (match?.row) fault('name', 'row-twice', { row: String(match.row) })
  else if (match && match.parent !== parent) fault('uscc', 'parent-fixed')
  else if (match && match.kind !== kind) fault('kind', 'kind-fixed')
  else {
    const facts = checked(row, match, plan.faults)
    if (facts) settle(plan, town, row.row, match ?? newNode(facts, kind, parent), facts)
  }
  return true
}

function newNode(facts: Omit<UnitFields, 'kind'>, kind: UnitRow['kind'], parent: Node): Node {
  const id = newId({ now: () => new Date(), random: randomBytes })
  return { ...facts, kind, id, parent, path: `${parent.path}${id}/` }
}

function settle(plan: UnitPlan, town: Town, row: number, node: Node, facts: Omit<UnitFields, 'kind'>): void {
  const same = JSON.stringify(factsOf(node)) === JSON.stringify(facts)
  Object.assign(node, facts, { row })
  plan.actions.set(row, !node.known ? 'add' : same ? 'same' : 'change')
  if (!node.known) enter(town, node)
  if (!same || !node.known) plan.nodes.push(node)
}

const factsOf = ({ name, nameEn, uscc, ownership, industry, members }: Omit<UnitFields, 'kind'>) => ({
  name,
  nameEn,
  uscc,
  ownership,
  industry,
  members,
})

/** The row's facts over the known ones, if they are of the right shape. */
function checked({ row, values }: ReadRow, match: Node | undefined, faults: RowFault[]): Omit<UnitFields, 'kind'> | null {
  const given = {
    name: values.name,
    nameEn: values.nameEn ?? match?.nameEn ?? '',
    uscc: values.uscc ?? match?.uscc ?? null,
    ownership: values.ownership ?? match?.ownership ?? null,
    industry: values.industry ?? match?.industry ?? null,
    members: values.members ? Number(values.members) : (match?.members ?? 0),
  }
  try {
    return factsOf(parse(UnitFacts, given))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    faults.push(...error.faults.map(({ path, code, params }) => ({ row, column: String(path[0]), code, params })))
    return null
  }
}

/** Codes that units outside the actor's subtree hold already. */
async function takenElsewhere(db: Db, plan: UnitPlan, known: UnitRow[]): Promise<RowFault[]> {
  const wanted = new Map(plan.nodes.flatMap((node) => (node.uscc ? [[node.uscc, node] as const] : [])))
  const own = new Set(known.map((unit) => unit.id))
  const holders = await unitsByUscc(db, [...wanted.keys()])
  return holders.filter(({ id }) => !own.has(id)).map(({ uscc }) => ({ row: wanted.get(uscc!)!.row!, column: 'uscc', code: 'uscc-taken' }))
}
