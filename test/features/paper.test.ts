/** Paper parity: two clerks key a paper sheet in, the paper settles their differences, and the check code can be recomputed. */
import { expect, test } from 'vitest'
import { canonical, digest } from '../../server/lib/canonical.ts'
import { openContest } from './contest.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

type Contest = Awaited<ReturnType<typeof openContest>>

/** The paper of judge gu, and its first row; clerk zhou and the organiser key it in. */
async function paper(contest: Contest) {
  const { w, param, event } = contest
  const { seats } = await body(await w.as('organiser').events[':event'].seats.$get({ param }))
  const seat = seats.find((one: { accountId: string }) => one.accountId === w.accounts.gu).id as string
  const seen = async (login: string) => body(await w.as(login).events[':event'].keyings[':seat'].$get({ param: { event, seat } }))
  const { rows, cells, scheme } = await seen('zhou')
  const sheet = rows[0].sheet as string
  const marks = Object.fromEntries(cells.map(({ cell }: { cell: string }) => [cell, '2'])) as Record<string, string>
  const key = (login: string, change: Record<string, string> = {}) =>
    w.as(login).events[':event'].sheets[':sheet'].keying.$put({ param: { event, sheet }, json: { scheme, marks: { ...marks, ...change } } })
  const row = async (login: string) => (await seen(login)).rows.find((one: { sheet: string }) => one.sheet === sheet)
  const stored = () => w.site.store.read.selectFrom('sheet').selectAll().where('id', '=', sheet).executeTakeFirstOrThrow()
  return { seat, sheet, cells: cells.map((one: { cell: string }) => one.cell) as string[], marks, key, row, stored, seen }
}

test('two clerks who agree make the judge’s submitted sheet, with the source on record; neither sees the other’s values', async () => {
  const contest = await openContest()
  const { w } = contest
  const { key, row, stored, marks, sheet } = await paper(contest)
  expect(await body(await key('zhou'))).toEqual({ state: 'waiting' })
  expect(await row('zhou')).toMatchObject({ keyed: 1, mine: marks, state: 'draft' })
  const other = await row('organiser')
  expect(other).toMatchObject({ keyed: 1, mine: null, differences: [] })
  // The same clerk again is not a second clerk.
  expect(await body(await key('zhou'))).toEqual({ state: 'waiting' })
  expect(await body(await key('organiser'))).toEqual({ state: 'agreed' })
  const done = await stored()
  expect(done.state).toBe('submitted')
  expect(JSON.parse(done.marks)).toEqual(marks)
  const records = await w.site.store.read.selectFrom('audit').selectAll().where('subject', '=', `sheet:${sheet}`).orderBy('seq').execute()
  expect(records.map((one) => JSON.parse(one.detail))).toContainEqual({
    source: 'paper',
    keying: 'agreed',
    changed: Object.keys(marks).length,
  })
  expect(await body(await key('zhou'))).toMatchObject({ kind: 'wrong-state' })
})

test('what the tablet had delivered stays as an earlier revision below what the paper says', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const { key, cells, sheet, stored } = await paper(contest)
  const json = { scheme: 1, cells: [{ cell: cells[0] as string, value: '1', base: 0 }] }
  expect((await w.as('gu').events[':event'].sheets[':sheet'].marks.$put({ param: { event, sheet }, json })).status).toBe(200)
  await key('zhou')
  await key('organiser')
  const now = await stored()
  expect([JSON.parse(now.marks)[cells[0] as string], JSON.parse(now.revisions)[cells[0] as string]]).toEqual(['2', 2])
})

