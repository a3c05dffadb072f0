/** Tables are made anew whole or not at all; entries come over with their lots, codes and all that refers to them, jobs as they stand. */
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Connections, connect, isDuplicate } from '../../db/dialect.ts'
import { migrations } from '../../db/migrations/index.ts'
import { migrate } from '../../db/open.ts'

let connections: Connections
beforeEach(async () => {
  connections = connect(':memory:')
  const migrator = new Migrator({ db: connections.writer, provider: { getMigrations: async () => migrations } })
  expect((await migrator.migrateTo('021-entry-states')).error).toBeUndefined()
})
afterEach(() => connections.close())

/** A row with these values, and something in every other column that must have a value. */
async function row(table: string, values: Record<string, string | number>): Promise<void> {
  const { rows } = await sql<{ name: string; type: string; notnull: number }>`select * from pragma_table_info(${table})`.execute(
    connections.writer,
  )
  const filled = rows.flatMap(({ name, type, notnull }) =>
    name in values ? [[name, values[name]]] : notnull ? [[name, type === 'INTEGER' || type === 'integer' ? 1 : '']] : [],
  )
  const columns = sql.join(filled.map(([name]) => sql.ref(name as string)))
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(filled.map(([, value]) => value))})`.execute(connections.writer)
}

const entry = (id: string, lot: Record<string, string | number> = {}) =>
  row('entry', { id, event_id: 'e', subject_kind: 'person', subject_id: `p ${id}`, unit_id: 'u', ...lot })

async function contest() {
  await row('unit', { id: 'u', path: '/u/' })
  await row('competition', { id: 'c', unit_id: 'u' })
  await row('event', { id: 'e', competition_id: 'c' })
}

const entries = async () => (await sql`select * from entry order by rowid`.execute(connections.writer)).rows

test('entries come over whole and in their order, drawn or not', async () => {
  await contest()
  await entry('n2', { lot: 2, code: '007' })
  await entry('n1', { lot: 1, code: '113' })
  await entry('n3')
  await row('sheet', { id: 's', event_id: 'e', entry_id: 'n1', state: 'draft' })
  const before = await entries()
  await migrate(connections)
  expect(await entries()).toEqual(before)
  await entry('n4')
  for (const [column, taken] of [
    ['lot', 1],
    ['code', '007'],
    ['subject_id', 'p n3'],
  ] as const)
    await expect(entry('n5', { [column]: taken }).catch((error) => Promise.reject(isDuplicate(error)))).rejects.toBe(true)
  await expect(row('sheet', { id: 't', event_id: 'e', entry_id: 'nobody else', state: 'draft' })).rejects.toThrow('FOREIGN KEY')
  await expect(sql`delete from entry where id = 'n1'`.execute(connections.writer)).rejects.toThrow('FOREIGN KEY')
})

test('a job stands as its last step left it', async () => {
  await contest()
  const steps = { done: [null, null, '{"name":"list.xlsx"}'], failed: [null, '[]'], waiting: [null] }
  for (const [last, details] of Object.entries(steps)) {
    await row('job', { id: last, event_id: 'e', by: 'o' })
    for (const [i, detail] of details.entries()) {
      const state = i + 1 === details.length ? last : 'running'
      await row('job_step', { id: `${i} ${last}`, job_id: last, state, ...(detail !== null && { detail }) })
    }
  }
  await migrate(connections)
  const jobs = await connections.writer.selectFrom('job').select(['id', 'state', 'detail']).orderBy('id').execute()
  expect(jobs).toEqual(Object.entries(steps).map(([id, details]) => ({ id, state: id, detail: details.at(-1) })))
})

test('where something refers to nothing, everything stays as it was, and references count as before', async () => {
  await contest()
  await sql`pragma foreign_keys = off`.execute(connections.writer)
  await row('sheet', { id: 's', event_id: 'e', entry_id: 'nobody', state: 'draft' })
  await sql`pragma foreign_keys = on`.execute(connections.writer)
  const schema = async () => (await sql`select name, sql from sqlite_schema order by name`.execute(connections.writer)).rows
  const before = await schema()
  await expect(migrate(connections)).rejects.toThrow('a row of sheet refers to nothing')
  expect(await schema()).toEqual(before)
  await expect(row('sheet', { id: 't', event_id: 'e', entry_id: 'nobody else', state: 'draft' })).rejects.toThrow('FOREIGN KEY')
})

test('a change that breaks off leaves nothing of itself', async () => {
  const change = connections.remake(async () => {
    await connections.writer.schema.dropTable('entry').execute()
    throw new Error('power cut')
  })
  await expect(change).rejects.toThrow('power cut')
  expect(await entries()).toEqual([])
})
