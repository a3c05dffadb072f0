/** Appeals: their windows to the last second, who may file and rule, and the one release that an upheld one leads to. */
import { expect, test } from 'vitest'
import { saveProcedure, USUAL } from '../../server/competitions/procedure.ts'
import { addIncident } from '../../server/marks/incident.ts'
import { seat } from '../../server/panels/seat.ts'
import { closing } from '../../server/results/appeal-window.ts'
import { release } from '../../server/results/release.ts'
import { actorOf, contest, half } from '../contest.ts'
import { sending } from '../file.ts'
import { type World, world } from '../world.ts'

const ladder = (worker: string, _source: string, aspect: Parameters<typeof half>[0]) =>
  aspect.kind === 'imported' ? String(50 + Number(worker.slice(1))) : half(aspect)

/** Published provisionally; w1 to w4 are of steel and w5 to w8 of port, both below the officer's street, w9 of tools, which is not. */
async function published(w: World) {
  const c = await contest(w, { mark: ladder })
  const penalty = { entryId: c.entries.w8 as string, scope: 'entry' as const, node: null, effect: { do: 'points' as const, points: '-5' } }
  const incident = await w.play(
    'incidents.change',
    (act) => addIncident(act, c.event, { ...penalty, reason: '超时' }),
    actorOf(w, 'organiser'),
  )
  await w.play('releases.make', (act) => release(act, c.event, 'provisional', 0), actorOf(w, 'organiser'))
  const chief = { id: 'chief', eventId: c.event, accountId: w.accounts.zhou as string, duty: 'chief' as const, sitting: null, layer: null }
  await w.site.store.write((tx) =>
    tx
      .insertInto('seat')
      .values({ ...chief, label: '', by: 'x', at: 'x' })
      .execute(),
  )
  for (const arbiter of ['organiser', 'organiser2'])
    await w.play('seats.change', (act) => seat(act, c.event, { accountId: w.accounts[arbiter] as string, duty: 'arbiter' }))
  return { ...c, incident }
}
const appeals = (w: World, who: string) => w.as(who).events[':event'].appeals
const file = (w: World, event: string, entry: string, who = 'officer', late?: string) =>
  appeals(w, who).$post({ param: { event }, json: { entry, leader: '孙领队', grounds: '超时的计时有误', ...(late && { late }) } })
const seen = async (w: World, event: string, who = 'organiser') => (await appeals(w, who).$get({ param: { event } })).json()
const rule = (
  w: World,
  event: string,
  appeal: string,
  outcome: 'upheld' | 'rejected',
  who = 'organiser',
  look: { trial: string; id: string } | null = null,
) => appeals(w, who)[':appeal'].ruling.$put({ param: { event, appeal }, json: { outcome, reason: '计时复核属实', look } })
const officially = (w: World, event: string, last: number, override?: string) =>
  w.as('organiser').events[':event'].releases.$post({ param: { event }, json: { kind: 'official', last, ...(override && { override }) } })
const codeOf = async (answer: { json(): Promise<unknown> }) =>
  ((await answer.json()) as { faults: { code: string; params?: object }[] }).faults[0]

test('hours run on through the night; working days skip weekends and holidays and end with their last day', () => {
  const table = new Map([
    ...['2026-05-01', '2026-05-04', '2026-05-05'].map((day) => [day, 'off'] as const),
    ['2026-05-09', 'work'] as const,
  ])
  const days = (count: number) => ({ count, unit: 'working-days' as const })
  expect(closing('2026-04-30T14:00:00.000Z', { count: 48, unit: 'hours' }, table)).toBe('2026-05-02T14:00:00.000Z')
  // Thursday 22:00 in Shanghai: Friday to Tuesday are off; Wednesday and Thursday count.
  expect(closing('2026-04-30T14:00:00.000Z', days(2), table)).toBe('2026-05-07T15:59:59.999Z')
  // 23:59:59 in Shanghai is still Thursday, a second later it is Friday, which changes nothing here but where Friday works.
  expect(closing('2026-05-07T15:59:59.000Z', days(1), table)).toBe('2026-05-08T15:59:59.999Z')
  expect(closing('2026-05-07T16:00:00.000Z', days(1), table)).toBe('2026-05-09T15:59:59.999Z')
  // Across a weekend with a make-up Saturday, and one without.
  expect(closing('2026-05-08T02:00:00.000Z', days(2), table)).toBe('2026-05-11T15:59:59.999Z')
  expect(closing('2026-05-15T02:00:00.000Z', days(2), table)).toBe('2026-05-19T15:59:59.999Z')
})

