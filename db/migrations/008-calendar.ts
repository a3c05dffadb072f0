/** The calendar: holidays and make-up days as the State Council published them, planned phases of events, and their work places. */
import type { Kysely } from 'kysely'

/** First and last day, or one day alone, and what it is called. */
type Span = readonly [name: string, off: string, ...work: string[]]

const PUBLISHED: readonly Span[] = [
  ['元旦', '2023-12-30/2024-01-01'],
  ['春节', '2024-02-10/2024-02-17', '2024-02-04', '2024-02-18'],
  ['清明节', '2024-04-04/2024-04-06', '2024-04-07'],
  ['劳动节', '2024-05-01/2024-05-05', '2024-04-28', '2024-05-11'],
  ['端午节', '2024-06-10'],
  ['中秋节', '2024-09-15/2024-09-17', '2024-09-14'],
  ['国庆节', '2024-10-01/2024-10-07', '2024-09-29', '2024-10-12'],
  ['元旦', '2025-01-01'],
  ['春节', '2025-01-28/2025-02-04', '2025-01-26', '2025-02-08'],
  ['清明节', '2025-04-04/2025-04-06'],
  ['劳动节', '2025-05-01/2025-05-05', '2025-04-27'],
  ['端午节', '2025-05-31/2025-06-02'],
  ['国庆节、中秋节', '2025-10-01/2025-10-08', '2025-09-28', '2025-10-11'],
  ['元旦', '2026-01-01/2026-01-03', '2026-01-04'],
  ['春节', '2026-02-15/2026-02-23', '2026-02-14', '2026-02-28'],
  ['清明节', '2026-04-04/2026-04-06'],
  ['劳动节', '2026-05-01/2026-05-05', '2026-05-09'],
  ['端午节', '2026-06-19/2026-06-21'],
  ['中秋节', '2026-09-25/2026-09-27'],
  ['国庆节', '2026-10-01/2026-10-07', '2026-09-20', '2026-10-10'],
]

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('specialDay')
    .addColumn('day', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  const rows = PUBLISHED.flatMap(([name, off, ...work]) => [
    ...daysOf(off).map((day) => ({ day, kind: 'off', name })),
    ...work.map((day) => ({ day, kind: 'work', name })),
  ])
  await db.insertInto('specialDay').values(rows).execute()
  await db.schema
    .createTable('phase')
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('opensAt', 'text', (c) => c.notNull())
    .addColumn('closesAt', 'text')
    .addPrimaryKeyConstraint('phaseKey', ['eventId', 'phase'])
    .execute()
  await db.schema
    .createTable('station')
    .addColumn('eventId', 'text', (c) => c.notNull().references('event.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('batch', 'text', (c) => c.notNull())
    .addColumn('session', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('stationKey', ['eventId', 'ordinal'])
    .execute()
}

function daysOf(span: string): string[] {
  const [first = span, last = first] = span.split('/')
  const days = [first]
  while (days.at(-1)! < last) days.push(new Date(Date.parse(days.at(-1)!) + 86_400_000).toISOString().slice(0, 10))
  return days
}
