/** The calendar: planned phases that open and close by the clock, an archived event, holidays, work places, and the desk's cards. */
import { expect, test } from 'vitest'
import { plannedBetween } from '../../server/competitions/calendar-queries.ts'
import { saveProcedure, USUAL } from '../../server/competitions/procedure.ts'
import { isOpen, mustHaveOpened, phaseWindow } from '../../server/competitions/window.ts'
import { askUnseal } from '../../server/marks/unseal.ts'
import { ruleAppeal } from '../../server/results/appeal.ts'
import { release } from '../../server/results/release.ts'
import { calendarFaults } from '../../server/words/calendar.ts'
import { actorOf, contest } from '../contest.ts'
import { world } from '../world.ts'
import { codeOf, town } from './entries-town.ts'

type Town = Awaited<ReturnType<typeof town>>

const none = { opensAt: '', closesAt: '' }
const PLAN = {
  marking: { opensAt: '2026-05-08T09:00', closesAt: '2026-05-08T17:00' },
  check: { opensAt: '2026-05-09T09:00', closesAt: '2026-05-11T17:00' },
  publish: { opensAt: '2026-05-12T09:00', closesAt: '2026-05-18T17:00' },
  final: none,
  archived: none,
}

const plan = (t: Town, more: Partial<typeof PLAN> = {}, login = 'organiser') =>
  t.w.as(login).events[':event'].phases.$put({ param: t.param, json: { ...PLAN, ...more } })
const at = (t: Town, minute: string) => {
  t.w.site.clock.ms = Date.parse(`${minute}:00+08:00`)
}

test('phases are kept in UTC, open and close by the clock, and say to a judge from when on', async () => {
  const t = await town()
  expect((await plan(t)).status).toBe(200)
  const db = t.w.site.store.read
  const window = await phaseWindow(db, t.event, 'marking')
  expect(window).toEqual({ opensAt: '2026-05-08T01:00:00.000Z', closesAt: '2026-05-08T09:00:00.000Z' })
  const open = (now: string) => isOpen(window, now)
  expect(
    ['2026-05-08T00:59:59.999Z', '2026-05-08T01:00:00.000Z', '2026-05-08T09:00:00.000Z', '2026-05-08T09:00:00.001Z'].map(open),
  ).toEqual([false, true, true, false])
  expect(await phaseWindow(db, t.event, 'registration')).toMatchObject({ opensAt: '2026-04-01T01:00:00.000Z' })
  expect(await phaseWindow(db, t.event, 'appeals')).toBeUndefined()
  expect(isOpen(undefined, '2026-05-08T01:00:00.000Z')).toBe(false)
  const opened = (at: string) => mustHaveOpened({ site: t.w.site, tx: db, at }, t.event)
  const early = await opened('2026-05-08T00:30:00.000Z').then(
    () => undefined,
    (problem) => problem.faults[0],
  )
  expect(early).toEqual({ path: [], code: 'marking-early', params: { at: '2026-05-08 09:00', now: '2026-05-08 08:30' } })
  expect((calendarFaults['marking-early']![0] as (p: object) => string)(early.params)).toContain('2026-05-08 09:00（北京时间）开放')
  await opened('2026-05-08T01:00:00.000Z')
  await opened('2026-06-08T01:00:00.000Z')
})

