/** Panels: seats, recusals by unit, opening the marking, and who gets which sheet. */
import { expect, test } from 'vitest'
import { drawnContest, JUDGES, openContest } from './contest.ts'

async function seatAll({ w, param }: Awaited<ReturnType<typeof drawnContest>>) {
  for (const judge of JUDGES) {
    const answer = await w
      .as('organiser')
      .events[':event'].seats.$post({ param, json: { accountId: w.accounts[judge] as string, duty: 'judge', sitting: 'practice' } })
    expect(answer.status).toBe(200)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

test('judges are numbered by themselves, and nobody sits twice', async () => {
  const contest = await drawnContest()
  await seatAll(contest)
  const { w, param } = contest
  const { seats } = await body(await w.as('organiser').events[':event'].seats.$get({ param }))
  expect(seats.map((s: { label: string }) => s.label)).toEqual(['评委 1', '评委 2', '评委 3', '评委 4', '评委 5'])
  const again = await w
    .as('organiser')
    .events[':event'].seats.$post({ param, json: { accountId: w.accounts.gu as string, duty: 'judge', sitting: 'practice' } })
  expect(again.status).toBe(422)
  expect((await body(again)).faults).toMatchObject([{ path: ['accountId'], code: 'seated-already' }])
})

test.each([
  [{ duty: 'judge', sitting: 'practice', accountId: 'officer' }, 'accountId', 'not-a-judge'],
  [{ duty: 'judge', sitting: 'theory', accountId: 'gu' }, 'sitting', 'unknown-sitting'],
  [{ duty: 'judge', accountId: 'gu' }, 'sitting', 'unknown-sitting'],
  [{ duty: 'verifier', sitting: 'practice', accountId: 'officer' }, 'sitting', 'unknown-sitting'],
  [{ duty: 'clerk', sitting: 'practice', accountId: 'gu' }, 'sitting', 'no-sitting-here'],
  [{ duty: 'judge', sitting: 'practice', accountId: 'nobody' }, 'accountId', 'unknown-account'],
  [{ duty: 'judge', sitting: 'practice', accountId: 'gu', label: '甲'.repeat(21) }, 'label', 'too-long'],
] as const)('a seat that cannot be is refused at its field: %j', async (seat, path, code) => {
  const { w, param } = await drawnContest()
  const answer = await w
    .as('organiser')
    .events[':event'].seats.$post({ param, json: { ...seat, accountId: w.accounts[seat.accountId] ?? 'unknown' } })
  expect(answer.status).toBe(422)
  expect((await body(answer)).faults).toMatchObject([{ path: [path], code }])
  expect((await body(await w.as('organiser').events[':event'].seats.$get({ param }))).seats).toEqual([])
})

test('a judge is recused from the entries of the own unit, and the list names no code', async () => {
  const contest = await drawnContest()
  await seatAll(contest)
  const { w, param } = contest
  const panel = await body(await w.as('organiser').events[':event'].panel.$get({ param }))
  expect(panel.recusals).toMatchObject([
    { label: '评委 1', name: 'lin', ground: 'same-unit', entryLabel: '赵强', unitName: '申禾钢构工会' },
    { label: '评委 1', name: 'lin', ground: 'same-unit', entryLabel: '钱敏', unitName: '申禾钢构工会' },
  ])
  expect(JSON.stringify(panel)).not.toMatch(/"10[1-4]"/)
})

test('while codes are in use the list of recusals says how many, not whom', async () => {
  const { w, param } = await openContest()
  const panel = await body(await w.as('organiser').events[':event'].panel.$get({ param }))
  expect(panel.recusals).toEqual([
    { id: null, label: '评委 1', name: 'lin', ground: 'same-unit', reason: '', isOpen: false, entryLabel: null, unitName: null, count: 2 },
  ])
  expect(JSON.stringify(panel)).not.toContain('赵强')
})

test('marking opens only when everything is there, and every missing thing is named', async () => {
  const contest = await drawnContest()
  const { w, param, event } = contest
  const early = await w.as('organiser').events[':event'].marking.$put({ param })
  expect(early.status).toBe(409)
  expect((await body(early)).faults).toMatchObject([{ code: 'judges-missing', params: { sitting: '实际操作', seated: '0', needed: '5' } }])
  expect(await w.site.store.read.selectFrom('sheet').selectAll().execute()).toEqual([])
  await seatAll(contest)
  const open = await w.as('organiser').events[':event'].marking.$put({ param })
  expect(open.status).toBe(200)
  // Four entries: a theory and a time sheet each, five judges less two recusals.
  expect(await body(open)).toEqual({ sheets: 4 * 2 + 4 * 5 - 2 })
  const again = await w.as('organiser').events[':event'].marking.$put({ param })
  expect(await body(again)).toEqual({ sheets: 0 })
  const records = await w.site.store.read
    .selectFrom('audit')
    .selectAll()
    .where('act', '=', 'marking.open')
    .where('subject', '=', `event:${event}`)
    .execute()
  expect(records.length).toBeGreaterThan(0)
})

test('a recused judge has no sheet for that entry', async () => {
  const { w, param, codeOf } = await openContest()
  const mine = await body(await w.as('lin').events[':event']['my-sheets'].$get({ param }))
  expect(mine.sheets.map((s: { who: string }) => s.who).sort()).toEqual([codeOf(2), codeOf(3)].sort())
  const gu = await body(await w.as('gu').events[':event']['my-sheets'].$get({ param }))
  expect(gu.sheets).toHaveLength(4)
})

test('a judge who declares a conflict by code loses that sheet', async () => {
  const { w, param, codeOf } = await openContest()
  const before = await body(await w.as('gu').events[':event']['my-sheets'].$get({ param }))
  const sheet = before.sheets.find((s: { who: string }) => s.who === codeOf(2)).sheet
  const json = { accountId: w.accounts.gu as string, entryId: codeOf(2), ground: 'declared' as const, reason: '师徒关系' }
  expect((await w.as('organiser').events[':event'].recusals.$post({ param, json })).status).toBe(200)
  expect((await w.as('organiser').events[':event'].recusals.$post({ param, json })).status).toBe(422)
  expect((await w.as('gu').events[':event'].sheets[':sheet'].$get({ param: { ...param, sheet } })).status).toBe(404)
  expect((await body(await w.as('gu').events[':event']['my-sheets'].$get({ param }))).sheets).toHaveLength(3)
})

test('a judge seated after marking opened gets sheets at once; nobody is unseated any more without a reason', async () => {
  const { w, param } = await openContest()
  const seats = (await body(await w.as('organiser').events[':event'].seats.$get({ param }))).seats
  const gone = await w.as('organiser').events[':event'].seats[':seat'].removal.$put({ param: { ...param, seat: seats[0].id }, json: {} })
  expect((await body(gone)).faults).toMatchObject([{ path: ['reason'], code: 'missing' }])
  const late = await w
    .as('organiser')
    .events[':event'].seats.$post({ param, json: { accountId: w.accounts.zhou as string, duty: 'judge', sitting: 'practice' } })
  expect(late.status).toBe(200)
  expect((await body(await w.as('zhou').events[':event']['my-sheets'].$get({ param }))).sheets).toHaveLength(4)
})

test('before marking opens a seat can be removed, and its recusals go with it', async () => {
  const contest = await drawnContest()
  await seatAll(contest)
  const { w, param } = contest
  const [lin] = (await body(await w.as('organiser').events[':event'].seats.$get({ param }))).seats
  expect(
    (await w.as('organiser').events[':event'].seats[':seat'].removal.$put({ param: { ...param, seat: lin.id }, json: {} })).status,
  ).toBe(200)
  expect((await body(await w.as('organiser').events[':event'].panel.$get({ param }))).recusals).toEqual([])
  expect(
    (await w.as('organiser').events[':event'].seats[':seat'].removal.$put({ param: { ...param, seat: lin.id }, json: {} })).status,
  ).toBe(404)
})

test('judges and officers neither see nor change panels', async () => {
  const { w, param } = await openContest()
  for (const login of ['gu', 'officer', 'committee', 'auditor']) {
    expect((await w.as(login).events[':event'].panel.$get({ param })).status).toBe(403)
    expect((await w.as(login).events[':event'].marking.$put({ param })).status).toBe(403)
  }
})
