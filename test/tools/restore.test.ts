/** Backup and restore: what was delivered before the backup is there after it, byte for byte, and a bad file changes nothing. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hall, makeHall } from '../bench/hall.ts'
import { type Running, start } from '../bench/process.ts'

const root = join(import.meta.dirname, '../..')
const dir = mkdtempSync(join(tmpdir(), 'hongbang-restore-'))
const data = join(dir, 'data')
let hall: Hall
let server: Running

beforeAll(async () => {
  hall = await makeHall(data, 2, 3)
  server = await start(join(root, 'server/main.ts'), data)
})

afterAll(async () => {
  await server.stop()
  rmSync(dir, { recursive: true })
})

let keys = 0
const ask = (path: string, cookie: string, method = 'GET', json?: unknown) =>
  fetch(`http://127.0.0.1:${server.port}/api${path}`, {
    method,
    headers: {
      Cookie: `sid=${cookie}`,
      'Idempotency-Key': `restore-${++keys}`,
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
const judge = () => hall.judges[0] as Hall['judges'][number]
const sheet = (i: number) => judge().sheets[i] as string
const mark = (i: number, value: string) =>
  ask(`/events/${hall.event}/sheets/${sheet(i)}/marks`, judge().cookie, 'PUT', { scheme: 2, cells: [{ cell: 'a', value, base: 0 }] })
const paperOf = async (id: string, cookie: string): Promise<{ marks: Record<string, { revision: number }> }> =>
  ((await (await ask(`/events/${hall.event}/sheets/${id}`, cookie)).json()) as { sheets: [never] }).sheets[0]
const paper = (i: number) => paperOf(sheet(i), judge().cookie)
const restore = (file: string) =>
  spawnSync(process.execPath, ['server/start.mjs', 'restore', file], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: data },
  })
const backups = () => (existsSync(join(data, 'backups')) ? readdirSync(join(data, 'backups')) : [])

test('one press makes a whole copy; judges may not; restoring it brings that moment back', async () => {
  expect((await mark(0, '9.5')).status).toBe(200)
  expect((await ask('/backups', judge().cookie, 'POST')).status).toBe(403)
  const made = await ask('/backups', hall.organiser, 'POST')
  expect(made.status).toBe(200)
  const { file } = (await made.json()) as { file: string }
  const before = await paper(0)
  expect((await mark(1, '4')).status).toBe(200)
  const backup = join(data, 'backups', file)

  // A running server keeps its database.
  expect(restore(backup)).toMatchObject({ status: 1, stderr: expect.stringContaining('Hongbang is running') })
  expect(Object.keys((await paper(1)).marks)).toEqual(['a'])

  await server.stop()
  const done = restore(backup)
  expect(done).toMatchObject({ status: 0, stdout: expect.stringMatching(/1 events, 6 sheets, \d+ audit records \(chain intact/) })
  server = await start(join(root, 'server/main.ts'), data)
  expect(await paper(0)).toEqual(before)
  expect((await paper(1)).marks).toEqual({})
  // What was there is not gone.
  expect(readdirSync(data).filter((name) => name.includes('.before-'))).toHaveLength(1)
})

test('a damaged copy, a foreign file and no file change nothing', async () => {
  await server.stop()
  const [good] = backups()
  const bytes = readFileSync(join(data, 'backups', good as string))
  const present = readFileSync(join(data, 'hongbang.db'))
  const bad = join(dir, 'bad.db')
  writeFileSync(bad, bytes)
  truncateSync(bad, Math.floor(bytes.length / 2))
  const foreign = join(dir, 'foreign.db')
  writeFileSync(foreign, 'not a database at all')
  for (const file of [bad, foreign, join(dir, 'nowhere.db')]) {
    expect(restore(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('not whole') })
    expect(readFileSync(join(data, 'hongbang.db')).equals(present)).toBe(true)
    expect(readdirSync(data).filter((name) => name.includes('restoring'))).toEqual([])
  }
  expect(restore('').status).toBe(2)
  server = await start(join(root, 'server/main.ts'), data)
})

test('an event that is sealed backs itself up', async () => {
  const had = backups().length
  for (const { cookie, sheets } of hall.judges)
    for (const id of sheets) {
      const { marks } = await paperOf(id, cookie)
      const cells = ['a', 'b', 'c', 'd', 'e', 'f'].map((cell) => ({ cell, value: '7', base: marks[cell]?.revision ?? 0 }))
      const saved = await ask(`/events/${hall.event}/sheets/${id}/marks`, cookie, 'PUT', { scheme: 2, cells })
      const now = ((await saved.json()) as { cells: Record<string, { revision: number }> }).cells
      const revisions = Object.fromEntries(Object.entries(now).map(([cell, { revision }]) => [cell, revision]))
      expect((await ask(`/events/${hall.event}/sheets/${id}/submission`, cookie, 'PUT', { revisions })).status).toBe(200)
    }
  expect((await ask(`/events/${hall.event}/seal`, hall.organiser, 'PUT')).status).toBe(200)
  await expect.poll(() => backups().filter((name) => name.endsWith('.db')).length, { timeout: 5000 }).toBe(had + 1)
})
