/**
 * The crash harness: judges save marks without pause while the server is killed again and again. What was acknowledged is
 * there, once; nothing is there twice. A kill proves nothing about power cuts (the page cache survives it): order.test.ts does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFile } from '../../db/dialect.ts'
import { makeHall } from '../bench/hall.ts'
import { start } from '../bench/process.ts'
import { seeded } from '../world.ts'
import { accountFor, setWriting } from './writers.ts'

const KILLS = 100
const WRITERS = 24
const main = join(import.meta.dirname, '../../server/main.ts')

test(`${KILLS} kills with ${WRITERS} requests in flight: nothing acknowledged is missing, nothing is doubled`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-crash-'))
  const hall = await makeHall(dir, WRITERS, 4)
  const luck = seeded(20260501)
  let server = await start(main, dir)
  const writers = setWriting(hall, () => server.port)
  const flights: number[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 50 + luck.next() * 350))
    flights.push(writers.inFlight())
    await server.stop('SIGKILL')
    server = await start(main, dir)
  }
  await writers.stop()
  await server.stop()

  const { missing, unasked, saves, broken } = await accountFor(dir, writers.acked)
  const least = Math.min(...flights)
  console.log(
    `crash harness: ${KILLS} kills with ${least}–${Math.max(...flights)} requests in flight; ` +
      `${writers.acked.size} acked, ${writers.retried()} retried, ${missing.length} missing, ${unasked.length} doubled`,
  )
  expect(missing).toEqual([])
  expect(unasked).toEqual([])
  expect(saves).toBe(writers.acked.size)
  expect(writers.refused).toEqual(new Map())
  expect(broken).toBe(null)
  expect(checkFile(join(dir, 'hongbang.db'))).toEqual([])
  expect(least).toBeGreaterThanOrEqual(20)
  rmSync(dir, { recursive: true })
})
