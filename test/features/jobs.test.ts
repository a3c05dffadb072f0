/** Jobs: one at a time, with progress, cancelling and a file for their maker alone; judges' requests go on meanwhile. */
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobKinds } from '../../server/desk/job-routes.ts'
import { columnsOf } from '../../server/entries/columns.ts'
import { addEntry } from '../../server/entries/entry.ts'
import { keepJobs } from '../../server/lib/job-run.ts'
import { enter, fileOf, type JobKind, jobsIn, queueJob, uploadOf, withUpload } from '../../server/lib/jobs.ts'
import { wrongState } from '../../server/lib/problem.ts'
import { writeWorkbook } from '../../server/lib/workbook.ts'
import { insertPersons } from '../../server/people/person.ts'
import { actorOf, contest } from '../contest.ts'
import { sending } from '../file.ts'
import { type World, world } from '../world.ts'
import { town } from './entries-town.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hongbang-'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

async function here() {
  const w = await world()
  w.site.settings.dataDir = dataDir
  return w
}

const queue = (w: World, kind: string, login = 'organiser') => w.play('jobs.change', (act) => queueJob(act, kind, null), actorOf(w, login))
const see = async (w: World, job: string, login = 'organiser') => body(await w.as(login).jobs[':job'].$get({ param: { job } }))

/** A kind whose work ends when it is told to. */
function held() {
  let release = () => {}
  const open = new Promise<void>((done) => {
    release = done
  })
  let running = 0
  let most = 0
  const kind: JobKind = async ({ step }) => {
    most = Math.max(most, ++running)
    try {
      await step(1, 4)
      await open
      await step(4, 4)
    } finally {
      running--
    }
    return { name: '结果.txt', type: 'text/plain', bytes: new TextEncoder().encode('好') }
  }
  /** Looks at nothing until it is done. */
  const deaf: JobKind = async () => {
    await open
    return { name: 'late.txt', type: 'text/plain', bytes: new Uint8Array(1) }
  }
  return { kind, deaf, release, most: () => most }
}

const until = async (fact: () => Promise<boolean>) => {
  for (let i = 0; i < 400 && !(await fact()); i++) await new Promise((done) => setTimeout(done, 5))
}

test('jobs wait for one another, say how far they are, and give their file to their maker alone', async () => {
  const w = await here()
  const { kind, release, most } = held()
  const jobs = keepJobs(w.site, { held: kind })
  const ids = [await queue(w, 'held'), await queue(w, 'held', 'organiser2'), await queue(w, 'held')]
  const [first, foreign, third] = ids as [string, string, string]
  await until(async () => (await see(w, first)).done === 1)
  expect(await see(w, first)).toMatchObject({ state: 'running', done: 1, total: 4, file: null })
  expect(await see(w, third)).toMatchObject({ state: 'waiting', done: 0 })
  expect((await w.as('organiser').jobs[':job'].file.$get({ param: { job: first } })).status).toBe(409)
  release()
  await jobs.idle()
  expect(most()).toBe(1)
  expect(await see(w, third)).toMatchObject({ state: 'done', done: 4, total: 4, file: { name: '结果.txt', bytes: 3 } })
  const file = await w.as('organiser').jobs[':job'].file.$get({ param: { job: first } })
  expect([await file.text(), file.headers.get('Content-Disposition')]).toEqual([
    '好',
    expect.stringContaining(encodeURIComponent('结果.txt')),
  ])
  // Somebody else's job does not exist, in whatever way it is asked for.
  for (const login of ['organiser', 'admin', 'officer']) {
    const client = w.as(login).jobs[':job']
    const param = { job: foreign }
    const answers = [client.$get({ param }), client.file.$get({ param }), client.live.$get({ param }), client.cancellation.$put({ param })]
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual([404, 404, 404, 404])
  }
  for (const login of ['gu', 'committee', 'auditor'])
    expect((await w.as(login).jobs[':job'].$get({ param: { job: first } })).status).toBe(403)
  jobs.stop()
})

