/** Registration by units: the window, limits, approval, returning and mending, withdrawing. */
import { expect, test } from 'vitest'
import { drawLots } from '../../server/entries/draw.ts'
import { entriesOf } from '../../server/entries/queries.ts'
import { bundleOf } from '../../server/results/bundle.ts'
import { entries as words } from '../../server/words/entries.ts'
import { codeOf, idOf, town } from './entries-town.ts'

type Town = Awaited<ReturnType<typeof town>>

const acts = (t: Town) => ({
  decide: (entries: string[], decision: 'approve' | 'return', reason = '', login = 'organiser', key?: string) =>
    t.w.as(login, key).events[':event'].decisions.$post({ param: t.param, json: { entries, decision, reason } }),
  mend: (entry: string, json: object = {}, login = 'officer') =>
    t.w
      .as(login)
      .events[':event'].entries[':entry'].$put({ param: { ...t.param, entry }, json: { zone: '', category: 'normal', ...json } }),
  withdraw: (entry: string, reason = '本人有事', login = 'officer') =>
    t.w.as(login).events[':event'].entries[':entry'].withdrawal.$put({ param: { ...t.param, entry }, json: { reason } }),
  states: async (login = 'organiser') => (await t.list(login)).rows.map((row) => [row.label, row.state]),
  counted: async () => (await entriesOf(t.w.site.store.read, t.event)).map((entry) => entry.label),
})

/** A moment on a clock in Shanghai. */
const at = (t: Town, minute: string) => {
  t.w.site.clock.ms = Date.parse(`${minute}:00+08:00`)
}

test('outside the window an officer enters nobody, and reads when it is; the organiser always may', async () => {
  const t = await town('district-skills', { opensAt: '2026-05-01T10:00', closesAt: '2026-05-01T17:00' })
  const early = await t.enter(0, 'officer')
  expect(early.status).toBe(409)
  expect(await codeOf(early)).toMatchObject({ code: 'registration-early', params: { at: '2026-05-01 10:00', now: '2026-05-01 09:01' } })
  at(t, '2026-05-01T10:00')
  expect((await t.enter(0, 'officer')).status).toBe(201)
  at(t, '2026-05-01T16:59')
  expect((await t.enter(1, 'officer')).status).toBe(201)
  at(t, '2026-05-01T17:01')
  const late = (await codeOf(await t.enter(2, 'officer'))) as unknown as { code: string; params: Record<string, string> }
  expect(late).toMatchObject({ code: 'registration-late', params: { at: '2026-05-01 17:00', now: '2026-05-01 17:01' } })
  expect(words.codes['registration-late'][0](late.params)).toContain('报名已于 2026-05-01 17:00（北京时间）截止')
  expect((await t.enter(3)).status).toBe(201)
  expect((await t.list('organiser')).total).toBe(3)
})

test('where no window is given units enter nobody; the event is not in their list', async () => {
  const t = await town()
  await t.w.play('registration.set', async (act) => {
    await act.tx.deleteFrom('registration').execute()
    await act.note('event:x')
  })
  expect(await codeOf(await t.enter(0, 'officer'))).toMatchObject({ code: 'registration-unset' })
  expect(await (await t.w.as('officer').registrations.$get()).json()).toEqual({ events: [] })
  const set = (login: string, closesAt: string) =>
    t.w.as(login).events[':event'].registration.$put({
      param: t.param,
      json: { opensAt: '2026-04-01T09:00', closesAt, mostEntries: 2, mostSquads: null },
    })
  expect((await set('officer', '')).status).toBe(403)
  expect((await set('auditor', '')).status).toBe(403)
  expect(await codeOf(await set('organiser', '2026-03-31T09:00'))).toMatchObject({ path: ['closesAt'], code: 'closes-before-opening' })
  expect((await set('organiser', '')).status).toBe(200)
  await t.enter(0, 'officer')
  await t.enter(8)
  expect(await (await t.w.as('officer').registrations.$get()).json()).toMatchObject({
    events: [{ event: t.event, opening: 'open', closesAt: null, mostEntries: 2, approved: 0, waiting: 1, returned: 0 }],
  })
})

