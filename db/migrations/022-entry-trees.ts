/** Lots and codes are kept apart only where they are drawn: an import writes thousands of entries without, while judges mark. */
import type { Kysely } from 'kysely'

const COLUMNS = [
  'id',
  'eventId',
  'subjectKind',
  'subjectId',
  'label',
  'unitId',
  'unitName',
  'zone',
  'squadId',
  'attributes',
  'lot',
  'code',
  'createdAt',
] as const

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('entryAnew')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('subjectKind', 'text', (c) => c.notNull())
    .addColumn('subjectId', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('unitId', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('unitName', 'text', (c) => c.notNull())
    .addColumn('zone', 'text')
    .addColumn('squadId', 'text', (c) => c.references('squad.id'))
    .addColumn('attributes', 'text', (c) => c.notNull())
    .addColumn('lot', 'integer')
    .addColumn('code', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addUniqueConstraint('entrySubject', ['eventId', 'subjectKind', 'subjectId'] as never[])
    .execute()
  await db.insertInto('entryAnew').columns(COLUMNS).expression(db.selectFrom('entry').select(COLUMNS)).execute()
  await db.schema.dropTable('entry').execute()
  await db.schema.alterTable('entryAnew').renameTo('entry').execute()

  for (const [name, drawn] of [
    ['entryByLot', 'lot'],
    ['entryByCode', 'code'],
  ] as const)
    await db.schema.createIndex(name).unique().on('entry').columns(['eventId', drawn]).where(drawn, 'is not', null).execute()
  await db.schema.createIndex('entryInSquad').on('entry').column('squadId').where('squadId', 'is not', null).execute()
  await db.schema.createIndex('entryTraining').on('entry').column('subjectId').execute()
}