test('the last second of the window counts, the next one is refused with the window’s end; the arbiter may accept it late with a reason', async () => {
  const w = await world()
  const { event, entries } = await published(w)
  const first = { after: 'publication' as const, count: 2, unit: 'hours' as const }
  await w.play('procedure.set', (act) => saveProcedure(act, event, { ...USUAL, appeals: { ...USUAL.appeals, first, second: null } }))
  const { closesAt } = (await seen(w, event)).window
  // The clock goes on by a second or more with each request.
  w.site.clock.ms = Date.parse(closesAt as string) - 10_000
  const made = await file(w, event, entries.w8 as string)
  expect(made.status).toBe(201)
  const [{ at } = { at: '' }] = (await seen(w, event)).appeals
  expect(at <= (closesAt as string)).toBe(true)
  w.site.clock.ms = Date.parse(closesAt as string)
  const late = await file(w, event, entries.w7 as string)
  expect({ status: late.status, fault: await codeOf(late) }).toMatchObject({
    status: 409,
    fault: { code: 'appeal-late', params: { until: expect.stringMatching(/^2026-05-01 11:/) } },
  })
  expect((await file(w, event, entries.w7 as string, 'officer', '路上堵车')).status).toBe(409)
  expect((await file(w, event, entries.w7 as string, 'organiser')).status).toBe(409)
  expect((await file(w, event, entries.w7 as string, 'organiser', '邮寄在途')).status).toBe(201)
  expect((await seen(w, event)).appeals.at(-1)).toMatchObject({ late: '邮寄在途', paper: 1 })
})

test('to the very millisecond: what comes at the closing instant is in, what comes after it is out', async () => {
  const w = await world()
  const { event } = await published(w)
  const { appealWindow } = await import('../../server/results/appeal-window.ts')
  const { closesAt } = (await seen(w, event)).window
  const after = new Date(Date.parse(closesAt as string) + 1).toISOString()
  const at = async (instant: string) => (await appealWindow(w.site.store.read, event, instant)).state
  expect([await at(closesAt as string), await at(after)]).toEqual(['open', 'late'])
  const first = { after: 'end' as const, count: 2, unit: 'hours' as const }
  await w.play('procedure.set', (act) => saveProcedure(act, event, { ...USUAL, appeals: { ...USUAL.appeals, first, second: null } }))
  // The competition's last day is 30 June.
  expect((await seen(w, event)).window).toEqual({ state: 'open', closesAt: '2026-06-30T17:59:59.999Z' })
})

test('a unit files for its own entries, once; nobody else’s appeal exists for it', async () => {
  const w = await world()
  const { event, entries } = await published(w)
  expect((await file(w, event, entries.w9 as string)).status).toBe(404)
  const five = await Promise.all(Array.from({ length: 5 }, () => file(w, event, entries.w8 as string)))
  expect(five.map((one) => one.status).sort()).toEqual([201, 409, 409, 409, 409])
  const other = (await (await file(w, event, entries.w9 as string, 'organiser')).json()) as { id: string }
  const mine = await seen(w, event, 'officer')
  expect(mine.appeals[0]).toMatchObject({ instance: 1, paper: 0, leader: '孙领队' })
  expect(mine.appeals).toHaveLength(1)
  expect(JSON.stringify(mine)).not.toContain(other.id)
  for (const who of ['gu', 'committee']) expect((await appeals(w, who).$get({ param: { event } })).status).toBe(403)

  const evidence = (name: string, bytes: number[], appeal: string, who = 'officer') =>
    appeals(w, who)[':appeal'].files.$post({ param: { event, appeal } }, sending(new File([Uint8Array.from(bytes)], name)))
  const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]
  const own = mine.appeals[0]?.id as string
  expect((await evidence('证据.pdf', pdf, own)).status).toBe(201)
  expect(await codeOf(await evidence('page.pdf', [0x3c, 0x68, 0x74, 0x6d, 0x6c], own))).toMatchObject({ code: 'evidence-type' })
  expect(await codeOf(await evidence('big.pdf', [...pdf, ...new Array(3 * 1024 * 1024).fill(0)], own))).toMatchObject({
    code: 'evidence-large',
  })
  expect((await evidence('x.pdf', pdf, other.id)).status).toBe(404)
  const [kept] = (await seen(w, event)).appeals[0]?.files ?? []
  const get = (who: string) => w.app.request(`/api/events/${event}/appeals/${own}/files/${kept?.id}`, { headers: w.headersOf(who) })
  expect([...new Uint8Array(await (await get('organiser')).arrayBuffer())]).toEqual(pdf)
  expect((await get('officer')).headers.get('Content-Disposition')).toContain('attachment')
  expect((await get('gu')).status).toBe(403)
})

