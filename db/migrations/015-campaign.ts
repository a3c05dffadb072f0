/** Campaigns with stages and unit quotas; nominees of every kind with their papers, honours held, opinions, veto facts and decisions. */
import type { Kysely } from 'kysely'

// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
export async function up(db: Kysely<any>): Promise<void> {
  /** "text!" = not null; "text! unit" = not null and refers to unit.id. */
  const table = async (name: string, columns: Record<string, string>, primary: string[] = ['id'], index: string[][] = []) => {
    let making = db.schema.createTable(name)
    for (const [column, spec] of Object.entries(columns)) {
      const [type, refers] = spec.split(' ') as [string, string?]
      making = making.addColumn(column, type.startsWith('text') ? 'text' : 'integer', (c) => {
        const made = type.endsWith('!') ? c.notNull() : c
        return refers ? made.references(`${refers}.id`) : made
      })
    }
    await making.addPrimaryKeyConstraint(`${name}Key`, primary as never[]).execute()
    for (const [i, on] of index.entries()) await db.schema.createIndex(`${name}Index${i}`).on(name).columns(on).execute()
  }
  const made = { by: 'text!', at: 'text!' }
  await table(
    'team',
    { id: 'text!', unitId: 'text! unit', name: 'text!', kind: 'text!', members: 'integer!', createdAt: 'text!' },
    ['id'],
    [['unitId', 'name']],
  )

  // A person is not the only one who can be put forward: the column gives up its "not null" by being made anew.
  await db.schema.dropIndex('nominationIndex1').execute()
  await db.schema.alterTable('nomination').addColumn('personBefore', 'text').execute()
  await db
    .updateTable('nomination')
    .set((eb) => ({ personBefore: eb.ref('personId') }))
    .execute()
  await db.schema.alterTable('nomination').dropColumn('personId').execute()
  for (const [column, refers] of [
    ['personId', 'person'],
    ['organisationId', 'unit'],
    ['teamId', 'team'],
  ] as const)
    await db.schema
      .alterTable('nomination')
      .addColumn(column, 'text', (c) => c.references(`${refers}.id`))
      .execute()
  await db
    .updateTable('nomination')
    .set((eb) => ({ personId: eb.ref('personBefore') }))
    .execute()
  await db.schema.alterTable('nomination').dropColumn('personBefore').execute()
  await db.schema.createIndex('nominationIndex1').on('nomination').column('personId').execute()
  const more = { pool: 'regular', summary: '', dossier: '{}' }
  for (const [column, usual] of Object.entries(more))
    await db.schema
      .alterTable('nomination')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(usual))
      .execute()
  await db.schema
    .alterTable('nomination')
    .addColumn('ordinal', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .alterTable('programme')
    .addColumn('rules', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute()

  const holder = { id: 'text!', holderKind: 'text!', holderId: 'text!', holderName: 'text!', unitName: 'text!' }
  const award = { kind: 'text!', level: 'text!', name: 'text!', year: 'integer!', number: 'text!', source: 'text!' }
  await table('honour', { ...holder, ...award, nominationId: 'text nomination', ...made }, ['id'], [['holderId'], ['year', 'kind']])
  const revoked = { honourId: 'text! honour', reason: 'text!', decidedBy: 'text!', decidedOn: 'text!', ...made }
  await table('honourRevocation', revoked, ['honourId'])
  const stage = { campaignId: 'text! campaign', key: 'text!' }
  await table('stage', { ...stage, ordinal: 'integer!', actor: 'text!', dueAt: 'text' }, ['campaignId', 'key'])
  const reopening = { id: 'text!', ...stage, unitId: 'text unit', until: 'text!', reason: 'text!', ...made }
  await table('stageReopening', reopening, ['id'], [['campaignId']])
  const allotted = { programmeId: 'text! programme', unitId: 'text! unit', seats: 'integer!', least: 'text!', ...made }
  await table('allotment', allotted, ['programmeId', 'unitId'])
  const of = { id: 'text!', nominationId: 'text! nomination' }
  const file = { ...of, kind: 'text!', name: 'text!', type: 'text!', size: 'integer!', content: 'text!', ...made }
  await table('nominationFile', file, ['id'], [['nominationId', 'id']])
  const said = {
    department: 'text!',
    answer: 'text!',
    facts: 'text!',
    answeredOn: 'text!',
    validUntil: 'text!',
    fileId: 'text nominationFile',
  }
  await table('opinion', { ...of, ...said, ...made }, ['id'], [['nominationId', 'id']])
  const fact = { id: 'text!', unitId: 'text! unit', kind: 'text!', day: 'text!', facts: 'text!', source: 'text!', ...made }
  await table('vetoFact', fact, ['id'], [['unitId']])
  await table('vetoLift', { factId: 'text! vetoFact', reason: 'text!', ...made }, ['factId'])
  await table('nomineeDecision', { ...of, about: 'text!', outcome: 'text!', reason: 'text!', ...made }, ['id'], [['nominationId', 'id']])
  await table('unitSuccession', { unitId: 'text! unit', intoId: 'text! unit', day: 'text!', reason: 'text!', ...made }, ['unitId'])
}
