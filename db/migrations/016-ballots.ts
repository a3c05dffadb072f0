/** The committee room: meetings, what happened in them, ballots, voting codes and the counts of two scrutineers. */
import type { Kysely } from 'kysely'
import { byKey } from '../dialect.ts'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  const table = async (name: string, columns: Record<string, string>, primary = ['id']) => {
    let making = db.schema.createTable(name)
    for (const [column, spec] of Object.entries(columns)) {
      const [type, refers] = spec.split(' ') as [string, string?]
      making = making.addColumn(column, type.startsWith('text') ? 'text' : 'integer', (c) => {
        const made = type.endsWith('!') ? c.notNull() : c
        return refers ? made.references(`${refers}.id`) : made
      })
    }
    await byKey(making.addPrimaryKeyConstraint(`${name}Key`, primary as never[])).execute()
  }
  const made = { by: 'text!', at: 'text!' }
  const about = { campaignId: 'text! campaign', programmeId: 'text! programme', name: 'text!', place: 'text!', startsAt: 'text!' }
  const lists = { agenda: 'text!', members: 'text!', names: 'text!' }
  await table('meeting', { id: 'text!', ...about, quorum: 'text!', ...lists, version: 'integer!', ...made })
  await table('meetingStep', { id: 'text!', meetingId: 'text! meeting', kind: 'text!', detail: 'text!', ...made })
  const rules = { names: 'text!', places: 'integer!', most: 'integer!', rule: 'text!', recused: 'text!' }
  const course = { publicKey: 'text', voters: 'integer', openedAt: 'text', closedAt: 'text', outcome: 'text' }
  const which = { id: 'text!', meetingId: 'text! meeting', after: 'text ballot', title: 'text!', mode: 'text!' }
  await table('ballot', { ...which, ...rules, ...course, ...made })
  await table('votingCode', { ballotId: 'text! ballot', hash: 'text!' }, ['hash'])
  await table('ballotCount', { ballotId: 'text! ballot', accountId: 'text! account', count: 'text!', at: 'text!' }, [
    'ballotId',
    'accountId',
  ])
  const indexes = { meeting: 'programmeId', meetingStep: 'meetingId', ballot: 'meetingId', votingCode: 'ballotId' }
  for (const [name, column] of Object.entries(indexes)) await db.schema.createIndex(`${name}Room`).on(name).column(column).execute()
}
