/** After the contest: promotion by rank, the skill passport, reminders to judges, and the event's timeline. */
import { expect, test } from 'vitest'
import { createCompetition } from '../../server/competitions/competition.ts'
import { saveProcedure, USUAL } from '../../server/competitions/procedure.ts'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { addSquad } from '../../server/entries/squad.ts'
import { askCorrection, confirmCorrection, release } from '../../server/results/release.ts'
import type { Aspect, Mark } from '../../server/scoring/types.ts'
import { actorOf, contest, half, type Plan } from '../contest.ts'
import { type World, world } from '../world.ts'

/** Everything but the theory is full; the lower the worker's number, the better the theory. */
const byNumber = (worker: string, _source: string, aspect: Aspect): Mark =>
  aspect.kind === 'imported' ? String(Number(aspect.max) - Number(worker.slice(1))) : aspect.kind === 'points' ? aspect.max : half(aspect)

/** Seven workers of level 3, one of the highest, one of none, ranked in this order; released officially. */
async function released(plan: Plan = {}) {
  const w = await world()
  const level = (i: number, skillLevel: 'l1' | 'none') =>
    w.play('persons.change', async (act) => {
      await act.tx
        .updateTable('person')
        .set({ skillLevel })
        .where('id', '=', w.workers[i] as string)
        .execute()
      await act.note(`person:${w.workers[i]}`)
    })
  await level(1, 'l1')
  await level(2, 'none')
  const made = await contest(w, { template: 'national-skills', workers: [1, 2, 3, 5, 6, 7, 9], mark: byNumber, ...plan })
  const param = { event: made.event }
  await w.play('procedure.set', async (act) => {
    await act.tx.deleteFrom('procedure').where('eventId', '=', made.event).execute()
    await act.note(`event:${made.event}`)
  })
  for (const [i, kind] of (['provisional', 'official'] as const).entries())
    await w.play('releases.make', (act) => release(act, made.event, kind, i), actorOf(w, 'organiser'))
  return { w, ...made, param }
}

const rowsOf = async (w: World, param: { event: string }) =>
  (await (await w.as('organiser').events[':event'].promotions.$get({ param })).json()).rows
const levelOf = async (w: World, i: number) =>
  (
    await w.site.store.read
      .selectFrom('person')
      .select('skillLevel')
      .where('id', '=', w.workers[i] as string)
      .executeTakeFirstOrThrow()
  ).skillLevel

test('ranks of an official release promote by the scheme’s table; who is at the top already, or of no level in it, is said', async () => {
  const { w, param } = await released()
  const rows = await rowsOf(w, param)
  expect(rows.map(({ rank, from, to, outcome }) => `${rank} ${from} ${to} ${outcome}`)).toEqual([
    '1 l3 l2 due',
    '2 l1 null top',
    '3 none null none',
    '4 l3 l2 due',
    '5 l3 l2 due',
    '6 l3 null none',
    '7 l3 null none',
  ])
  const confirm = (entries: string[], login = 'organiser') => w.as(login).events[':event'].promotions.$post({ param, json: { entries } })
  expect((await confirm([rows[0]!.entry], 'officer')).status).toBe(403)
  expect((await confirm([rows[0]!.entry, rows[1]!.entry])).status).toBe(422)
  expect(await levelOf(w, 0)).toBe('l3')
  expect((await confirm([rows[0]!.entry, rows[3]!.entry])).status).toBe(201)
  expect(await levelOf(w, 0)).toBe('l2')
  expect((await confirm([rows[0]!.entry])).status).toBe(422)
  expect((await rowsOf(w, param)).map(({ outcome }) => outcome)).toEqual(['given', 'top', 'none', 'given', 'due', 'none', 'none'])
  const { rows: log } = await (await w.as('auditor').audit.$get({ query: { act: 'promotions.confirm' } })).json()
  expect(log[1]?.detail).toMatchObject({ person: w.workers[0], rank: 1, level: 'l2', from: 'l3', release: 2 })
})

