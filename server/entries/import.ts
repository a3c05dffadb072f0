/** Entries from a workbook: what each row would do, and doing all of them or none. */
import type { Db } from '../../db/open.ts'
import type { EventRow } from '../../db/schema.ts'
import { eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import type { Secrets } from '../lib/secret.ts'
import type { ReadRow } from '../lib/workbook.ts'
import { type Counts, countsOf, type Outcome, readable, refuseFaulty, type Table } from '../people/table.ts'
import { enterSubject } from './entry.ts'
import { personIn, type Roll, rollOf } from './match.ts'
import { entriesOf, squadsOf } from './queries.ts'
import { addSquad, joinSquad } from './squad.ts'

/** A row that was understood. */
interface Line {
  row: number
  subjectId: string
  unitId: string
  squad: string | null
  zone: string
  category: 'normal' | 'exhibition'
}

export interface EntryPlan extends Outcome {
  event: EventRow
  adds: Line[]
}

/** Looks at a table without changing anything. Who is entered already stays as he is. */
export async function planEntries(db: Db, secrets: Secrets, path: string, eventId: string, table: Table): Promise<EntryPlan> {
  const event = await eventOf(db, eventId)
  const plan: EntryPlan = { event, faults: [...table.errors], actions: new Map(), adds: [] }
  const rows = readable(table)
  const roll = await rollOf(db, secrets, path, rows)
  const entered = await enteredIn(db, event)
  for (const row of rows) {
    const line = lineOf(plan, roll, row)
    if (!line) continue
    const known = entered.has(keyOf(event, line))
    plan.actions.set(row.row, known ? 'same' : 'add')
    if (!known) plan.adds.push(line)
    if (event.subject !== 'squad') entered.add(keyOf(event, line))
  }
  plan.faults.sort((a, b) => a.row - b.row)
  return plan
}

/** Writes what the table says: all of it, or nothing when a row is faulty. A second time changes nothing. */
export async function importEntries(act: Act, eventId: string, table: Table): Promise<Counts & { rows: number }> {
  const plan = await planEntries(act.tx, act.site.secrets, act.by.path, eventId, table)
  refuseFaulty(plan)
  if (plan.event.subject === 'squad') await enterSquads(act, plan)
  else await enterLines(act, plan)
  const counts = countsOf(plan)
  await act.note(`event:${eventId}`, { imported: counts.added, same: counts.same })
  act.tell(`event:${eventId}`)
  return { rows: counts.added, ...counts }
}

async function enterLines(act: Act, { event, adds }: EntryPlan): Promise<void> {
  const kind = event.subject === 'unit' ? 'unit' : 'person'
  const squads = new Map((await squadsOf(act.tx, event.id)).map((squad) => [squad.name, squad.id]))
  for (const { subjectId, unitId, squad, zone, category } of adds) {
    await enterSubject(act, event.id, { kind, subjectId, zone, category })
    if (!squad) continue
    const known = squads.get(squad)
    if (known) await joinSquad(act, event.id, known, subjectId)
    else squads.set(squad, await addSquad(act, event.id, { unitId, name: squad, members: [subjectId] }))
  }
}

/** Where squads are ranked, the rows of one squad are one entry. */
async function enterSquads(act: Act, { event, adds }: EntryPlan): Promise<void> {
  for (const [name, lines] of Map.groupBy(adds, (line) => line.squad as string)) {
    const members = [...new Set(lines.map((line) => line.subjectId))]
    await addSquad(act, event.id, { unitId: (lines[0] as Line).unitId, name, members })
  }
}

const keyOf = (event: EventRow, line: Line) => (event.subject === 'squad' ? (line.squad as string) : line.subjectId)

async function enteredIn(db: Db, event: EventRow): Promise<Set<string>> {
  if (event.subject === 'squad') return new Set((await squadsOf(db, event.id)).map((squad) => squad.name))
  return new Set((await entriesOf(db, event.id)).map((entry) => entry.subjectId))
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
  const unitId = units[0] as string
  const rest = {
    row,
    unitId,
    squad: values.squad ?? null,
    zone: values.zone ?? '',
    category: (values.category ?? 'normal') as Line['category'],
  }
  if (plan.event.subject === 'unit') return { ...rest, subjectId: unitId }
  const found = personIn(roll, values, unitId)
  return 'id' in found ? { ...rest, subjectId: found.id } : fault(found.column, found.code)
}
