/** Marks: a judge's sheet from the first mark to the seal, and everything that must not be possible on the way. */
import { expect, test } from 'vitest'
import { canonical, digest } from '../../server/lib/canonical.ts'
import { revisionsOf as savedRevisions } from '../../server/marks/chief-queries.ts'
import { fullMarks, JUDGES, openContest, sheetFor } from './contest.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

type Contest = Awaited<ReturnType<typeof openContest>>

function save(
  { w, event }: Contest,
  login: string,
  sheet: string,
  cells: { cell: string; value: unknown; base: number }[],
  scheme = 1,
  key?: string,
) {
  return w.as(login, key).events[':event'].sheets[':sheet'].marks.$put({ param: { event, sheet }, json: { scheme, cells: cells as never } })
}

function submit({ w, event }: Contest, login: string, sheet: string, revisions: Record<string, number>) {
  return w.as(login).events[':event'].sheets[':sheet'].submission.$put({ param: { event, sheet }, json: { revisions } })
}

async function submitFull(contest: Contest, login: string, code?: string): Promise<string> {
  const paper = await sheetFor(contest.w, contest.event, login, code)
  const saved = await save(contest, login, paper.sheet, fullMarks(paper))
  expect(saved.status).toBe(200)
  const { cells } = await body(saved)
  const revisions = Object.fromEntries(Object.entries(cells).map(([cell, now]) => [cell, (now as { revision: number }).revision]))
  expect((await submit(contest, login, paper.sheet, revisions)).status).toBe(200)
  return paper.sheet
}

const revisionsOf = ({ w }: Contest, sheet: string) => savedRevisions(w.site.store.read, [sheet])
const stateOf = async ({ w }: Contest, sheet: string) =>
  (await w.site.store.read.selectFrom('sheet').selectAll().where('id', '=', sheet).executeTakeFirstOrThrow()).state

test('a mark is delivered as its next revision, with an audit record that shows no value', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  const first = await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4.50', base: 0 }])
  expect(await body(first)).toEqual({ version: 2, cells: { tools: { value: '4.5', revision: 1 } } })
  const second = await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '3', base: 1 }])
  expect((await body(second)).cells).toEqual({ tools: { value: '3', revision: 2 } })
  expect((await revisionsOf(contest, paper.sheet)).map((row) => row.value)).toEqual(['4.5', '3'])
  const audit = await contest.w.site.store.read.selectFrom('audit').selectAll().where('subject', '=', `sheet:${paper.sheet}`).execute()
  expect(audit.map((row) => row.detail)).toEqual(['{"cells":1}', '{"cells":1}'])
  expect(audit[0]?.content).not.toEqual(audit[1]?.content)
  // Few marks are possible: a plain digest could be tried out.
  const tried = canonical([{ cell: 'tools', value: '4.5', revision: 1 }])
  expect(audit[0]?.content).not.toEqual(digest(tried))
})

test('a mark is taken away, and the cell is not marked rather than 0', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '0', base: 0 }])
  expect((await sheetFor(contest.w, contest.event, 'gu', paper.who)).marks).toEqual({ tools: { value: '0', revision: 1 } })
  await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: null, base: 1 }])
  expect((await sheetFor(contest.w, contest.event, 'gu', paper.who)).marks).toEqual({ tools: { value: null, revision: 2 } })
  const { sheets } = await body(await contest.w.as('gu').events[':event']['my-sheets'].$get({ param: contest.param }))
  expect(sheets[0]).toMatchObject({ marked: 0, cells: 10 })
})