test('a job is cancelled once and for all, whether it waits or runs, and begun again by its maker', async () => {
  const w = await here()
  const { kind, release } = held()
  const jobs = keepJobs(w.site, { held: kind })
  const [running, waiting] = [await queue(w, 'held'), await queue(w, 'held')]
  await until(async () => (await see(w, running)).state === 'running')
  const cancel = async (job: string) => body(await w.as('organiser').jobs[':job'].cancellation.$put({ param: { job } }))
  expect((await w.as('organiser').jobs[':job'].restart.$put({ param: { job: running } })).status).toBe(409)
  for (let i = 0; i < 5; i++) for (const job of [running, waiting]) expect(await cancel(job)).toMatchObject({ state: 'cancelled' })
  release()
  await jobs.idle()
  expect([(await see(w, running)).state, (await see(w, waiting)).state]).toEqual(['cancelled', 'cancelled'])
  expect((await w.as('organiser').jobs[':job'].restart.$put({ param: { job: running } })).status).toBe(200)
  await jobs.idle()
  expect((await see(w, running)).state).toBe('done')
  expect((await see(w, waiting)).state).toBe('cancelled')
  jobs.stop()
})

test('what was cancelled stays cancelled, also when its work was done before it heard of it', async () => {
  const w = await here()
  const { deaf, release } = held()
  const jobs = keepJobs(w.site, { deaf })
  const job = await queue(w, 'deaf')
  await until(async () => (await see(w, job)).state === 'running')
  await w.as('organiser').jobs[':job'].cancellation.$put({ param: { job } })
  release()
  await jobs.idle()
  expect(await see(w, job)).toMatchObject({ state: 'cancelled', file: null })
  jobs.stop()
})

test('what ran when the server stopped is interrupted, and begun again only on demand; what waited is done', async () => {
  const w = await here()
  const { kind, release } = held()
  const before = keepJobs(w.site, { held: kind })
  const [running, waiting] = [await queue(w, 'held'), await queue(w, 'held')]
  await until(async () => (await see(w, running)).state === 'running')
  before.stop()
  release()
  const after = keepJobs(w.site, { held: kind })
  await after.idle()
  expect([(await see(w, running)).state, (await see(w, waiting)).state]).toEqual(['interrupted', 'done'])
  await w.as('organiser').jobs[':job'].restart.$put({ param: { job: running } })
  await after.idle()
  expect((await see(w, running)).state).toBe('done')
  after.stop()
})

test('a job that fails says why; a bug says no more than that; the next one goes on; nobody fills the queue', async () => {
  const w = await here()
  const jobs = keepJobs(w.site, {
    refused: async () => {
      throw wrongState('not-sealed')
    },
    broken: async () => {
      throw new Error('secret detail')
    },
    fine: async () => ({ name: 'a', type: 'text/plain', bytes: new Uint8Array(1) }),
  })
  const complaints: unknown[] = []
  const complain = console.error
  console.error = (text) => void complaints.push(text)
  const ids = [await queue(w, 'refused'), await queue(w, 'broken'), await queue(w, 'nobody does this'), await queue(w, 'fine')]
  await jobs.idle()
  console.error = complain
  const seen = await Promise.all(ids.map((id) => see(w, id)))
  expect(seen.map(({ state, faults }) => [state, faults[0]?.code])).toEqual([
    ['failed', 'not-sealed'],
    ['failed', 'job-failed'],
    ['failed', 'job-failed'],
    ['done', undefined],
  ])
  expect(JSON.stringify(seen)).not.toContain('secret')
  expect(complaints).toHaveLength(2)
  jobs.stop()
  for (let i = 0; i < 5; i++) await queue(w, 'fine')
  await expect(queue(w, 'fine')).rejects.toMatchObject({ kind: 'too-many' })
  expect(await jobsIn(w.site.store.read, 'waiting')).toHaveLength(5)
})