test('what an officer enters takes part once it is approved, and not before', async () => {
  const t = await town()
  const { decide, states, counted } = acts(t)
  const own = await idOf(await t.enter(0, 'officer', { category: 'exhibition' }))
  const other = await idOf(await t.enter(1, 'officer'))
  await t.enter(2)
  expect(await states()).toEqual([
    ['赵强', 'registered'],
    ['钱敏', 'registered'],
    ['孙强', 'normal'],
  ])
  expect(await counted()).toEqual(['孙强'])
  expect((await bundleOf(t.w.site.store.read, t.event)).entries.map((entry) => entry.label)).toEqual(['孙强'])
  expect((await (await t.w.as('organiser').events[':event'].$get({ param: t.param })).json()).counts).toMatchObject({
    entries: 1,
    competing: 1,
    waiting: 2,
  })
  expect(await codeOf(await t.state(own, { state: 'normal' }))).toMatchObject({ code: 'not-approved' })
  expect((await decide([own], 'approve', '', 'officer')).status).toBe(403)
  for (let i = 0; i < 5; i++) expect((await decide([own, other], 'approve', '', 'organiser', 'approve-these-two-now')).status).toBe(200)
  expect(await states()).toEqual([
    ['赵强', 'exhibition'],
    ['钱敏', 'normal'],
    ['孙强', 'normal'],
  ])
  const records = await t.w.site.store.read.selectFrom('audit').select('subject').where('act', '=', 'entries.decide').execute()
  expect(records.map((one) => one.subject)).toEqual([`entry:${own}`, `entry:${other}`])
  expect(await codeOf(await decide([own], 'approve'))).toMatchObject({
    path: ['entries', 0],
    code: 'not-waiting',
    params: { label: '赵强' },
  })
})

test('the draw leaves out what waits; approved afterwards it gets the next lot', async () => {
  const t = await town()
  const id = await idOf(await t.enter(0, 'officer'))
  await t.enter(1)
  await t.enter(2)
  await t.lock()
  expect(await t.w.play('entries.draw', (act) => drawLots(act, t.event))).toMatchObject({ entries: 2 })
  expect(await codeOf(await t.enter(3, 'officer'))).toMatchObject({ code: 'closed-after-draw' })
  expect((await acts(t).decide([id], 'approve')).status).toBe(200)
  expect(await t.w.site.store.read.selectFrom('entry').select(['lot', 'code']).where('id', '=', id).executeTakeFirstOrThrow()).toEqual({
    lot: 3,
    code: '103',
  })
})

test('returned with a reason, mended, and approved: each step is a record, and the worker’s facts are copied anew', async () => {
  const t = await town('district-skills', { closesAt: '2026-05-01T17:00' })
  const { decide, mend, counted } = acts(t)
  const id = await idOf(await t.enter(0, 'officer'))
  const second = await idOf(await t.enter(1, 'officer'))
  expect(await codeOf(await decide([id], 'return', ' '))).toMatchObject({ path: ['reason'], code: 'reason-missing' })
  expect((await decide([id, second], 'return', '赛区填错')).status).toBe(200)
  expect((await t.list('officer')).rows[0]).toMatchObject({ state: 'returned', reason: '赛区填错' })
  await t.w.play('persons.change', async (act) => {
    await act.tx
      .updateTable('person')
      .set({ skillLevel: 'l2' })
      .where('id', '=', t.w.workers[0] as string)
      .execute()
    await act.note('person:x')
  })
  // The window has closed meanwhile: mending what was returned is still possible, entering somebody else is not.
  at(t, '2026-05-01T18:00')
  expect((await mend(id, { zone: '街道赛区' })).status).toBe(200)
  expect((await t.enter(2, 'officer')).status).toBe(409)
  expect((await mend(id)).status).toBe(409)
  expect((await t.list('organiser', { waiting: '1' })).rows).toMatchObject([{ label: '赵强', zone: '街道赛区', state: 'registered' }])
  expect((await decide([id], 'approve')).status).toBe(200)
  expect(await counted()).toEqual(['赵强'])
  const row = await t.w.site.store.read.selectFrom('entry').select('attributes').where('id', '=', id).executeTakeFirstOrThrow()
  expect(JSON.parse(row.attributes)).toMatchObject({ skillLevel: 'l2' })
  const records = await t.w.site.store.read.selectFrom('entryState').selectAll().where('entryId', '=', id).orderBy('id').execute()
  expect(records.map(({ state, reason, by }) => [state, reason, by])).toEqual([
    ['registered', '', t.w.accounts.officer],
    ['returned', '赛区填错', t.w.accounts.organiser],
    ['registered', '', t.w.accounts.officer],
    ['normal', '', t.w.accounts.organiser],
  ])
})

