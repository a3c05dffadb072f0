/** Announced draws, layers of codes, decryption by two, who marks what, and conflicts that are answered. */
import { expect, test } from 'vitest'
import { setRules, USUAL } from '../../server/competitions/procedure.ts'
import { drawOf } from '../../server/entries/draw.ts'
import { orderOf } from '../../server/entries/order.ts'
import { digest } from '../../server/lib/canonical.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { openMarking } from '../../server/panels/marking.ts'
import { seat } from '../../server/panels/seat.ts'
import { release } from '../../server/results/release.ts'
import { actorOf } from '../contest.ts'
import type { World } from '../world.ts'
import { drawnContest, JUDGES } from './contest.ts'
import { codeOf, idOf, town } from './entries-town.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

/** An event with six entries of three units, locked and not drawn. */
async function ready() {
  const t = await town()
  const ids: string[] = []
  for (const i of [0, 1, 4, 5, 8, 9]) ids.push(await idOf(await t.enter(i)))
  await t.lock()
  const api = (login: string | null) => t.w.as(login).events[':event']
  const announce = (json: { apart: boolean; spread: boolean; layers: number }, login = 'organiser') =>
    api(login).draw.plan.$put({ param: t.param, json })
  const record = async (login: string | null = null) => body(await t.w.as(login).public.events[':event'].draw.$get({ param: t.param }))
  return { ...t, ids, api, announce, record }
}

test('the hash of the seed is public before the draw, stays the same when rules change, and the seed repeats the draw after the release', async () => {
  const t = await ready()
  const { w, event, param } = t
  expect((await w.as(null).public.events[':event'].draw.$get({ param })).status).toBe(404)
  const { commitment } = await body(await t.announce({ apart: false, spread: false, layers: 1 }))
  expect(await t.record()).toMatchObject({ commitment, at: null, seed: null, entries: [] })
  expect((await body(await t.announce({ apart: true, spread: true, layers: 1 }))).commitment).toBe(commitment)
  await w.play('stations.set', async (act) => {
    for (let i = 0; i < 6; i++)
      await act.tx
        .insertInto('station')
        .values({ eventId: event, ordinal: i + 1, batch: String(Math.floor(i / 3)), session: '上午', place: `${i + 1} 号` })
        .execute()
    await act.note(`event:${event}`)
  })
  expect((await t.draw()).status).toBe(200)
  expect(await codeOf(await t.announce({ apart: false, spread: false, layers: 1 }))).toMatchObject({ code: 'drawn-already' })
  const rows = await w.site.store.read.selectFrom('entry').selectAll().where('eventId', '=', event).orderBy('lot').execute()
  for (const batch of [rows.slice(0, 3), rows.slice(3)]) expect(new Set(batch.map((one) => one.unitId)).size).toBe(3)
  expect(await t.record()).toMatchObject({ commitment, seed: null, entries: [], unmet: [] })
  expect((await t.list('organiser')).rows[4]).toMatchObject({ lot: 5, station: '1 · 上午 · 5 号' })
  await judged(t)
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
  const after = await t.record()
  expect(digest(after.seed)).toBe(commitment)
  const drawn = after.entries as { id: string; unit: string; lot: number; codes: string[] }[]
  const entries = drawn.map(({ id, unit: unitId }) => ({ id, unitId }))
  expect(drawn.map(({ id }) => id)).toEqual(orderOf(after.seed, entries.toReversed(), after.batches, after.rules))
  const codes = new Map(
    drawOf(
      after.seed,
      drawn.map(({ id }) => id),
    ).map(({ id, code }) => [id, code]),
  )
  for (const one of drawn) expect(one.codes).toEqual([codes.get(one.id)])
})

/** Five judges (none of whom belongs to a unit), marking open, everything sealed unmarked except that everybody is absent. */
async function judged({ w, event }: { w: World; event: string }) {
  for (const judge of ['gu', 'zhao', 'qian', 'sun', 'zhou'])
    await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts[judge] as string, duty: 'judge', sitting: 'practice' }))
  await w.play('marking.open', (act) => openMarking(act, event))
  await w.play('marks.test', async (act) => {
    await act.tx.updateTable('sheet').set({ state: 'submitted' }).where('eventId', '=', event).execute()
    const { marksOf } = await import('./full-marks.ts')
    await marksOf(act, event)
    await act.note(`event:${event}`)
  })
  await w.play('event.seal', (act) => sealEvent(act, event), actorOf(w, 'organiser'))
}

