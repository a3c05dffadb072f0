/** The rehearsal: real judges and made-up entries in a copy that no list knows, and nothing left of it afterwards. */
import { expect, test } from 'vitest'
import { release } from '../../server/results/release.ts'
import { actorOf, fullMarks, openContest, sheetFor } from './contest.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

const REPORT = {
  device: '平板 3',
  browser: 'Chrome 147',
  persistent: true,
  secure: true,
  worker: true,
  offsetMs: -340,
  undelivered: 0,
  deliveredAt: '2026-05-01T01:00:00.000Z',
  cuts: 1,
  recovered: 1,
}

async function rehearsed() {
  const contest = await openContest()
  const { w, param } = contest
  const before = await everything(contest)
  const { event } = await body(await w.as('organiser').events[':event'].rehearsal.$put({ param }))
  const mark = async (judge: string) => {
    const paper = await sheetFor(w, event, judge)
    const at = w.as(judge).events[':event'].sheets[':sheet']
    const where = { param: { event, sheet: paper.sheet } }
    await at.marks.$put({ ...where, json: { scheme: 1, cells: fullMarks(paper) } })
    await at.note.$put({ ...where, json: { cell: '', text: '试一试', base: 0 } })
    return at.submission.$put({ ...where, json: { revisions: Object.fromEntries(paper.cells.map(({ cell }) => [cell, 1])) } })
  }
  const seen = async () => (await body(await w.as('organiser').events[':event'].rehearsal.$get({ param }))).rehearsal
  return { ...contest, rehearsal: event as string, before, mark, seen }
}

/** Every row of every table but the log and the answers kept for repeats. */
async function everything({ w }: Pick<Awaited<ReturnType<typeof openContest>>, 'w'>) {
  const db = w.site.store.read
  const tables = (await db.introspection.getTables()).map(({ name }) => name).filter((name) => !['audit', 'answer'].includes(name))
  const rows = tables.map(
    async (name) =>
      [
        name,
        await db
          .selectFrom(name as 'event')
          .selectAll()
          .execute(),
      ] as const,
  )
  return Object.fromEntries((await Promise.all(rows)).filter(([, found]) => found.length > 0))
}

test('judges mark made-up entries on their own devices, and the report says how each device did', async () => {
  const { w, rehearsal, mark, seen } = await rehearsed()
  expect((await mark('gu')).status).toBe(200)
  const report = (login: string, event: string) => w.as(login).events[':event'].readiness.$put({ param: { event }, json: REPORT })
  expect((await report('gu', rehearsal)).status).toBe(200)
  expect((await seen()).judges.find((one: { name: string }) => one.name === 'gu')).toMatchObject({
    submitted: 1,
    sheets: 4,
    report: REPORT,
  })
  expect((await seen()).judges.find((one: { name: string }) => one.name === 'sun')).toMatchObject({ submitted: 0, report: null })
  expect((await report('organiser', rehearsal)).status).toBe(403)
})

test('no list, desk, count or release knows a rehearsal, and the real event stays as it was', async () => {
  const { w, event, param, rehearsal, mark } = await rehearsed()
  await mark('gu')
  const { competitionId } = (await body(await w.as('organiser').events[':event'].$get({ param }))).event
  const seen = await Promise.all([
    w.as('organiser').competitions.$get(),
    w.as('organiser').competitions[':competition'].$get({ param: { competition: competitionId } }),
    w.as('organiser').desk.tasks.$get(),
    w.as(null).public.events.$get(),
  ])
  const text = JSON.stringify(await Promise.all(seen.map(body)))
  expect(text).toContain(competitionId)
  expect(text).not.toContain(rehearsal)
  expect(text).not.toContain('演练')
  expect((await body(await w.as('organiser').events[':event'].progress.$get({ param }))).rows).toHaveLength(4)
  const releasing = w.play('releases.make', (act) => release(act, rehearsal, 'provisional', 0), actorOf(w, 'organiser'))
  await expect(releasing).rejects.toMatchObject({ kind: 'wrong-state', faults: [{ code: 'rehearsal-here' }] })
  for (const one of [event, rehearsal]) {
    const again = await w.as('organiser').events[':event'].rehearsal.$put({ param: { event: one } })
    expect(again.status).toBe(409)
  }
  // A real event takes no report, and a judge has no rehearsal to start.
  expect((await w.as('gu').events[':event'].readiness.$put({ param, json: REPORT })).status).toBe(404)
  expect((await w.as('gu').events[':event'].rehearsal.$put({ param })).status).toBe(403)
})

test('one act wipes all of it and nothing else', async () => {
  const contest = await rehearsed()
  const { w, param, rehearsal, mark, before, seen } = contest
  for (const judge of ['gu', 'zhao']) await mark(judge)
  await w.as('gu').events[':event'].readiness.$put({ param: { event: rehearsal }, json: REPORT })
  const code = (await sheetFor(w, rehearsal, 'sun')).who
  const at = { param: { event: rehearsal } }
  await w.as('organiser').events[':event'].entries[':entry'].state.$put({
    param: { event: rehearsal, entry: code },
    json: { state: 'absent', reason: '试一试' },
  })
  const incident = { entryId: code, scope: 'entry' as const, node: null, effect: { do: 'points' as const, points: '-1' }, reason: '试一试' }
  const { id } = await body(await w.as('organiser').events[':event'].incidents.$post({ ...at, json: incident }))
  await w
    .as('organiser')
    .events[':event'].incidents[':incident'].lift.$put({ param: { event: rehearsal, incident: id }, json: { reason: '完' } })
  expect((await w.as('organiser').events[':event'].rehearsal.$delete({ param: { event: rehearsal } })).status).toBe(404)
  expect((await w.as('organiser').events[':event'].rehearsal.$delete({ param })).status).toBe(200)
  expect(await seen()).toBeNull()
  expect(await everything(contest)).toEqual(before)
  expect((await w.as('organiser').events[':event'].rehearsal.$delete({ param })).status).toBe(404)
})
