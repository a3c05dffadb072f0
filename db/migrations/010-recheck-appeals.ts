/** How an event is rechecked, published and appealed against: its rules, the recheck, what is withheld from whom, appeals. */
import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

type Kind = 'text' | 'integer'
const must = (c: ColumnDefinitionBuilder) => c.notNull()
const key = (c: ColumnDefinitionBuilder) => c.primaryKey().notNull()
const of = (column: string) => (c: ColumnDefinitionBuilder) => c.notNull().references(column)
const may = (c: ColumnDefinitionBuilder) => c

const WHO = { by: must, at: must }

const TABLES: Record<string, Record<string, (c: ColumnDefinitionBuilder) => ColumnDefinitionBuilder>> = {
  procedure: { eventId: (c) => of('event.id')(c).primaryKey(), body: must, ...WHO },
  recheck: { id: key, eventId: of('event.id'), seed: must, sample: must, ...WHO },
  finding: { id: key, recheckId: of('recheck.id'), sheetId: of('sheet.id'), marks: must, outcome: must, text: must, ...WHO },
  recheckSign: { id: key, recheckId: of('recheck.id'), ...WHO },
  withheld: { releaseId: of('release.id'), audience: must, until: may },
  appeal: {
    id: key,
    eventId: of('event.id'),
    entryId: of('entry.id'),
    subject: must,
    unitId: of('unit.id'),
    instance: must,
    leader: must,
    grounds: must,
    paper: must,
    late: may,
    ...WHO,
  },
  appealFile: { id: key, appealId: of('appeal.id'), name: must, type: must, size: must, content: must, ...WHO },
  appealTrial: { trialId: (c) => of('trial.id')(c).primaryKey(), appealId: of('appeal.id') },
  ruling: { appealId: (c) => of('appeal.id')(c).primaryKey(), outcome: must, reason: must, correctionId: may, ...WHO },
}
const INTEGERS = new Set(['instance', 'paper', 'size'])

const INDEXES: [table: string, columns: string[], unique?: true][] = [
  ['recheck', ['eventId'], true],
  ['finding', ['recheckId', 'id']],
  ['withheld', ['releaseId', 'audience'], true],
  ['withheld', ['until']],
  ['appeal', ['eventId', 'subject', 'instance'], true],
  ['appealFile', ['appealId', 'id']],
  ['appealTrial', ['appealId']],
]

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  for (const [name, columns] of Object.entries(TABLES)) {
    let table = db.schema.createTable(name)
    for (const [column, rule] of Object.entries(columns)) {
      const kind: Kind = INTEGERS.has(column) ? 'integer' : 'text'
      table = table.addColumn(column, kind, rule)
    }
    await table.execute()
  }
  for (const [i, [table, columns, unique]] of INDEXES.entries()) {
    const index = db.schema.createIndex(`${table}Index${i}`).on(table).columns(columns)
    await (unique ? index.unique() : index).execute()
  }
}
