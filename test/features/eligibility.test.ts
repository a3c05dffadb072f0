/** Eligibility: papers, democratic step, honours held, veto facts with look-back, posts, opinions, decisions, and who is lost after the choice. */
import { describe, expect, test } from 'vitest'
import { addHeld, sheetFactsOf } from '../../server/nominations/dossier.ts'
import { bars, eligibilityOf } from '../../server/nominations/eligibility.ts'
import { lossesOf } from '../../server/nominations/loss.ts'
import { nominationsOf } from '../../server/nominations/queries.ts'
import { sending } from '../file.ts'
import type { World } from '../world.ts'
import { at, DEEDS, refused, town } from './nomination-town.ts'

type Town = Awaited<ReturnType<typeof town>>

const of = ({ w, param }: Town, who: string, nomination: string) => {
  const one = at(w, who).nominations[':nomination']
  const all = { ...param, nomination }
  return {
    dossier: (json: object) =>
      one.dossier.$put({
        param: all,
        json: { deeds: DEEDS, summary: '', facts: {}, post: '', contribution: '', step: null, ...json } as never,
      }),
    file: (kind: 'photo' | 'minutes' | 'form' | 'opinion', name: string, bytes: number[]) =>
      one.files.$post({ param: all, query: { kind } }, sending(new File([new Uint8Array(bytes)], name))),
    opinion: (json: object) =>
      one.opinions.$post({
        param: all,
        json: {
          department: 'tax',
          answer: 'agree',
          facts: '',
          answeredOn: '2026-04-20',
          validUntil: '2026-10-20',
          fileId: null,
          ...json,
        } as never,
      }),
    decide: (about: string, outcome: 'pass' | 'fail', reason = '经审查会讨论') =>
      one.checks[':about'].$put({ param: { ...all, about }, json: { outcome, reason } }),
    held: (json: object = {}) =>
      one.honours.$post({
        param: all,
        json: { kind: 'medal', level: 'district', name: '区五一劳动奖章', year: 2021, number: '', source: '证书', ...json } as never,
      }),
  }
}
const checks = async ({ w, param }: Town, nomination: string) => {
  const { nominees } = await (await at(w, 'organiser').eligibility.$get({ param })).json()
  const found = nominees.find((one) => one.nominationId === nomination)
  const states = Object.fromEntries((found?.checks ?? []).map((check) => [check.about, `${check.state} ${check.code}`]))
  return { state: found?.state, checks: states, found: found?.checks ?? [] }
}
const picture = (width: number, height: number) => [
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255],
]
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
const step = { meeting: 'congress', day: '2026-04-10', eligible: 100, present: 80, agree: 41, against: 30, abstain: 9 }
const veto = (w: World, kind: string, day: string, unitId = w.units.steel as string) =>
  w.as('organiser')['veto-facts'].$post({ json: { unitId, kind, day, facts: '死亡一人', source: '应急〔2025〕8号' } })

