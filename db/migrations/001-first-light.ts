/** The first tables: people, competitions, marks, results, proposals, nominations, journal. */
import { type Kysely, sql } from 'kysely'

/** "text!" = not null; "text! unit" = not null and refers to unit.id. */
type Columns = Record<string, string>
// biome-ignore lint/suspicious/noExplicitAny: a migration knows no table yet.
type AnyDb = Kysely<any>

async function table(
  db: AnyDb,
  name: string,
  columns: Columns,
  keys: { primary?: string[]; unique?: string[][]; index?: string[][]; check?: string[] } = {},
) {
  let making = db.schema.createTable(name)
  for (const [column, spec] of Object.entries(columns)) {
    const [type, refers] = spec.split(' ') as [string, string?]
    making = making.addColumn(column, type.startsWith('text') ? 'text' : 'integer', (c) => {
      let made = type.endsWith('!') ? c.notNull() : c
      if (column === 'id' && !keys.primary) made = made.primaryKey()
      return refers ? made.references(`${refers}.id`) : made
    })
  }
  if (keys.primary) making = making.addPrimaryKeyConstraint(`${name}Key`, keys.primary as never[])
  for (const unique of keys.unique ?? [])
    making = making.addUniqueConstraint(`${name}${unique.map((u) => u[0]?.toUpperCase() + u.slice(1)).join('')}`, unique as never[])
  for (const [i, check] of (keys.check ?? []).entries()) making = making.addCheckConstraint(`${name}Check${i}`, sql.raw(check))
  await making.execute()
  for (const [i, index] of (keys.index ?? []).entries())
    await db.schema
      .createIndex(`${name}Index${i}`)
      .on(name)
      .columns(index as never[])
      .execute()
}

