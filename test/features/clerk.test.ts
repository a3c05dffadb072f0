/** The clerk's desk: times, penalties, theory scores by spreadsheet, all under codes. */
import { expect, test } from 'vitest'
import { readRows, writeWorkbook } from '../../server/lib/workbook.ts'
import { sending } from '../file.ts'
import { openContest, sheetFor } from './contest.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

type Contest = Awaited<ReturnType<typeof openContest>>

const desk = async ({ w, param }: Contest) => body(await w.as('zhou').events[':event'].clerk.$get({ param }))

const CODE = { key: 'who', header: { zh: '加密号', en: 'Code' } }
const PAPER = { key: 'paper', header: { zh: '理论试卷', en: 'Theory paper' } }

async function workbook(rows: { who: string; paper?: string }[], columns = [CODE, PAPER]): Promise<File> {
  const bytes = await writeWorkbook([{ name: '理论考试', columns, lang: 'zh', rows }])
  return new File([bytes as Uint8Array<ArrayBuffer>], 'scores.xlsx')
}

const upload = (contest: Contest, file: File, apply: boolean, login = 'zhou', sitting = 'theory') =>
  contest.w
    .as(login)
    .events[':event'].sittings[':sitting'].import.$post(
      { param: { ...contest.param, sitting }, query: { lang: 'zh', ...(apply ? { apply: '1' } : {}) } },
      sending(file),
    )

const theory = ({ w }: Contest) => w.site.store.read.selectFrom('sheet').selectAll().where('sitting', '=', 'theory').orderBy('id').execute()

test('the clerk sees codes, states and the sheets of the desk, and no names', async () => {
  const contest = await openContest()
  const seen = await desk(contest)
  expect(seen.entries.map((entry: { who: string; ref: string }) => entry.ref).sort()).toEqual(['101', '102', '103', '104'])
  expect(seen.entries[0].sheets.map((sheet: { sitting: string }) => sheet.sitting)).toEqual(['theory', 'time'])
  const text = JSON.stringify(seen)
  for (const secret of [...contest.entries, '赵强', '申禾', '评委']) expect(text).not.toContain(secret)
  expect((await contest.w.as('gu').events[':event'].clerk.$get({ param: contest.param })).status).toBe(403)
})

test('the clerk records a finishing time; hundredths are the finest', async () => {
  const contest = await openContest()
  const { w, event } = contest
  const sheet = (await desk(contest)).entries[0].sheets.find((one: { sitting: string }) => one.sitting === 'time').sheet
  const put = (value: string, base: number) =>
    w.as('zhou').events[':event'].sheets[':sheet'].marks.$put({
      param: { event, sheet },
      json: { scheme: 1, cells: [{ cell: 'time', value, base }] },
    })
  expect((await put('754.255', 0)).status).toBe(422)
  expect((await put('754.25', 0)).status).toBe(200)
  const done = await w
    .as('zhou')
    .events[':event'].sheets[':sheet'].submission.$put({ param: { event, sheet }, json: { revisions: { time: 1 } } })
  expect(await body(done)).toMatchObject({ state: 'submitted' })
  expect((await desk(contest)).entries[0].sheets.find((one: { sitting: string }) => one.sitting === 'time')).toMatchObject({
    state: 'submitted',
    marks: { time: { value: '754.25' } },
  })
})

test('a penalty is recorded by code with its reason, and lifted with another', async () => {
  const contest = await openContest()
  const { w, param, codeOf } = contest
  const json = {
    entryId: codeOf(2),
    scope: 'module' as const,
    node: 'practice',
    effect: { do: 'points' as const, points: '-5' },
    reason: '未戴绝缘手套',
  }
  const made = await w.as('zhou').events[':event'].incidents.$post({ param, json })
  expect(made.status).toBe(200)
  const { id } = await body(made)
  expect((await w.site.store.read.selectFrom('incident').selectAll().executeTakeFirstOrThrow()).entryId).toBe(contest.entries[2])
  const lift = () =>
    w
      .as('zhou')
      .events[':event'].incidents[':incident'].lift.$put({ param: { ...param, incident: id }, json: { reason: '复核录像，戴了' } })
  expect((await lift()).status).toBe(200)
  expect((await lift()).status).toBe(409)
  const entry = (await desk(contest)).entries.find((one: { who: string }) => one.who === codeOf(2))
  expect(entry.incidents).toMatchObject([{ id, effect: { do: 'points', points: '-5' }, lifted: { reason: '复核录像，戴了' } }])
  expect((await w.as('gu').events[':event'].incidents.$post({ param, json })).status).toBe(403)
})

test.each([
  [{ entryId: '999' }, 'entryId'],
  [{ scope: 'aspect', node: 'practice' }, 'node'],
  [{ scope: 'module', node: 'tools' }, 'node'],
  [{ scope: 'module', node: 'total' }, 'node'],
  [{ scope: 'aspect', node: 'tools#2' }, 'node'],
  [{ scope: 'entry', node: 'practice' }, 'node'],
  [{ scope: 'squad', node: null }, 'scope'],
  [{ effect: { do: 'points', points: '0' } }, 'effect'],
  [{ effect: { do: 'points', points: '1,5' } }, 'effect'],
  [{ reason: ' ' }, 'reason'],
])('an incident that cannot be is refused at its field: %j', async (change, path) => {
  const contest = await openContest()
  const json = { entryId: contest.codeOf(0), scope: 'module', node: 'practice', effect: { do: 'zero' }, reason: '违规', ...change }
  const answer = await contest.w.as('zhou').events[':event'].incidents.$post({ param: contest.param, json: json as never })
  expect(answer.status).toBe(422)
  expect((await body(answer)).faults[0].path[0]).toBe(path)
  expect(await contest.w.site.store.read.selectFrom('incident').selectAll().execute()).toEqual([])
})