/** Two layers with the custodians lin and auditor; drawn. */
async function layered() {
  const t = await ready()
  expect((await t.announce({ apart: false, spread: false, layers: 2 })).status).toBe(200)
  expect((await t.draw()).status).toBe(200)
  for (const [login, layer] of [
    ['lin', 1],
    ['committee', 2],
  ] as const)
    expect(
      (
        await t
          .api('organiser')
          .seats.$post({ param: t.param, json: { accountId: t.w.accounts[login] as string, duty: 'custodian', layer } })
      ).status,
    ).toBe(200)
  const make = (login: string, layer: string) => t.api(login).codes[':layer'].$put({ param: { ...t.param, layer } })
  const open = (login: string, layer: string) => t.api(login).codes[':layer'].decryption.$put({ param: { ...t.param, layer } })
  const seen = async (login: string) => body(await t.api(login).codes.$get({ param: t.param }))
  return { ...t, make, open, seen }
}

test('each custodian makes the own layer in turn and sees it alone; judges get the last layer’s codes only', async () => {
  const t = await layered()
  const { w, event, param, make, seen } = t
  expect(await codeOf(await make('committee', '2'))).toMatchObject({ code: 'layer-below-missing' })
  expect((await make('committee', '1')).status).toBe(403)
  expect((await make('organiser', '1')).status).toBe(403)
  expect(await codeOf(await t.api('organiser').marking.$put({ param }))).toMatchObject({ code: 'codes-missing' })
  expect((await make('lin', '1')).status).toBe(200)
  expect(await codeOf(await make('lin', '1'))).toMatchObject({ code: 'layer-made' })
  // Before the last layer the organiser still knows whose lot is whose, and no code.
  expect((await t.list('organiser')).rows[0]).toMatchObject({ lot: 1, code: null, label: expect.any(String) })
  expect((await make('committee', '2')).status).toBe(200)
  const lin = await seen('lin')
  expect(lin.layers.map((one: { pairs: unknown }) => one.pairs !== null)).toEqual([true, false])
  expect(lin.layers[0].pairs.map((one: { to: string }) => one.to).toSorted()).toEqual(['101', '102', '103', '104', '105', '106'])
  const committee = await seen('committee')
  expect(committee.layers.map((one: { pairs: unknown }) => one.pairs !== null)).toEqual([false, true])
  expect(JSON.stringify(committee)).not.toContain('赵')
  for (const login of ['organiser', 'auditor', 'admin'])
    expect((await seen(login)).layers.map((one: { pairs: unknown }) => one.pairs)).toEqual([null, null])
  expect((await t.api('gu').codes.$get({ param })).status).toBe(403)
  // From the last layer on the organiser knows no more than anybody, before marking opens.
  const byLabel = await t.list('organiser')
  expect(byLabel.hidden).toBe(true)
  for (const row of byLabel.rows) expect(row).toMatchObject({ code: null, lot: null, ref: null })
  const codes = (await t.list('organiser', { by: 'code' })).rows
  expect(codes.map(({ code, lot }) => [code, lot])).toEqual(['201', '202', '203', '204', '205', '206'].map((code, i) => [code, i + 1]))
  expect(await codeOf(await t.enter(10))).toMatchObject({ code: 'codes-made' })
  const { id } = (await w.site.store.read.selectFrom('seat').select('id').where('layer', '=', 1).executeTakeFirst()) as { id: string }
  expect(await codeOf(await t.api('organiser').seats[':seat'].removal.$put({ param: { ...param, seat: id }, json: {} }))).toMatchObject({
    code: 'layer-made',
  })
  expect(event).toBeTruthy()
})