test('a file that is sent in lies sealed until its job is done, and then no more', async () => {
  const w = await here()
  const sent = new TextEncoder().encode('310101199003071234')
  const queued = (id: string) => w.play('jobs.change', (act) => queueJob(act, 'echo', null, {}, id), actorOf(w, 'organiser'))
  const job = await withUpload(w.site, sent, queued)
  const path = join(dataDir, 'jobs', `${job}.in`)
  expect(readFileSync(path).length).toBeGreaterThan(sent.length)
  expect(readFileSync(path).includes(Buffer.from(sent)) || readFileSync(path).includes(Buffer.from(sent).toString('base64'))).toBe(false)
  const jobs = keepJobs(w.site, { echo: async ({ id, site }) => ({ name: 'a', type: 'text/plain', bytes: await uploadOf(site, id) }) })
  await jobs.idle()
  jobs.stop()
  expect(await (await w.as('organiser').jobs[':job'].file.$get({ param: { job } })).text()).toBe('310101199003071234')
  expect(existsSync(path)).toBe(false)
})

test('results are kept for a week', async () => {
  const w = await here()
  const kinds = { fine: async () => ({ name: 'a', type: 'text/plain', bytes: new Uint8Array(1) }) }
  const jobs = keepJobs(w.site, kinds)
  const done = async () => {
    const job = await queue(w, 'fine')
    await jobs.idle()
    utimesSync(join(dataDir, 'jobs', `${job}.out`), new Date(w.site.clock.ms), new Date(w.site.clock.ms))
    return job
  }
  const after = (days: number) => {
    w.site.clock.ms += days * 86_400_000
  }
  const old = await done()
  after(3)
  const middle = await done()
  after(5)
  const fresh = await done()
  // Its maker's session is over by now.
  const file = (job: string) => fileOf(w.site, actorOf(w, 'organiser').id, job)
  await expect(file(old)).rejects.toMatchObject({ kind: 'wrong-state', faults: [{ code: 'job-file-gone' }] })
  expect([(await file(middle)).name, (await file(fresh)).name]).toEqual(['a', 'a'])
  jobs.stop()
})

