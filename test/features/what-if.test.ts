/** What-if: the same marks under one change; only by organiser and chief judge together, each look audited, applied only by an act. */
import { expect, test } from 'vitest'
import { seat } from '../../server/panels/seat.ts'
import { release } from '../../server/results/release.ts'
import { changed, type Question, whatIf } from '../../server/results/what-if.ts'
import { score } from '../../server/scoring/score.ts'
import type { Scheme } from '../../server/scoring/types.ts'
import { actorOf, contest, half, type Plan } from '../contest.ts'
import { bundle, clerk, entry, group, panel, penalty, contest as plain, points, scheme, sheet } from '../scoring/build.ts'
import { type World, world } from '../world.ts'

/* the pure part */

test('a lifted penalty gives its owner the points back and moves those between', () => {
  const event = plain({ a: '90', b: '85', c: '80' }, { prizes: [{ id: 'first', name: { zh: '一等奖', en: 'First' }, count: 1 }] })
  event.incidents = [penalty('i1', 'a', '-7')]
  const before = structuredClone(event)
  expect(whatIf(event, { ask: 'lift', incident: 'i1' })).toMatchObject({
    changes: [
      { entry: 'a', before: { rank: 2, points: '83', prize: null }, after: { rank: 1, points: '90', prize: 'first' } },
      { entry: 'b', before: { rank: 1, prize: 'first' }, after: { rank: 2, prize: null } },
    ],
    unchanged: 1,
    owed: [],
  })
  expect(event).toEqual(before)
})

test('a ruling in place of another strikes once', () => {
  const event = plain({ a: '90', b: '85' }, {}, { incidents: [penalty('i1', 'a', '-7')] })
  const ruling: Question = {
    ask: 'incident',
    instead: 'i1',
    entry: 'a',
    scope: 'entry',
    node: null,
    effect: { do: 'points', points: '-2' },
  }
  expect(score(changed(event, ruling)).standings[0]).toMatchObject({ entry: 'a', points: '88' })
  expect(score(changed(event, { ...ruling, instead: null })).standings.find((s) => s.entry === 'a')?.points).toBe('81')
})

test('a recused judge’s marks leave the panel, of one entry or of all', () => {
  const of = scheme(group('total', [points('mark', '100')], { sitting: panel(3) }))
  const sheets = ['a', 'b'].flatMap((e) => ['j1', 'j2', 'j3'].map((j, i) => sheet(e, 'total', j, { mark: String(60 + 10 * i) })))
  const seats = ['j1', 'j2', 'j3'].map((source) => ({ sitting: 'total', source }))
  const event = bundle(of, [entry('a'), entry('b')], sheets, { seats })
  const points_ = (question: Question) => score(changed(event, question)).standings.map((s) => [s.entry, s.points])
  expect(points_({ ask: 'recuse', source: 'j3', entry: 'b' })).toEqual([
    ['a', '70'],
    ['b', '65'],
  ])
  expect(whatIf(event, { ask: 'recuse', source: 'j3', entry: null })).toMatchObject({ unchanged: 0 })
})

test('another scheme ranks the same marks; marks that it lacks are owed, and one that cannot be scored is refused', () => {
  const event = plain({ a: '90', b: '85' })
  const ask = (rest: Partial<Scheme>) => whatIf(event, { ask: 'scheme', scheme: { ...event.scheme, ...rest } })
  expect(ask({ keys: [{ by: 'node', node: 'total', order: 'less' }] })).toMatchObject({
    changes: [{ entry: 'b' }, { entry: 'a' }],
    unchanged: 0,
  })
  expect(ask({ root: group('total', [points('else', '100')], { sitting: clerk }) })).toMatchObject({
    owed: [{ what: 'mark' }, { what: 'mark' }],
  })
  expect(ask({ keys: [{ by: 'node', node: 'nowhere', order: 'more' }] })).toHaveProperty('faults')
})

/* the two people */

const ladder: NonNullable<Plan['mark']> = (worker, _source, aspect) =>
  aspect.kind === 'imported' ? String(50 + Number(worker.slice(1))) : half(aspect)

/** A sealed contest whose chief judge is zhou. */
async function sealedContest(w: World) {
  const running = await contest(w, { mark: ladder, seal: false })
  const by = actorOf(w, 'organiser')
  await w.play('seats.change', (act) => seat(act, running.event, { accountId: w.accounts.zhou as string, duty: 'chief' }), by)
  const seal = await w.as('organiser').events[':event'].seal.$put({ param: { event: running.event } })
  expect(seal.status).toBe(200)
  return running
}