test('a layer is opened after seal and recheck, the last one first, by its custodian and a second person; then names are known', async () => {
  const t = await layered()
  const { w, event, make, open, seen } = t
  await w.play('procedure.set', (act) => setRules(act, event, { ...USUAL, recheck: { top: { count: 2 }, share: 15, limit: 5 } } as never))
  await make('lin', '1')
  await make('committee', '2')
  expect(await codeOf(await open('committee', '2'))).toMatchObject({ code: 'not-sealed' })
  await judged(t)
  expect(await codeOf(await open('committee', '2'))).toMatchObject({ code: 'not-rechecked' })
  expect((await t.list('organiser')).hidden).toBe(true)
  await w.play('recheck.sign', async (act) => {
    const made = { by: act.by.id, at: act.at }
    await act.tx
      .insertInto('recheck')
      .values({ id: 'r', eventId: event, seed: '', sample: '{}', ...made })
      .execute()
    await act.tx
      .insertInto('recheckSign')
      .values({ id: 's', recheckId: 'r', ...made })
      .execute()
    await act.note(`event:${event}`)
  })
  expect(await codeOf(await open('lin', '1'))).toMatchObject({ code: 'layer-above-closed' })
  expect(await codeOf(await open('organiser', '2'))).toMatchObject({ code: 'custodian-first' })
  expect(await body(await open('committee', '2'))).toEqual({ open: false })
  expect(await codeOf(await open('committee', '2'))).toMatchObject({ code: 'second-person-needed' })
  expect(await codeOf(await open('lin', '2'))).toMatchObject({ code: 'second-person-needed' })
  expect(await body(await open('organiser', '2'))).toEqual({ open: true })
  expect((await t.list('organiser')).hidden).toBe(true)
  await expect(w.play('releases.make', (act) => release(act, event, 'provisional', 0))).rejects.toMatchObject({
    faults: [{ code: 'not-decoded' }],
  })
  await open('lin', '1')
  await open('organiser2', '1')
  expect((await t.list('organiser')).hidden).toBe(false)
  expect((await seen('auditor')).layers.every((one: { pairs: unknown }) => one.pairs !== null)).toBe(true)
  const log = await w.site.store.read
    .selectFrom('audit')
    .select(['actor', 'detail'])
    .where('act', '=', 'codes.open')
    .orderBy('seq')
    .execute()
  expect(log.map((one) => [one.actor, JSON.parse(one.detail)])).toEqual([
    [w.accounts.committee, { decryption: 'asked', layer: 2 }],
    [w.accounts.organiser, { decryption: 'open', layer: 2 }],
    [w.accounts.lin, { decryption: 'asked', layer: 1 }],
    [w.accounts.organiser2, { decryption: 'open', layer: 1 }],
  ])
  // Every lot leads through both layers to the code that was judged.
  const codes = await w.site.store.read.selectFrom('entryCode').selectAll().execute()
  const entries = await w.site.store.read.selectFrom('entry').select(['id', 'code']).where('eventId', '=', event).execute()
  for (const { id, code } of entries) expect(codes.find((one) => one.entryId === id && one.layer === 2)?.code).toBe(code)
})

test('a custodian has no other seat, and a layer one custodian', async () => {
  const t = await layered()
  const add = (login: string, more: object) =>
    t.api('organiser').seats.$post({ param: t.param, json: { accountId: t.w.accounts[login] as string, ...more } as never })
  expect(await codeOf(await add('gu', { duty: 'custodian', layer: 1 }))).toMatchObject({ code: 'layer-kept' })
  expect(await codeOf(await add('gu', { duty: 'custodian' }))).toMatchObject({ code: 'missing', path: ['layer'] })
  expect(await codeOf(await add('lin', { duty: 'judge', sitting: 'practice' }))).toMatchObject({ code: 'seat-alone' })
  expect(await codeOf(await add('lin', { duty: 'clerk' }))).toMatchObject({ code: 'seat-alone' })
})

async function seatAll({ w, event }: Awaited<ReturnType<typeof drawnContest>>) {
  for (const judge of JUDGES)
    await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts[judge] as string, duty: 'judge', sitting: 'practice' }))
}

test('a suggested conflict holds until it is dismissed with a reason; dismissed it stays, and the judge gets the sheet', async () => {
  const c = await drawnContest()
  await seatAll(c)
  const { w, param, event } = c
  const panel = async () => body(await w.as('organiser').events[':event'].panel.$get({ param }))
  const answer = (recusal: string, json: { dismissed: boolean; reason: string }) =>
    w.as('organiser').events[':event'].recusals[':recusal'].answer.$put({ param: { ...param, recusal }, json })
  const [first, second] = (await panel()).recusals
  expect(first).toMatchObject({ ground: 'same-unit', isOpen: true, entryLabel: '赵强' })
  expect(await codeOf(await answer(first.id, { dismissed: true, reason: '' }))).toMatchObject({ path: ['reason'], code: 'reason-missing' })
  for (let i = 0; i < 2; i++) await answer(first.id, { dismissed: true, reason: '同名不同单位' })
  expect((await answer(second.id, { dismissed: false, reason: '' })).status).toBe(200)
  expect(await panel()).toMatchObject({
    recusals: [{ entryLabel: '钱敏', isOpen: false }],
    dismissed: [{ entryLabel: '赵强', reason: '同名不同单位', name: 'lin' }],
  })
  await w.play('marking.open', (act) => openMarking(act, event))
  expect((await body(await w.as('lin').events[':event']['my-sheets'].$get({ param }))).sheets).toHaveLength(3)
  expect(await codeOf(await answer(second.id, { dismissed: true, reason: '误报' }))).toMatchObject({ code: 'conflict-veiled' })
})