test('a plan is refused where it closes before it opens or never opens; others may not plan; what is left empty is planned no more', async () => {
  const t = await town()
  await plan(t)
  const faults = async (more: Partial<typeof PLAN>) => {
    const answer = await plan(t, more)
    expect(answer.status).toBe(422)
    return ((await answer.json()) as unknown as { faults: object[] }).faults
  }
  expect(await faults({ check: { opensAt: '2026-05-11T09:00', closesAt: '2026-05-11T09:00' } })).toMatchObject([
    { path: ['check', 'closesAt'], code: 'closes-before-opening' },
  ])
  expect(await faults({ final: { opensAt: '', closesAt: '2026-05-11T09:00' } })).toMatchObject([
    { path: ['final', 'opensAt'], code: 'missing' },
  ])
  expect(await faults({ final: { opensAt: '2026-02-31 09:00', closesAt: '' } })).toMatchObject([{ path: ['final', 'opensAt'] }])
  for (const login of ['officer', 'gu', 'auditor', 'committee']) expect((await plan(t, {}, login)).status).toBe(403)
  const seen = async () =>
    (await (await t.w.as('auditor').events[':event'].schedule.$get({ param: t.param })).json()).phases.map(({ phase }) => phase)
  expect(await seen()).toEqual(['registration', 'marking', 'check', 'publish'])
  await plan(t, { check: none })
  expect(await seen()).toEqual(['registration', 'marking', 'publish'])
  expect((await t.w.as('organiser').events[':event'].schedule.$get({ param: { event: 'nothing' } })).status).toBe(404)
})

test('an archived event is read-only for everybody from that minute on, until the organiser takes the archive back', async () => {
  const t = await town()
  const archived = { opensAt: '2026-05-01T12:00', closesAt: '' }
  await plan(t, { archived })
  at(t, '2026-05-01T11:50')
  expect((await t.enter(0)).status).toBe(201)
  at(t, '2026-05-01T12:00')
  const refused = await t.enter(1)
  expect(refused.status).toBe(409)
  expect(await codeOf(refused)).toMatchObject({ code: 'event-archived', params: { at: '2026-05-01 12:00' } })
  for (const answer of [
    await t.draw(),
    await t.w.as('organiser').events[':event'].scheme.lock.$put({ param: t.param, json: { number: 1 } }),
    await t.w.as('organiser').events[':event'].marking.$put({ param: t.param }),
    await t.w.as('organiser').events[':event'].stations.$put({ param: t.param, json: { stations: [] } }),
  ])
    expect(await codeOf(answer)).toMatchObject({ code: 'event-archived' })
  expect((await t.list('organiser')).total).toBe(1)
  // Whoever may not write anyway learns nothing new.
  expect((await t.w.as('gu').events[':event'].draw.$put({ param: t.param })).status).toBe(403)
  expect((await plan(t)).status).toBe(200)
  expect((await t.enter(1)).status).toBe(201)
})

/** Every writing route that belongs to one event must carry it in its path, or the check above would miss it. */
test('no route writes to an event without naming it', async () => {
  const { app } = await world()
  const loose = app.routes.filter(
    ({ method, path }) =>
      method !== 'GET' && method !== 'ALL' && /\/(events|sheets|entries|seats|releases)\b/.test(path) && !path.includes('/:event'),
  )
  expect(
    loose.filter(({ path }) => path !== '/api/competitions/:competition/events').map(({ method, path }) => `${method} ${path}`),
  ).toEqual([])
})

test('a year is pasted as lines, spans and single days; each faulty line is named and nothing is half entered', async () => {
  const w = await world()
  const put = (text: string, year = '2027', login = 'organiser') =>
    w.as(login).calendar.years[':year'].$put({ param: { year }, json: { text } } as never)
  const days = async () => (await (await w.as('officer').calendar.years[':year'].$get({ param: { year: '2027' } } as never)).json()).days
  expect(await days()).toEqual([])
  const calendar = async () => (await w.as('organiser').calendar.$get({ query: { first: '2026-12-01', last: '2027-01-31' } })).json()
  expect((await calendar()).unknownYears).toEqual([2027])
  expect((await put('01-01…01-03 休 元旦\n\n2027-02-06　班　春节\n05-01 至 05-05 放假\n')).status).toBe(200)
  expect((await days()).map(({ day, kind, name }) => `${day} ${kind} ${name}`)).toEqual([
    '2027-01-01 off 元旦',
    '2027-01-02 off 元旦',
    '2027-01-03 off 元旦',
    '2027-02-06 work 春节',
    ...['01', '02', '03', '04', '05'].map((n) => `2027-05-${n} off `),
  ])
  expect((await calendar()).unknownYears).toEqual([])
  const faulty = await put('01-01 休\n1月2日放假\n02-30 休\n2026-03-01 休\n06-20…06-01 休\n05-01…06-30 休\n01-01 班')
  expect(faulty.status).toBe(422)
  const { faults } = (await faulty.json()) as unknown as { faults: { code: string; params: { line: string } }[] }
  expect(faults.map(({ code, params }) => `${params.line} ${code}`)).toEqual([
    '2 calendar-line',
    '3 calendar-line',
    '4 calendar-year',
    '5 calendar-span',
    '6 calendar-span',
    '7 calendar-twice',
  ])
  expect(await days()).toHaveLength(9)
  expect((await put('', '2027', 'officer')).status).toBe(403)
  expect((await put('', '1999')).status).toBe(422)
})