describe('the papers', () => {
  test('are missing until the unit has held its vote and handed in photo, minutes and sealed form', async () => {
    const t = await town()
    const id = await t.nominee(0)
    expect(await checks(t, id)).toMatchObject({
      state: 'open',
      checks: {
        summary: 'open summary-missing',
        step: 'open step-missing',
        'file:photo': 'open file-missing',
        'file:form': 'open file-missing',
      },
    })
    const own = of(t, 'officer', id)
    // The committee's office put this one in for the unit 申禾钢构, which the officer stands above.
    expect((await own.dossier({ summary: '十年一线。', step })).status).toBe(200)
    expect((await own.file('photo', '照片.png', picture(413, 531))).status).toBe(201)
    expect((await own.file('minutes', '纪要.pdf', PDF)).status).toBe(201)
    expect((await own.file('form', '推荐表.pdf', PDF)).status).toBe(201)
    expect(await checks(t, id)).toMatchObject({ state: 'clear', checks: { step: 'pass step-more', 'file:photo': 'pass file-there' } })
    // Exactly half of those present is not more than half.
    await own.dossier({ summary: '十年一线。', step: { ...step, agree: 40, abstain: 10 } })
    expect(await checks(t, id)).toMatchObject({ state: 'blocked', checks: { step: 'blocked step-more' } })
  })

  test('refuse votes that do not add up, texts over 500 characters, and photos that are none', async () => {
    const t = await town()
    const own = of(t, 'officer', await t.nominee(0))
    expect((await refused(await own.dossier({ step: { ...step, present: 101 } }))).faults[0]).toMatchObject({
      path: ['step', 'present'],
      code: 'present-over-eligible',
    })
    expect((await refused(await own.dossier({ step: { ...step, agree: 50 } }))).codes).toEqual(['votes-over-present'])
    expect((await refused(await own.dossier({ summary: '事'.repeat(501) }))).codes).toEqual(['text-too-long'])
    expect((await own.dossier({ summary: '𬭎'.repeat(500) })).status).toBe(200)
    expect((await refused(await own.dossier({ facts: { rank: 'king' } }))).codes).toEqual(['unknown-value'])
    expect((await refused(await own.file('photo', 'x.pdf', PDF))).codes).toEqual(['photo-type'])
    expect((await refused(await own.file('photo', 'x.png', picture(300, 400)))).codes).toEqual(['photo-small'])
    expect((await refused(await own.file('photo', 'x.png', picture(600, 600)))).codes).toEqual(['photo-ratio'])
    expect((await refused(await own.file('form', 'x.html', [0x3c, 0x68, 0x74]))).codes).toEqual(['evidence-type'])
    expect((await refused(await own.file('opinion', 'x.pdf', PDF))).kind).toBe('not-allowed')
  })

  test('keep a phone sealed: nobody reads it back, an empty one leaves it, and it is in no table', async () => {
    const t = await town()
    const id = await t.nominee(0)
    const own = of(t, 'officer', id)
    expect((await refused(await own.dossier({ phone: '12345', workSince: '2005-13' }))).codes).toEqual(['bad-month', 'bad-phone'])
    expect((await own.dossier({ phone: '13800001234', workSince: '2005-07' })).status).toBe(200)
    expect((await own.dossier({ phone: '', workSince: '2005-08' })).status).toBe(200)
    const seen = await (await at(t.w, 'officer').nominations[':nomination'].$get({ param: { ...t.param, nomination: id } })).json()
    expect(seen.nominee).toMatchObject({ phoneKnown: true, dossier: { workSince: '2005-08' } })
    const db = t.w.site.store.read
    const kept = JSON.stringify([
      seen,
      await db.selectFrom('nomination').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
      await db.selectFrom('answer').selectAll().execute(),
    ])
    expect(kept).not.toContain('13800001234')
    expect(JSON.stringify(seen)).not.toContain('Sealed')
    const facts = await sheetFactsOf(db, await nominationsOf(db, t.param.campaign), t.w.site.secrets)
    expect(facts.get(id)).toMatchObject({ phone: '13800001234', workSince: '2005.08', idNumber: '' })
  })

  test('and their scans do not exist outside the unit’s line', async () => {
    const t = await town()
    const id = await t.nominee(8)
    expect((await of(t, 'officer', id).dossier({})).status).toBe(404)
    const { id: file } = (await (await of(t, 'organiser', id).file('form', '表.pdf', PDF)).json()) as { id: string }
    const path = `/api/campaigns/${t.param.campaign}/programmes/${t.param.programme}/nominations/${id}/files/${file}`
    expect((await t.w.app.request(path, { headers: t.w.headersOf('officer') })).status).toBe(404)
    expect([...new Uint8Array(await (await t.w.app.request(path, { headers: t.w.headersOf('committee') })).arrayBuffer())]).toEqual(PDF)
  })
})

test('an honour already held bars a second one, unless a new contribution is argued and accepted by somebody with a reason', async () => {
  const t = await town()
  const id = await t.nominee(0)
  const own = of(t, 'officer', id)
  expect((await own.held({ level: 'unit', name: '先进工作者' })).status).toBe(201)
  expect((await checks(t, id)).checks.held).toBeUndefined()
  expect((await own.held()).status).toBe(201)
  expect((await refused(await own.held())).codes).toEqual(['honour-known'])
  expect((await checks(t, id)).checks.held).toBe('blocked held')
  expect((await refused(await of(t, 'organiser', id).decide('held', 'pass'))).codes).toEqual(['not-decidable'])
  await own.dossier({ contribution: '2024年主持盾构改造' })
  expect((await checks(t, id)).checks.held).toBe('open held-argued')
  expect((await own.decide('held', 'pass')).status).toBe(403)
  expect((await of(t, 'organiser', id).decide('held', 'pass')).status).toBe(200)
  const { found } = await checks(t, id)
  expect(found.find(({ about }) => about === 'held')).toMatchObject({
    state: 'pass',
    decided: { reason: '经审查会讨论', byName: 'organiser' },
  })
})