test.each([
  ['5.5', 'mark-out-of-range'],
  ['-0.5', 'mark-out-of-range'],
  ['4.3', 'mark-step'],
  ['1,25', 'mark-not-a-number'],
  ['1e0', 'mark-not-a-number'],
  [' 4', 'mark-not-a-number'],
  ['４', 'mark-not-a-number'],
  ['NaN', 'mark-not-a-number'],
] as const)('the mark %j is refused at its cell, and nothing of the request is kept', async (value, code) => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  const answer = await save(contest, 'gu', paper.sheet, [
    { cell: 'protection', value: '5', base: 0 },
    { cell: 'tools', value, base: 0 },
  ])
  expect(answer.status).toBe(422)
  const { faults } = await body(answer)
  expect(faults).toMatchObject([{ path: ['cells', 1, 'value'], code }])
  if (code === 'mark-out-of-range') expect(faults[0].params).toMatchObject({ min: '0', max: '5' })
  expect(await revisionsOf(contest, paper.sheet)).toEqual([])
})

test.each([
  [{ cells: [{ cell: 'tools', value: 4, base: 0 }] }],
  [{ cells: [{ cell: 'tools', value: '4' }] }],
  [{ cells: [{ cell: 'tools', value: '4', base: -1 }] }],
  [{ cells: [{ cell: 'tools', value: { none: 'sick' }, base: 0 }] }],
  [{ cells: [] }],
  [{ cells: [{ cell: '__proto__', value: '4', base: 0 }] }],
  [{ cells: [{ cell: 'paper', value: '4', base: 0 }] }],
  [
    {
      cells: [
        { cell: 'tools', value: '4', base: 0 },
        { cell: 'tools', value: '5', base: 0 },
      ],
    },
  ],
])('what is no list of marks of this sheet is refused: %j', async (json) => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  const answer = await save(contest, 'gu', paper.sheet, json.cells as never)
  expect(answer.status).toBe(422)
  expect(await revisionsOf(contest, paper.sheet)).toEqual([])
})

test('the same request five times is one revision', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }], 1, 'the-same-key')),
  )
  for (const answer of answers) expect(await body(answer)).toEqual({ version: 2, cells: { tools: { value: '4', revision: 1 } } })
  expect(await revisionsOf(contest, paper.sheet)).toHaveLength(1)
  // Delivered once more under another key, as after a reload: still one.
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }])).status).toBe(200)
  expect(await revisionsOf(contest, paper.sheet)).toHaveLength(1)
})

test('a save that is refused at its end leaves nothing behind, not even in the server’s memory of the sheet', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }], 1, 'one-key-twice')
  // Good in itself; only the key was another request's, which shows after all is written.
  const again = await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '1', base: 1 }], 1, 'one-key-twice')
  expect((await body(again)).kind).toBe('same-key-other-request')
  const next = await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '2', base: 1 }])
  expect(await body(next)).toEqual({ version: 3, cells: { tools: { value: '2', revision: 2 } } })
  expect((await revisionsOf(contest, paper.sheet)).map((row) => row.value)).toEqual(['4', '2'])
})

test('a mark that travels together with the judge’s recusal comes before it or not at all', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const paper = await sheetFor(w, event, 'gu')
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }])).status).toBe(200)
  const gu = await w.site.store.read.selectFrom('account').select('id').where('login', '=', 'gu').executeTakeFirstOrThrow()
  const recusing = w.as('organiser').events[':event'].recusals.$post({
    param: { event },
    json: { accountId: gu.id, entryId: paper.who, ground: 'manual', reason: '师徒关系' },
  })
  const [recused, late] = await Promise.all([recusing, save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '5', base: 1 }])])
  expect([recused.status, late.status]).toEqual([200, 404])
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '5', base: 1 }])).status).toBe(404)
  expect((await revisionsOf(contest, paper.sheet)).map((row) => row.value)).toEqual(['4'])
})

test('every delivery is proved by the record of its number', async () => {
  const contest = await openContest()
  const { read } = contest.w.site.store
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  for (const [base, value] of ['1', '2', '3'].entries()) await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value, base }])
  const deliveries = await read.selectFrom('delivery').selectAll().orderBy('number').execute()
  expect(deliveries.map((one) => one.previous)).toEqual([null, deliveries[0]?.number, deliveries[1]?.number])
  for (const { number, cells } of deliveries) {
    const record = await read.selectFrom('audit').selectAll().where('seq', '=', number).executeTakeFirstOrThrow()
    expect([record.act, record.content]).toEqual(['marks.save', contest.w.site.secrets.hash(cells)])
  }
})

