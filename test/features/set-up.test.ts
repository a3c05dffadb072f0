/** Setting up: what the check finds before opening, with the place where it is mended, and a copy of last year's competition. */
import { expect, test } from 'vitest'
import { phasesOf } from '../../server/competitions/calendar-queries.ts'
import { schemeOf } from '../../server/competitions/queries.ts'
import { STEPS } from '../../server/desk/check.ts'
import { recuse } from '../../server/panels/recusal.ts'
import { seat } from '../../server/panels/seat.ts'
import { featureFaults } from '../../server/words/faults.ts'
import type { World } from '../world.ts'
import { drawnContest, JUDGES } from './contest.ts'
import { town } from './entries-town.ts'

const findings = async (w: World, event: string) =>
  (await (await w.as('organiser').events[':event'].check.$get({ param: { event } })).json()).findings
const codes = async (w: World, event: string) => (await findings(w, event)).map(({ weight, code }) => `${weight} ${code}`)

const NONE = { opensAt: '', closesAt: '' }
const PLAN = { marking: NONE, check: NONE, publish: NONE, final: NONE, archived: NONE }

test('a new event lacks everything, in the order of the steps, each with words and the place where it is mended', async () => {
  const t = await town()
  const found = await findings(t.w, t.event)
  expect(found.map(({ step, weight, code, where }) => `${step} ${weight} ${code} ${where}`)).toEqual([
    'scheme must scheme-not-locked scheme',
    'panels must judges-missing panel',
    'panels mend no-chief panel',
    'schedule look no-phases schedule',
    'schedule look no-stations schedule',
    'entries must no-entries entries',
  ])
  expect(found.filter(({ code }) => !(code in featureFaults)).map(({ code }) => code)).toEqual([])
  const of = async (login: string) => (await t.w.as(login).events[':event'].check.$get({ param: t.param })).status
  expect([await of('admin'), await of('officer'), await of('gu'), await of('auditor')]).toEqual([200, 403, 403, 403])
  expect((await t.w.as('organiser').events[':event'].check.$get({ param: { event: 'nothing' } })).status).toBe(404)
})

test('panels that are too short for the trim or after recusals, no chief, no second person: all named; mended, nothing is left', async () => {
  const { w, event, entries, param } = await drawnContest()
  const sit = (login: string, duty: 'judge' | 'chief') =>
    w.play('seats.change', (act) =>
      seat(act, event, { accountId: w.accounts[login] as string, duty, sitting: duty === 'judge' ? 'practice' : null }),
    )
  await sit('gu', 'judge')
  await sit('zhao', 'judge')
  expect(await codes(w, event)).toEqual(
    expect.arrayContaining(['must judges-missing', 'mend panel-under-trim', 'mend no-chief', 'look no-phases']),
  )
  for (const login of JUDGES) if (login !== 'gu' && login !== 'zhao') await sit(login, 'judge')
  await sit('zhou', 'chief')
  // lin belongs to steel: two of its workers keep four judges of five.
  const short = (await findings(w, event)).filter(({ code }) => code === 'recusals-under-quorum')
  expect(short).toMatchObject([{ step: 'panels', where: 'panel', params: { n: '2' } }])
  await w.play('recusals.add', (act) =>
    recuse(act, event, { accountId: w.accounts.gu as string, entryId: entries[3] as string, ground: 'declared', reason: '师徒' } as never),
  )
  expect((await findings(w, event)).find(({ code }) => code === 'recusals-under-quorum')?.params).toMatchObject({ n: '3' })
  expect(await codes(w, event)).not.toContain('mend no-second-person')
  await w
    .as('admin')
    .accounts[':account'].closure.$put({ param: { account: w.accounts.organiser2 as string }, json: { reason: '调离' } } as never)
  expect(await codes(w, event)).toContain('mend no-second-person')
  expect((await w.as('organiser').events[':event'].panel.$get({ param })).status).toBe(200)
})