test('an upheld appeal is previewed with the chief judge and leads to exactly one release, confirmed by a second person', async () => {
  const w = await world()
  const { event, entries, incident } = await published(w)
  const { id: appeal } = (await (await file(w, event, entries.w8 as string)).json()) as { id: string }
  expect(await codeOf(await officially(w, event, 1))).toEqual({ path: [], code: 'appeals-open', params: { n: '1' } })

  const { id: trial } = (await (await appeals(w, 'organiser')[':appeal'].trial.$post({ param: { event, appeal } })).json()) as {
    id: string
  }
  const trials = (who: string) => w.as(who).events[':event'].trials[':trial']
  expect((await trials('zhou').consent.$put({ param: { event, trial } })).status).toBe(200)
  await trials('organiser').looks.$post({ param: { event, trial }, json: { ask: 'lift', incident } as never })
  const [look] = (await seen(w, event)).appeals[0]?.previews?.[0]?.looks ?? []
  expect(look?.answer.changes.map(({ label, before, after }) => [label, before?.rank, after?.rank])).toEqual([
    [expect.any(String), 5, 2],
    [expect.any(String), 2, 3],
    [expect.any(String), 3, 4],
    [expect.any(String), 4, 5],
  ])
  expect(look?.beyond).toEqual({ won: [], lost: [], nominated: [] })
  // The marks and the list are as they were.
  expect((await (await w.as('organiser').events[':event'].corrections.changes.$get({ param: { event } })).json()).changes).toEqual([])

  expect((await rule(w, event, appeal, 'rejected', 'organiser', { trial, id: look?.id as string })).status).toBe(422)
  expect((await rule(w, event, appeal, 'upheld', 'organiser', { trial, id: look?.id as string })).status).toBe(200)
  expect((await rule(w, event, appeal, 'upheld', 'organiser2')).status).toBe(409)
  expect((await officially(w, event, 1)).status).toBe(409)
  const { corrections } = await (await w.as('organiser').events[':event'].corrections.$get({ param: { event } })).json()
  expect(corrections).toMatchObject([{ reason: '计时复核属实', releaseNumber: null }])
  const confirm = (who: string) =>
    w.as(who).events[':event'].corrections[':correction'].confirmation.$put({ param: { event, correction: corrections[0]?.id as string } })
  expect((await confirm('organiser')).status).toBe(422)
  // The units see the correction later than others, and until then their appeal has led to nothing.
  const showing = (units: string) =>
    w
      .as('organiser')
      .events[':event'].procedure.showing.$put({ param: { event }, json: { embargo: { ...USUAL.embargo, units }, freeze: '' } })
  expect((await showing('2026-12-31T09:00')).status).toBe(200)
  expect((await confirm('organiser2')).status).toBe(200)
  expect((await confirm('organiser2')).status).toBe(409)
  expect((await seen(w, event, 'officer')).appeals[0]?.ruling).toMatchObject({ release: null, owed: true })
  expect((await showing('')).status).toBe(200)
  const { releases } = await (await w.as('organiser').events[':event'].releases.$get({ param: { event } })).json()
  expect(releases.map((one) => [one.number, one.reason])).toEqual([
    [1, ''],
    [2, '计时复核属实'],
  ])
  expect((await seen(w, event, 'officer')).appeals[0]?.ruling).toMatchObject({ outcome: 'upheld', release: 2, owed: false })
  expect((await officially(w, event, 2)).status).toBe(200)
})

test('open appeals hold the official list unless an organiser says why it goes on', async () => {
  const w = await world()
  const { event, entries } = await published(w)
  await file(w, event, entries.w8 as string)
  expect((await officially(w, event, 1)).status).toBe(409)
  expect((await officially(w, event, 1, '颁奖在即，不影响奖次')).status).toBe(200)
  const notes = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'releases.make').orderBy('seq').execute()
  expect(notes.map((one) => JSON.parse(one.detail))).toContainEqual({ appeals: 1, override: '颁奖在即，不影响奖次' })
})