test('a corrected release says which promotion must be taken back; the level becomes what it was', async () => {
  const { w, event, param, entries } = await released()
  const [first] = await rowsOf(w, param)
  await w.as('organiser').events[':event'].promotions.$post({ param, json: { entries: [first!.entry] } })
  const end = (json = { reason: '更正后未获名次' }) =>
    w.as('organiser').events[':event'].promotions[':promotion'].end.$put({ param: { ...param, promotion: given! }, json })
  const { given } = (await rowsOf(w, param))[0]!
  expect((await end()).status).toBe(409)
  const state = await w.as('organiser').events[':event'].entries[':entry'].state.$put({
    param: { ...param, entry: entries.w1 as string },
    json: { state: 'disqualified', reason: '冒名顶替' },
  })
  expect(state.status).toBe(200)
  const id = await w.play('corrections.ask', (act) => askCorrection(act, event, '一名选手取消资格'), actorOf(w, 'organiser'))
  await w.play('corrections.confirm', (act) => confirmCorrection(act, event, id), actorOf(w, 'organiser2'))
  const after = await rowsOf(w, param)
  expect(after.find(({ given }) => given)).toMatchObject({ person: w.workers[0], outcome: 'back', rank: null })
  expect((await end()).status).toBe(200)
  expect(await levelOf(w, 0)).toBe('l3')
  expect((await end()).status).toBe(404)
  const { lines } = await (await w.as('organiser').persons[':person'].passport.$get({ param: { person: w.workers[0] as string } })).json()
  expect(lines.find((line) => line.kind === 'promotion')).toMatchObject({ promotion: { from: 'l3', to: 'l2', endedOn: '2026-05-01' } })
})

test('a passport shows courses, released contests and promotions, to those who see the worker; nothing before a release', async () => {
  const { w, event, param } = await released()
  const { id: course } = (await (
    await w.as('organiser').courses.$post({
      json: {
        kind: 'drill',
        name: '焊工练兵',
        trade: '焊工',
        unitId: w.units.district,
        startsOn: '2026-03-01',
        endsOn: '2026-03-02',
        capacity: null,
        hours: 8,
      },
    })
  ).json()) as { id: string }
  const person = w.workers[0] as string
  await w
    .as('organiser')
    .courses[':course'].attendance.$put({ param: { course }, json: { personId: person, state: 'attended', points: '88', passed: 1 } })
  await w.as('organiser').events[':event'].promotions.$post({ param, json: { entries: [(await rowsOf(w, param))[0]!.entry] } })
  await contest(w, { name: '电工', workers: [1, 5], mark: () => undefined, seal: false })
  const passport = await (await w.as('officer').persons[':person'].passport.$get({ param: { person } })).json()
  expect(passport.person).toEqual({ id: person, name: '赵强', skillLevel: 'l2', unitName: '申禾钢构工会' })
  expect(passport.lines.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '2026-03-02 course',
    '2026-05-01 contest',
    '2026-05-01 promotion',
  ])
  expect(passport.lines[1]).toMatchObject({ contest: { event: { id: event }, rank: 1, release: { number: 2, kind: 'official' } } })
  expect((await w.as('officer').persons[':person'].passport.$get({ param: { person: w.workers[8] as string } })).status).toBe(404)
  for (const login of ['gu', 'committee', 'auditor'])
    expect((await w.as(login).persons[':person'].passport.$get({ param: { person } })).status).toBe(403)
})

test('judges who owe sheets are reminded on their own device, once each; nobody else sees it', async () => {
  const w = await world()
  const { event } = await contest(w, { mark: (_w, source, aspect) => (source === 'gu' ? undefined : half(aspect)), seal: false })
  const param = { event }
  const told: string[] = []
  w.site.live.follow(`sheets:${event}:${w.accounts.gu}`, () => told.push('gu'))
  w.site.live.follow(`sheets:${event}:${w.accounts.zhao}`, () => told.push('zhao'))
  const remind = (account: string | null, login = 'organiser') => w.as(login).events[':event'].reminders.$post({ param, json: { account } })
  expect((await remind(null, 'gu')).status).toBe(403)
  expect((await remind(w.accounts.zhao as string)).status).toBe(409)
  expect(await (await remind(null)).json()).toEqual({ reminded: 1 })
  expect(told).toEqual(['gu'])
  const mine = async (login: string) => (await (await w.as(login).events[':event']['my-reminders'].$get({ param })).json()).reminders
  const [one] = await mine('gu')
  expect(one).toMatchObject({ owed: 5, byName: 'organiser', seenAt: null })
  expect(await mine('zhao')).toEqual([])
  const away = (login: string) =>
    w.as(login).events[':event']['my-reminders'][':reminder'].seen.$put({ param: { event, reminder: one!.id } })
  expect((await away('zhao')).status).toBe(404)
  expect((await away('gu')).status).toBe(200)
  expect(await mine('gu')).toEqual([])
  const { reminders } = await (await w.as('organiser').events[':event'].reminders.$get({ param })).json()
  expect(reminders[0]?.seenAt).not.toBeNull()
})

