/** Entries by workbook: a dry run, all rows or none, nobody twice. */
import { expect, test } from 'vitest'
import { columnsOf } from '../../server/entries/columns.ts'
import { addEntry } from '../../server/entries/entry.ts'
import { readRows, templateOf, writeWorkbook } from '../../server/lib/workbook.ts'
import { monthOf } from '../../server/people/match.ts'
import { addPerson, insertPersons } from '../../server/people/person.ts'
import type { RowFault } from '../../server/people/table.ts'
import { sending } from '../file.ts'
import { sendList } from '../list.ts'
import { town } from './entries-town.ts'

async function book(rows: Record<string, string>[], subject: 'person' | 'unit' | 'squad' = 'person'): Promise<File> {
  const bytes = await writeWorkbook([{ name: '名单', columns: columnsOf(subject), lang: 'zh', rows, stars: true }])
  return new File([new Uint8Array(bytes)], 'list.xlsx')
}

/** Imports a file, or has it checked. */
async function upload(t: Awaited<ReturnType<typeof town>>, file: File, apply: boolean, login = 'organiser') {
  const { import: route } = t.w.as(login).events[':event'].entries
  return sendList(t.w, login, () => (apply ? route : route.checks).$post({ param: t.param, query: {} }, sending(file)))
}

const GOOD: Record<string, string>[] = [
  { name: '赵强', unit: '申禾钢构工会', squad: '钢构一队' },
  { name: '钱敏', unit: '申禾钢构工会', squad: '钢构一队' },
  { name: '周强', unit: '沪岚港务工会', birth: '1974年3月', category: 'exhibition' },
]

test('a list is looked at without a trace, then written whole; a second import changes nothing', async () => {
  const t = await town()
  const dry = await upload(t, await book(GOOD), false)
  expect(dry).toMatchObject({ status: 200, body: { rows: 3, faults: [], added: 3, same: 0 } })
  expect((await t.list('organiser')).rows).toEqual([])
  expect(await t.w.site.store.read.selectFrom('squad').selectAll().execute()).toEqual([])
  expect(await upload(t, await book(GOOD), true)).toMatchObject({ status: 200, body: { rows: 3 } })
  const list = await t.list('organiser')
  expect(list.rows.map(({ label, squad, state }) => [label, squad, state])).toEqual([
    ['赵强', '钢构一队', 'normal'],
    ['钱敏', '钢构一队', 'normal'],
    ['周强', null, 'exhibition'],
  ])
  expect(await upload(t, await book(GOOD), true)).toMatchObject({ status: 200, body: { rows: 0, same: 3 } })
  expect(await t.list('organiser')).toEqual(list)
})

test('one bad row and nothing is written; every bad cell is named with its row', async () => {
  const t = await town()
  const file = await book([
    ...GOOD,
    { name: '无此人', unit: '申禾钢构工会' },
    { name: '赵强', unit: '没有的工会' },
    { name: '赵强', unit: '申禾钢构工会', birth: '三月' },
    { name: '', unit: '申禾钢构工会' },
  ])
  const dry = await upload(t, file, false)
  expect(dry.status).toBe(200)
  expect(dry.body.faults.map((f: RowFault) => [f.row, f.column, f.code])).toEqual([
    [5, 'name', 'person-unknown'],
    [6, 'unit', 'unit-unknown'],
    [7, 'birth', 'bad-month'],
    [8, 'name', 'required'],
  ])
  const applied = await upload(t, file, true)
  expect(applied.status).toBe(422)
  expect(applied.body.faults[0]).toMatchObject({ path: ['rows', 5, 'name'], code: 'person-unknown' })
  expect(await t.w.site.store.read.selectFrom('entry').selectAll().execute()).toEqual([])
  expect(await t.w.site.store.read.selectFrom('squad').selectAll().execute()).toEqual([])
})

test('namesakes of a unit are told apart by month of birth or ID number, never guessed', async () => {
  const t = await town()
  const twin = {
    name: '赵强',
    sex: 'male' as const,
    birthDate: '1990-03-07',
    ethnicity: '',
    political: '',
    education: '',
    jobClass: 'industrial' as const,
    skillLevel: 'l4' as const,
    migrant: 0 as const,
    employee: 1 as const,
  }
  const idNumber = '11010519900307221X'
  const id = await t.w.play('persons.change', (act) => addPerson(act, t.w.units.steel, { ...twin, idNumber }))
  const row = { name: '赵强', unit: '申禾钢构工会' }
  expect((await upload(t, await book([row]), false)).body.faults).toMatchObject([{ code: 'person-ambiguous' }])
  expect((await upload(t, await book([{ ...row, idNumber: '110105199003072999' }]), false)).body.faults).toMatchObject([
    { column: 'idNumber', code: 'person-unknown' },
  ])
  expect((await upload(t, await book([{ ...row, name: '钱敏', idNumber }]), false)).body.faults).toMatchObject([
    { column: 'name', code: 'name-differs' },
  ])
  const dry = await upload(t, await book([{ ...row, idNumber }]), false)
  expect(JSON.stringify(dry.body)).not.toContain(idNumber)
  await upload(
    t,
    await book([
      { ...row, idNumber },
      { ...row, birth: '1970-03' },
    ]),
    true,
  )
  const entered = await t.w.site.store.read.selectFrom('entry').select('subjectId').orderBy('id').execute()
  expect(entered.map((e) => e.subjectId)).toEqual([id, t.w.workers[0]])
})

