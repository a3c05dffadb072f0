/** Lists as jobs: taken in once, written in pieces, not half, and right also when somebody writes by hand meanwhile. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { jobKinds } from '../../server/desk/job-routes.ts'
import { columnsOf } from '../../server/entries/columns.ts'
import { list as entries } from '../../server/entries/import.ts'
import { performPiece } from '../../server/lib/act.ts'
import { keepJobs } from '../../server/lib/job-run.ts'
import { type JobSeen, queueJob, withUpload } from '../../server/lib/jobs.ts'
import { type Column, writeWorkbook } from '../../server/lib/workbook.ts'
import { type List, readList, type Task } from '../../server/people/list.ts'
import { addPerson } from '../../server/people/person.ts'
import { personColumns, list as persons } from '../../server/people/person-import.ts'
import { pieces } from '../../server/people/table.ts'
import { unitColumns } from '../../server/people/unit-import.ts'
import { actorOf } from '../contest.ts'
import { sending } from '../file.ts'
import { sendList } from '../list.ts'
import { type World, world } from '../world.ts'
import { town } from './entries-town.ts'

const dir = mkdtempSync(join(tmpdir(), 'hongbang-'))
afterAll(() => rmSync(dir, { recursive: true }))
const folder = () => mkdtempSync(join(dir, 'site-'))

async function book(columns: Column[], rows: Record<string, string>[]): Promise<File> {
  return new File([new Uint8Array(await writeWorkbook([{ name: '表', columns, lang: 'zh', rows }]))], 'list.xlsx')
}
const worker = (i: number) => ({ name: `员工${i}`, unit: '申禾钢构工会', sex: 'male', birthDate: '1988-07-01', jobClass: 'industrial' })
const facts = (i: number) => {
  const { unit: _, ...own } = worker(i)
  return { ...own, ethnicity: '', political: '', education: '', skillLevel: 'none', migrant: 0, employee: 1, idNumber: null } as never
}
const see = async (w: World, job: string) => (await (await w.as('organiser').jobs[':job'].$get({ param: { job } })).json()) as JobSeen
const count = async (w: World, table: 'person' | 'unit') => (await w.site.store.read.selectFrom(table).select('id').execute()).length

/** Imports a file twenty rows at a time, and tells how many each time; `settle` comes between the plan and its first piece. */
async function written20<W>(
  w: World,
  list: List<W>,
  file: File,
  hand: { settle(): Promise<void>; write(piece: unknown[]): Promise<void> },
  eventId: string | null = null,
) {
  const { site, system } = w
  const job = await withUpload(site, new Uint8Array(await file.arrayBuffer()), async (id) => id)
  const of = { job, by: system.id, path: '/', role: system.role, unitId: null, eventId, at: site.now().toISOString() }
  const task: Task = { ...of, how: 'import', lang: 'zh', name: 'list.xlsx', settings: site.settings, list: '' }
  const written: number[] = []
  const write = async (some: unknown[]) => {
    for (const piece of pieces(some, 20)) {
      written.push(piece.length)
      await hand.write(piece)
    }
  }
  const from = { db: site.store.read, secrets: site.secrets }
  const made = await readList(list, task, from, { step: async () => {}, settle: hand.settle, write })
  return { written, counts: JSON.parse(new TextDecoder().decode(made.bytes)) }
}

test('the same upload five times is one job, and its file lies here once', async () => {
  const w = await world(1, folder())
  const file = await book(personColumns, [worker(1)])
  const send = () => w.as('organiser', 'one-upload').persons.import.$post({ query: {} }, sending(file))
  const answers = await Promise.all([send(), send(), send(), send(), send()])
  const jobs = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { job: string }).job))
  expect(new Set(jobs).size).toBe(1)
  expect(readdirSync(join(w.site.settings.dataDir, 'jobs'))).toEqual([`${jobs[0]}.in`])
  const running = keepJobs(w.site, jobKinds)
  await running.idle()
  expect(await count(w, 'person')).toBe(13)
  expect(((await (await send()).json()) as { job: string }).job).toBe(jobs[0])
  expect(readdirSync(join(w.site.settings.dataDir, 'jobs'))).toEqual([`${jobs[0]}.out`])
  running.stop()
  w.close()
}, 60_000)

test('what is being written is cancelled no more, and says so', async () => {
  const w = await world(1, folder())
  let finish = () => {}
  const held = new Promise<void>((done) => {
    finish = done
  })
  const jobs = keepJobs(w.site, {
    held: async ({ settle }) => {
      await settle()
      await held
      return { name: 'a', type: 'text/plain', bytes: new Uint8Array(1) }
    },
  })
  const job = await w.play('jobs.change', (act) => queueJob(act, 'held', null), actorOf(w, 'organiser'))
  await expect.poll(() => see(w, job)).toMatchObject({ state: 'running', settled: true })
  for (let i = 0; i < 5; i++) {
    const answer = await w.as('organiser').jobs[':job'].cancellation.$put({ param: { job } })
    expect([answer.status, ((await answer.json()) as unknown as JobSeen).faults[0]?.code]).toEqual([409, 'job-finishing'])
  }
  finish()
  await jobs.idle()
  expect(await see(w, job)).toMatchObject({ state: 'done', settled: false })
  jobs.stop()
  w.close()
})