test('work places stand in their order; one twice is refused by its line; after the draw nothing changes', async () => {
  const t = await town()
  const put = (places: string[]) =>
    t.w.as('organiser').events[':event'].stations.$put({
      param: t.param,
      json: { stations: places.map((place) => ({ batch: '第1批', session: '5月12日 上午', place })) },
    })
  expect((await put(['2号', '1号'])).status).toBe(200)
  expect(await (await put(['1号', '2号', '1号'])).json()).toMatchObject({
    faults: [{ path: ['lines'], code: 'station-twice', params: { line: '3' } }],
  })
  const places = async () =>
    (await (await t.w.as('organiser').events[':event'].schedule.$get({ param: t.param })).json()).stations.map(({ place }) => place)
  expect(await places()).toEqual(['2号', '1号'])
  await t.enter(0)
  await t.lock()
  await t.draw()
  expect(await codeOf(await put(['3号']))).toMatchObject({ code: 'drawn-already' })
  expect(await places()).toEqual(['2号', '1号'])
})

test('the calendar file has folded lines, whole days for the competition, UTC for its phases, and escapes what it must', async () => {
  const t = await town()
  await plan(t)
  await t.w.site.store.write((tx) =>
    tx
      .updateTable('event')
      .set({ groupName: `职工组；甲,乙;丙${'，很长的组别名称'.repeat(9)}` })
      .execute(),
  )
  const answer = await t.w.as('committee')['calendar.ics'].$get({ query: { first: '2026-05-01', last: '2026-05-31', lang: 'zh' } })
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  const file = await answer.text()
  const lines = file.split('\r\n')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  const whole = file.replaceAll('\r\n ', '')
  expect(whole).toContain('DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260504')
  expect(whole).toContain('DTSTART:20260508T010000Z\r\nDTEND:20260508T090000Z')
  expect(whole).toContain('SUMMARY:评分 · 电工竞赛 职工组；甲\\,乙\\;丙')
  // Appeals for 48 hours from the planned publication.
  expect(whole).toContain('DTSTART:20260512T010000Z\r\nDTEND:20260514T010000Z\r\nSUMMARY:申诉 · 电工竞赛')
  expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(6)
  expect((await t.w.as('gu').calendar.$get({ query: { first: '2026-05-01', last: '2026-05-31' } })).status).toBe(403)
})

test('the desk shows what opens or closes within a week, what waits for approval, and a seal that waits for a second person', async () => {
  const t = await town()
  await plan(t)
  await t.enter(0, 'officer')
  const cards = async () => (await (await t.w.as('organiser').desk.tasks.$get()).json()).cards
  expect((await cards()).map(({ kind }) => kind)).toEqual(['waiting', 'opens'])
  await plan(t, {
    marking: { opensAt: '2026-05-06T09:00', closesAt: '2026-05-06T17:00' },
    check: { opensAt: '2026-05-07T09:00', closesAt: '' },
  })
  expect((await cards()).map((card) => ('phase' in card ? `${card.phase} ${card.kind}` : card.kind))).toEqual([
    'waiting',
    'marking opens',
    'marking closes',
    'check opens',
  ])
  const w = await world()
  const { event } = await contest(w, {})
  await w.play('unseal.ask', (act) => askUnseal(act, event, null, '录入有误'), actorOf(w, 'organiser'))
  const other = await contest(w, { name: '钳工' })
  await w.play('releases.make', (act) => release(act, other.event, 'provisional', 0), actorOf(w, 'organiser'))
  // Appeals are taken for 48 hours from the publication.
  expect((await (await w.as('organiser').desk.tasks.$get()).json()).cards).toMatchObject([
    { kind: 'unsealing', event },
    { kind: 'closes', phase: 'appeals', event: other.event, at: expect.stringMatching(/^2026-05-03T01/) },
  ])
})