test('two tabs: the later one is told what the earlier one wrote, and neither is lost', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }])
  const late = await save(contest, 'gu', paper.sheet, [
    { cell: 'protection', value: '1', base: 0 },
    { cell: 'tools', value: '2', base: 0 },
  ])
  expect(late.status).toBe(409)
  expect(await body(late)).toMatchObject({
    kind: 'changed-meanwhile',
    faults: [{ path: ['cells', 1, 'base'] }],
    present: { tools: { value: '4', revision: 1 } },
  })
  expect(await revisionsOf(contest, paper.sheet)).toHaveLength(1)
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '2', base: 1 }])).status).toBe(200)
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '3', base: 2 }], 2)).status).toBe(409)
})

test('a sheet with a hole is not submitted, and the hole is named', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  await save(
    contest,
    'gu',
    paper.sheet,
    fullMarks(paper).filter((one) => one.cell !== 'waste'),
  )
  const revisions = Object.fromEntries(paper.cells.filter((one) => one.cell !== 'waste').map((one) => [one.cell, 1]))
  const answer = await submit(contest, 'gu', paper.sheet, revisions)
  expect(answer.status).toBe(422)
  expect((await body(answer)).faults).toEqual([{ path: ['revisions', 'waste'], code: 'not-marked' }])
  expect(await stateOf(contest, paper.sheet)).toBe('draft')
})

test('what is submitted is what was on the page: another tab’s change stops it', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  await save(contest, 'gu', paper.sheet, fullMarks(paper))
  await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '1', base: 1 }])
  const answer = await submit(contest, 'gu', paper.sheet, Object.fromEntries(paper.cells.map((one) => [one.cell, 1])))
  expect(answer.status).toBe(409)
  expect((await body(answer)).present).toEqual({ tools: { value: '1', revision: 2 } })
  expect(await stateOf(contest, paper.sheet)).toBe('draft')
})

test('a submitted sheet takes no mark until it is sent back, with a reason that the judge reads', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const sheet = await submitFull(contest, 'gu')
  expect((await body(await save(contest, 'gu', sheet, [{ cell: 'tools', value: '1', base: 1 }]))).faults).toMatchObject([
    { code: 'sheet-submitted' },
  ])
  const all = Object.fromEntries((await revisionsOf(contest, sheet)).map((row) => [row.cell, row.revision]))
  expect((await submit(contest, 'gu', sheet, all)).status).toBe(200)
  const back = (login: string, reason: string) =>
    w.as(login).events[':event'].sheets[':sheet'].return.$put({ param: { event, sheet }, json: { reason } })
  expect((await back('organiser', ' ')).status).toBe(422)
  expect((await back('gu', '手滑')).status).toBe(403)
  expect((await back('organiser', '材料一项漏看')).status).toBe(200)
  expect((await back('organiser', '再退')).status).toBe(409)
  const mine = await body(await w.as('gu').events[':event'].sheets[':sheet'].$get({ param: { event, sheet } }))
  expect(mine.sheets[0]).toMatchObject({ state: 'draft', returned: { reason: '材料一项漏看' } })
  expect((await save(contest, 'gu', sheet, [{ cell: 'tools', value: '1', base: 1 }])).status).toBe(200)
  const steps = await w.site.store.read.selectFrom('sheetStep').selectAll().where('sheetId', '=', sheet).orderBy('id').execute()
  expect(steps.map((step) => step.state)).toEqual(['submitted', 'draft'])
})

