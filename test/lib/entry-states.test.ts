/** States that were stored in a table of their own order come over whole, and still belong to an entry that exists. */
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { connect } from '../../db/dialect.ts'
import { migrations } from '../../db/migrations/index.ts'
import { standingsOf } from '../../server/competitions/phase.ts'

test('what was recorded of entries is found again, in the order in which it came', async () => {
  const { writer, close } = connect(':memory:')
  const migrator = new Migrator({ db: writer, provider: { getMigrations: async () => migrations } })
  expect((await migrator.migrateTo('020-nomination-pages')).error).toBeUndefined()
  await sql`pragma foreign_keys = off`.execute(writer)
  const entry = { eventId: 'e', subjectKind: 'person', unitId: 'u', unitName: '', attributes: '{}', createdAt: 't0' }
  for (const id of ['n1', 'n2'])
    await writer
      .insertInto('entry')
      .values({ ...entry, id, subjectId: id, label: id, zone: null, squadId: null, lot: null, code: null } as never)
      .execute()
  const state = (id: string, entryId: string, state: string, reason: string) => ({ id, entryId, state, reason, by: 'o', at: `t${id}` })
  const before = [
    state('1', 'n2', 'withdrawn', '病假'),
    state('2', 'n1', 'disqualified', '冒名'),
    state('3', 'n2', 'normal', '已到场'),
    state('4', 'n1', 'normal', '查无此事'),
    state('5', 'n1', 'withdrawn', '出差'),
  ]
  for (const row of before)
    await writer
      .insertInto('entryState')
      .values(row as never)
      .execute()
  const standings = await standingsOf(writer, 'e')
  expect(standings.size).toBe(2)
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  await sql`pragma foreign_keys = on`.execute(writer)
  expect(await writer.selectFrom('entryState').selectAll().orderBy('id').execute()).toEqual(before)
  expect(await standingsOf(writer, 'e')).toEqual(standings)
  const stray = writer.insertInto('entryState').values(state('6', 'nobody', 'withdrawn', '') as never)
  await expect(stray.execute()).rejects.toThrow('FOREIGN KEY')
  close()
})
