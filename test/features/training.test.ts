/** Training: courses and drills, who sees and records what, results by workbook, and what an event asks of those who enter it. */
import { expect, test } from 'vitest'
import { columnsOf } from '../../server/entries/columns.ts'
import { setEligibility } from '../../server/entries/eligibility.ts'
import { writeWorkbook } from '../../server/lib/workbook.ts'
import type { Preview } from '../../server/people/table.ts'
import { attendanceColumns } from '../../server/training/attendance.ts'
import { sending } from '../file.ts'
import { sendList } from '../list.ts'
import { type World, world } from '../world.ts'
import { codeOf, idOf, town } from './entries-town.ts'

const DRILL = {
  kind: 'drill' as const,
  name: '焊工练兵',
  trade: '焊工',
  startsOn: '2026-04-01',
  endsOn: '2026-04-02',
  capacity: null,
  hours: 16,
}
const announce = async (w: World, unitId: string, more: object = {}, login = 'organiser') =>
  w.as(login).courses.$post({ json: { ...DRILL, unitId, ...more } })
const record = (w: World, course: string, i: number, more: object = {}, login = 'organiser', key?: string) =>
  w.as(login, key).courses[':course'].attendance.$put({
    param: { course },
    json: { personId: w.workers[i] as string, state: 'attended', points: '80', passed: null, ...more },
  })
const roll = async (w: World, course: string, login = 'organiser') => {
  const { rows } = await (await w.as(login).courses[':course'].attendance.$get({ param: { course }, query: {} })).json()
  return rows.map(({ name, state, points }) => [name, state, points].join(' '))
}

test('a course of the district is seen by all below it; a unit’s own course by nobody beside it', async () => {
  const w = await world()
  const district = await idOf(await announce(w, w.units.district))
  const tools = await idOf(await announce(w, w.units.tools, { name: '机床练兵' }))
  const steel = await idOf(await announce(w, w.units.steel, { name: '钢构练兵' }, 'officer'))
  const seen = async (login: string) => (await (await w.as(login).courses.$get({ query: {} })).json()).rows.map(({ id }) => id)
  expect(await seen('organiser')).toEqual([steel, tools, district])
  expect(await seen('officer')).toEqual([steel, district])
  expect((await w.as('officer').courses[':course'].$get({ param: { course: tools } })).status).toBe(404)
  expect((await record(w, tools, 0, {}, 'officer')).status).toBe(404)
  expect((await announce(w, w.units.tools, {}, 'officer')).status).toBe(404)
  expect((await announce(w, w.units.district, {}, 'gu')).status).toBe(403)
  expect((await w.as('auditor').courses.$get({ query: {} })).status).toBe(200)
  const late = await announce(w, w.units.district, { endsOn: '2026-03-01' })
  expect(late.status).toBe(422)
  expect(await codeOf(late)).toMatchObject({ path: ['endsOn'], code: 'ends-before-start' })
})

test('units enrol their own people in courses above them; the host records results, and officers see only their own', async () => {
  const w = await world()
  const course = await idOf(await announce(w, w.units.district, { capacity: 3 }))
  expect((await record(w, course, 0, { state: 'enrolled', points: null }, 'officer')).status).toBe(200)
  expect(await codeOf(await record(w, course, 1, {}, 'officer'))).toMatchObject({ path: ['state'], code: 'host-records' })
  expect(await codeOf(await record(w, course, 8, { state: 'enrolled', points: null }, 'officer'))).toMatchObject({
    path: ['personId'],
    code: 'subject-unknown',
  })
  expect((await record(w, course, 8, { points: '91.5', passed: 1 })).status).toBe(200)
  expect((await record(w, course, 0)).status).toBe(200)
  expect(await codeOf(await record(w, course, 0, { points: '99' }, 'officer'))).toMatchObject({ code: 'host-records' })
  expect(await roll(w, course)).toEqual(['冯强 attended 91.5', '赵强 attended 80'].toSorted())
  expect(await roll(w, course, 'officer')).toEqual(['赵强 attended 80'])
  const own = await (await w.as('officer').courses[':course'].$get({ param: { course } })).json()
  expect(own).toMatchObject({ people: 1, attended: 1, mine: false })
  // Three places: the third is the last.
  expect((await record(w, course, 1)).status).toBe(200)
  expect(await codeOf(await record(w, course, 2))).toMatchObject({ code: 'course-full', params: { most: '3' } })
  expect((await record(w, course, 1, { state: 'absent', points: null })).status).toBe(200)
  expect((await record(w, course, 2)).status).toBe(200)
  expect(await codeOf(await record(w, course, 1, { state: 'absent', points: '5' }))).toMatchObject({ code: 'result-of-nobody' })
  const past = await w.as('organiser').courses[':course'].attendance[':person'].$delete({
    param: { course, person: w.workers[2] as string },
    json: { reason: '登记有误' },
  })
  expect(past.status).toBe(200)
  expect(await roll(w, course)).toHaveLength(3)
  const { rows } = await (await w.as('auditor').audit.$get({ query: { subject: `course:${course}` } })).json()
  expect(rows[0]).toMatchObject({ act: 'attendance.remove', detail: { person: w.workers[2], reason: '登记有误' } })
})