test('differences are listed by cell and settled by choosing what the paper says, never by a third value', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const { key, row, stored, cells, sheet } = await paper(contest)
  const [first, second] = cells as [string, string]
  await key('zhou', { [first]: '1' })
  expect(await body(await key('organiser', { [second]: '3' }))).toEqual({ state: 'differs' })
  const { differences } = await row('zhou')
  expect(differences.map((one: { cell: string }) => one.cell).toSorted()).toEqual([first, second].toSorted())
  // Somebody at the desk who keyed nothing in learns that they differ, and no value.
  expect(await row('organiser2')).toMatchObject({ keyed: 2, mine: null, differences: [] })
  expect((await key('organiser2')).status).toBe(409)
  const settle = (login: string, choices: Record<string, string>) =>
    w.as(login).events[':event'].sheets[':sheet'].keying.settlement.$put({ param: { event, sheet }, json: { choices } })
  const keyings = differences[0].values.map((one: { keying: string }) => one.keying) as [string, string]
  expect((await settle('zhou', { [first]: keyings[0] })).status).toBe(422)
  expect((await settle('zhou', { [first]: '3', [second]: keyings[0] })).status).toBe(422)
  expect((await settle('organiser2', { [first]: keyings[1], [second]: keyings[1] })).status).toBe(403)
  for (let i = 0; i < 2; i++) expect((await settle('zhou', { [first]: keyings[1], [second]: keyings[1] })).status).toBe(i ? 409 : 200)
  const done = await stored()
  expect(done.state).toBe('submitted')
  expect(JSON.parse(done.marks)).toMatchObject({ [first]: '2', [second]: '3' })
})

test('both keyings can be thrown away with a reason, and the row is keyed in anew', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const { key, row, cells, sheet, stored } = await paper(contest)
  await key('zhou', { [cells[0] as string]: '1' })
  await key('organiser')
  const rejection = w.as('zhou').events[':event'].sheets[':sheet'].keying.rejection
  expect((await rejection.$put({ param: { event, sheet }, json: { reason: '' } })).status).toBe(422)
  expect((await rejection.$put({ param: { event, sheet }, json: { reason: '两人都看错了行' } })).status).toBe(200)
  expect(await row('zhou')).toMatchObject({ keyed: 0, state: 'draft' })
  await key('zhou')
  await key('organiser')
  expect((await stored()).state).toBe('submitted')
  expect(await w.site.store.read.selectFrom('keying').selectAll().execute()).toHaveLength(4)
})

test('a bad paper is refused cell by cell; a judge keys in nobody’s paper', async () => {
  const contest = await openContest()
  const { key, cells, stored, seat } = await paper(contest)
  const bad = await body(await key('zhou', { [cells[0] as string]: '9999', nothing: '1' }))
  expect(bad.faults.map((one: { path: string[]; code: string }) => [one.path.at(-1), one.code])).toEqual([
    ['nothing', 'unknown-cell'],
    [cells[0], 'mark-out-of-range'],
  ])
  expect((await stored()).state).toBe('draft')
  expect((await key('gu')).status).toBe(403)
  const { w, event } = contest
  expect((await w.as('zhao').events[':event'].keyings[':seat'].$get({ param: { event, seat } })).status).toBe(403)
})

test('the sign-off sheet, the judge’s page and a recomputation from the marks show the same check code', async () => {
  const contest = await openContest()
  const { w, event, param } = contest
  const { key, sheet, marks } = await paper(contest)
  await key('zhou')
  await key('organiser')
  const own = (await body(await w.as('gu').events[':event'].sheets[':sheet'].$get({ param: { event, sheet } }))).sheets[0]
  const sitting = own.sitting.id
  expect(own.digest).toBe(digest(canonical({ event, sitting, sheet, who: own.who, marks })))
  const printed = await body(await w.as('organiser').events[':event'].papers.signoff.$get({ param }))
  const page = printed.sheets.find((one: { rows: { sheet: string }[] }) => one.rows.some((row) => row.sheet === sheet))
  expect(page.rows.find((row: { sheet: string }) => row.sheet === sheet).digest).toBe(own.digest)
  expect(page.digest).toBe(
    digest(
      canonical({
        event,
        sitting,
        judge: page.source,
        rows: page.rows.map((row: { who: string; digest: string }) => [row.who, row.digest]),
      }),
    ),
  )
  expect(page.url).toBe(`http://hall.test:3000/paper/${event}/${page.seat}`)
})