describe('a veto fact', () => {
  test('bars in its own year, or for three years from its day', () => {
    const rules = { wages: 0, accident: 3 }
    const fact = (kind: string, day: string) => bars({ kind, day }, rules, 2026, '2026-05-01')
    expect([fact('wages', '2026-01-05'), fact('wages', '2025-12-31'), fact('other', '2026-01-05')]).toEqual([true, false, false])
    expect([fact('accident', '2023-05-02'), fact('accident', '2023-05-01')]).toEqual([true, false])
  })

  test('hits the firm, its head and its teams, not its workers nor other firms; lifted it stays visible', async () => {
    const t = await town([], 10)
    const [worker, head, otherHead] = [await t.nominee(0), await t.nominee(3), await t.nominee(7)]
    const made = await veto(t.w, 'accident', '2025-03-01')
    expect(made.status).toBe(201)
    const { id: fact } = (await made.json()) as { id: string }
    expect((await checks(t, head)).checks[`veto:${fact}`]).toBe('blocked veto')
    expect((await checks(t, worker)).checks[`veto:${fact}`]).toBeUndefined()
    expect((await checks(t, otherHead)).checks[`veto:${fact}`]).toBeUndefined()
    expect((await refused(await of(t, 'organiser', head).decide(`veto:${fact}`, 'pass'))).codes).toEqual(['not-decidable'])
    expect((await t.w.as('organiser')['veto-facts'][':fact'].lift.$put({ param: { fact }, json: { reason: '复核为意外' } })).status).toBe(
      200,
    )
    expect((await checks(t, head)).found.find(({ about }) => about === `veto:${fact}`)).toMatchObject({
      state: 'pass',
      params: { reason: '复核为意外', lifter: 'organiser', source: '应急〔2025〕8号' },
    })
    expect((await refused(await veto(t.w, 'accident', '2026-06-01'))).codes).toEqual(['day-future'])
    expect((await veto(t.w, 'accident', '2026-04-01', 'nobody')).status).toBe(404)
  })
})

test('a veto fact bars the firm itself and its teams in their programmes', async () => {
  const { w } = await town()
  const opened = await w.as('organiser').campaigns.$post({ json: { name: '区奖', nameEn: '', year: 2026, template: 'district-all' } })
  const { campaignId: campaign } = await opened.json()
  const { campaign: seen } = await (await w.as('organiser').campaigns[':campaign'].$get({ param: { campaign } })).json()
  const put = async (honour: string, json: object) => {
    const programme = seen.programmes.find((one) => one.honour === honour)?.id as string
    const made = await at(w, 'organiser').nominations.$post({ param: { campaign, programme }, json: { deeds: DEEDS, ...json } as never })
    return { w, param: { campaign, programme }, id: ((await made.json()) as { nominationId: string }).nominationId }
  }
  const firm = await put('certificate', { organisationId: w.units.steel })
  const team = await put('pioneer', { team: { unitId: w.units.steel, name: '焊接一班', kind: 'shift', members: 9 } })
  const { id: fact } = (await (await veto(w, 'wages', '2026-02-01')).json()) as { id: string }
  for (const one of [firm, team]) expect((await checks(one as never, one.id)).checks[`veto:${fact}`]).toBe('blocked veto')
})