test('another’s sheet, a sheet of another event and one that never was look the same', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const gu = await sheetFor(w, event, 'gu')
  const theory = await w.site.store.read.selectFrom('sheet').select('id').where('kind', '=', 'import').executeTakeFirstOrThrow()
  const read = async (login: string, sheet: string, of = event) => {
    const answer = await w.as(login).events[':event'].sheets[':sheet'].$get({ param: { event: of, sheet } })
    const { requestId, ...rest } = await body(answer)
    return { status: answer.status as number, rest }
  }
  const never = await read('zhao', 'never-was')
  expect(never.status).toBe(404)
  expect(await read('zhao', gu.sheet)).toEqual(never)
  expect(await read('zhao', theory.id)).toEqual(never)
  expect(await read('organiser', gu.sheet)).toEqual(never)
  expect(await read('zhou', gu.sheet)).toEqual(never)
  expect((await read('zhou', theory.id)).status).toBe(200)
  for (const login of ['zhao', 'organiser', 'zhou']) {
    expect((await save(contest, login, gu.sheet, [{ cell: 'tools', value: '1', base: 0 }])).status).toBe(404)
    expect((await submit(contest, login, gu.sheet, {})).status).toBe(404)
  }
  expect(await revisionsOf(contest, gu.sheet)).toEqual([])
})

test('nothing that a judge is told names an entry, its unit or its id', async () => {
  const contest = await openContest()
  const { w, event, entries, units } = { ...contest, units: contest.w.units }
  const told: string[] = []
  const hear = async (answer: { text(): Promise<string> }) => told.push(await answer.text())
  await hear(await w.as('gu').judge.events.$get())
  await hear(await w.as('gu').events[':event']['my-sheets'].$get({ param: { event } }))
  for (const { sheet } of (await body(await w.as('gu').events[':event']['my-sheets'].$get({ param: { event } }))).sheets) {
    await hear(await w.as('gu').events[':event'].sheets[':sheet'].$get({ param: { event, sheet } }))
    await hear(await save(contest, 'gu', sheet, [{ cell: 'tools', value: '9', base: 0 }]))
    await hear(await save(contest, 'gu', sheet, [{ cell: 'tools', value: '5', base: 0 }]))
    await hear(await save(contest, 'gu', sheet, [{ cell: 'tools', value: '4', base: 0 }]))
    await hear(await submit(contest, 'gu', sheet, { tools: 1 }))
  }
  const secrets = [...entries, units.steel, units.port, units.tools, '赵强', '钱敏', '周强', '陈强', '申禾', '沪岚', '启泽']
  for (const secret of secrets) expect(told.join('\n')).not.toContain(secret)
})

test('judges hear of their events, and how much they still owe', async () => {
  const contest = await openContest()
  await submitFull(contest, 'lin')
  const { events } = await body(await contest.w.as('lin').judge.events.$get())
  expect(events).toMatchObject([{ id: contest.event, duty: 'judge', sheets: 2, submitted: 1 }])
  expect((await body(await contest.w.as('committee').judge.events.$get())).events).toEqual([])
})

test('the progress shows who owes what, never a value', async () => {
  const contest = await openContest()
  const { w, param } = contest
  const paper = await sheetFor(w, contest.event, 'gu')
  await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4.5', base: 0 }])
  await submitFull(contest, 'zhao')
  const answer = await w.as('organiser').events[':event'].progress.$get({ param })
  const text = await answer.clone().text()
  const { sources, rows, open, missing } = await body(answer)
  expect({ open, missing }).toEqual({ open: true, missing: 0 })
  expect(
    sources.map((s: { label: string; owed: number; started: number; submitted: number }) => [s.label, s.owed, s.started, s.submitted]),
  ).toEqual([
    ['', 4, 0, 0],
    ['评委 1', 2, 0, 0],
    ['评委 2', 4, 1, 0],
    ['评委 3', 3, 0, 1],
    ['评委 4', 4, 0, 0],
    ['评委 5', 4, 0, 0],
    ['', 4, 0, 0],
  ])
  expect(rows).toHaveLength(4)
  expect(rows.flatMap((row: { cells: unknown[] }) => row.cells).filter((cell: unknown) => cell === null)).toHaveLength(2)
  expect(text).not.toContain('"4.5"')
  for (const secret of [...contest.entries, '赵强', '申禾']) expect(text).not.toContain(secret)
  expect((await w.as('gu').events[':event'].progress.$get({ param })).status).toBe(403)
})

