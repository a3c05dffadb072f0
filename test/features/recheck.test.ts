/** The recheck: what is sampled, who may compare, when everything must be compared, and that a release waits for it. */
import { expect, test } from 'vitest'
import { procedureOf, saveProcedure, USUAL } from '../../server/competitions/procedure.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { askUnseal, confirmUnseal } from '../../server/marks/unseal.ts'
import { recheckDone, sampleOf } from '../../server/results/recheck-state.ts'
import { actorOf, contest, half } from '../contest.ts'
import { type World, world } from '../world.ts'

const RULE = { top: { n: 1, of: 'entries' as const }, rest: 25, errors: 5 }
const ladder = (worker: string, _source: string, aspect: Parameters<typeof half>[0]) =>
  aspect.kind === 'imported' ? String(50 + Number(worker.slice(1))) : half(aspect)

/** A sealed contest of five whose rules ask for a recheck. */
async function asked(w: World) {
  const c = await contest(w, { mark: ladder })
  await w.play('procedure.set', (act) => saveProcedure(act, c.event, { ...USUAL, recheck: RULE }), actorOf(w, 'organiser'))
  return c
}
const api = (w: World, who: string | null) => w.as(who).events[':event'].recheck
const view = async (w: World, event: string, who = 'organiser2') => (await (await api(w, who).$get({ param: { event } })).json()).view!
const find = (w: World, event: string, sheet: string, outcome: 'right' | 'wrong', text = '', who = 'organiser2') =>
  w.as(who).events[':event'].recheck.sheets[':sheet'].findings.$post({ param: { event, sheet }, json: { outcome, text } })
const release = (w: World, event: string) =>
  w.as('organiser').events[':event'].releases.$post({ param: { event }, json: { kind: 'provisional', last: 0 } })

test('the sample is all of the top and the seed’s share of the others, shared ranks at the edge included', () => {
  const ranked = Array.from({ length: 41 }, (_, i) => ({ entry: `e${i}`, rank: i < 1 ? 1 : i < 3 ? 2 : i + 1 }))
  const rule = { top: { n: 2, of: 'entries' as const }, rest: 15, errors: 5 }
  const sample = sampleOf(rule, 'ab', ranked)
  expect(sample.top).toEqual(['e0', 'e1', 'e2'])
  // 15 % of 38 is 5.7: six.
  expect(sample.drawn).toHaveLength(6)
  expect(sampleOf(rule, 'ab', ranked.toReversed())).toEqual({ top: ['e2', 'e1', 'e0'], drawn: sample.drawn })
  expect(sampleOf(rule, 'cd', ranked).drawn).not.toEqual(sample.drawn)
  expect(sampleOf({ ...rule, top: { n: 30, of: 'percent' } }, 'ab', ranked).top).toHaveLength(13)
})

test('a release waits until every sampled sheet was found right by others and the recheck is signed', async () => {
  const w = await world()
  const { event, entries } = await asked(w)
  const refused = await release(w, event)
  expect({ status: refused.status, body: await refused.json() }).toMatchObject({
    status: 409,
    body: { faults: [{ code: 'recheck-first' }] },
  })
  expect((await api(w, 'organiser').$post({ param: { event } })).status).toBe(200)
  expect((await api(w, 'organiser').$post({ param: { event } })).status).toBe(409)
  const seen = await view(w, event)
  expect(seen.drawn?.seed).toMatch(/^[0-9a-f]{32}$/)
  // One of the top and one of the four others, each with a theory paper, a time and five judges.
  expect(seen).toMatchObject({ sample: 14, errors: 0, whole: false, complete: false })
  const top = (
    await w.site.store.read
      .selectFrom('entry')
      .select('code')
      .where('id', '=', entries.w9 as string)
      .executeTakeFirstOrThrow()
  ).code
  expect(seen.sheets.filter((one) => one.because === 'top').map((one) => one.who)).toEqual(Array(7).fill(top))
  expect(JSON.stringify(seen)).not.toContain('王强')

  // The organiser entered the theory papers.
  const theory = seen.sheets.find((one) => one.kind === 'import' || one.kind === 'clerk')!
  expect((await find(w, event, theory.sheet, 'right', '', 'organiser')).status).toBe(422)
  expect((await find(w, event, theory.sheet, 'wrong')).status).toBe(422)
  for (const { sheet } of seen.sheets) expect((await find(w, event, sheet, 'right')).status).toBe(200)
  expect((await release(w, event)).status).toBe(409)
  expect(await recheckDone(w.site.store.read, event)).toBe(false)
  const signature = w.as('organiser').events[':event'].recheck.signature
  // A chief judge is seated: nobody else signs.
  const chief = {
    id: 'chief',
    eventId: event,
    accountId: w.accounts.zhou as string,
    duty: 'chief' as const,
    sitting: null,
    label: '',
    by: 'x',
    at: 'x',
  }
  await w.site.store.write((tx) => tx.insertInto('seat').values(chief).execute())
  w.site.known.forget()
  expect((await signature.$put({ param: { event } })).status).toBe(422)
  expect((await w.as('zhou').events[':event'].recheck.signature.$put({ param: { event } })).status).toBe(200)
  expect((await signature.$put({ param: { event } })).status).toBe(409)
  expect(await recheckDone(w.site.store.read, event)).toBe(true)
  expect((await release(w, event)).status).toBe(200)
  const audit = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'recheck.draw').execute()
  expect(JSON.parse(audit[0]!.detail)).toMatchObject({ seed: seen.drawn!.seed, rule: RULE })
})

