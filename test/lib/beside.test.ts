/** Work beside the server: what it makes comes back, and however it ends, the server does not end with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Beside, workBeside } from '../../server/lib/beside.ts'
import { Problem } from '../../server/lib/problem.ts'

let dir: string
let work: Beside

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hongbang-beside-'))
  const file = join(dir, 'script.mjs')
  const lib = (name: string) => JSON.stringify(new URL(`../../server/lib/${name}.ts`, import.meta.url).href)
  writeFileSync(
    file,
    `import { beside } from ${lib('beside')}
     import { Problem } from ${lib('problem')}
     beside(async ({ what }, { ask, progress }) => {
       if (what === 'abort') process.kill(process.pid, 'SIGKILL')
       if (what === 'refuse') throw new Problem('invalid-input', [{ path: ['rows', 3], code: 'missing' }])
       if (what === 'throw') throw new Error('no such row')
       if (what === 'grow') globalThis.kept = Buffer.alloc(600 * 2 ** 20, 1)
       if (what === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000))
       progress(1, 2)
       return { bytes: new Uint8Array([1, 2, 3]), said: await ask('name?'), pid: process.pid }
     })`,
  )
  work = workBeside(pathToFileURL(file))
})
afterAll(() => rmSync(dir, { recursive: true }))

const run = (what: string, signal = new AbortController().signal, told: number[] = [], most = 60_000) =>
  work<{ bytes: Uint8Array; said: string; pid: number }>(
    { what },
    { signal, most, progress: (done) => void told.push(done), answer: async (asked) => `${asked} 申江` },
  )

test('it asks, tells how far it is, and gives bytes back, in a process of its own', async () => {
  const told: number[] = []
  const { bytes, said, pid } = await run('work', undefined, told)
  expect([...bytes, said, told]).toEqual([1, 2, 3, 'name? 申江', [1]])
  expect(pid).not.toBe(process.pid)
})

test('what it refuses is refused with kind and faults, what it throws with its words; a crash is an error, and no more than that', async () => {
  const problem = await run('refuse').catch((error) => error)
  expect(problem).toBeInstanceOf(Problem)
  expect([problem.kind, problem.faults]).toEqual(['invalid-input', [{ path: ['rows', 3], code: 'missing' }]])
  await expect(run('throw')).rejects.toThrow('no such row')
  await expect(run('abort')).rejects.toThrow('without a result')
})

test('one process does one piece of work after the other, also after a refusal; what crashed or was given up is followed by a new one', async () => {
  const [first, second] = await Promise.all([run('work'), run('work')])
  await run('refuse').catch(() => {})
  const third = await run('work')
  expect([second.pid, third.pid]).toEqual([first.pid, first.pid])
  await expect(run('hang', undefined, [], 50)).rejects.toThrow('timeout')
  const fourth = await run('work')
  await run('abort').catch(() => {})
  const fifth = await run('work')
  expect(new Set([first.pid, fourth.pid, fifth.pid]).size).toBe(3)
})

test('cancelled, it ends with the reason given, and its process with it', async () => {
  const abort = new AbortController()
  const { pid } = await run('work')
  const running = run('hang', abort.signal)
  setTimeout(() => abort.abort(new Error('cancelled by its maker')), 50)
  await expect(running).rejects.toThrow('cancelled by its maker')
  expect((await run('work')).pid).not.toBe(pid)
  await expect(run('work', AbortSignal.abort(new Error('before it began')))).rejects.toThrow('before it began')
})

test('a process that has grown large is not kept', async () => {
  const { pid } = await run('grow')
  expect((await run('work')).pid).not.toBe(pid)
})
