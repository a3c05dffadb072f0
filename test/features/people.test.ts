/** The union tree and its workers: by form, by workbook, within one's own subtree, with sealed ID numbers. */
import { expect, test } from 'vitest'
import { readRows, templateOf, writeWorkbook } from '../../server/lib/workbook.ts'
import { idCheckDigit, usccCheckDigit } from '../../server/people/input.ts'
import { addPersons } from '../../server/people/person.ts'
import { personColumns, personExample } from '../../server/people/person-import.ts'
import type { Preview } from '../../server/people/table.ts'
import { unitColumns } from '../../server/people/unit-import.ts'
import { sending } from '../file.ts'
import { sendList } from '../list.ts'
import { type World, world } from '../world.ts'

const idNumber = (birth: string, order: number, region = '310110') => {
  const digits = `${region}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return digits + idCheckDigit(digits)
}
const uscc = (order: number) => {
  const signs = `81310110MC${String(order).padStart(7, '0')}`
  return signs + usccCheckDigit(signs)
}
const facts = { nameEn: '', uscc: null, ownership: null, industry: null, members: 0 }
const worker = {
  name: '陆青',
  sex: 'female' as const,
  birthDate: '1990-03-07',
  ethnicity: '汉族',
  political: '群众',
  education: '大专',
  jobClass: 'industrial' as const,
  skillLevel: 'l3' as const,
  migrant: 0 as const,
  employee: 1 as const,
}

type Row = Record<string, string | number | undefined>

async function file(columns: typeof personColumns, rows: Row[]) {
  const bytes = await writeWorkbook([{ name: '表', columns, lang: 'zh', rows }])
  return new File([bytes as Uint8Array<ArrayBuffer>], 'table.xlsx')
}
const said = (answer: unknown) => (answer as Preview).faults.map(({ row, column, code }) => `${row} ${column} ${code}`)
const count = async (w: World, table: 'unit' | 'person' | 'audit') =>
  (
    await w.site.store.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
type How = 'check' | 'mark' | 'import'

/** What came of a list of units or workers; a list that cannot be read or written has faults only. */
async function send(w: World, kind: 'units' | 'persons', how: How, given: Row[] | File, login = 'organiser') {
  const of = given instanceof File ? given : await file(kind === 'units' ? unitColumns : personColumns, given)
  const { import: route } = w.as(login)[kind]
  const { [how]: asked } = { import: route, check: route.checks, mark: route.marked }
  return (await sendList(w, login, () => asked.$post({ query: {} }, sending(of)))).body
}
const lastNote = (w: World) => w.site.store.read.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()

test('the tree opens level by level, with counts', async () => {
  const w = await world()
  const top = await (await w.as('organiser').units.$get({ query: {} })).json()
  expect(top.rows.map(({ name, children, persons }) => ({ name, children, persons }))).toEqual([
    { name: '申江区总工会', children: 2, persons: 0 },
  ])
  const below = await (await w.as('organiser').units.$get({ query: { parent: w.units.street } })).json()
  expect(below.rows.map(({ name, persons }) => [name, persons])).toEqual([
    ['申禾钢构工会', 4],
    ['沪岚港务工会', 4],
  ])
  const found = await (await w.as('organiser').units.$get({ query: { q: '机床' } })).json()
  expect(found.rows.map(({ id }) => id)).toEqual([w.units.tools])
  const wild = await (await w.as('organiser').units.$get({ query: { q: '%' } })).json()
  expect(wild.rows).toEqual([])
  const one = await (await w.as('organiser').units[':unit'].$get({ param: { unit: w.units.steel } })).json()
  expect(one).toMatchObject({ personsBelow: 4, trail: [{ name: '申江区总工会' }, { name: '江湾街道总工会' }] })
})

test('a long list comes in pages that miss nothing, double nothing and stand in order', async () => {
  const w = await world()
  await w.play('persons.import', (act) =>
    addPersons(
      act,
      Array.from({ length: 120 }, (_, i) => ({ ...worker, name: `员工${i % 7}`, unitId: w.units.tools })),
    ),
  )
  const seen: { name: string; id: string }[] = []
  for (let after: string | undefined, i = 0; i < 5; i++) {
    const page = await (await w.as('organiser').persons.$get({ query: { unit: w.units.tools, ...(after && { after }) } })).json()
    seen.push(...page.rows)
    if (page.next === null) break
    after = page.next
  }
  expect(seen.length).toBe(124)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(124)
  // By name, namesakes by age of the record.
  const keys = seen.map(({ name, id }) => `${name} ${id}`)
  expect(keys).toEqual(keys.toSorted())
})

test('an officer sees and changes their own subtree; what lies outside does not exist', async () => {
  const w = await world()
  const officer = w.as('officer')
  const top = await (await officer.units.$get({ query: {} })).json()
  expect(top.rows.map(({ id }) => id)).toEqual([w.units.street])
  const one = await (await officer.units[':unit'].$get({ param: { unit: w.units.steel } })).json()
  expect(one).toMatchObject({ trail: [{ name: '江湾街道总工会' }] })
  const outside = [
    await officer.units[':unit'].$get({ param: { unit: w.units.tools } }),
    await officer.units[':unit'].$get({ param: { unit: 'nowhere' } }),
    await officer.persons.$get({ query: { unit: w.units.tools } }),
    await officer.persons[':person'].$get({ param: { person: w.workers[8]! } }),
    await officer.units.$post({ json: { ...facts, name: '新建厂工会', kind: 'grassroots', parentId: w.units.industry } }),
    await officer.persons.$post({ json: { ...worker, unitId: w.units.tools } }),
    await officer.persons[':person'].$put({ param: { person: w.workers[8]! }, json: { ...worker, unitId: w.units.steel, version: 1 } }),
    // Nor can anybody be moved out of sight.
    await officer.persons[':person'].$put({ param: { person: w.workers[0]! }, json: { ...worker, unitId: w.units.tools, version: 1 } }),
  ]
  expect(outside.map(({ status }) => status)).toEqual(outside.map(() => 404))
  expect((await (await officer.units.$get({ query: { q: '机床' } })).json()).rows).toEqual([])
  // 冯强 and the others of tools are not found; 赵强 of steel is.
  expect((await (await officer.persons.$get({ query: { q: '冯' } })).json()).rows).toEqual([])
  expect((await (await officer.persons.$get({ query: { q: '赵' } })).json()).rows.map(({ name }) => name)).toEqual(['赵强'])
  expect(await count(w, 'unit')).toBe(6)
})

test('judges see neither units nor persons, the public sees nothing', async () => {
  const w = await world()
  expect((await w.as('gu').units.$get({ query: {} })).status).toBe(403)
  expect((await w.as('gu').persons.$get({ query: {} })).status).toBe(403)
  expect((await w.as(null).persons.$get({ query: {} })).status).toBe(401)
})

test('a unit stands where its kind may stand, and bears a code of its own', async () => {
  const w = await world()
  const add = (json: Parameters<typeof organiser.units.$post>[0]['json']) => organiser.units.$post({ json })
  const organiser = w.as('organiser')
  const good = await add({ ...facts, name: '恒力电机工会', kind: 'grassroots', parentId: w.units.industry, uscc: uscc(1) })
  expect(good.status).toBe(201)
  expect(await lastNote(w)).toMatchObject({ act: 'units.change', actor: w.accounts.organiser })
  const wrongs = [
    [await add({ ...facts, name: '第二个区', kind: 'street', parentId: null }), 'kind-not-here'],
    [await add({ ...facts, name: '第二条街', kind: 'street', parentId: w.units.street }), 'kind-not-here'],
    [await add({ ...facts, name: '冒名工会', kind: 'grassroots', parentId: w.units.street, uscc: uscc(1) }), 'uscc-taken'],
    [
      await add({ ...facts, name: '错码工会', kind: 'grassroots', parentId: w.units.street, uscc: `${uscc(2).slice(0, 17)}?` }),
      'uscc-wrong',
    ],
    [await add({ ...facts, name: '', kind: 'grassroots', parentId: w.units.street }), 'missing'],
    [await add({ ...facts, name: '负数工会', kind: 'grassroots', parentId: w.units.street, members: -1 }), 'too-small'],
  ] as const
  for (const [answer, code] of wrongs) {
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ faults: [{ code }] })
  }
  expect(await count(w, 'unit')).toBe(7)
})

test('two people who change one unit: the second is told, nothing is lost', async () => {
  const w = await world()
  const param = { unit: w.units.port }
  const change = (login: string, name: string) => w.as(login).units[':unit'].$put({ param, json: { ...facts, name, version: 1 } })
  expect((await change('organiser', '沪岚港口工会')).status).toBe(200)
  expect((await change('organiser2', '沪岚码头工会')).status).toBe(409)
  expect(await (await w.as('organiser').units[':unit'].$get({ param })).json()).toMatchObject({ name: '沪岚港口工会', version: 2 })
})

test('the same request five times adds one person', async () => {
  const w = await world()
  const answers = []
  for (let i = 0; i < 5; i++)
    answers.push(await (await w.as('organiser', 'the-same-key').persons.$post({ json: { ...worker, unitId: w.units.port } })).json())
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await count(w, 'person')).toBe(13)
})

test('an ID number is checked against itself, the birth date and the sex', async () => {
  const w = await world()
  const good = idNumber('1990-03-07', 2)
  const code = async (change: Record<string, unknown>) => {
    const answer = await w.as('organiser').persons.$post({ json: { ...worker, unitId: w.units.port, idNumber: good, ...change } as never })
    const body = (await answer.json()) as { faults?: { path: string[]; code: string }[] }
    return answer.status === 201 ? 'taken' : body.faults?.map((fault) => `${fault.path.join('.')} ${fault.code}`).join()
  }
  expect(await code({ idNumber: '3101101990030700' })).toBe('idNumber id-form')
  expect(await code({ idNumber: good.slice(0, 17) + ((Number(good[17]) + 1) % 10) })).toBe('idNumber id-check-digit')
  expect(await code({ birthDate: '1990-03-08' })).toBe('idNumber id-birth')
  expect(await code({ sex: 'male' })).toBe('idNumber id-sex')
  expect(await code({ birthDate: '2026-12-01', idNumber: null })).toBe('birthDate birth-future')
  expect(await code({ birthDate: '1890-12-01', idNumber: null })).toBe('birthDate birth-too-early')
  expect(await code({})).toBe('taken')
  expect(await code({ name: '别人' })).toBe('idNumber person-known')
  // Known since: changing the birth date afterwards must still agree with the number.
  const { rows } = await (await w.as('organiser').persons.$get({ query: { q: '陆青' } })).json()
  const put = await w.as('organiser').persons[':person'].$put({
    param: { person: rows[0]!.id },
    json: { ...worker, birthDate: '1990-03-08', unitId: w.units.port, version: 1 },
  })
  expect(await put.json()).toMatchObject({ faults: [{ path: ['birthDate'], code: 'id-birth' }] })
})

test('an ID number is shown masked; the whole of it only for a reason, which is audited, and it stands nowhere in the database', async () => {
  const w = await world()
  const number = idNumber('1990-03-07', 4)
  const { id } = (await (
    await w.as('organiser').persons.$post({ json: { ...worker, unitId: w.units.steel, idNumber: number } })
  ).json()) as { id: string }
  const seen = await (await w.as('officer').persons[':person'].$get({ param: { person: id } })).json()
  expect(seen).toMatchObject({ idMasked: `310***********${number.slice(-4)}` })
  expect(JSON.stringify(seen)).not.toMatch(/idSealed|idHash/)
  const view = (login: string, reason: string) =>
    w.as(login, 'view-key-1').persons[':person']['id-number-views'].$post({ param: { person: id }, json: { reason } })
  expect((await view('officer', '核对申报材料')).status).toBe(403)
  expect((await view('committee', '核对申报材料')).status).toBe(403)
  expect((await view('organiser', ' ')).status).toBe(422)
  expect(await (await view('organiser', '核对申报材料')).json()).toEqual({ idNumber: number })
  expect(await lastNote(w)).toMatchObject({ act: 'persons.id-number', subject: `person:${id}`, detail: '{"reason":"核对申报材料"}' })
  expect(await (await view('organiser', '核对申报材料')).json()).toEqual({ idNumber: number })
  for (const table of ['person', 'audit', 'answer'] as const) {
    expect(JSON.stringify(await w.site.store.read.selectFrom(table).selectAll().execute())).not.toContain(number)
  }
  const none = await w
    .as('organiser')
    .persons[':person']['id-number-views'].$post({ param: { person: w.workers[0]! }, json: { reason: '核对' } })
  expect(none.status).toBe(409)
})

test('the templates carry the exact headers and are read back as empty', async () => {
  const w = await world()
  const answer = await w.as('organiser').persons.template.$get({ query: {} })
  expect(answer.headers.get('Content-Type')).toContain('spreadsheetml')
  const read = await readRows(new Uint8Array(await answer.arrayBuffer()), personColumns)
  expect(read).toMatchObject({ ok: true, rows: [], errors: [], ignored: [] })
  const units = await w.as('officer').units.template.$get({ query: { lang: 'en' } })
  expect(await readRows(new Uint8Array(await units.arrayBuffer()), unitColumns)).toMatchObject({ ok: true, rows: [], ignored: [] })
  expect(personColumns.map(({ header }) => header.zh).join()).toBe(
    '姓名,单位,性别,出生年月,民族,政治面貌,文化程度,身份类别,技能等级,是否农民工,是否职工,身份证号',
  )
  await templateOf('x', personColumns, 'en', personExample)
})

const unitRows: Row[] = [
  // The parent stands below its unit.
  {
    name: '滨江电缆工会',
    parent: '滨江街道总工会',
    kind: 'grassroots',
    uscc: uscc(11),
    ownership: 'non-public',
    industry: '制造业',
    members: 80,
  },
  { name: '滨江街道总工会', parent: '申江区总工会', kind: 'street' },
  { name: '滨江药业工会', parent: '滨江街道总工会', kind: 'grassroots', members: 41 },
  { name: '启泽机床工会', parent: '机电行业工会联合会', kind: 'grassroots', members: 250 },
]

test('units come in by workbook: looked at first, written at once, unchanged the second time', async () => {
  const w = await world()
  const dry = await send(w, 'units', 'check', unitRows)
  expect(dry).toMatchObject({ rows: 4, faults: [], added: 3, changed: 1, same: 0 })
  expect(await count(w, 'unit')).toBe(6)
  const apply = () => send(w, 'units', 'import', unitRows)
  expect(await apply()).toEqual({ rows: 4, added: 3, changed: 1, same: 0 })
  const notes = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'units.import').execute()
  expect(notes.map(({ detail }) => detail)).toContain('{"added":3,"changed":1}')
  const cable = await w.site.store.read.selectFrom('unit').selectAll().where('uscc', '=', uscc(11)).executeTakeFirstOrThrow()
  const street = await w.site.store.read.selectFrom('unit').selectAll().where('name', '=', '滨江街道总工会').executeTakeFirstOrThrow()
  expect(cable).toMatchObject({ parentId: street.id, path: `${street.path}${cable.id}/`, members: 80 })
  expect(street.path).toBe(`/${w.units.district}/${street.id}/`)
  const before = await w.site.store.read.selectFrom('unit').selectAll().execute()
  expect(await apply()).toEqual({ rows: 0, added: 0, changed: 0, same: 4 })
  expect(await w.site.store.read.selectFrom('unit').selectAll().execute()).toEqual(before)
})

test('a row that fits by its code may carry a new name; an empty cell keeps what is known', async () => {
  const w = await world()
  await send(w, 'units', 'import', [{ name: '滨江电缆工会', parent: '江湾街道总工会', kind: 'grassroots', uscc: uscc(11), members: 80 }])
  expect(
    await send(w, 'units', 'import', [{ name: '滨江线缆工会', parent: '江湾街道总工会', kind: 'grassroots', uscc: uscc(11) }]),
  ).toMatchObject({
    added: 0,
    changed: 1,
  })
  const unit = await w.site.store.read.selectFrom('unit').selectAll().where('uscc', '=', uscc(11)).executeTakeFirstOrThrow()
  expect(unit).toMatchObject({ name: '滨江线缆工会', members: 80, version: 2 })
})

test('one bad unit row changes nothing, and every fault names its row', async () => {
  const w = await world()
  const bad = [
    ...unitRows,
    { name: '无名街工会', parent: '不存在的街道', kind: 'grassroots' },
    { name: '滨江药业工会', parent: '滨江街道总工会', kind: 'grassroots' },
    { name: '江湾街道总工会', parent: '申江区总工会', kind: 'industry' },
    { name: '数字工会', parent: '江湾街道总工会', kind: 'grassroots', members: '八十' },
    { name: '错码工会', parent: '江湾街道总工会', kind: 'grassroots', uscc: '123' },
    { name: '低一级', parent: '数字工会', kind: 'grassroots' },
  ]
  const dry = await send(w, 'units', 'check', bad)
  expect(said(dry)).toEqual([
    '6 parent unit-unknown',
    '7 name row-twice',
    '8 kind kind-fixed',
    '9 members bad-integer',
    '10 uscc uscc-wrong',
  ])
  expect(await send(w, 'units', 'import', bad)).toMatchObject({
    faults: [{ path: ['rows', 6, 'parent'], code: 'unit-unknown' }, {}, {}, {}, {}],
  })
  expect(await count(w, 'unit')).toBe(6)
  expect(await w.site.store.read.selectFrom('audit').select('seq').where('subject', '=', 'units:import').execute()).toEqual([])
})

test('an officer imports below their own unit only, where a missing parent means their unit', async () => {
  const w = await world()
  const rows = [{ name: '某厂工会', parent: '机电行业工会联合会', kind: 'grassroots' }]
  expect(await send(w, 'units', 'check', rows, 'officer')).toMatchObject({
    faults: [{ code: 'unit-unknown' }],
  })
  expect(await send(w, 'units', 'import', [{ name: '某厂工会', kind: 'grassroots' }], 'officer')).toMatchObject({ added: 1 })
  const unit = await w.site.store.read.selectFrom('unit').selectAll().where('name', '=', '某厂工会').executeTakeFirstOrThrow()
  expect(unit.parentId).toBe(w.units.street)
})

const personRows: Row[] = [
  { name: '陆青', unit: '申禾钢构工会', jobClass: 'industrial', idNumber: idNumber('1990-03-07', 2), ethnicity: '汉', skillLevel: 'l2' },
  { name: '江涛', unit: '沪岚港务工会', sex: 'male', birthDate: '1988.07', jobClass: 'frontline', migrant: '1', employee: '0' },
  // Known already, by unit, name and birth date.
  {
    name: '赵强',
    unit: '申禾钢构工会',
    sex: 'male',
    birthDate: '1970-03-01',
    jobClass: 'industrial',
    skillLevel: 'l1',
    idNumber: idNumber('1970-03-01', 1),
  },
]

test('persons come in by workbook: matched by ID number or by unit, name and birth date, unchanged the second time', async () => {
  const w = await world()
  const dry = await send(w, 'persons', 'check', personRows)
  expect(dry).toMatchObject({ rows: 3, faults: [], added: 2, changed: 1, same: 0 })
  expect(JSON.stringify(dry)).not.toContain(personRows[0]!.idNumber)
  expect(dry).toMatchObject({
    sample: [
      { action: '新增', jobClass: '产业工人', idNumber: `310***********${String(personRows[0]!.idNumber).slice(-4)}` },
      {},
      { action: '更新' },
    ],
  })
  expect(await count(w, 'person')).toBe(12)
  expect(await send(w, 'persons', 'import', personRows)).toEqual({ rows: 3, added: 2, changed: 1, same: 0 })
  const lu = await w.site.store.read.selectFrom('person').selectAll().where('name', '=', '陆青').executeTakeFirstOrThrow()
  expect(lu).toMatchObject({
    sex: 'female',
    birthDate: '1990-03-07',
    ethnicity: '汉族',
    skillLevel: 'l2',
    migrant: 0,
    employee: 1,
    unitId: w.units.steel,
  })
  const jiang = await w.site.store.read.selectFrom('person').selectAll().where('name', '=', '江涛').executeTakeFirstOrThrow()
  expect(jiang).toMatchObject({ birthDate: '1988-07-01', migrant: 1, employee: 0, idHash: null })
  const zhao = await w.site.store.read.selectFrom('person').selectAll().where('id', '=', w.workers[0]!).executeTakeFirstOrThrow()
  expect(zhao).toMatchObject({ skillLevel: 'l1', education: '大专', version: 2 })
  const before = await w.site.store.read.selectFrom('person').selectAll().execute()
  expect(await send(w, 'persons', 'import', personRows)).toEqual({ rows: 0, added: 0, changed: 0, same: 3 })
  expect(await w.site.store.read.selectFrom('person').selectAll().execute()).toEqual(before)
  const moved = [{ ...personRows[0]!, unit: '沪岚港务工会' }]
  expect(await send(w, 'persons', 'import', moved)).toMatchObject({ changed: 1, added: 0 })
})

test('one bad person row changes nothing, and every fault names its row', async () => {
  const w = await world()
  const bad = [
    ...personRows,
    { ...personRows[0]!, name: '陆青二' },
    { name: '无单位', sex: 'male', birthDate: '1988-07-01', jobClass: 'industrial' },
    { name: '错单位', unit: '没有这家', sex: 'male', birthDate: '1988-07-01', jobClass: 'industrial' },
    { name: '错日期', unit: '沪岚港务工会', sex: 'male', birthDate: '1988.1', jobClass: 'industrial' },
    { name: '错性别', unit: '沪岚港务工会', sex: 'male', jobClass: 'industrial', idNumber: idNumber('1990-03-07', 6) },
    { name: '缺性别', unit: '沪岚港务工会', birthDate: '1988-07-01', jobClass: 'industrial' },
    { name: '错类别', unit: '也没有', sex: 'male', birthDate: '1988-07-01', jobClass: '老板' },
    { name: '未来人', unit: '沪岚港务工会', sex: 'male', birthDate: '2030-07-01', jobClass: 'industrial' },
  ]
  const dry = await send(w, 'persons', 'check', bad)
  expect(said(dry)).toEqual([
    '5 name row-twice',
    '6 unit required',
    '7 unit unit-unknown',
    '8 birthDate bad-date',
    '9 idNumber id-sex',
    '10 sex required',
    '11 jobClass bad-choice',
    '11 unit unit-unknown',
    '12 birthDate birth-future',
  ])
  expect((await send(w, 'persons', 'import', bad)).faults.length).toBe(9)
  expect(await count(w, 'person')).toBe(12)
})

test('an officer cannot take in by workbook whom another subtree holds', async () => {
  const w = await world()
  const rows = [{ name: '何云', unit: '启泽机床工会', jobClass: 'industrial', idNumber: idNumber('1990-03-07', 8) }]
  const take = (login: string, of: Row[]) => send(w, 'persons', 'import', of, login)
  expect(await take('organiser', rows)).toMatchObject({ added: 1 })
  expect(await take('officer', rows)).toMatchObject({ faults: [{ code: 'unit-unknown' }] })
  expect(await take('officer', [{ ...rows[0]!, unit: '申禾钢构工会' }])).toMatchObject({ faults: [{ code: 'person-known' }] })
  // Without a unit the officer's own is meant.
  expect(await take('officer', [{ name: '何雨', jobClass: 'cadre', idNumber: idNumber('1991-03-07', 8) }])).toMatchObject({ added: 1 })
})

test('a file that is no workbook is refused with the reason, at its field', async () => {
  const w = await world()
  const text = new File(['姓名,单位\n甲,乙\n'], 'table.xlsx')
  expect(await send(w, 'persons', 'check', text)).toMatchObject({ faults: [{ path: ['file'], code: 'not-xlsx' }] })
  const other = await file([personColumns[0]!, personColumns[1]!, ...unitColumns.slice(3, 7)], [])
  expect(await send(w, 'persons', 'check', other)).toMatchObject({ faults: [{ path: ['file'] }] })
})

test('many persons are added with one record, all or none', async () => {
  const w = await world()
  const rows = Array.from({ length: 1200 }, (_, i) => ({
    ...worker,
    name: `员工${i}`,
    unitId: w.units.tools,
    idNumber: i < 2 ? idNumber('1990-03-07', 2 + i * 2) : null,
  }))
  const notes = await count(w, 'audit')
  const ids = await w.play('persons.import', (act) => addPersons(act, rows))
  expect(ids.length).toBe(1200)
  expect(await count(w, 'person')).toBe(1212)
  expect(await count(w, 'audit')).toBe(notes + 1)
  const twice = w.play('persons.import', (act) => addPersons(act, [{ ...rows[2]!, name: '新' }, rows[0]!]))
  await expect(twice).rejects.toMatchObject({ faults: [{ code: 'person-known' }] })
  expect(await count(w, 'person')).toBe(1212)
})