test('a unit has no more than its limit, whoever enters it; withdrawing gives the place back', async () => {
  const t = await town('district-skills', { mostEntries: 2, mostSquads: 1 })
  const { withdraw, mend, counted } = acts(t)
  const id = await idOf(await t.enter(0, 'officer'))
  await t.enter(1, 'officer')
  expect(await codeOf(await t.enter(2, 'officer'))).toMatchObject({ path: ['subjectId'], code: 'unit-entries-full', params: { most: '2' } })
  // The other unit of the same officer has a limit of its own.
  expect((await t.enter(4, 'officer')).status).toBe(201)
  expect((await withdraw(id)).status).toBe(200)
  expect((await withdraw(id)).status).toBe(409)
  expect((await t.enter(2, 'officer')).status).toBe(201)
  expect(await codeOf(await mend(id))).toMatchObject({ code: 'unit-entries-full' })
  expect((await t.enter(3)).status).toBe(201)
  // Never approved, never there: the list of results does not know who withdrew first.
  expect(await counted()).toEqual(['李敏'])
  const squad = (name: string, members: number[]) =>
    t.w.as('officer').events[':event'].squads.$post({
      param: t.param,
      json: { unitId: t.w.units.port, name, members: members.map((i) => t.w.workers[i] as string) },
    })
  expect((await squad('港务一队', [4, 5])).status).toBe(201)
  expect(await codeOf(await squad('港务二队', [6]))).toMatchObject({ path: ['unitId'], code: 'unit-squads-full' })
})

test('two officers take the last place at the same moment: one gets it', async () => {
  const t = await town('district-skills', { mostEntries: 1 })
  for (let turn = 0; turn < 5; turn++) {
    const answers = await Promise.all([t.enter(0, 'officer'), t.enter(1, 'officer'), t.enter(2, 'officer')])
    expect(answers.map((answer) => answer.status).sort()).toEqual(turn === 0 ? [201, 422, 422] : [422, 422, 422])
  }
  expect(await t.w.site.store.read.selectFrom('entry').selectAll().execute()).toHaveLength(1)
})

test('entries of other units do not exist for an officer: not to mend, not to withdraw, not to join', async () => {
  const t = await town()
  const { mend, withdraw } = acts(t)
  const foreign = await idOf(await t.enter(8))
  for (const answer of [await mend(foreign), await withdraw(foreign), await mend('nothing'), await withdraw('nothing')])
    expect({ status: answer.status, kind: ((await answer.json()) as unknown as { kind: string }).kind }).toEqual({
      status: 404,
      kind: 'not-found',
    })
  expect((await mend(foreign, {}, 'organiser')).status).toBe(403)
  expect((await withdraw(foreign, '有事', 'lin')).status).toBe(403)
  expect((await t.list('organiser')).rows).toMatchObject([{ ref: foreign, state: 'normal' }])
})

test('an approved entry that its officer withdraws stays on the list; one that is changed waits again', async () => {
  const t = await town()
  const { decide, mend, withdraw, states, counted } = acts(t)
  const ids = [await idOf(await t.enter(0, 'officer')), await idOf(await t.enter(1, 'officer'))] as [string, string]
  await decide(ids, 'approve')
  expect((await withdraw(ids[0])).status).toBe(200)
  expect((await mend(ids[1], { category: 'exhibition' })).status).toBe(200)
  expect(await states()).toEqual([
    ['赵强', 'withdrawn'],
    ['钱敏', 'registered'],
  ])
  expect(await counted()).toEqual(['赵强'])
  await decide([ids[1]], 'approve')
  expect(await states()).toContainEqual(['钱敏', 'exhibition'])
  await t.lock()
  await t.draw()
  expect(await codeOf(await withdraw(ids[1]))).toMatchObject({ code: 'closed-after-draw' })
})
