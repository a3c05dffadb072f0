/** Draws under rules announced before, layers of codes with their custodians, decryption, assignments, and conflicts of interest. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  /** "text!" = not null; "text! event" = not null and refers to event.id. */
  const table = async (name: string, primary: string[], columns: Record<string, string>) => {
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
  const ofEvent = { eventId: 'text! event' }
  const layer = { ...ofEvent, layer: 'integer!' }
  const pair = { ...ofEvent, accountId: 'text! account', entryId: 'text! entry' }
  const rules = { apart: 'integer!', spread: 'integer!', layers: 'integer!' }
  await table('drawPlan', ['eventId'], { ...ofEvent, seed: 'text!', ...rules, outcome: 'text', ...made })
  await table('codeLayer', ['eventId', 'layer'], { ...layer, seed: 'text!', ...made })
  await table('entryCode', ['entryId', 'layer'], { entryId: 'text! entry', ...layer, code: 'text!' })
  await table('decryption', ['eventId', 'layer'], { ...layer, ...made, secondBy: 'text', secondAt: 'text' })
  await table('assignment', ['eventId', 'sitting', 'accountId', 'entryId'], { ...pair, sitting: 'text!', ...made })
  await table('relation', ['id'], { id: 'text!', ...ofEvent, accountId: 'text! account', name: 'text!', what: 'text!', ...made })
  await table('conflictAnswer', ['eventId', 'accountId', 'entryId'], { ...pair, answer: 'text!', reason: 'text!', ...made })
  await db.schema.createIndex('entryCodeEvent').on('entryCode').column('eventId').execute()
  await db.schema.createIndex('relationEvent').on('relation').column('eventId').execute()
  await db.schema.alterTable('seat').addColumn('layer', 'integer').execute()
}