test('a relation that a judge declares recuses them from everybody of that name, without telling whether anybody takes part', async () => {
  const c = await drawnContest()
  await seatAll(c)
  const { w, param, event } = c
  const declare = (login: string, json: { accountId?: string; name: string; what: string }) =>
    w.as(login).events[':event'].relations.$post({ param, json })
  const answers = []
  for (const name of ['周强', '无此人']) {
    const answer = await declare('gu', { name, what: '师徒' })
    answers.push([answer.status, Object.keys(await body(answer))])
  }
  expect(answers[0]).toEqual(answers[1])
  expect(await codeOf(await declare('gu', { accountId: w.accounts.zhao as string, name: '周强', what: 'x' }))).toMatchObject({
    code: 'not-seated',
  })
  expect((await declare('organiser', { accountId: w.accounts.zhao as string, name: '启泽机床工会', what: '前同事' })).status).toBe(201)
  expect((await declare('officer', { name: 'x', what: 'y' })).status).toBe(403)
  expect((await body(await w.as('gu').events[':event'].relations.$get({ param }))).relations).toMatchObject([
    { name: '周强' },
    { name: '无此人' },
  ])
  const { recusals } = await body(await w.as('organiser').events[':event'].panel.$get({ param }))
  expect(recusals.filter((one: { ground: string }) => one.ground === 'declared')).toMatchObject([
    { name: 'gu', entryLabel: '周强', reason: '师徒', isOpen: true },
    { name: 'zhao', entryLabel: '陈强', reason: '前同事', isOpen: true },
  ])
  await w.play('marking.open', (act) => openMarking(act, event))
  expect(await codeOf(await declare('gu', { name: '赵强', what: '认出来了' }))).toMatchObject({ code: 'relation-late' })
})

test('entries are dealt out by a draft that the organiser accepts; judges get those sheets only, and the bundle says so', async () => {
  const c = await drawnContest()
  await seatAll(c)
  const { w, param, event } = c
  const at = { ...param, sitting: 'practice' }
  const one = w.as('organiser').events[':event'].assignments[':sitting']
  const draft = async (query: { each: string; seed?: string }) => one.draft.$get({ param: at, query: { seed: '1', ...query } as never })
  expect((await body(await one.$get({ param: at }))).plan).toBeNull()
  expect(await codeOf(await draft({ each: '5' }))).toMatchObject({ code: 'judges-too-few', path: ['each'] })
  const { plan } = await body(await draft({ each: '3' }))
  expect(await body(await draft({ each: '3' }))).toEqual({ plan, travels: [] })
  const { judges, entries } = await body(await one.$get({ param: at }))
  const json = {
    plan: judges.map(({ account }: { account: string }, i: number) => ({
      account,
      refs: entries.flatMap(({ ref }: { ref: string }, e: number) => (plan[e].includes(i) ? [ref] : [])),
    })),
  }
  const bad = structuredClone(json)
  bad.plan[0].refs = entries.map(({ ref }: { ref: string }) => ref)
  expect(await codeOf(await one.$put({ param: at, json: bad }))).toMatchObject({ code: 'not-assignable' })
  for (let i = 0; i < 5; i++) expect(await body(await one.$put({ param: at, json }))).toEqual({ assigned: 12 })
  expect((await body(await one.$get({ param: at }))).plan).toEqual(plan)
  await w.play('marking.open', (act) => openMarking(act, event))
  const sheets = await w.site.store.read.selectFrom('sheet').select('id').where('kind', '=', 'judge').execute()
  expect(sheets).toHaveLength(12)
  expect((await body(await w.as('gu').events[':event']['my-sheets'].$get({ param }))).sheets).toHaveLength(json.plan[1].refs.length)
  expect(await codeOf(await one.$put({ param: at, json: { plan: [json.plan[0]] } }))).toMatchObject({ code: 'assignment-late' })
  expect(await body(await one.$put({ param: at, json: { plan: [] } }))).toEqual({ assigned: 0 })
  expect(await w.site.store.read.selectFrom('sheet').select('id').where('kind', '=', 'judge').execute()).toHaveLength(18)
  expect((await w.as('gu').events[':event'].assignments[':sitting'].$get({ param: at })).status).toBe(403)
})

