/** Entries from a workbook: what each row would do, and doing it. */
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { EntryRow, EntryStateRow, EventRow, SquadRow } from '../../db/schema.ts'
import { isRecorded } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { wrongState } from '../lib/problem.ts'
import type { ReadRow } from '../lib/workbook.ts'
import type { List, Plan, Reading } from '../people/list.ts'
import { personIn, type Roll, type RollUnit, rollOf } from '../people/match.ts'
import { readable, type Table } from '../people/table.ts'
import { columnsOf } from './columns.ts'
import { lateLots } from './draw.ts'
import { missingIn } from './eligibility.ts'
import { entryFor, type NewEntry } from './entry.ts'
import { mustNotImport } from './importing.ts'
import { registrationsIn, squadsOf } from './queries.ts'
import { openFor, type Room, roomIn, startOf } from './registration.ts'
import { keepMembers } from './squad.ts'

/** A row that was understood. */
interface Line {
  row: number
  copies: NewEntry
  unitId: string
  unitName: string
  squad: string | null
  /** Of a squad that is itself the entry: ids of persons. */
  members?: string[]
  zone: string
  category: 'normal' | 'exhibition'
}

interface EntryPlan extends Plan<Line> {
  event: EventRow
}

/** Rows between two words on how far it is. */
const STEP_ROWS = 100

/** Looks at a table without changing anything. Who is entered already stays as he is. */
async function plan({ db, secrets, by, eventId: id, step }: Reading, table: Table): Promise<EntryPlan> {
  const eventId = id as string
  const event = await eventOf(db, eventId)
  const plan: EntryPlan = { event, faults: [...table.errors], actions: new Map(), writes: [] }
  const rows = readable(table)
  const roll = await rollOf(db, secrets, by.path, rows)
  const entered = await enteredIn(db, event)
  const squads = {
    foreign: await foreignSquads(db, eventId, by.path),
    known: new Set((await squadsOf(db, eventId)).map(({ name }) => name)),
  }
  const room = await roomIn({ tx: db, by }, eventId)
  const lines = rows.map((row) => [row, lineOf(plan, roll, row)] as const)
  const workers = lines.flatMap(([, line]) => (line?.copies.kind === 'person' ? line.copies.subjectId : []))
  const missing = await missingIn(db, event, [...new Set(workers)])
  for (const [i, [row, line]] of lines.entries()) {
    if (i % STEP_ROWS === 0) await step(i)
    if (!line) continue
    const fault = (column: string, code: string, params?: Record<string, string>) =>
      void plan.faults.push({ row: row.row, column, code, params })
    const known = entered.has(keyOf(event, line))
    if (!known) for (const { code, params } of missing.get(line.copies.subjectId) ?? []) fault('name', code, params)
    const opens = line.squad !== null && !squads.known.has(line.squad)
    if (line.squad !== null && squads.foreign.has(line.squad)) fault('squad', 'squad-known')
    else if (!known && event.subject !== 'squad' && !room.take('entries', line.unitId))
      fault('unit', 'unit-entries-full', mostOf(room, 'entries'))
    else if (!known && opens && !room.take('squads', line.unitId)) fault('squad', 'unit-squads-full', mostOf(room, 'squads'))
    else if (opens && event.subject === 'squad' && !room.take('entries', line.unitId))
      fault('squad', 'unit-entries-full', mostOf(room, 'entries'))
    if (!known && line.squad !== null) squads.known.add(line.squad)
    plan.actions.set(row.row, known ? 'same' : 'add')
    if (!known) plan.writes.push(line)
    if (event.subject !== 'squad') entered.add(keyOf(event, line))
  }
  plan.faults.sort((a, b) => a.row - b.row)
  return event.subject === 'squad' ? { ...plan, writes: asSquads(plan.writes) } : plan
}

const mostOf = (room: Room, what: 'entries' | 'squads') => ({ most: String(room.most[what]) })

/** Where squads are ranked, the rows of one squad are one entry, under the unit of its first. */
const asSquads = (lines: Line[]): Line[] =>
  [...Map.groupBy(lines, ({ squad }) => squad as string)].map(([label, rows]) => {
    const names = new Map(rows.map(({ copies }) => [copies.subjectId, copies.label]))
    const first = rows[0] as Line
    return {
      ...first,
      zone: '',
      category: 'normal',
      members: [...names.keys()],
      copies: { kind: 'squad', subjectId: '', label, unitId: first.unitId, attributes: { members: [...names.values()].join('、') } },
    }
  })

async function write(act: Act, eventId: string | null, some: Line[]): Promise<void> {
  // Whoever was entered by hand since the list was read is there twice then, and refused: asking for each would take a fifth of the time.
  await enterLines(act, eventId as string, some)
  const said = some.map(({ copies, squad, zone, category }) => [copies.subjectId, copies.label, squad, zone, category])
  await act.note(`event:${eventId}`, { imported: some.length }, said)
}

export const list: List<Line> = {
  name: 'entries',
  at: import.meta.url,
  columns: async (db, eventId) => columnsOf((await eventOf(db, eventId as string)).subject),
  plan,
  write,
  open: async (act, eventId) => {
    await openFor(act, eventId)
    await mustNotImport(act.tx, eventId)
  },
}

