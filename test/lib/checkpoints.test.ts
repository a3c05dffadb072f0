/** The log comes into the file on a thread of its own; when the disk fails there, nothing is written any more. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { open, type Store } from '../../db/open.ts'

const [PAGE, FRAME] = [4096, 4096 + 24]
let dir: string
let file: string
let store: Store
const faults: unknown[] = []

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hongbang-checkpoints-'))
  file = join(dir, 'hongbang.db')
  faults.length = 0
  store = await open(file, { hasThread: true, onFault: (error) => void faults.push(error) })
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

const logBytes = () => statSync(`${file}-wal`).size

/** Writes so many pages to the log in one act; fewer than make the writer itself bring them into the file. */
const writePages = (pages: number) =>
  store.write(async (tx) => {
    await sql`create table if not exists filler (text text)`.execute(tx)
    await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${pages})
      insert into filler select hex(zeroblob(${PAGE / 2})) from n`.execute(tx)
  })

test('a log that has grown comes into the file while the store is in use', async () => {
  const before = statSync(file).size
  await writePages(3500)
  expect(statSync(file).size).toBe(before)
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(before + 3500 * PAGE), { timeout: 5000 })
})

test('a short one stays as it is: every checkpoint costs the disk two waits', async () => {
  const before = readFileSync(file)
  await writePages(200)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a store that was closed is one file, however early that was', async () => {
  await writePages(300)
  store.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  store = await open(file, { hasThread: true })
  await writePages(300)
  await new Promise((resolve) => setTimeout(resolve, 400))
  store.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  store = await open(file)
  const { rows } = await sql<{ n: number }>`select count(*) as n from filler`.execute(store.read)
  expect(rows).toEqual([{ n: 600 }])
})

test('the log is emptied also while the thread is at it', async () => {
  for (let i = 0; i < 5; i++) {
    await writePages(3500)
    const before = statSync(file).size
    const end = performance.now() + 5000
    while (statSync(file).size === before && performance.now() < end);
    expect(logBytes()).toBeGreaterThan(3500 * FRAME)
    await store.emptyLog()
    expect(logBytes()).toBe(0)
  }
})

test('when the thread cannot read or write, the store is at its end: whoever writes is told', async () => {
  store.close()
  store = await open(file, { hasThread: true, onFault: (error) => void faults.push(error) })
  // The thread comes later than this, and finds something else under the name.
  for (const rest of ['', '-wal', '-shm']) renameSync(`${file}${rest}`, `${file}${rest}.old`)
  writeFileSync(file, 'no database'.repeat(1000))
  await vi.waitFor(() => expect(faults).toMatchObject([{ code: 'SQLITE_NOTADB' }]), { timeout: 5000 })
  await expect(store.write(async () => 'a mark')).rejects.toMatchObject({ code: 'SQLITE_NOTADB' })
  expect(faults).toHaveLength(1)
})