test('a month of birth is read in the ways people write it', () => {
  for (const text of ['1990-05', '1990-5', '1990/05', '1990.5', '199005', '1990年5月', '1990-05-12', '１９９０年５月'])
    expect(monthOf(text)).toBe('1990-05')
  for (const text of ['', '05-1990', '1990-13', '1990', '90年5月', 'May 1990']) expect(monthOf(text)).toBeNull()
})

test('an officer imports people of the own units; others are unknown', async () => {
  const t = await town()
  const foreign = [{ name: '郑强', unit: '启泽机床工会' }]
  expect((await upload(t, await book(foreign), false, 'officer')).body.faults).toMatchObject([{ column: 'unit', code: 'unit-unknown' }])
  expect((await upload(t, await book(GOOD), true, 'officer')).status).toBe(200)
})

test('the template that is downloaded can be imported as it is, empty', async () => {
  const t = await town()
  const answer = await t.w.as('organiser').events[':event'].entries.template.$get({ param: t.param, query: {} })
  expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('电工竞赛'))
  const file = new File([await answer.arrayBuffer()], 't.xlsx')
  expect(await upload(t, file, false)).toMatchObject({ status: 200, body: { rows: 0, faults: [] } })
  expect(
    (
      await upload(
        t,
        new File([new Uint8Array(await templateOf('x', [{ key: 'q', header: { zh: '甲', en: 'A' } }], 'zh'))], 'x.xlsx'),
        false,
      )
    ).status,
  ).toBe(422)
})

test('a file that is no workbook is refused at the field, and a call takes no list', async () => {
  const t = await town()
  const answer = await upload(t, new File(['姓名,单位'], 'list.xlsx'), true)
  expect(answer.status).toBe(422)
  expect(answer.body.faults[0]).toMatchObject({ path: ['file'], code: 'not-xlsx' })
  const call = await town('proposal-review')
  expect((await upload(call, await book(GOOD), false)).body.faults[0]).toMatchObject({ code: 'no-import-here' })
})

test('units come in by list too, with their zones', async () => {
  const t = await town('labour-quarter')
  const rows = [
    { unit: '申禾钢构工会', zone: '街道赛区' },
    { unit: '启泽机床工会', zone: '行业赛区' },
  ]
  expect(await upload(t, await book(rows, 'unit'), true)).toMatchObject({ body: { rows: 2 } })
  expect((await t.list('organiser')).rows.map(({ label, zone }) => [label, zone])).toEqual([
    ['申禾钢构工会', '街道赛区'],
    ['启泽机床工会', '行业赛区'],
  ])
})

test('a long list comes in pages', async () => {
  const t = await town('labour-quarter')
  await t.w.play('entries.add', async (act) => {
    for (let i = 0; i < 130; i++)
      await addEntry(act, t.event, {
        kind: 'unit',
        subjectId: `u${i}`,
        label: `单位${String(i).padStart(3, '0')}`,
        unitId: t.w.units.steel,
      })
  })
  const first = await t.list('organiser')
  expect(first).toMatchObject({ total: 130, next: 100 })
  expect(first.rows).toHaveLength(100)
  const second = await t.list('organiser', { after: '100' })
  expect(second).toMatchObject({ total: 130, next: null })
  expect(second.rows[0]?.label).toBe('单位100')
  expect(await t.list('organiser', { q: '单位12' })).toMatchObject({ total: 10 })
})

test('an officer reads in every row what is wrong, also what is over the limit, and gets the file back with it', async () => {
  const t = await town('district-skills', { mostEntries: 2 })
  const rows: Record<string, string>[] = [
    { name: '赵强', unit: '申禾钢构工会' },
    { name: '无此人', unit: '申禾钢构工会', birth: '三月' },
    { name: '钱敏', unit: '申禾钢构工会' },
    { name: '孙强', unit: '申禾钢构工会' },
    { name: '郑强', unit: '启泽机床工会' },
  ]
  const file = await book(rows)
  const dry = await upload(t, file, false, 'officer')
  expect(dry.body.faults.map((f: RowFault) => [f.row, f.column, f.code])).toEqual([
    [3, 'birth', 'bad-month'],
    [5, 'unit', 'unit-entries-full'],
    [6, 'unit', 'unit-unknown'],
  ])
  const mark = async (given: File) => {
    const { marked } = t.w.as('officer').events[':event'].entries.import
    const { body } = await sendList(t.w, 'officer', () => marked.$post({ param: t.param, query: {} }, sending(given)))
    return new File([body], 'list.xlsx')
  }
  const marked = await mark(file)
  const columns = [...columnsOf('person'), { key: 'wrong', header: { zh: '问题', en: 'What is wrong' } }]
  const read = async (given: File) => {
    const result = await readRows(new Uint8Array(await given.arrayBuffer()), columns)
    return result.ok ? result.rows.map(({ row, values }) => [row, values.name, values.wrong]) : result
  }
  const expected = [
    [2, '赵强', null],
    [3, '无此人', '出生年月：请写成 1990-05 或 1990年5月。'],
    [4, '钱敏', null],
    [5, '孙强', '单位：这个单位在本赛项最多参赛 2 个，名额已满。'],
    [6, '郑强', expect.stringMatching(/^单位：/)],
  ]
  expect(await read(marked)).toEqual(expected)
  // What comes back is read like the original: marked again it has one such column, not two.
  expect((await upload(t, marked, false, 'officer')).body).toMatchObject({ faults: dry.body.faults, ignored: ['问题'] })
  expect(await read(await mark(marked))).toEqual(expected)
  expect(await t.w.site.store.read.selectFrom('entry').selectAll().execute()).toEqual([])
})