const open = (w: World, event: string, who: string) =>
  w.as(who).events[':event'].trials.$post({ param: { event }, json: { reason: '申诉：安全扣分' } })
const join = (w: World, event: string, trial: string, who: string) =>
  w.as(who).events[':event'].trials[':trial'].consent.$put({ param: { event, trial } })
type Asked = Parameters<ReturnType<World['as']>['events'][':event']['trials'][':trial']['looks']['$post']>[0]['json']
const look = (w: World, event: string, trial: string, who: string, json: Asked) =>
  w.as(who).events[':event'].trials[':trial'].looks.$post({ param: { event, trial }, json })
const see = async (w: World, event: string, who: string) => (await w.as(who).events[':event'].trials.$get({ param: { event } })).json()
const ranks = async (w: World, event: string) => {
  const { shown } = await (await w.as('organiser').events[':event'].standings.$get({ param: { event } })).json()
  return shown.rows.map((row) => [row.entry, row.points])
}

/** Opened by the organiser and joined by the chief judge. */
async function joint(w: World) {
  const made = await sealedContest(w)
  const { id } = await (await open(w, made.event, 'organiser')).json()
  expect((await join(w, made.event, id, 'zhou')).status).toBe(200)
  return { ...made, trial: id }
}

test('it takes an organiser and the chief judge, two people, after the seal', async () => {
  const w = await world()
  const running = await contest(w, { seal: false })
  expect((await open(w, running.event, 'organiser')).status).toBe(409)
  const { event, entries } = await sealedContest(w)
  for (const who of ['gu', 'committee', 'admin', 'auditor', 'officer']) expect((await open(w, event, who)).status).toBe(403)
  expect((await open(w, event, 'organiser')).status).toBe(200)
  expect((await open(w, event, 'zhou')).status).toBe(409)
  const trial = (await see(w, event, 'organiser')).now?.id as string
  const question: Asked = { ask: 'recuse', source: '评委 1', entry: entries.w9 as string }
  // Alone nobody sees anything: not the one who opened, nor a second organiser beside the first.
  expect((await look(w, event, trial, 'organiser', question)).status).toBe(409)
  expect((await join(w, event, trial, 'organiser')).status).toBe(422)
  expect((await join(w, event, trial, 'organiser2')).status).toBe(422)
  expect((await join(w, event, trial, 'zhou')).status).toBe(200)
  expect((await look(w, event, trial, 'organiser', question)).status).toBe(200)
  expect((await look(w, event, trial, 'zhou', question)).status).toBe(200)
  // A third person is not in it.
  expect((await look(w, event, trial, 'organiser2', question)).status).toBe(404)
  expect(await see(w, event, 'organiser2')).toMatchObject({ inside: false, looks: [], choices: null })
  expect((await see(w, event, 'zhou')).looks).toHaveLength(2)
  // Eight hours later both must agree again.
  w.site.clock.ms += 8 * 3_600_000
  expect((await look(w, event, trial, 'organiser', question)).status).toBe(409)
  expect((await see(w, event, 'zhou')).now).toBeNull()
})

test('the chief judge may open it and the organiser join', async () => {
  const w = await world()
  const { event } = await sealedContest(w)
  const { id } = await (await open(w, event, 'zhou')).json()
  expect((await join(w, event, id, 'organiser')).status).toBe(200)
})

test('a look changes nothing and is audited with what was asked', async () => {
  const w = await world()
  const { event, entries, trial } = await joint(w)
  const before = await ranks(w, event)
  const ruling: Asked = {
    ask: 'incident',
    instead: null,
    entry: entries.w9 as string,
    scope: 'entry',
    node: null,
    effect: { do: 'points', points: '-20' },
  }
  const { answer } = await (await look(w, event, trial, 'zhou', ruling)).json()
  expect(answer.changes.map((c) => [c.entry, c.before?.rank, c.after?.rank])).toContainEqual([entries.w9, 1, 5])
  expect(answer.unchanged).toBe(5 - answer.changes.length)
  expect(await ranks(w, event)).toEqual(before)
  const { rows } = await (await w.as('auditor').audit.$get({ query: { act: 'trials.look' } })).json()
  expect(rows[0]).toMatchObject({ actorName: 'zhou', subject: `event:${event}`, detail: { trial, question: ruling } })
})