test('a calendar of months ignores rehearsals and what lies outside it', async () => {
  const t = await town()
  await plan(t)
  const db = t.w.site.store.read
  const phases = async (from: string, until: string) => (await plannedBetween(db, from, until)).map(({ phase }) => phase)
  expect(await phases('2026-05-09T00:00:00.000Z', '2026-05-12T00:00:00.000Z')).toEqual(['registration', 'check'])
  expect(await phases('2026-06-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z')).toEqual([])
  await t.w.site.store.write((tx) => tx.insertInto('rehearsal').values({ eventId: t.event, ofId: t.event, by: 'x', at: 'x' }).execute())
  expect(await phases('2026-05-09T00:00:00.000Z', '2026-05-12T00:00:00.000Z')).toEqual([])
})

test('windows of appeals and rulings due are counted from the event’s end or the publication; who filed is for organisers alone', async () => {
  const w = await world()
  const { event, entries } = await contest(w, {})
  const seen = async (login = 'organiser') => {
    const { planned } = await (await w.as(login).calendar.$get({ query: { first: '2026-04-01', last: '2026-07-31' } })).json()
    return planned.map(({ phase, opensAt, closesAt }) => `${phase} ${opensAt.slice(0, 13)} ${closesAt?.slice(0, 13)}`)
  }
  const first = { after: 'end' as const, count: 2, unit: 'hours' as const }
  const set = (rules: object) =>
    w.play('procedure.set', (act) => saveProcedure(act, event, { ...USUAL, appeals: { ...USUAL.appeals, ...rules } }))
  expect(await seen()).toEqual([])
  // The competition ends with 30 June.
  await set({ first })
  expect(await seen()).toEqual(['appeals 2026-06-30T15 2026-06-30T17'])
  await set({})
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
  expect(await seen('officer')).toEqual(['appeals 2026-05-01T01 2026-05-03T01'])

  const json = { entry: entries.w8 as string, leader: '孙领队', grounds: '超时的计时有误' }
  const filed = await w.as('officer').events[':event'].appeals.$post({ param: { event }, json })
  const { id } = (await filed.json()) as { id: string }
  // Two working days from Friday, 1 May: it is May Day until Tuesday.
  expect(await seen()).toEqual(['appeals 2026-05-01T01 2026-05-03T01', 'ruling 2026-05-01T01 2026-05-07T15'])
  expect(await seen('officer')).toEqual(['appeals 2026-05-01T01 2026-05-03T01'])
  await w.play(
    'appeals.rule',
    (act) => ruleAppeal(act, event, id, { outcome: 'rejected', reason: '计时无误', look: null }),
    actorOf(w, 'organiser2'),
  )
  expect((await seen()).at(-1)).toMatch(/^second 2026-05-01T01 2026-05-07T15/)
  const file = await (
    await w.as('organiser')['calendar.ics'].$get({ query: { first: '2026-05-01', last: '2026-05-31', lang: 'zh' } })
  ).text()
  expect(file.replaceAll('\r\n ', '')).toContain('SUMMARY:二审申诉 · 焊工')
  await w.as('officer').events[':event'].appeals.$post({ param: { event }, json })
  expect((await seen()).at(-1)).toMatch(/^ruling/)
})