test('a recusal after the plan leaves its entry short, by code: the plan and the desk say so until it is dealt again or waived with a reason', async () => {
  const c = await drawnContest()
  await seatAll(c)
  const { w, param, event } = c
  const at = { ...param, sitting: 'practice' }
  const one = w.as('organiser').events[':event'].assignments[':sitting']
  const seen = async () => body(await one.$get({ param: at }))
  const { plan } = await body(await one.draft.$get({ param: at, query: { seed: '1', each: '3' } as never }))
  const { judges, entries } = await seen()
  const refs = (i: number) => entries.flatMap(({ ref }: { ref: string }, e: number) => (plan[e].includes(i) ? [ref] : []))
  const json = { plan: judges.map(({ account }: { account: string }, i: number) => ({ account, refs: refs(i) })) }
  expect((await one.$put({ param: at, json })).status).toBe(200)
  await w.play('marking.open', (act) => openMarking(act, event))
  expect((await seen()).short).toEqual([])

  const { account, label } = judges[1]
  const [ref, other] = refs(1)
  const recuse = (entryId: string, accountId = account) =>
    w.as('organiser').events[':event'].recusals.$post({ param, json: { accountId, entryId, ground: 'manual', reason: '师徒' } })
  const cards = async () =>
    (await body(await w.as('organiser').desk.tasks.$get())).cards.filter(({ kind }: { kind: string }) => kind === 'short')
  for (const code of [ref, other]) expect((await recuse(code)).status).toBe(200)
  const short = [ref, other].map((code) => ({ ref: code, who: code, left: [{ label, seated: true }] }))
  const byRef = (a: { ref: string }, b: { ref: string }) => (a.ref < b.ref ? -1 : 1)
  expect((await seen()).short.sort(byRef)).toEqual(short.sort(byRef))
  expect(await cards()).toMatchObject([{ event, n: 2 }])
  // One goes on without, by the chief's reason; the other gets the judge who was free.
  const waive = () =>
    w
      .as('organiser')
      .events[':event'].waivers.$post({ param, json: { source: label, sitting: 'practice', entryId: other, reason: '无人可派' } })
  expect((await waive()).status).toBe(200)
  expect(await codeOf(await waive())).toMatchObject({ code: 'waived-already' })
  expect(await cards()).toMatchObject([{ event, n: 1 }])
  const sheetsOf = async (code: string) => {
    const { id } = await w.site.store.read.selectFrom('entry').select('id').where('code', '=', code).executeTakeFirstOrThrow()
    return w.site.store.read.selectFrom('sheet').select('source').where('entryId', '=', id).where('kind', '=', 'judge').execute()
  }
  const fill = () => one.replacements.$post({ param: at })
  const filled = await fill()
  const e = entries.findIndex((entry: { ref: string }) => entry.ref === ref)
  expect(filled.status).toBe(200)
  expect(await body(filled)).toEqual({ filled: 1, short: 0 })
  const now = (await seen()).plan[e]
  expect(now).toHaveLength(3)
  expect(now).not.toContain(1)
  expect((await sheetsOf(ref)).map(({ source }) => source)).toEqual(expect.arrayContaining(now.map((i: number) => judges[i].account)))
  expect([(await seen()).short, await cards()]).toEqual([[], []])
  expect(await codeOf(await fill())).toMatchObject({ code: 'nobody-free' })

  // A judge who leaves is missed as one who is recused.
  const { id: seat } = await w.site.store.read
    .selectFrom('seat')
    .select('id')
    .where('accountId', '=', judges[0].account)
    .where('sitting', '=', 'practice')
    .executeTakeFirstOrThrow()
  const leaves = { param: { ...param, seat }, json: { reason: '突发疾病' } }
  expect((await w.as('organiser').events[':event'].seats[':seat'].removal.$put(leaves)).status).toBe(200)
  const missing = (await seen()).short
  expect(missing.length).toBeGreaterThan(1)
  expect(await cards()).toMatchObject([{ event, n: missing.length }])
})