test('the template holds every code once and can be read back', async () => {
  const contest = await openContest()
  const answer = await contest.w
    .as('zhou')
    .events[':event'].sittings[':sitting'].template.$get({ param: { ...contest.param, sitting: 'theory' }, query: { lang: 'en' } })
  expect(answer.status).toBe(200)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const read = await readRows(bytes, [
    { ...CODE, required: true },
    { ...PAPER, required: true, kind: 'decimal' },
  ])
  expect(read.ok && read.rows.map((row) => row.values.who).sort()).toEqual(['101', '102', '103', '104'])
  expect(
    (
      await contest.w
        .as('zhou')
        .events[':event'].sittings[':sitting'].template.$get({ param: { ...contest.param, sitting: 'practice' }, query: { lang: 'zh' } })
    ).status,
  ).toBe(404)
})

test('theory scores are looked at first, then written and submitted; the same file again changes nothing', async () => {
  const contest = await openContest()
  const rows = [{ who: '101', paper: '88.5' }, { who: '102', paper: '90' }, { who: '103', paper: '60' }, { who: '104' }]
  const dry = await upload(contest, await workbook(rows), false)
  expect(await body(dry)).toMatchObject({ rows: 4, faults: [], added: 3, changed: 0, same: 0 })
  expect((await theory(contest)).every((sheet) => sheet.state === 'draft' && sheet.marks === '{}')).toBe(true)
  expect(await body(await upload(contest, await workbook(rows), true))).toMatchObject({ added: 3, same: 0 })
  expect((await theory(contest)).map((sheet) => sheet.state).sort()).toEqual(['draft', 'submitted', 'submitted', 'submitted'])
  const revisions = () => contest.w.site.store.read.selectFrom('delivery').selectAll().execute()
  expect(await revisions()).toHaveLength(3)
  expect(await body(await upload(contest, await workbook(rows), true))).toMatchObject({ added: 0, changed: 0, same: 3 })
  expect(await revisions()).toHaveLength(3)
})

test('a bad row is named, and no row is written', async () => {
  const contest = await openContest()
  const rows = [
    { who: '101', paper: '88.5' },
    { who: '102', paper: '100.5' },
    { who: '103', paper: '88.3' },
    { who: '999', paper: '80' },
    { who: '101', paper: '70' },
    { who: '104', paper: '88,5' },
    { paper: '50' } as never,
  ]
  const file = await workbook(rows)
  const dry = await body(await upload(contest, file, false))
  expect(dry.faults.map((fault: { row: number; column: string; code: string }) => [fault.row, fault.column, fault.code])).toEqual([
    [3, 'paper', 'mark-out-of-range'],
    [4, 'paper', 'mark-step'],
    [5, 'who', 'unknown-code'],
    [6, 'who', 'row-twice'],
    [7, 'paper', 'bad-decimal'],
    [8, 'who', 'required'],
  ])
  const applied = await upload(contest, await workbook(rows), true)
  expect(applied.status).toBe(422)
  expect((await body(applied)).faults).toHaveLength(6)
  expect((await theory(contest)).every((sheet) => sheet.state === 'draft' && sheet.marks === '{}')).toBe(true)
})

test('another score for a submitted sheet is refused: it must be sent back first', async () => {
  const contest = await openContest()
  await upload(contest, await workbook([{ who: '101', paper: '80' }]), true)
  const again = await upload(contest, await workbook([{ who: '101', paper: '81' }]), true)
  expect(again.status).toBe(422)
  expect((await body(again)).faults).toMatchObject([{ path: ['rows', 2, 'who'], code: 'sheet-submitted' }])
})

test.each([
  ['no workbook at all', async () => new File(['code,paper\n101,80'], 'scores.xlsx'), 'not-xlsx'],
  ['a workbook without the marks', async () => workbook([{ who: '101' }], [CODE]), 'missing-columns'],
  [
    'a workbook of something else',
    async () => workbook([{ who: '101' }], [{ key: 'who', header: { zh: '姓名', en: 'Name' } }]),
    'no-header',
  ],
] as const)('%s is refused as a file', async (_, file, code) => {
  const contest = await openContest()
  const answer = await upload(contest, await file(), false)
  expect(answer.status).toBe(422)
  expect((await body(answer)).faults).toMatchObject([{ path: ['file'], code }])
})

test('a judge imports nothing, and judges’ marks are imported by nobody', async () => {
  const contest = await openContest()
  const file = await workbook([{ who: '101', paper: '80' }])
  expect((await upload(contest, file, true, 'gu')).status).toBe(403)
  expect((await upload(contest, file, true, 'zhou', 'practice')).status).toBe(404)
  expect((await sheetFor(contest.w, contest.event, 'gu')).marks).toEqual({})
})

test('an absent entry owes nothing: the rest can be sealed without it', async () => {
  const contest = await openContest()
  const { w, param, codeOf } = contest
  const absent = await w
    .as('zhou')
    .events[':event'].entries[':entry'].state.$put({ param: { ...param, entry: codeOf(3) }, json: { state: 'absent', reason: '' } })
  expect(absent.status).toBe(200)
  const { sources } = await body(await w.as('organiser').events[':event'].progress.$get({ param }))
  expect(sources.map((source: { owed: number }) => source.owed)).toEqual([3, 1, 3, 3, 3, 3, 3])
})