test('opinions: unanswered is not agreed, any disagreement bars, an old one has to be asked for again', async () => {
  const t = await town([], 10)
  const head = await t.nominee(7) // of a public firm: audit and discipline too
  const office = of(t, 'organiser', head)
  expect(Object.keys((await checks(t, head)).checks).filter((about) => about.startsWith('opinion:'))).toEqual(
    ['market', 'tax', 'labour', 'environment', 'safety', 'audit', 'discipline'].map((one) => `opinion:${one}`),
  )
  expect((await checks(t, head)).checks['opinion:tax']).toBe('open opinion-missing')
  expect((await refused(await office.opinion({ department: 'organisation' }))).codes).toEqual(['not-asked'])
  expect((await refused(await office.opinion({ answer: 'disagree' }))).faults[0]).toMatchObject({ path: ['facts'], code: 'missing' })
  expect((await of(t, 'officer', head).opinion({})).status).toBe(403)
  expect((await office.opinion({ answer: 'disagree', facts: '欠税' })).status).toBe(201)
  expect((await checks(t, head)).checks['opinion:tax']).toBe('blocked opinion-disagree')
  expect((await refused(await office.decide('opinion:tax', 'pass'))).codes).toEqual(['not-decidable'])
  await office.opinion({ answer: 'none', answeredOn: '2026-04-25' })
  expect((await checks(t, head)).checks['opinion:tax']).toBe('pass opinion-none')
  await office.opinion({ department: 'safety', answeredOn: '2025-10-01', validUntil: '2026-03-31' })
  expect((await checks(t, head)).checks['opinion:safety']).toBe('open opinion-expired')
})

test('a post that is excluded bars, and names its source; a decision with a reason may let it pass', async () => {
  const t = await town()
  const id = await t.nominee(0, { facts: { rank: 'bureau' } })
  expect((await checks(t, id)).found.find(({ about }) => about === 'post:bureau')).toMatchObject({
    state: 'blocked',
    params: { citeZh: '上海市劳动模范评选（2014年）' },
  })
  await of(t, 'committee', id).decide('post:bureau', 'pass', '上级批复同意')
  expect((await checks(t, id)).checks['post:bureau']).toBe('pass post')
})

test('two rows of one person are told as soon as the ID number is known', async () => {
  const t = await town()
  const [one, other] = [await t.nominee(0), await t.nominee(1)]
  await t.w.play('test', async (act) => {
    await act.tx
      .updateTable('nomination')
      .set({ personId: t.w.workers[0] as string })
      .where('id', '=', other)
      .execute()
    await act.tx
      .updateTable('person')
      .set({ idHash: 'same' })
      .where('id', '=', t.w.workers[0] as string)
      .execute()
    await act.note('person:x')
  })
  expect((await checks(t, one)).checks.twice).toBe('blocked twice')
})

test('who loses eligibility after the choice stays on the list, barred; the own unit’s reserve takes the place, after fraud nobody', async () => {
  const t = await town([], 4)
  const [first, second, reserve] = [await t.nominee(0), await t.nominee(1), await t.nominee(2)]
  await t.choose([first, second])
  expect((await at(t.w, 'committee').confirmation.$put({ param: t.param, json: { note: '' } })).status).toBe(200)
  await of(t, 'organiser', first).decide('other', 'fail', '受到处分')
  const losses = async () => {
    const db = t.w.site.store.read
    const { campaign, programme } = t.param
    return lossesOf(db, campaign, programme, await eligibilityOf(db, campaign, programme, t.w.site.now().toISOString()))
  }
  expect(await losses()).toEqual([{ nominationId: first, standIn: reserve, place: 'reserve' }])
  expect((await t.selection()).chosen).toEqual([first, second])
  await of(t, 'organiser', second).decide('fraud', 'fail', '材料造假')
  expect(await losses()).toEqual([
    { nominationId: first, standIn: reserve, place: 'reserve' },
    { nominationId: second, standIn: null, place: 'empty' },
  ])
  // What was barred for a reason of its own may be let pass again.
  expect((await of(t, 'organiser', first).decide('other', 'pass', '处分撤销')).status).toBe(200)
  expect((await losses()).map(({ nominationId }) => nominationId)).toEqual([second])
})

test('an honour is not recorded for the future, nor once the list is confirmed', async () => {
  const t = await town()
  const id = await t.nominee(0)
  expect((await refused(await of(t, 'officer', id).held({ year: 2027 }))).codes).toEqual(['year-future'])
  await t.choose([id])
  await at(t.w, 'committee').confirmation.$put({ param: t.param, json: { note: '', reasons: { women: '本年无人' } } })
  const fields = { kind: 'medal' as const, level: 'city' as const, name: '市奖', year: 2020, number: '', source: '证书' }
  await expect(t.w.play('dossier.set', (act) => addHeld(act, t.param.campaign, t.param.programme, id, fields))).rejects.toMatchObject({
    faults: [{ code: 'list-confirmed' }],
  })
})