test('the event is sealed once nobody owes a sheet; from then on nothing changes', async () => {
  const contest = await openContest()
  const { w, event, param } = contest
  const seal = () => w.as('organiser').events[':event'].seal.$put({ param })
  const early = await seal()
  expect(early.status).toBe(409)
  expect((await body(early)).faults).toContainEqual({ path: [], code: 'sheets-owed', params: { who: '评委 2', n: '4' } })
  for (const judge of JUDGES) {
    const { sheets } = await body(await w.as(judge).events[':event']['my-sheets'].$get({ param }))
    for (const { who } of sheets) await submitFull(contest, judge, who)
  }
  const desk = await body(await w.as('zhou').events[':event'].clerk.$get({ param }))
  for (const { sheet, sitting } of desk.entries.flatMap((entry: { sheets: { sheet: string; sitting: string }[] }) => entry.sheets)) {
    const cell = sitting === 'theory' ? 'paper' : 'time'
    await save(contest, 'zhou', sheet, [{ cell, value: '88.5', base: 0 }])
    expect((await submit(contest, 'zhou', sheet, { [cell]: 1 })).status).toBe(200)
  }
  expect((await w.as('gu').events[':event'].seal.$put({ param })).status).toBe(403)
  const done = await seal()
  expect(await body(done)).toEqual({ sheets: 26 })
  expect((await seal()).status).toBe(409)
  const { sheets } = await body(await w.as('gu').events[':event']['my-sheets'].$get({ param }))
  expect(sheets.every((sheet: { state: string }) => sheet.state === 'sealed')).toBe(true)
  const paper = sheets[0].sheet
  const late = await body(await save(contest, 'gu', paper, [{ cell: 'tools', value: '1', base: 1 }]))
  expect(late).toMatchObject({ late: ['tools'], cells: { tools: { value: '5', revision: 1 } } })
  const back = await w
    .as('organiser')
    .events[':event'].sheets[':sheet'].return.$put({ param: { event, sheet: paper }, json: { reason: '晚了' } })
  expect((await body(back)).faults).toMatchObject([{ code: 'sheet-sealed' }])
})

test('a judge marks from the planned minute on; what comes after the planned end is kept and counts', async () => {
  const contest = await openContest()
  const paper = await sheetFor(contest.w, contest.event, 'gu')
  const none = { opensAt: '', closesAt: '' }
  const phases = {
    marking: { opensAt: '2026-05-01T12:00', closesAt: '2026-05-01T17:00' },
    check: none,
    publish: none,
    final: none,
    archived: none,
  }
  const planned = await contest.w.as('organiser').events[':event'].phases.$put({ param: { event: contest.event }, json: phases })
  expect(planned.status).toBe(200)
  const at = (minute: string) => {
    contest.w.site.clock.ms = Date.parse(`${minute}:00+08:00`)
  }
  at('2026-05-01T11:59')
  const early = await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }])
  expect(early.status).toBe(409)
  expect((await body(early)).faults).toMatchObject([{ code: 'marking-early', params: { at: '2026-05-01 12:00' } }])
  at('2026-05-01T12:00')
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '4', base: 0 }])).status).toBe(200)
  at('2026-05-01T17:30')
  expect((await save(contest, 'gu', paper.sheet, [{ cell: 'tools', value: '5', base: 1 }])).status).toBe(200)
  expect((await revisionsOf(contest, paper.sheet)).map(({ value }) => value)).toEqual(['4', '5'])
})