test('who belongs to the unit or marked the entry does not rule, and the second instance takes another arbiter', async () => {
  const w = await world()
  const { event, entries } = await published(w)
  const { id } = (await (await file(w, event, entries.w8 as string)).json()) as { id: string }
  const home = (unitId: string | null) =>
    w.site.store.write((tx) =>
      tx
        .updateTable('account')
        .set({ unitId })
        .where('id', '=', w.accounts.organiser as string)
        .execute(),
    )
  for (const [unit, barred] of [
    [w.units.port, true],
    [w.units.street, true],
    [w.units.district, false],
    [w.units.steel, false],
  ] as const) {
    await home(unit)
    expect((await seen(w, event)).appeals[0]?.bar).toBe(barred ? 'same-unit' : null)
  }
  await home(w.units.port)
  expect(await codeOf(await rule(w, event, id, 'rejected'))).toMatchObject({ code: 'arbiter-same-unit' })
  await home(null)
  const judged = (to: string, from: string) =>
    w.site.store.write((tx) =>
      tx
        .updateTable('sheet')
        .set({ source: w.accounts[to] as string })
        .where('entryId', '=', entries.w8 as string)
        .where('source', '=', w.accounts[from] as string)
        .execute(),
    )
  await judged('organiser', 'gu')
  expect(await codeOf(await rule(w, event, id, 'rejected'))).toMatchObject({ code: 'arbiter-judge' })
  await judged('gu', 'organiser')
  expect((await rule(w, event, id, 'rejected')).status).toBe(200)

  // Ruled on Friday, 1 May, a holiday: two working days end with Thursday, 7 May.
  expect((await seen(w, event, 'officer')).appeals[0]?.second).toEqual({ state: 'open', closesAt: '2026-05-07T15:59:59.999Z' })
  const again = (await (await file(w, event, entries.w8 as string)).json()) as { id: string }
  expect((await seen(w, event)).appeals.map((one) => one.instance)).toEqual([1, 2])
  expect(await codeOf(await rule(w, event, again.id, 'upheld'))).toMatchObject({ code: 'arbiter-ruled-before' })
  expect((await rule(w, event, again.id, 'rejected', 'organiser2')).status).toBe(200)
  expect((await file(w, event, entries.w8 as string)).status).toBe(409)
})

test('only arbiters rule: named by somebody else, without another seat, and not on whom they declared a relation to', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
  const { id } = (await (await file(w, event, entries.w8 as string)).json()) as { id: string }
  // Whoever set the event up does not rule on it.
  for (const who of ['organiser', 'admin', 'committee', 'officer']) expect((await rule(w, event, id, 'rejected', who)).status).toBe(403)
  const own = await seen(w, event)
  expect([own.arbiters, own.appeals[0]?.bar, own.appeals[0]?.previews]).toEqual([[], undefined, undefined])
  // After the seal as well; the judges have marked.
  const name = (login: string, by = 'organiser') =>
    w.as(by).events[':event'].seats.$post({ param: { event }, json: { accountId: w.accounts[login] as string, duty: 'arbiter' } })
  expect(await codeOf(await name('organiser'))).toMatchObject({ code: 'arbiter-self' })
  expect(await codeOf(await name('gu'))).toMatchObject({ code: 'seat-alone' })
  expect((await name('committee')).status).toBe(200)
  expect((await name('zhou')).status).toBe(200)
  expect(await codeOf(await name('committee'))).toMatchObject({ code: 'seated-already' })
  expect((await seen(w, event)).arbiters).toEqual(['committee', 'zhou'])
  expect((await seen(w, event, 'officer')).arbiters).toEqual([])

  const label = (await seen(w, event, 'zhou')).appeals[0]?.label as string
  const relation = { name: label, what: '师徒' }
  expect((await w.as('zhou').events[':event'].relations.$post({ param: { event }, json: relation })).status).toBe(201)
  expect((await seen(w, event, 'zhou')).appeals[0]?.bar).toBe('recused')
  expect(await codeOf(await rule(w, event, id, 'rejected', 'zhou'))).toMatchObject({ code: 'arbiter-recused' })
  expect((await rule(w, event, id, 'rejected', 'committee')).status).toBe(200)
  expect((await seen(w, event)).appeals[0]?.ruling).toMatchObject({ byName: 'committee', outcome: 'rejected' })
  const [{ seat: committee }] = (await w.site.store.read
    .selectFrom('seat')
    .select('id as seat')
    .where('accountId', '=', w.accounts.committee as string)
    .execute()) as [{ seat: string }]
  const gone = await w
    .as('organiser')
    .events[':event'].seats[':seat'].removal.$put({ param: { event, seat: committee }, json: { reason: '任期届满' } })
  expect(gone.status).toBe(200)
  expect((await rule(w, event, id, 'rejected', 'committee')).status).toBe(403)
})