test('the timeline tells what happened in words, by kind; while codes are hidden it names no entry that came after the draw', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { seal: false })
  const param = { event }
  const row = await w.site.store.read
    .selectFrom('entry')
    .select('code')
    .where('id', '=', entries.w5 as string)
    .executeTakeFirstOrThrow()
  const absent = await w.as('organiser').events[':event'].entries[':entry'].state.$put({
    param: { event, entry: row.code as string },
    json: { state: 'absent', reason: '周强未到场' },
  })
  expect(absent.status).toBe(200)
  const seen = async (query: { part?: 'entries' | 'marking'; before?: string } = {}, login = 'organiser') =>
    (await w.as(login).events[':event'].timeline.$get({ param, query: query as never })).json()
  const { rows } = await seen()
  expect(rows.some(({ act }) => act === 'marks.save')).toBe(false)
  expect(rows[0]).toMatchObject({ act: 'entries.state', actorName: 'organiser', subjectName: null, detail: {} })
  expect(JSON.stringify(rows)).not.toContain('未到场')
  const added = (await seen({ part: 'entries' })).rows.filter(({ act }) => act === 'entries.add')
  expect(added.map(({ subjectName }) => subjectName)).toContain('周强')
  expect((await seen({ part: 'marking' })).rows.every(({ part }) => part === 'marking')).toBe(true)
  const all = [...rows]
  for (let next = (await seen()).next; next; ) {
    const page = await seen({ before: String(next) })
    all.push(...page.rows)
    next = page.next
  }
  expect(new Set(all.map(({ seq }) => seq)).size).toBe(all.length)
  expect(all.at(-1)?.act).toBe('competitions.change')
  expect((await w.as('gu').events[':event'].timeline.$get({ param, query: {} })).status).toBe(403)
  await w.play('event.seal', async (act) => (await import('../../server/marks/seal.ts')).sealEvent(act, event), actorOf(w, 'organiser'))
  expect((await seen({ part: 'entries' })).rows[0]).toMatchObject({
    subjectName: '周强',
    detail: { state: 'absent', reason: '周强未到场' },
  })
})

test('a member of a team has the contest in the passport with the team’s rank, also where teams are the entries', async () => {
  const w = await world()
  const by = actorOf(w, 'organiser')
  const teams = async (template: string, subject: 'person' | 'squad') => {
    const fields = {
      template,
      name: '焊工',
      nameEn: '',
      year: 2026,
      unitId: w.units.district,
      startsOn: '2026-04-01',
      endsOn: '2026-06-30',
    }
    const { eventId: event } = await w.play('competitions.change', (act) => createCompetition(act, fields), by)
    await w.site.store.write((tx) => tx.updateTable('event').set({ subject }).where('id', '=', event).execute())
    await w.play('schemes.lock', (act) => lockScheme(act, event, 1), by)
    for (const [unitId, name, ...workers] of [
      [w.units.steel, '甲队', 0, 1, 2],
      [w.units.port, '乙队', 4, 5, 6],
    ] as [string, string, ...number[]][])
      await w.play('entries.add', (act) => addSquad(act, event, { unitId, name, members: workers.map((i) => w.workers[i] as string) }), by)
    const best = ['甲队', '乙队', '钱敏', '赵强', '孙强', '周强', '吴敏', '郑强']
    const mark = (label: string, source: string, aspect: Aspect) => byNumber(`w${best.indexOf(label)}`, source, aspect)
    await contest(w, { event, mark })
    await w.play('procedure.set', (act) => saveProcedure(act, event, USUAL))
    await w.play('releases.make', (act) => release(act, event, 'provisional', 0), by)
  }
  await teams('national-skills', 'person')
  await teams('district-skills', 'squad')
  const contestsOf = async (i: number) => {
    const { lines } = await (await w.as('officer').persons[':person'].passport.$get({ param: { person: w.workers[i] as string } })).json()
    return lines.flatMap((line) => (line.kind === 'contest' ? [{ rank: line.contest.rank, squad: line.contest.squad }] : []))
  }
  expect(await contestsOf(1)).toEqual([
    { rank: 1, squad: { name: '甲队', rank: 1 } },
    { rank: null, squad: { name: '甲队', rank: 1 } },
  ])
  expect((await contestsOf(6)).map(({ squad }) => squad)).toEqual([
    { name: '乙队', rank: 2 },
    { name: '乙队', rank: 2 },
  ])
  expect(await contestsOf(3)).toEqual([])
})
