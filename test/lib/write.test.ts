/** The one way to write: pieces of long work stand back behind everything else, and yet come to their turn. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../db/dialect.ts'
import { type Db, open, type Store } from '../../db/open.ts'
import { queue } from '../../db/write.ts'

let store: Store
const faults: unknown[] = []
/** As SQLite counts them. */
const [NORMAL, FULL] = [1, 2]

beforeEach(async () => {
  store = await open(':memory:', { onFault: (error) => void faults.push(error) })
})
afterEach(() => store.close())

const writing = (name: string, order: string[], yields = false) => store.write(async () => void order.push(name), yields)

test('a piece of long work goes after what came later, and alone', async () => {
  const order: string[] = []
  await Promise.all([writing('piece 1', order, true), writing('piece 2', order, true), writing('mark 1', order), writing('mark 2', order)])
  expect(order).toEqual(['mark 1', 'mark 2', 'piece 1', 'piece 2'])
})

test('where there is always something to write, it comes to its turn all the same', async () => {
  const order: string[] = []
  let isDone = false
  // While one is being written the other waits already: there is no moment between.
  const mark = async () => {
    order.push('mark')
    await new Promise(setImmediate)
  }
  const marks = async () => {
    for (let i = 0; !isDone && i < 100_000; i++) await store.write(mark)
  }
  const others = [marks(), marks()]
  await writing('piece', order, true)
  isDone = true
  await Promise.all(others)
  expect(order.indexOf('piece')).toBeGreaterThan(2)
  expect(order.length).toBeLessThan(100_000)
})

test('nor before those who wrote just now have their answer, which is signed after the commit', async () => {
  const order: string[] = []
  const mark = async () => {
    await writing('mark', order)
    for (let step = 0; step < 20; step++) await null
    await new Promise((answered) => setImmediate(() => answered(order.push('signed'))))
  }
  await Promise.all([mark(), writing('piece', order, true)])
  expect(order).toEqual(['mark', 'signed', 'piece'])
})

test('what is under way when the store is found broken elsewhere is not committed', async () => {
  const connections = connect(':memory:')
  const { write, fail } = queue(connections)
  await sql`create table kept (text text)`.execute(connections.writer)
  const broken = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })
  const mark = write(async (tx) => {
    await sql`insert into kept values ('mark')`.execute(tx)
    fail(broken)
  })
  await expect(mark).rejects.toBe(broken)
  await expect(write(async () => 'later')).rejects.toBe(broken)
  expect((await sql`select text from kept`.execute(connections.reader)).rows).toEqual([])
  connections.close()
})

test('a store that fails fails what waits, and whatever comes later', async () => {
  const broken = store.write(async () => {
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })
  })
  const piece = writing('piece', [], true)
  await expect(broken).rejects.toThrow('disk I/O error')
  await expect(piece).rejects.toThrow('disk I/O error')
  await expect(writing('later', [], true)).rejects.toThrow('disk I/O error')
  expect(faults).toHaveLength(1)
})

test('a piece of long work does not wait for the disk, and whatever comes after it does', async () => {
  const order: [string, unknown][] = []
  const syncing = async (name: string, tx: Db) => {
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(tx)
    order.push([name, rows[0]?.synchronous])
  }
  const piece = store.write((tx) => syncing('piece', tx), true)
  const refused = store.write(async (tx) => {
    await syncing('refused', tx)
    throw new Error('refused')
  }, true)
  await expect(refused).rejects.toThrow('refused')
  await piece
  await store.write((tx) => syncing('mark', tx))
  expect(order).toEqual([
    ['piece', NORMAL],
    ['refused', NORMAL],
    ['mark', FULL],
  ])
})