test('where squads are ranked the rows of one squad are one entry with its members; a second import changes nothing', async () => {
  const t = await town()
  await t.w.site.store.write((tx) => tx.updateTable('event').set({ subject: 'squad' }).where('id', '=', t.event).execute())
  const rows = [
    { name: '赵强', unit: '申禾钢构工会', squad: '钢构一队' },
    { name: '周强', unit: '沪岚港务工会', squad: '港务一队' },
    { name: '钱敏', unit: '申禾钢构工会', squad: '钢构一队' },
  ]
  expect(await upload(t, await book(rows, 'squad'), true)).toMatchObject({ status: 200, body: { added: 3 } })
  const entries = await t.w.site.store.read.selectFrom('entry').selectAll().orderBy('label', 'desc').execute()
  expect(entries.map(({ label, unitId, attributes }) => [label, unitId, JSON.parse(attributes)])).toEqual([
    ['钢构一队', t.w.units.steel, { members: '赵强、钱敏' }],
    ['港务一队', t.w.units.port, { members: '周强' }],
  ])
  const members = await t.w.site.store.read.selectFrom('squadMember').selectAll().execute()
  expect(members.filter(({ entryId }) => entryId === entries[0]?.id).map(({ personId }) => personId)).toEqual([
    t.w.workers[0],
    t.w.workers[1],
  ])
  expect(await upload(t, await book(rows, 'squad'), true)).toMatchObject({ status: 200, body: { added: 0, same: 3 } })
  expect((await t.w.site.store.read.selectFrom('squad').selectAll().execute()).length).toBe(2)
})

test('a squad of another unit is not joined by its name', async () => {
  const t = await town()
  await t.w.as('organiser').events[':event'].squads.$post({
    param: t.param,
    json: { unitId: t.w.units.tools, name: '机床一队', members: [t.w.workers[8] as string] },
  })
  const rows = [{ name: '赵强', unit: '申禾钢构工会', squad: '机床一队' }]
  expect((await upload(t, await book(rows), false, 'officer')).body.faults).toMatchObject([{ column: 'squad', code: 'squad-known' }])
  expect((await upload(t, await book(rows), true, 'officer')).status).toBe(422)
})

test('5,000 rows of an officer wait for approval, once; the second import changes nothing', async () => {
  const t = await town()
  const rows = Array.from({ length: 5000 }, (_, i) => ({ name: `职工${i}`, unit: '申禾钢构工会', squad: `第${Math.floor(i / 50)}队` }))
  await t.w.play('persons.import', async (act) => {
    const facts = { sex: 'male', ethnicity: '', political: '', education: '', jobClass: 'industrial', skillLevel: 'l4' } as const
    const more = { ...facts, birthDate: '1990-01-01', migrant: 0 as const, employee: 1 as const, unitId: t.w.units.steel }
    await insertPersons(
      act,
      rows.map(({ name }) => ({ ...more, name })),
    )
    await act.note('persons:x')
  })
  const file = await book(rows)
  const timed = async (what: string, apply: boolean) => {
    const from = performance.now()
    const answer = await upload(t, file, apply, 'officer')
    console.info(`5,000 rows ${what}: ${Math.round(performance.now() - from)} ms`)
    return answer
  }
  expect(await timed('looked at', false)).toMatchObject({ status: 200, body: { rows: 5000, faults: [], added: 5000 } })
  expect(await timed('written', true)).toMatchObject({ status: 200, body: { rows: 5000 } })
  expect(await t.list('organiser', { waiting: '1' })).toMatchObject({ total: 5000, waiting: 5000 })
  const states = () => t.w.site.store.read.selectFrom('entryState').selectAll().execute()
  const before = await states()
  expect(before).toHaveLength(5000)
  expect(await timed('a second time', true)).toMatchObject({ status: 200, body: { rows: 0, same: 5000 } })
  expect(await states()).toEqual(before)
  expect(await t.w.site.store.read.selectFrom('squad').selectAll().execute()).toHaveLength(100)
}, 60_000)