test('the same record five times is one; before the first day nobody can have been there', async () => {
  const w = await world()
  const course = await idOf(await announce(w, w.units.district))
  for (let i = 0; i < 5; i++) expect((await record(w, course, 0, {}, 'organiser', 'same-request-five')).status).toBe(200)
  expect(await roll(w, course)).toHaveLength(1)
  const later = await idOf(await announce(w, w.units.district, { startsOn: '2026-06-01', endsOn: '2026-06-02' }))
  expect(await codeOf(await record(w, later, 0))).toMatchObject({ code: 'course-not-begun', params: { day: '2026-06-01' } })
  expect((await record(w, later, 0, { state: 'enrolled', points: null })).status).toBe(200)
})

test('a changed course keeps what others changed meanwhile, and cannot have fewer places than are taken', async () => {
  const w = await world()
  const course = await idOf(await announce(w, w.units.district))
  for (const i of [0, 1]) await record(w, course, i)
  const change = (version: number, capacity: number | null, login = 'organiser') =>
    w.as(login).courses[':course'].$put({ param: { course }, json: { ...DRILL, unitId: w.units.district, capacity, version } })
  expect(await codeOf(await change(1, 1))).toMatchObject({ path: ['capacity'], code: 'places-taken' })
  expect((await change(1, 2)).status).toBe(200)
  expect((await change(1, 9)).status).toBe(409)
  expect((await change(2, 9, 'officer')).status).toBe(404)
})

test('results come in by workbook or by pasting: wrong rows are named, a second time nothing changes', async () => {
  const w = await world()
  const course = await idOf(await announce(w, w.units.district))
  const { import: route } = w.as('organiser').courses[':course'].attendance
  const send = (file: File, apply = false) => route.$post({ param: { course }, query: apply ? { apply: '1' } : {} }, sending(file))
  const book = async (rows: Record<string, string>[]) =>
    new File(
      [(await writeWorkbook([{ name: '成绩', columns: attendanceColumns, lang: 'zh', rows }])) as Uint8Array<ArrayBuffer>],
      'results.xlsx',
    )
  const good: Record<string, string>[] = [
    { name: '赵强', unit: '申禾钢构工会', points: '72.5' },
    { name: '钱敏', unit: '申禾钢构工会', state: 'absent' },
  ]
  const bad: Record<string, string>[] = [
    { name: '无此人', unit: '申禾钢构工会' },
    { name: '孙强', unit: '申禾钢构工会', points: '88.888' },
    { name: '赵强', unit: '申禾钢构工会' },
  ]
  const seen = (await (await send(await book([...good, ...bad]))).json()) as Preview
  expect(seen.faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
    '4 name person-unknown',
    '5 points bad-points',
    '6 name row-twice',
  ])
  expect((await send(await book([...good, ...bad]), true)).status).toBe(422)
  expect(await roll(w, course)).toEqual([])
  expect(await (await send(await book(good), true)).json()).toMatchObject({ added: 2, changed: 0, same: 0 })
  expect(await (await send(await book(good), true)).json()).toMatchObject({ added: 0, changed: 0, same: 2 })
  const pasted = new File(['姓名\t单位\t成绩\n赵强\t申禾钢构工会\t75\n李敏\t申禾钢构工会\t66\n'], 'pasted.txt', { type: 'text/plain' })
  expect(await (await send(pasted)).json()).toMatchObject({ added: 1, changed: 1, faults: [] })
  expect(await (await send(pasted, true)).json()).toMatchObject({ added: 1, changed: 1 })
  expect(await roll(w, course)).toEqual(['李敏 attended 66', '赵强 attended 75', '钱敏 absent '].toSorted())
})

const ASKED = { kind: 'drill' as const, trade: '焊工', least: 1, points: '60', years: 1 }