/** The longest that the server's loop was held up while something went on, in ms. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [last, worst] = [performance.now(), 0]
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - last)
    last = performance.now()
  }, 5)
  await work()
  clearInterval(timer)
  return worst
}

test('a list of 5,000 rows is checked with a moving bar, and a judge’s requests are answered meanwhile', async () => {
  const t = await town('district-skills', {}, mkdtempSync(join(dataDir, 'site-')))
  const { w, param } = t
  const people = Array.from({ length: 5000 }, (_, i) => ({
    name: `工${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${i}`,
    sex: 'male' as const,
    birthDate: '1980-01-01',
    ethnicity: '汉族',
    political: '群众',
    education: '大专',
    jobClass: 'industrial' as const,
    skillLevel: 'l3' as const,
    migrant: 0 as const,
    employee: 1 as const,
  }))
  await w.play('persons.import', async (act) => {
    await insertPersons(
      act,
      people.map((fields) => ({ ...fields, unitId: w.units.steel })),
    )
    await act.note('persons:many')
  })
  const rows: Record<string, string>[] = people.map(({ name }) => ({ name, unit: '申禾钢构工会' }))
  rows.push({ name: '无此人', unit: '申禾钢构工会' })
  const file = new File(
    [new Uint8Array(await writeWorkbook([{ name: '名单', columns: columnsOf('person'), lang: 'zh', rows, stars: true }]))],
    'list.xlsx',
  )
  const jobs = keepJobs(w.site, jobKinds)
  const progress = new Set<number>()
  const gu = await contest(w, { seal: false, mark: () => undefined })
  let answered = 0
  const from = performance.now()
  let job = ''
  const pause = await longestPause(async () => {
    job = (await body(await w.as('organiser').events[':event'].entries.import.checks.$post({ param, query: {} }, sending(file)))).job
    for (let over = false; !over; ) {
      const seen = await see(w, job)
      progress.add(seen.done)
      over = seen.state === 'done' || seen.state === 'failed'
      const { status } = await w.as('gu').events[':event']['my-sheets'].$get({ param: { event: gu.event } })
      expect(status).toBe(200)
      answered++
      await new Promise((done) => setTimeout(done, 5))
    }
  })
  const took = performance.now() - from
  console.log(
    `5,001 rows checked in ${Math.round(took)} ms; longest pause ${Math.round(pause)} ms; ${answered} requests of a judge answered`,
  )
  const result = await body(await w.as('organiser').jobs[':job'].file.$get({ param: { job } }))
  expect(result).toMatchObject({ rows: 5001, added: 5000, faults: [{ row: 5002, column: 'name', code: 'person-unknown' }] })
  expect(progress.size).toBeGreaterThan(1)
  expect(answered).toBeGreaterThan(10)
  // On the server's own thread the pause is as long as the whole check.
  expect(pause).toBeLessThan(took / 4)
  jobs.stop()
}, 60_000)

test('a long list is written piece by piece; nobody draws lots meanwhile, and broken off it is begun again and enters nobody twice', async () => {
  const t = await town('district-skills', {}, mkdtempSync(join(dataDir, 'site-')))
  const { w, event, param } = t
  await t.lock()
  const facts = { sex: 'male', birthDate: '1980-01-01', ethnicity: '汉族', political: '群众', education: '大专' } as const
  const names = Array.from({ length: 450 }, (_, i) => `工人${i}`)
  const ids = await w.play('persons.import', async (act) => {
    await act.note('persons:many')
    const fields = { ...facts, jobClass: 'industrial', skillLevel: 'l3', migrant: 0, employee: 1, unitId: w.units.steel } as const
    return insertPersons(
      act,
      names.map((name) => ({ ...fields, name })),
    )
  })
  const rows = names.map((name) => ({ name, unit: '申禾钢构工会' }))
  const bytes = await writeWorkbook([{ name: '名单', columns: columnsOf('person'), lang: 'zh', rows, stars: true }])
  const send = async () =>
    (await body(
      await w
        .as('organiser')
        .events[':event'].entries.import.$post({ param, query: {} }, sending(new File([new Uint8Array(bytes)], 'list.xlsx'))),
    )) as { job: string }
  const { job } = await send()
  // A part of it was there when the server stopped.
  await w.play('jobs.run', (act) => enter(act, job, 'running'))
  for (const subjectId of ids.slice(0, 3))
    await w.play('entries.add', (act) =>
      addEntry(act, event, { kind: 'person', subjectId, label: '工人', unitId: w.units.steel as string }),
    )
  expect(await body(await t.draw())).toMatchObject({ faults: [{ code: 'import-running' }] })
  const jobs = keepJobs(w.site, jobKinds)
  await jobs.idle()
  expect(await see(w, job)).toMatchObject({ state: 'done' })
  expect((await t.list('organiser')).total).toBe(450)
  const again = (await send()).job
  await jobs.idle()
  const file = await w.as('organiser').jobs[':job'].file.$get({ param: { job: again } })
  expect(JSON.parse(await file.text())).toMatchObject({ rows: 0, added: 0, same: 450 })
  expect((await t.draw()).status).toBe(200)
  jobs.stop()
}, 60_000)

test('a long list with one faulty row is refused, and nobody is entered', async () => {
  const t = await town()
  t.w.site.settings.dataDir = dataDir
  const rows = Array.from({ length: 301 }, (_, i) => ({ name: `无此人${i}`, unit: '申禾钢构工会' }))
  const bytes = await writeWorkbook([{ name: '名单', columns: columnsOf('person'), lang: 'zh', rows, stars: true }])
  const file = new File([new Uint8Array(bytes)], 'list.xlsx')
  const { job } = await body(await t.w.as('organiser').events[':event'].entries.import.$post({ param: t.param, query: {} }, sending(file)))
  const jobs = keepJobs(t.w.site, jobKinds)
  await jobs.idle()
  expect(await see(t.w, job)).toMatchObject({
    state: 'failed',
    faults: [{ path: ['rows', 2, 'name'], code: 'person-unknown' }, ...Array(99).fill({})],
  })
  expect((await t.list('organiser')).total).toBe(0)
  jobs.stop()
})