test('phases out of order, on holidays, in a year without holidays, registration into marking, places fewer than entries', async () => {
  const t = await town()
  const plan = (phases: Partial<typeof PLAN>) =>
    t.w.as('organiser').events[':event'].phases.$put({ param: t.param, json: { ...PLAN, ...phases } })
  await plan({
    marking: { opensAt: '2026-10-01T09:00', closesAt: '2026-10-01T17:00' },
    check: { opensAt: '2026-09-28T09:00', closesAt: '2026-10-10T17:00' },
    publish: { opensAt: '2026-10-10T09:00', closesAt: '2027-01-04T17:00' },
  })
  const schedule = async () =>
    (await findings(t.w, t.event))
      .filter(({ step }) => step === 'schedule')
      .map(({ code, params }) => [code, ...Object.values(params ?? {})].join(' '))
  // 10 October is a Saturday of work; the town's registration opened on 1 April and closes on 20 May.
  expect(await schedule()).toEqual([
    'phases-out-of-order check marking',
    'phase-on-holiday marking 2026-10-01',
    'calendar-unknown 2027',
    'no-stations',
  ])
  await plan({ marking: { opensAt: '2026-05-16T09:00', closesAt: '2026-05-16T17:00' } })
  await t.w.as('organiser').events[':event'].stations.$put({
    param: t.param,
    json: { stations: [{ batch: '1', session: '5月16日', place: '1号' }] },
  })
  for (const i of [0, 1]) await t.enter(i)
  // A contest on a Saturday is none of our business.
  expect(await schedule()).toEqual(['registration-into-marking', 'stations-few 1 2'])
})

test('a copy takes events, schemes, registration and phases to the same weekdays of another year; entries stay behind', async () => {
  const { w, event, param } = await drawnContest()
  await w.as('organiser').events[':event'].phases.$put({
    param,
    json: {
      ...PLAN,
      marking: { opensAt: '2026-05-12T09:00', closesAt: '2026-05-13T17:00' },
      archived: { opensAt: '2026-12-31T00:00', closesAt: '' },
    },
  })
  await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts.gu as string, duty: 'judge', sitting: 'practice' }))
  await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts.zhou as string, duty: 'chief' }))
  const db = w.site.store.read
  const { competitionId } = await db.selectFrom('event').select('competitionId').where('id', '=', event).executeTakeFirstOrThrow()
  const copy = (json: object, login = 'organiser', key?: string) =>
    w.as(login, key).competitions[':competition'].copies.$post({
      param: { competition: competitionId },
      json: { name: '2027年电工竞赛', nameEn: '', year: 2027, panels: true, ...json },
    })
  expect((await copy({ year: 2026 })).status).toBe(422)
  expect((await copy({}, 'officer')).status).toBe(403)
  const ids = new Set<string>()
  for (let i = 0; i < 5; i++) ids.add((await (await copy({}, 'organiser', 'copied-once')).json()).id)
  expect(ids.size).toBe(1)
  const [id] = [...ids] as [string]
  const made = await db.selectFrom('competition').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  // 1 April 2026 is a Wednesday, as is 31 March 2027.
  expect(made).toMatchObject({ name: '2027年电工竞赛', year: 2027, startsOn: '2027-03-31', endsOn: '2027-05-29' })
  const [copied] = await db.selectFrom('event').selectAll().where('competitionId', '=', id).execute()
  const to = copied!.id
  expect((await schemeOf(db, to)).scheme).toEqual((await schemeOf(db, event)).scheme)
  expect(await schemeOf(db, to)).toMatchObject({ number: 1, locked: false })
  expect(await phasesOf(db, to)).toEqual([
    { phase: 'marking', opensAt: '2027-05-11T01:00:00.000Z', closesAt: '2027-05-12T09:00:00.000Z' },
    { phase: 'archived', opensAt: '2027-12-29T16:00:00.000Z', closesAt: null },
  ])
  const seats = async (of: string) =>
    await db.selectFrom('seat').select(['accountId', 'duty', 'sitting', 'label']).where('eventId', '=', of).orderBy('label').execute()
  expect(await seats(to)).toEqual(await seats(event))
  expect(await codes(w, to)).toContain('must no-entries')
  const bare = (await (await copy({ year: 2028, panels: false })).json()).id
  const [other] = await db.selectFrom('event').select('id').where('competitionId', '=', bare).execute()
  expect(await seats(other!.id)).toEqual([])
  const { detail } = await db
    .selectFrom('audit')
    .select('detail')
    .where('act', '=', 'competitions.copy')
    .orderBy('seq')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(detail)).toMatchObject({ name: '2027年电工竞赛' })
})

test('a call for proposals is not asked for work places', async () => {
  const t = await town('proposal-review')
  expect(await codes(t.w, t.event)).not.toContain('look no-stations')
})

test('the set-up page gets the findings of every event of the competition', async () => {
  const t = await town()
  const { competitionId } = await t.w.site.store.read.selectFrom('event').select('competitionId').executeTakeFirstOrThrow()
  const seen = await (await t.w.as('organiser').competitions[':competition'].check.$get({ param: { competition: competitionId } })).json()
  expect(seen.steps).toEqual(STEPS)
  expect(seen.events).toMatchObject([{ id: t.event, findings: await findings(t.w, t.event) }])
})