test('whoever lacks what the event asks for is refused with what is missing, by every way in, until an organiser admits him', async () => {
  const { w, event, param, enter, list } = await town()
  const rules = (asked: object[], login = 'organiser') =>
    w.as(login).events[':event'].eligibility.$put({ param, json: { rules: asked as [typeof ASKED] } })
  expect((await rules([ASKED], 'officer')).status).toBe(403)
  expect((await rules([{ ...ASKED, least: 0 }])).status).toBe(422)
  expect((await rules([ASKED])).status).toBe(200)
  const course = await idOf(await announce(w, w.units.district))
  const before = await idOf(await announce(w, w.units.district, { startsOn: '2025-05-01', endsOn: '2025-05-01' }))
  const other = await idOf(await announce(w, w.units.district, { trade: '电工' }))
  await record(w, course, 0)
  await record(w, course, 1, { points: '59.99' })
  await record(w, before, 2)
  await record(w, other, 3)
  expect((await enter(0, 'officer')).status).toBe(201)
  for (const i of [1, 2, 3])
    expect(await codeOf(await enter(i, i === 3 ? 'organiser' : 'officer'))).toMatchObject({
      path: ['subjectId'],
      code: 'not-eligible',
      params: { least: '1', have: '0', trade: '焊工', points: '60', from: '2026', to: '2026' },
    })
  const squad = await w.as('officer').events[':event'].squads.$post({
    param,
    json: { unitId: w.units.steel, name: '一队', members: [w.workers[0] as string, w.workers[2] as string] },
  })
  expect(await codeOf(squad)).toMatchObject({ path: ['members', 1], code: 'not-eligible' })
  const rows: Record<string, string>[] = [
    { name: '钱敏', unit: '申禾钢构工会' },
    { name: '赵强', unit: '申禾钢构工会' },
  ]
  const bytes = await writeWorkbook([{ name: '名单', columns: columnsOf('person'), lang: 'zh', rows }])
  const file = new File([bytes as Uint8Array<ArrayBuffer>], 'list.xlsx')
  const { import: route } = w.as('officer').events[':event'].entries
  const { body } = await sendList(w, 'officer', () => route.$post({ param: { event }, query: {} }, sending(file)))
  expect(body).toMatchObject({ faults: [{ path: ['rows', 2, 'name'], code: 'not-eligible' }] })
  expect((await list('organiser')).total).toBe(1)

  const admit = (login: string) =>
    w.as(login).events[':event'].admissions.$post({ param, json: { personId: w.workers[1] as string, reason: '世赛集训队员' } })
  expect((await admit('officer')).status).toBe(403)
  expect((await admit('organiser')).status).toBe(201)
  expect((await enter(1, 'officer')).status).toBe(201)
  const shown = async (login: string) => (await w.as(login).events[':event'].eligibility.$get({ param })).json()
  expect(await shown('organiser')).toMatchObject({ rules: [ASKED], year: 2026, admissions: [{ name: '钱敏', reason: '世赛集训队员' }] })
  const { rows: log } = await (await w.as('auditor').audit.$get({ query: { act: 'eligibility.admit' } })).json()
  expect(log[0]?.detail).toMatchObject({ reason: '世赛集训队员', missing: [{ have: '0' }] })
})

test('next year’s copy of a competition asks for the same, in its own year', async () => {
  const { w, event } = await town()
  await w.play('eligibility.set', (act) => setEligibility(act, event, [ASKED]))
  const { competitionId } = await w.site.store.read
    .selectFrom('event')
    .select('competitionId')
    .where('id', '=', event)
    .executeTakeFirstOrThrow()
  const json = { name: '电工竞赛', nameEn: '', year: 2027, panels: false }
  const copied = await w.as('organiser').competitions[':competition'].copies.$post({ param: { competition: competitionId }, json })
  expect(copied.status).toBe(201)
  const { id } = await w.site.store.read.selectFrom('event').select('id').where('id', '!=', event).executeTakeFirstOrThrow()
  const shown = await (await w.as('officer').events[':event'].eligibility.$get({ param: { event: id } })).json()
  expect(shown).toMatchObject({ rules: [ASKED], year: 2027 })
})

test('what is asked for later is asked again at approval, and two years back counts where two are allowed', async () => {
  const { w, event, param, enter, list } = await town()
  await enter(2, 'officer')
  const ask = (years: number) => w.play('eligibility.set', (act) => setEligibility(act, event, [{ ...ASKED, years }]))
  await ask(1)
  const { rows } = await list('organiser')
  const approve = () =>
    w
      .as('organiser')
      .events[':event'].decisions.$post({ param, json: { entries: [rows[0]?.ref as string], decision: 'approve', reason: '' } })
  const course = await idOf(await announce(w, w.units.district, { startsOn: '2025-05-01', endsOn: '2025-05-01' }))
  await record(w, course, 2)
  expect(await codeOf(await approve())).toMatchObject({ path: ['entries', 0], code: 'not-eligible' })
  await ask(2)
  expect((await approve()).status).toBe(200)
})
