/** Marks that were stored before deliveries were: they come over whole; and the keyed hash is the one that it was. */
import { createHmac, hkdfSync } from 'node:crypto'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { connect } from '../../db/dialect.ts'
import { migrations } from '../../db/migrations/index.ts'
import { secretsFrom } from '../../server/lib/secret.ts'
import { revisionsOf } from '../../server/marks/chief-queries.ts'

test('every revision that was kept a row a cell is found again, in the order in which it was made', async () => {
  const { writer, close } = connect(':memory:')
  const migrator = new Migrator({ db: writer, provider: { getMigrations: async () => migrations } })
  expect((await migrator.migrateTo('012-training')).error).toBeUndefined()
  // biome-ignore lint/suspicious/noExplicitAny: tables of an older schema.
  const old = writer as any
  const rows = (table: string, values: Record<string, unknown>[]) => old.insertInto(table).values(values).execute()
  await old.executeQuery({ sql: 'pragma foreign_keys = off', parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: '1' } })
  const sheet = { eventId: 'e', entryId: 'n', sitting: 's', kind: 'judge', source: 'j', state: 'draft', scheme: 1 }
  await rows(
    'sheet',
    ['s1', 's2'].map((id) => ({ id, ...sheet, source: id, marks: '{}', revisions: '{}', version: 9, createdAt: 't0' })),
  )
  const mark = (sheetId: string, cell: string, revision: number, value: string | null, at: string, by = 'j') => ({
    ...{ sheetId, cell, revision, at, by },
    value: value === null ? null : JSON.stringify(value),
  })
  await rows('mark', [
    mark('s1', 'a', 1, '5', 't1'),
    mark('s1', 'b', 1, '6', 't1'),
    mark('s1', 'a', 2, '7', 't2'),
    mark('s1', 'a', 3, null, 't2'),
    mark('s1', 'b', 2, '8', 't3', 'chief'),
    mark('s2', 'a', 1, '1', 't1'),
  ])
  await rows('answer', [{ account: 'j', key: 'key-one-1', request: 'h', answer: '{}', at: 't1' }])
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  const after = await revisionsOf(writer, ['s1', 's2'])
  expect(after.map(({ sheetId, cell, revision, value, by, at }) => [sheetId, cell, revision, value, by, at])).toEqual([
    ['s1', 'a', 1, '5', 'j', 't1'],
    ['s1', 'b', 1, '6', 'j', 't1'],
    ['s1', 'a', 2, '7', 'j', 't2'],
    ['s1', 'a', 3, null, 'j', 't2'],
    ['s1', 'b', 2, '8', 'chief', 't3'],
    ['s2', 'a', 1, '1', 'j', 't1'],
  ])
  const chain = await writer.selectFrom('delivery').select(['sheetId', 'number', 'previous']).orderBy('number').execute()
  expect(chain.map(({ sheetId, number, previous }) => [sheetId, number < 0, previous])).toEqual([
    ['s1', true, null],
    ['s1', true, chain[0]?.number],
    ['s1', true, chain[1]?.number],
    ['s1', true, chain[2]?.number],
    ['s2', true, null],
  ])
  expect(await writer.selectFrom('answer').selectAll().execute()).toMatchObject([{ account: 'j', key: 'key-one-1' }])
  close()
})

test('the keyed hash is HMAC-SHA-256: what was hashed before this version is still found', () => {
  const key = new Uint8Array(32).fill(9)
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'hongbang hash', 32))
  for (const text of ['', '310101199001011234', '评委'.repeat(100)])
    expect(secretsFrom(key).hash(text)).toBe(createHmac('sha256', derived).update(text).digest('hex'))
})