test('more errors than the rule allows make everything to be compared; a corrected sheet is compared again', async () => {
  const w = await world()
  const { event } = await asked(w)
  await api(w, 'organiser').$post({ param: { event } })
  const before = await view(w, event)
  const bad = before.sheets.find((one) => one.kind === 'judge')!
  await find(w, event, bad.sheet, 'wrong', '第一项原件为 3，系统为 2')
  for (const { sheet } of before.sheets) if (sheet !== bad.sheet) await find(w, event, sheet, 'right')
  // 1 of 14 is 7.1 %.
  const after = await view(w, event)
  expect(after).toMatchObject({ errors: 1, whole: true, complete: false })
  expect(after.sheets).toHaveLength(35)

  const organiser = actorOf(w, 'organiser')
  const id = await w.play('unseal.ask', (act) => askUnseal(act, event, null, '复核发现差错'), organiser)
  await w.play('unseal.confirm', (act) => confirmUnseal(act, event, id), actorOf(w, 'organiser2'))
  expect((await find(w, event, bad.sheet, 'right')).status).toBe(409)
  await w.play('event.seal', (act) => sealEvent(act, event), organiser)
  // Sealed again without a change, the finding still says wrong; found right by a second look, it is.
  expect((await view(w, event)).sheets.find((one) => one.sheet === bad.sheet)?.finding?.outcome).toBe('wrong')
  for (const { sheet } of (await view(w, event)).sheets) await find(w, event, sheet, 'right')
  expect(await view(w, event)).toMatchObject({ complete: true, whole: true, done: false })
  await w.as('organiser').events[':event'].recheck.signature.$put({ param: { event } })
  expect(await view(w, event)).toMatchObject({ done: true })
  await w.site.store.write((tx) =>
    tx
      .updateTable('sheet')
      .set({ marks: JSON.stringify({ x: '1' }), revisions: JSON.stringify({ x: 1 }) })
      .where('id', '=', bad.sheet)
      .execute(),
  )
  expect(await recheckDone(w.site.store.read, event)).toBe(false)
})

test('templates that say so bring the recheck; others and old events know none; it is fixed once marking is open', async () => {
  const w = await world()
  const { event } = await contest(w)
  expect((await procedureOf(w.site.store.read, event)).recheck).toBeNull()
  const set = (rules: object) => w.as('organiser').events[':event'].procedure.rules.$put({ param: { event }, json: rules as never })
  expect((await set({ recheck: RULE, appeals: USUAL.appeals })).status).toBe(409)
  expect((await set({ recheck: null, appeals: { ...USUAL.appeals, second: null } })).status).toBe(200)
  expect((await set({ recheck: { ...RULE, rest: 10 }, appeals: USUAL.appeals })).status).toBe(422)
  const made = await w.as('organiser').competitions.$post({
    json: {
      template: 'national-skills',
      name: '决赛',
      nameEn: '',
      year: 2026,
      unitId: w.units.district,
      startsOn: '2026-05-01',
      endsOn: '2026-05-02',
    },
  })
  const { eventId } = (await made.json()) as { eventId: string }
  expect((await procedureOf(w.site.store.read, eventId)).recheck).toEqual({ top: { n: 10, of: 'entries' }, rest: 15, errors: 5 })
})
