/** A workbook sent in as the page sends it: the job that it becomes is worked off, and its result is the answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { jobKinds } from '../server/desk/job-routes.ts'
import { keepJobs } from '../server/lib/job-run.ts'
import type { World } from './world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'hongbang-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

interface Sent {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
  body: any
}

/** What was asked for with this address: `post` is called once the job's files have a place. Of a refused list `body` has the faults. */
export async function sendList(w: World, login: string, post: () => Promise<Response | { status: number; json(): Promise<unknown> }>) {
  if (w.site.settings.dataDir === ':memory:') w.site.settings.dataDir = dataDir
  const answer = await post()
  const { job, ...body } = (await answer.json()) as { job?: string }
  if (job === undefined) return { status: answer.status, body } as Sent
  const jobs = keepJobs(w.site, jobKinds)
  await jobs.idle()
  jobs.stop()
  const one = w.as(login).jobs[':job']
  const { state, faults } = (await (await one.$get({ param: { job } })).json()) as { state: string; faults: unknown[] }
  if (state !== 'done') return { status: 422, body: { faults } } as Sent
  const made = (await one.file.$get({ param: { job } })) as unknown as Response
  const isJson = made.headers.get('Content-Type') === 'application/json'
  return { status: 200, body: isJson ? await made.json() : await made.arrayBuffer() } as Sent
}