export async function up(db: AnyDb): Promise<void> {
  await table(
    db,
    'unit',
    {
      id: 'text!',
      parentId: 'text unit',
      path: 'text!',
      kind: 'text!',
      name: 'text!',
      nameEn: 'text!',
      uscc: 'text',
      ownership: 'text',
      industry: 'text',
      members: 'integer!',
      version: 'integer!',
      createdAt: 'text!',
    },
    { unique: [['path']], index: [['parentId', 'id'], ['name'], ['uscc']], check: ['members >= 0'] },
  )
  await table(
    db,
    'person',
    {
      id: 'text!',
      unitId: 'text! unit',
      name: 'text!',
      sex: 'text!',
      birthDate: 'text!',
      ethnicity: 'text!',
      political: 'text!',
      education: 'text!',
      jobClass: 'text!',
      skillLevel: 'text!',
      migrant: 'integer!',
      employee: 'integer!',
      idSealed: 'text',
      idHash: 'text',
      version: 'integer!',
      createdAt: 'text!',
    },
    {
      unique: [['idHash']],
      index: [
        ['unitId', 'name', 'id'],
        ['name', 'id'],
      ],
      check: ['migrant in (0, 1)', 'employee in (0, 1)'],
    },
  )
  await table(
    db,
    'account',
    {
      id: 'text!',
      login: 'text!',
      name: 'text!',
      role: 'text!',
      unitId: 'text unit',
      password: 'text',
      version: 'integer!',
      createdAt: 'text!',
    },
    { unique: [['login']], index: [['unitId']] },
  )
  await table(db, 'accountClosure', { accountId: 'text! account', at: 'text!', by: 'text!', reason: 'text!' }, { primary: ['accountId'] })
  await table(
    db,
    'session',
    { id: 'text!', accountId: 'text! account', device: 'text!', createdAt: 'text!', expiresAt: 'text!' },
    { index: [['accountId']] },
  )
  await table(
    db,
    'loginLink',
    { id: 'text!', accountId: 'text! account', createdBy: 'text!', createdAt: 'text!', expiresAt: 'text!', usedAt: 'text' },
    { index: [['accountId']] },
  )

  await table(
    db,
    'competition',
    {
      id: 'text!',
      kind: 'text!',
      name: 'text!',
      nameEn: 'text!',
      year: 'integer!',
      unitId: 'text! unit',
      startsOn: 'text!',
      endsOn: 'text!',
      version: 'integer!',
      createdAt: 'text!',
    },
    { index: [['year']] },
  )
  await table(
    db,
    'event',
    {
      id: 'text!',
      competitionId: 'text! competition',
      name: 'text!',
      nameEn: 'text!',
      groupName: 'text!',
      subject: 'text!',
      blind: 'integer!',
      ordinal: 'integer!',
      version: 'integer!',
      createdAt: 'text!',
    },
    { index: [['competitionId']], check: ['blind in (0, 1)'] },
  )
  await table(
    db,
    'scheme',
    { eventId: 'text! event', number: 'integer!', body: 'text!', by: 'text!', at: 'text!' },
    { primary: ['eventId', 'number'] },
  )
  await table(db, 'schemeLock', { eventId: 'text! event', number: 'integer!', by: 'text!', at: 'text!' }, { primary: ['eventId'] })
  await table(db, 'squad', { id: 'text!', eventId: 'text! event', unitId: 'text! unit', name: 'text!' }, { unique: [['eventId', 'name']] })
  await table(
    db,
    'entry',
    {
      id: 'text!',
      eventId: 'text! event',
      subjectKind: 'text!',
      subjectId: 'text!',
      label: 'text!',
      unitId: 'text! unit',
      unitName: 'text!',
      zone: 'text',
      squadId: 'text squad',
      attributes: 'text!',
      lot: 'integer',
      code: 'text',
      createdAt: 'text!',
    },
    {
      unique: [
        ['eventId', 'subjectKind', 'subjectId'],
        ['eventId', 'code'],
        ['eventId', 'lot'],
      ],
      index: [['squadId']],
    },
  )
  await table(
    db,
    'entryState',
    { id: 'text!', entryId: 'text! entry', state: 'text!', reason: 'text!', by: 'text!', at: 'text!' },
    { index: [['entryId']] },
  )
  await table(db, 'draw', { eventId: 'text! event', seed: 'text!', by: 'text!', at: 'text!' }, { primary: ['eventId'] })
  await table(
    db,
    'seat',
    {
      id: 'text!',
      eventId: 'text! event',
      accountId: 'text! account',
      duty: 'text!',
      sitting: 'text',
      label: 'text!',
      by: 'text!',
      at: 'text!',
    },
    { unique: [['eventId', 'accountId', 'duty', 'sitting']], index: [['accountId']] },
  )
  await table(
    db,
    'recusal',
    {
      id: 'text!',
      eventId: 'text! event',
      accountId: 'text! account',
      entryId: 'text! entry',
      ground: 'text!',
      reason: 'text!',
      by: 'text!',
      at: 'text!',
    },
    { unique: [['accountId', 'entryId']], index: [['eventId']] },
  )

  await table(db, 'marking', { eventId: 'text! event', by: 'text!', at: 'text!' }, { primary: ['eventId'] })
  await table(
    db,
    'sheet',
    {
      id: 'text!',
      eventId: 'text! event',
      entryId: 'text! entry',
      sitting: 'text!',
      kind: 'text!',
      source: 'text!',
      state: 'text!',
      scheme: 'integer!',
      marks: 'text!',
      version: 'integer!',
      createdAt: 'text!',
    },
    {
      unique: [['entryId', 'sitting', 'kind', 'source']],
      index: [['eventId'], ['source']],
      check: ["state in ('draft', 'submitted', 'checked', 'sealed')"],
    },
  )
  await table(
    db,
    'mark',
    { sheetId: 'text! sheet', cell: 'text!', revision: 'integer!', value: 'text', by: 'text!', at: 'text!' },
    { primary: ['sheetId', 'cell', 'revision'] },
  )
  await table(
    db,
    'sheetStep',
    { id: 'text!', sheetId: 'text! sheet', state: 'text!', reason: 'text!', by: 'text!', at: 'text!' },
    { index: [['sheetId']] },
  )
  await table(
    db,
    'incident',
    {
      id: 'text!',
      eventId: 'text! event',
      entryId: 'text! entry',
      scope: 'text!',
      node: 'text',
      effect: 'text!',
      reason: 'text!',
      by: 'text!',
      at: 'text!',
    },
    { index: [['eventId']] },
  )
  await table(db, 'incidentLift', { incidentId: 'text! incident', reason: 'text!', by: 'text!', at: 'text!' }, { primary: ['incidentId'] })
  await table(
    db,
    'release',
    {
      id: 'text!',
      eventId: 'text! event',
      number: 'integer!',
      kind: 'text!',
      reason: 'text!',
      shown: 'text!',
      bundle: 'text!',
      digest: 'text!',
      by: 'text!',
      secondBy: 'text',
      at: 'text!',
    },
    { unique: [['eventId', 'number']] },
  )
  await table(
    db,
    'correction',
    { id: 'text!', eventId: 'text! event', reason: 'text!', by: 'text!', at: 'text!', releaseId: 'text release' },
    { index: [['eventId']] },
  )

  await table(
    db,
    'proposal',
    {
      id: 'text!',
      eventId: 'text! event',
      unitId: 'text! unit',
      author: 'text!',
      title: 'text!',
      kind: 'text!',
      present: 'text!',
      measure: 'text!',
      effect: 'text!',
      benefit: 'integer',
      createdAt: 'text!',
    },
    { index: [['eventId']] },
  )
  await table(
    db,
    'screening',
    { proposalId: 'text! proposal', accepted: 'integer!', reason: 'text!', by: 'text!', at: 'text!' },
    { primary: ['proposalId'], check: ['accepted in (0, 1)'] },
  )
  await table(db, 'campaign', { id: 'text!', name: 'text!', nameEn: 'text!', year: 'integer!', version: 'integer!', createdAt: 'text!' })
  await table(
    db,
    'programme',
    {
      id: 'text!',
      campaignId: 'text! campaign',
      honour: 'text!',
      name: 'text!',
      nameEn: 'text!',
      seats: 'integer!',
      quotas: 'text!',
      version: 'integer!',
    },
    { index: [['campaignId']], check: ['seats >= 0'] },
  )
  await table(
    db,
    'nomination',
    {
      id: 'text!',
      programmeId: 'text! programme',
      personId: 'text! person',
      unitId: 'text! unit',
      releaseId: 'text release',
      entryId: 'text entry',
      deeds: 'text!',
      attributes: 'text!',
      by: 'text!',
      at: 'text!',
    },
    { index: [['programmeId'], ['personId']] },
  )
  await table(
    db,
    'withdrawal',
    { nominationId: 'text! nomination', reason: 'text!', by: 'text!', at: 'text!' },
    { primary: ['nominationId'] },
  )
  await table(
    db,
    'selection',
    { programmeId: 'text! programme', nominationId: 'text! nomination', ordinal: 'integer!', by: 'text!', at: 'text!' },
    { primary: ['programmeId', 'nominationId'] },
  )
  await table(
    db,
    'confirmation',
    { programmeId: 'text! programme', shown: 'text!', digest: 'text!', note: 'text!', by: 'text!', at: 'text!' },
    { primary: ['programmeId'] },
  )

  await table(
    db,
    'audit',
    {
      seq: 'integer!',
      at: 'text!',
      actor: 'text!',
      act: 'text!',
      subject: 'text!',
      detail: 'text!',
      content: 'text',
      previous: 'text!',
      hash: 'text!',
    },
    { primary: ['seq'], index: [['act', 'seq'], ['actor', 'seq'], ['subject', 'seq'], ['at']] },
  )
  await table(
    db,
    'answer',
    { account: 'text!', key: 'text!', request: 'text!', answer: 'text!', at: 'text!' },
    { primary: ['account', 'key'] },
  )
}
