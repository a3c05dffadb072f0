/** Courses and drills, what events ask of them, promotions by rank, and reminders to judges. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  /** "text!" = not null; "text! unit" = not null and refers to unit.id. */
  const table = async (name: string, columns: Record<string, string>, primary: string[] = ['id']) => {
    let making = db.schema.createTable(name)
    for (const [column, spec] of Object.entries(columns)) {
      const [type, refers] = spec.split(' ') as [string, string?]
      making = making.addColumn(column, type.startsWith('text') ? 'text' : 'integer', (c) => {
        const made = type.endsWith('!') ? c.notNull() : c
        return refers ? made.references(`${refers}.id`) : made
      })
    }
    await making.addPrimaryKeyConstraint(`${name}Key`, primary as never[]).execute()
  }
  const made = { by: 'text!', at: 'text!' }
  const dates = { startsOn: 'text!', endsOn: 'text!' }
  const about = { id: 'text!', kind: 'text!', name: 'text!', trade: 'text!', unitId: 'text! unit', ...dates }
  await table('course', { ...about, capacity: 'integer', hours: 'integer', version: 'integer!', createdAt: 'text!' })
  const result = { state: 'text!', points: 'text', passed: 'integer' }
  await table('attendance', { courseId: 'text! course', personId: 'text! person', ...result, ...made }, ['courseId', 'personId'])
  await table('eligibility', { eventId: 'text! event', rules: 'text!', ...made }, ['eventId'])
  await table('admission', { eventId: 'text! event', personId: 'text! person', reason: 'text!', ...made }, ['eventId', 'personId'])
  const evidence = { eventId: 'text! event', entryId: 'text! entry', releaseId: 'text! release', rank: 'integer!', rule: 'text!' }
  const levels = { fromLevel: 'text!', toLevel: 'text!', since: 'text!' }
  await table('promotion', { id: 'text!', personId: 'text! person', ...evidence, ...levels, ...made })
  await table('promotionEnd', { promotionId: 'text! promotion', releaseId: 'text! release', reason: 'text!', ...made }, ['promotionId'])
  const owed = { eventId: 'text! event', accountId: 'text! account', owed: 'integer!' }
  await table('reminder', { id: 'text!', ...owed, ...made, seenAt: 'text' })
  const indexes = { course: ['endsOn', 'id'], attendance: ['personId'], promotion: ['eventId'], reminder: ['eventId', 'accountId'] }
  for (const [name, columns] of Object.entries({ ...indexes, entry: ['subjectId'] }))
    await db.schema.createIndex(`${name}Training`).on(name).columns(columns).execute()
  await db.schema.createIndex('promotionPerson').on('promotion').column('personId').execute()
}