test('units longer than a piece come in with their parents, wherever these stand in the list', async () => {
  const w = await world(1, folder())
  const below = Array.from({ length: 240 }, (_, i) => ({ name: `第${i}工会`, parent: `第${i % 3}街道`, kind: 'grassroots' }))
  const parents = [0, 1, 2].map((i) => ({ name: `第${i}街道`, parent: '申江区总工会', kind: 'street' }))
  const list = await book(unitColumns, [...below, ...parents])
  const send = () => sendList(w, 'organiser', () => w.as('organiser').units.import.$post({ query: {} }, sending(list)))
  expect((await send()).body).toEqual({ rows: 243, added: 243, changed: 0, same: 0 })
  const paths = await w.site.store.read.selectFrom('unit').selectAll().execute()
  for (const unit of paths.filter(({ name }) => name.endsWith('工会') && name.startsWith('第'))) {
    const parent = paths.find(({ id }) => id === unit.parentId)
    expect([parent?.name, unit.path]).toEqual([`第${Number(unit.name.slice(1, -2)) % 3}街道`, `${parent?.path}${unit.id}/`])
  }
  expect((await send()).body).toEqual({ rows: 0, added: 0, changed: 0, same: 243 })
  const written = await w.site.store.read.selectFrom('audit').select('detail').where('subject', '=', 'units:import').execute()
  expect(written.length).toBeGreaterThan(1)
  expect(written.reduce((sum, { detail }) => sum + JSON.parse(detail).added, 0)).toBe(243)
  w.close()
}, 60_000)

test('a worker whom somebody adds by hand while a list is written is there once, and the rest of the list too', async () => {
  const w = await world(1, folder())
  const file = await book(
    personColumns,
    Array.from({ length: 60 }, (_, i) => worker(i)),
  )
  const { counts, written } = await written20(w, persons, file, {
    settle: () => w.play('persons.change', async (act) => void (await addPerson(act, w.units.steel, facts(59)))),
    write: (piece) => w.play('persons.import', (act) => persons.write(act, null, piece as never)),
  })
  expect(counts).toEqual({ rows: 60, added: 60, changed: 0, same: 0 })
  // The last piece did not fit, and what was left was planned anew.
  expect(written).toEqual([20, 20, 20, 19])
  const rows = await w.site.store.read.selectFrom('person').select('name').where('name', 'like', '员工%').execute()
  expect(rows.map(({ name }) => name).toSorted()).toEqual(Array.from({ length: 60 }, (_, i) => `员工${i}`).toSorted())
  w.close()
}, 60_000)

test('a worker written once with an ID number and once without is for the reader to tell apart', async () => {
  const w = await world()
  const both = [{ ...worker(1), idNumber: '310110198807010013' }, worker(1)]
  for (const rows of [both, both.toReversed()]) {
    const file = await book(personColumns, rows)
    const { body } = await sendList(w, 'organiser', () => w.as('organiser').persons.import.checks.$post({ query: {} }, sending(file)))
    expect(body.faults.at(-1)).toMatchObject({ row: 3, column: 'name', code: 'row-twice', params: { row: '2' } })
  }
})

test('a list of workers comes back with what is wrong beside each row', async () => {
  const w = await world()
  const file = await book(personColumns, [worker(1), { ...worker(2), unit: '没有这家' }])
  const { status, body } = await sendList(w, 'organiser', () => w.as('organiser').persons.import.marked.$post({ query: {} }, sending(file)))
  expect([status, body.byteLength > 1000, await count(w, 'person')]).toEqual([200, true, 12])
})

test('whoever is entered by hand while a list of entries is written is there once, and the rest of the list too', async () => {
  const t = await town('district-skills', {}, folder())
  const { site, system, play, units } = t.w
  const people = Array.from({ length: 60 }, (_, i) => worker(i))
  await play('persons.change', async (act) => {
    for (const i of people.keys()) await addPerson(act, units.steel, facts(i))
  })
  const file = await book(
    columnsOf('person'),
    people.map(({ name, unit }) => ({ name, unit })),
  )
  const named = (name: string) => site.store.read.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  const { written } = await written20(
    t.w,
    entries,
    file,
    {
      // Somebody of the last piece.
      settle: async () => void (await t.enter(0, 'organiser', { subjectId: (await named('员工45')).id })),
      write: (piece) => performPiece(site, 'entries.import', system, (act) => entries.write(act, t.event, piece as never)),
    },
    t.event,
  )
  // The last piece did not fit: nothing of it was written, and what was left was planned anew.
  expect(written).toEqual([20, 20, 20, 19])
  const all = await site.store.read.selectFrom('entry').select('label').where('eventId', '=', t.event).execute()
  expect(all.map(({ label }) => label).toSorted()).toEqual(people.map(({ name }) => name).toSorted())
  t.w.close()
}, 60_000)
