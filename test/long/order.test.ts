/** The order of what reaches the disk and what reaches the judge, seen from the kernel; and a disk that fails. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeHall } from '../bench/hall.ts'
import { start } from '../bench/process.ts'
import { dirtyAnswers, watch } from './strace.ts'
import { accountFor, setWriting } from './writers.ts'

const main = join(import.meta.dirname, '../../server/main.ts')
const CALLS = 'trace=pwrite64,fsync,fdatasync,write,writev,sendto'
let dir = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hongbang-order-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

async function answersOf(args: string[]) {
  const hall = await makeHall(dir, 8, 4)
  const server = await start(main, dir, { args })
  const trace = await watch(server.child.pid as number, join(dir, 'trace'), CALLS)
  const writers = setWriting(hall, () => server.port)
  await expect.poll(() => writers.acked.size, { timeout: 60_000, interval: 100 }).toBeGreaterThan(200)
  await writers.stop()
  const found = dirtyAnswers(await trace.stop())
  await server.stop()
  return found
}

test('no acknowledgement leaves while the log is not on the disk', async () => {
  const { answers, dirty } = await answersOf([])
  console.log(`order gate, synchronous=FULL: ${answers} answers, ${dirty} before their sync`)
  expect(answers).toBeGreaterThanOrEqual(200)
  expect(dirty).toBe(0)
})

test('the gate sees a server that keeps synchronous=NORMAL', async () => {
  const { answers, dirty } = await answersOf(['--import', join(import.meta.dirname, 'normal.mjs')])
  console.log(`order gate, synchronous=NORMAL: ${answers} answers, ${dirty} before their sync`)
  expect(dirty).toBeGreaterThan(answers / 2)
})

test.for([
  ['an I/O error on sync', 'inject=fsync,fdatasync:error=EIO:when=30+'],
  ['a full disk', 'inject=pwrite64:error=ENOSPC:when=300+'],
] as const)('%s: answered with 503, the process ends with 70, and a fresh start has exactly what was acknowledged', async ([, fault]) => {
  const hall = await makeHall(dir, 8, 4)
  const server = await start(main, dir)
  const ended = new Promise<number | null>((resolve) => server.child.once('exit', (code) => resolve(code)))
  const trace = await watch(server.child.pid as number, join(dir, 'trace'), fault)
  const writers = setWriting(hall, () => server.port)
  expect(await ended).toBe(70)
  await writers.stop(true)
  await trace.stop()
  expect([...writers.refused.keys()]).toEqual([503])
  const found = await accountFor(dir, writers.acked)
  console.log(`${fault}: ${writers.acked.size} acked, ${found.missing.length} missing, ${found.unasked.length} stored without an answer`)
  expect(writers.acked.size).toBeGreaterThan(5)
  expect(found.missing).toEqual([])
  // A commit whose sync failed may be found again after all; its request was answered 503 and would be repeated under its key.
  expect(found.unasked.length).toBeLessThanOrEqual(8)
  expect(found.broken).toBe(null)
  const again = await start(main, dir)
  await again.stop()
})