/** By name, of those that are there; asked for only where a line names one. */
async function squadIds(act: Act, eventId: string, lines: Line[]): Promise<Map<string, string>> {
  const known = lines.some(({ squad }) => squad !== null) ? await squadsOf(act.tx, eventId) : []
  return new Map(known.map(({ name, id }) => [name, id]))
}

/** Many rows at once: what addEntry and addSquad do for one, without asking the same for each. */
async function enterLines(act: Act, eventId: string, adds: Line[]): Promise<void> {
  if (await isRecorded(act.tx, 'marking', eventId)) throw wrongState('marking-open')
  const squads = await squadIds(act, eventId, adds)
  const drawn = await isRecorded(act.tx, 'draw', eventId)
  const lots = drawn ? await lateLots(act, eventId, (await eventOf(act.tx, eventId)).blind === 1) : () => ({ lot: null, code: null })
  const made: SquadRow[] = []
  const squadOf = ({ squad: name, unitId }: Line): string | null => {
    if (name === null) return null
    const known = squads.get(name)
    if (known) return known
    const id = act.id()
    made.push({ id, eventId, unitId, name })
    squads.set(name, id)
    return id
  }
  const entries = adds.map((line) => {
    const { kind: subjectKind, subjectId, label, unitId, attributes } = line.copies
    const squadId = squadOf(line)
    const isSquad = subjectKind === 'squad'
    const row = {
      id: act.id(),
      eventId,
      subjectKind,
      subjectId: isSquad ? (squadId as string) : subjectId,
      label,
      unitId,
      unitName: line.unitName,
      zone: line.zone || null,
      squadId: isSquad ? null : squadId,
    }
    return { ...row, attributes: JSON.stringify(attributes ?? {}), ...lots(), createdAt: act.at }
  })
  const states = adds.flatMap(({ category }, i) =>
    startOf(act, category).map((state) => ({
      id: act.id(),
      entryId: (entries[i] as EntryRow).id,
      state,
      reason: '',
      by: act.by.id,
      at: act.at,
    })),
  )
  for (const row of made) await insertSquad(act.tx, row)
  for (const row of entries) await insertEntry(act.tx, row)
  for (const row of states) await insertState(act.tx, row)
  for (const [i, { members }] of adds.entries()) if (members) await keepMembers(act, (entries[i] as EntryRow).id, members)
}

const insertSquad = prepared((db, { id, eventId, unitId, name }: SquadRow) => db.insertInto('squad').values({ id, eventId, unitId, name }))

const insertEntry = prepared((db, one: EntryRow) => {
  const { id, eventId, subjectKind, subjectId, label, unitId, unitName, zone, squadId, attributes, lot, code, createdAt } = one
  const row = { id, eventId, subjectKind, subjectId, label, unitId, unitName, zone, squadId, attributes, lot, code, createdAt }
  return db.insertInto('entry').values(row)
})

const insertState = prepared((db, { id, entryId, state, reason, by, at }: EntryStateRow) =>
  db.insertInto('entryState').values({ id, entryId, state, reason, by, at }),
)

const keyOf = (event: EventRow, line: Line) => (event.subject === 'squad' ? (line.squad as string) : line.copies.subjectId)

async function enteredIn(db: Db, event: EventRow): Promise<Set<string>> {
  if (event.subject === 'squad') return new Set((await squadsOf(db, event.id)).map((squad) => squad.name))
  return new Set((await registrationsIn(db, event.id)).map((entry) => entry.subjectId))
}

/** Squads of units that are not the reader's: their names are taken, and nobody joins them from here. */
async function foreignSquads(db: Db, eventId: string, path: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('squad')
    .innerJoin('unit', 'unit.id', 'squad.unitId')
    .where('squad.eventId', '=', eventId)
    .select(['squad.name', 'unit.path'])
    .execute()
  return new Set(rows.filter((squad) => !squad.path.startsWith(path)).map(({ name }) => name))
}

function lineOf(plan: EntryPlan, roll: Roll, { row, values }: ReadRow): Line | null {
  const fault = (column: string, code: string) => {
    plan.faults.push({ row, column, code })
    return null
  }
  const long = (['squad', 'zone'] as const).find((column) => (values[column]?.length ?? 0) > 40)
  if (long) {
    plan.faults.push({ row, column: long, code: 'too-long', params: { most: '40' } })
    return null
  }
  const units = roll.units.get(values.unit ?? '') ?? []
  if (units.length !== 1) return fault('unit', units.length === 0 ? 'unit-unknown' : 'unit-ambiguous')
  const { id: unitId, name: unitName } = units[0] as RollUnit
  const rest = {
    row,
    unitId,
    unitName,
    squad: values.squad ?? null,
    zone: values.zone ?? '',
    category: (values.category ?? 'normal') as Line['category'],
  }
  if (plan.event.subject === 'unit') return { ...rest, copies: { kind: 'unit', subjectId: unitId, label: unitName, unitId } }
  const found = personIn(roll, values, unitId)
  return 'id' in found ? { ...rest, copies: entryFor(found) } : fault(found.column, found.code)
}
