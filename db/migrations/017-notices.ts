/** Public notices with their objections; conferral, later checks and plates. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  const table = async (name: string, columns: Record<string, string>, primary = 'id') => {
    let making = db.schema.createTable(name)
    for (const [column, spec] of Object.entries({ ...columns, by: 'text!', at: 'text!' })) {
      const [type, refers] = spec.split(' ') as [string, string?]
      making = making.addColumn(column, type.startsWith('text') ? 'text' : 'integer', (c) => {
        const made = type.endsWith('!') ? c.notNull() : c
        return refers ? made.references(`${refers}.id`) : made
      })
    }
    await making.addPrimaryKeyConstraint(`${name}Key`, [primary] as never[]).execute()
  }
  const days = { firstDay: 'text!', lastDay: 'text!', days: 'integer!', channel: 'text!' }
  const content = { fields: 'text!', shown: 'text!', digest: 'text!', reason: 'text!' }
  const about = { id: 'text!', programmeId: 'text! programme', level: 'text!', unitId: 'text unit', round: 'integer!' }
  await table('notice', { ...about, ...days, ...content })
  const what = { id: 'text!', noticeId: 'text! notice', nominationId: 'text nomination' }
  await table('objection', { ...what, named: 'integer!', sealed: 'text!', receivedOn: 'text!' })
  await table('objectionAnswer', { objectionId: 'text! objection', outcome: 'text!', finding: 'text!', answer: 'text!' }, 'objectionId')
  await table('conferral', { programmeId: 'text! programme', number: 'text!', day: 'text!' }, 'programmeId')
  await table('honourCheck', { id: 'text!', honourId: 'text!', outcome: 'text!', note: 'text!' })
  await table('plate', { id: 'text!', honourId: 'text!', state: 'text!', day: 'text!' })
  const indexes = { notice: 'programmeId', objection: 'noticeId', honourCheck: 'honourId', plate: 'honourId' }
  for (const [name, column] of Object.entries(indexes)) await db.schema.createIndex(`${name}Of`).on(name).column(column).execute()
}