test('a question that names nothing is refused, and leaves no look', async () => {
  const w = await world()
  const { event, entries, trial } = await joint(w)
  const entryId = entries.w9 as string
  const bad: Asked[] = [
    { ask: 'lift', incident: 'nothing' },
    { ask: 'recuse', source: '评委 99', entry: null },
    { ask: 'recuse', source: '评委 1', entry: 'nothing' },
    { ask: 'incident', instead: null, entry: entryId, scope: 'squad', node: null, effect: { do: 'zero' } },
    { ask: 'incident', instead: null, entry: entryId, scope: 'aspect', node: 'nowhere', effect: { do: 'zero' } },
  ]
  for (const question of bad)
    expect({ question, status: (await look(w, event, trial, 'zhou', question)).status }).toMatchObject({ status: 422 })
  expect((await look(w, event, trial, 'zhou', { ask: 'version', number: 9 })).status).toBe(404)
  expect((await see(w, event, 'zhou')).looks).toEqual([])
})

const apply = (w: World, event: string, trial: string, look: string, who = 'organiser', key?: string) =>
  w.as(who, key).events[':event'].trials[':trial'].looks[':look'].application.$put({
    param: { event, trial, look },
    json: { reason: '申诉成立，仲裁组裁定' },
  })

test('applying performs the act that is the ground, once; what is published waits for its correction', async () => {
  const w = await world()
  const { event, entries, trial } = await joint(w)
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
  const published = await (await w.as(null).public.events[':event'].releases[':number'].$get({ param: { event, number: 'latest' } })).json()
  const ruling: Asked = {
    ask: 'incident',
    instead: null,
    entry: entries.w9 as string,
    scope: 'entry',
    node: null,
    effect: { do: 'points', points: '-20' },
  }
  const { id } = await (await look(w, event, trial, 'zhou', ruling)).json()
  for (let i = 0; i < 5; i++) expect((await apply(w, event, trial, id, 'organiser', 'one-and-the-same')).status).toBe(200)
  expect((await apply(w, event, trial, id)).status).toBe(409)
  expect((await ranks(w, event)).at(-1)?.[0]).toBe(entries.w9)
  const { choices, looks } = await see(w, event, 'zhou')
  expect(choices?.incidents).toMatchObject([{ entry: entries.w9, reason: '申诉成立，仲裁组裁定' }])
  expect(looks[0]?.applied?.reason).toBe('申诉成立，仲裁组裁定')
  const after = await (await w.as(null).public.events[':event'].releases[':number'].$get({ param: { event, number: 'latest' } })).json()
  expect(after.digest).toBe(published.digest)
  // The incident that came of it can be looked at and lifted the same way.
  const lift = await (await look(w, event, trial, 'organiser', { ask: 'lift', incident: choices?.incidents[0]?.id as string })).json()
  expect((await apply(w, event, trial, lift.id)).status).toBe(200)
  expect((await ranks(w, event))[0]?.[0]).toBe(entries.w9)
})

test('a recusal after the seal is possible here and nowhere else; a changed scheme can only be looked at', async () => {
  const w = await world()
  const { event, entries, trial } = await joint(w)
  const direct = await w.as('organiser').events[':event'].recusals.$post({
    param: { event },
    json: { accountId: w.accounts.gu as string, entryId: entries.w9 as string, ground: 'manual', reason: '事后回避' },
  })
  expect(direct.status).toBe(409)
  const gu = (
    await w.site.store.read
      .selectFrom('seat')
      .select('label')
      .where('accountId', '=', w.accounts.gu as string)
      .where('eventId', '=', event)
      .executeTakeFirstOrThrow()
  ).label
  const { id } = await (await look(w, event, trial, 'zhou', { ask: 'recuse', source: gu, entry: null })).json()
  expect((await apply(w, event, trial, id, 'zhou')).status).toBe(200)
  const recusals = await w.site.store.read
    .selectFrom('recusal')
    .selectAll()
    .where('accountId', '=', w.accounts.gu as string)
    .execute()
  expect(recusals).toHaveLength(5)
  expect((await look(w, event, trial, 'zhou', { ask: 'recuse', source: gu, entry: null })).status).toBe(422)
  const version = await (await look(w, event, trial, 'zhou', { ask: 'version', number: 1 })).json()
  expect(version.answer).toMatchObject({ changes: [], unchanged: 5 })
  expect((await apply(w, event, trial, version.id)).status).toBe(409)
})
