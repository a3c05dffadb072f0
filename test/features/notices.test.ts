/** Public notices of a list, objections to it, and what becomes of it: conferral, the honour roll, revocation, plates. */
import { describe, expect, test } from 'vitest'
import { instantOfShanghai } from '../../server/lib/day.ts'
import { inOrder, strokesOf } from '../../server/nominations/strokes.ts'
import { notices } from '../../server/words/notices.ts'
import { at, refused, town } from './nomination-town.ts'

const POSTING = {
  level: 'district',
  unitId: null,
  firstDay: '2026-05-06',
  days: 5,
  channel: '区总工会网站',
  fields: ['unit', 'jobClass', 'deeds'] as never[],
  order: 'given' as const,
  reason: '',
}
const SAID = { nomination: null, text: '其事迹不属实，系他人完成。', name: '', phone: '' }

/** A confirmed list of three; w0, w1 and w2 of the steel works. The calendar knows that the holidays run to 5 May 2026 and that Saturday 9 May makes up for them. */
async function listed() {
  const t = await town([], 4)
  const { w, param } = t
  await w.site.store.write((tx) => tx.updateTable('session').set({ expiresAt: '2030-01-01T00:00:00.000Z' }).execute())
  w.site.known.forget()
  const ids = [
    await t.nominee(0, { deeds: '联系电话13812345678，证号110105194912310021，焊接能手。' }),
    await t.nominee(1),
    await t.nominee(2),
  ]
  await t.choose(ids)
  expect((await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })).status).toBe(200)
  const post = (more: object = {}, who = 'organiser') => at(w, who).notices.$post({ param, json: { ...POSTING, ...more } })
  const clock = (minute: string, seconds = 0) => {
    w.site.clock.ms = Date.parse(instantOfShanghai(minute)) + seconds * 1000
  }
  const seen = async (notice: string) => (await w.as(null).public.notices[':notice'].$get({ param: { notice } })).json()
  const object = (notice: string, more: object = {}, who: string | null = null) =>
    w.as(who).public.notices[':notice'].objections.$post({ param: { notice }, json: { ...SAID, ...more } })
  const kept = async (who = 'organiser') => (await (await at(w, who).notices.$get({ param })).json()).notices
  const answer = (objection: string, outcome: 'upheld' | 'rejected', who = 'committee') =>
    at(w, who).objections[':objection'].answer.$put({
      param: { ...param, objection },
      json: { outcome, finding: '向班组三人核实', answer: '经核实，情况属实。' },
    })
  return { ...t, ids, post, clock, seen, object, kept, answer }
}
const posted = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as { notice: string; lastDay: string }
const filed = async (answer: { json(): Promise<unknown> }) => ((await answer.json()) as { objection: string }).objection

describe('a public notice', () => {
  test('counts five working days from day 1, over the weekend and with the make-up Saturday', async () => {
    const { post, seen, clock } = await listed()
    const { notice, lastDay } = await posted(await post())
    // 6, 7, 8 May, Saturday 9 May as a day of work, Monday 11 May.
    expect(lastDay).toBe('2026-05-11')
    expect(await seen(notice)).toMatchObject({ state: 'coming', day: 0 })
    clock('2026-05-09T10:00')
    expect(await seen(notice)).toMatchObject({ state: 'running', day: 4, days: 5 })
    clock('2026-05-12T00:00')
    expect(await seen(notice)).toMatchObject({ state: 'ended', day: 5 })
  })

  test('shows only the fields that were chosen from the safe list, and no number that slipped into the deeds', async () => {
    const { w, post, seen } = await listed()
    const body = JSON.stringify(await seen((await posted(await post({ fields: Object.keys(notices.fields) }))).notice))
    expect(body).toContain('焊接能手')
    for (const hidden of ['13812345678', '110105194912310021', 'birth', '1970-', w.workers[0] as string]) expect(body).not.toContain(hidden)
    for (const field of ['idNumber', 'birthDate', 'phone', 'idSealed'])
      expect((await refused(await post({ fields: [field] }))).status).toBe(422)
  })

  test('is refused when too short, begun yesterday, of a list that is not confirmed, or by the wrong hands', async () => {
    const { w, param, post } = await listed()
    expect(await refused(await post({ days: 4 }))).toMatchObject({ codes: ['notice-too-short'] })
    expect(await refused(await post({ firstDay: '2026-04-30' }))).toMatchObject({ codes: ['notice-day-over'] })
    expect(await refused(await post({ level: 'moon' }))).toMatchObject({ codes: ['invalid-value'] })
    expect((await post({}, 'officer')).status).toBe(403)
    expect((await post({ level: 'recommending', unitId: w.units.tools }, 'officer')).status).toBe(404)
    expect((await post({ level: 'recommending', unitId: w.units.street }, 'auditor')).status).toBe(403)
    const open = await town()
    expect(await refused(await at(open.w, 'organiser').notices.$post({ param: open.param, json: POSTING }))).toMatchObject({
      codes: ['list-not-confirmed'],
    })
    expect(param).toBeTruthy()
  })

  test('a unit posts its own nominees, and sees only its own notices', async () => {
    const { w, post, kept } = await listed()
    expect((await post({ level: 'unit', unitId: w.units.steel }, 'officer')).status).toBe(200)
    await post()
    expect((await kept('officer')).map(({ level, unit, names }) => [level, unit, names.length])).toEqual([['unit', '申禾钢构工会', 3]])
    expect((await kept()).length).toBe(2)
  })

  test('begins anew when its content changes, with a reason; the same content is not posted twice', async () => {
    const { w, param, ids, post, seen, clock, kept } = await listed()
    const first = await posted(await post({ level: 'unit', unitId: w.units.steel }))
    expect(await refused(await post({ level: 'unit', unitId: w.units.steel }))).toMatchObject({ codes: ['notice-same'] })
    clock('2026-05-08T09:00')
    await w.play('test', async (act) => {
      await act.tx
        .updateTable('nomination')
        .set({ deeds: '另一件事' })
        .where('id', '=', ids[1] as string)
        .execute()
      await act.note('test:deeds')
    })
    expect((await kept())[0]?.open).toContain('notice-changed')
    const again = { level: 'unit', unitId: w.units.steel, firstDay: '2026-05-08' }
    expect(await refused(await post(again))).toMatchObject({ codes: ['reason-needed'] })
    const second = await posted(await post({ ...again, reason: '更正事迹' }))
    expect(second.lastDay).toBe('2026-05-13')
    expect(await seen(first.notice)).toMatchObject({ state: 'superseded', next: second.notice })
    expect(await seen(second.notice)).toMatchObject({ round: 2, reason: '更正事迹', state: 'running', day: 1 })
    const audit = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'notices.post').orderBy('seq').execute()
    expect(audit.map(({ detail }) => JSON.parse(detail).round)).toEqual([1, 2])
    expect(param).toBeTruthy()
  })
})

describe('an objection', () => {
  test('counts in the last second of the last day in Shanghai, and not in the next', async () => {
    const { post, object, clock } = await listed()
    const { notice } = await posted(await post())
    expect(await refused(await object(notice))).toMatchObject({ status: 409, codes: ['notice-not-open'] })
    clock('2026-05-11T23:59', 58)
    expect((await object(notice)).status).toBe(200)
    clock('2026-05-11T23:59', 59)
    expect(await refused(await object(notice))).toMatchObject({ codes: ['notice-not-open'] })
  })

  test('is read by the office alone: sealed in the database, absent from the log and from every public answer', async () => {
    const { w, param, ids, post, object, clock, seen, kept } = await listed()
    const { notice } = await posted(await post())
    clock('2026-05-06T09:00')
    const named = { nomination: ids[0], name: '沈志远', phone: '13900001111' }
    const id = await filed(await object(notice, named, 'officer'))
    const rows = await w.site.store.read.selectFrom('objection').selectAll().execute()
    const audit = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'objections.file').execute()
    const answers = await w.site.store.read
      .selectFrom('answer')
      .selectAll()
      .where('account', '=', w.accounts.officer as string)
      .execute()
    const publicly = JSON.stringify([
      await seen(notice),
      await (await w.as(null).public.objections[':objection'].$get({ param: { objection: id } })).json(),
    ])
    for (const text of [JSON.stringify(rows), JSON.stringify(audit), publicly, JSON.stringify(await kept('officer'))])
      for (const hidden of ['沈志远', '13900001111', '不属实', w.accounts.officer as string]) expect(text).not.toContain(hidden)
    expect(JSON.stringify(answers)).not.toContain(id)
    const { objections } = await (await at(w, 'committee').objections.$get({ param })).json()
    expect(objections).toMatchObject([{ name: '沈志远', phone: '13900001111', against: '赵强', answer: null }])
    for (const who of ['officer', 'auditor', 'lin', null] as const)
      expect((await w.as(who).campaigns[':campaign'].programmes[':programme'].objections.$get({ param })).status).toBe(who ? 403 : 401)
    expect(await refused(await object(notice, { name: '张三' }))).toMatchObject({ codes: ['objection-named'] })
    expect(await refused(await object(notice, { nomination: 'nobody' }))).toMatchObject({ status: 422 })
  })

  test('upheld: who it concerns leaves the list visibly, is not honoured, and the rest need no new notice', async () => {
    const { w, param, ids, post, object, clock, seen, kept, answer, nominees } = await listed()
    const { notice } = await posted(await post())
    clock('2026-05-11T10:00')
    const [against, vague] = [await filed(await object(notice, { nomination: ids[1] })), await filed(await object(notice))]
    clock('2026-05-12T09:00')
    const confer = (number = '申工总〔2026〕12号') =>
      at(w, 'organiser').conferral.$put({ param, json: { number, day: '2026-05-12', level: 'district' } })
    expect(await refused(await confer())).toMatchObject({ status: 409, codes: ['objections-open'] })
    expect((await answer(against, 'upheld')).status).toBe(200)
    expect(await refused(await answer(against, 'rejected'))).toMatchObject({ codes: ['objection-answered'] })
    expect((await answer(vague, 'rejected', 'officer')).status).toBe(403)
    await answer(vague, 'rejected')
    expect((await seen(notice)).rows.map(({ out }) => out)).toEqual([null, 'objection', null])
    expect((await nominees('officer')).map(({ outcome }) => outcome)).toEqual(['confirmed', 'removed', 'confirmed'])
    expect((await kept())[0]).toMatchObject({ open: [], objections: { all: 2, upheld: 1, rejected: 1 } })
    expect(await (await w.as(null).public.objections[':objection'].$get({ param: { objection: against } })).json()).toMatchObject({
      outcome: 'upheld',
      answer: '经核实，情况属实。',
    })
    expect(await (await confer()).json()).toEqual({ honours: 2 })
    const { roll } = await (await w.as(null).public.honours.$get({ query: {} })).json()
    expect(roll.map(({ holderName, number }) => [holderName, number])).toEqual([
      ['孙强', '申工总〔2026〕12号-002'],
      ['赵强', '申工总〔2026〕12号-001'],
    ])
    expect(await refused(await confer('申工总〔2026〕13号'))).toMatchObject({ codes: ['conferred-already'] })
  })
})

describe('after the notice', () => {
  async function honoured() {
    const t = await listed()
    await t.post()
    t.clock('2026-05-12T09:00')
    await at(t.w, 'organiser').conferral.$put({
      param: t.param,
      json: { number: '申工总〔2026〕12号', day: '2026-05-12', level: 'district' },
    })
    const outcome = async () => (await at(t.w, 'organiser').conferral.$get({ param: t.param })).json()
    const roll = async (query: object = {}) => (await t.w.as(null).public.honours.$get({ query })).json()
    return { ...t, outcome, roll, first: (await outcome()).honours[0]?.id as string }
  }

  test('an honour leads back to notice, nomination and evidence', async () => {
    const { ids, outcome } = await honoured()
    const { conferral, honours, notice } = await outcome()
    expect(conferral).toEqual({ number: '申工总〔2026〕12号', day: '2026-05-12' })
    expect(honours.map(({ nominationId }) => nominationId)).toEqual(ids)
    expect(notice).toBeTruthy()
  })

  test('nothing is conferred before the notice is over, or without one', async () => {
    const { w, param, post, clock } = await listed()
    const confer = () => at(w, 'organiser').conferral.$put({ param, json: { number: '1号', day: '2026-05-12', level: 'district' } })
    expect(await refused(await confer())).toMatchObject({ codes: ['notice-missing'] })
    await post()
    clock('2026-05-11T23:00')
    expect(await refused(await confer())).toMatchObject({ codes: ['notice-running'] })
    expect((await at(w, 'committee').conferral.$put({ param, json: { number: '1号', day: '2026-05-12', level: 'district' } })).status).toBe(
      403,
    )
    expect(await w.site.store.read.selectFrom('honour').selectAll().execute()).toEqual([])
  })

  test('who lost eligibility after the list was confirmed is not conferred, and is named', async () => {
    const { w, param, ids, post, clock } = await listed()
    await post()
    clock('2026-05-12T09:00')
    const row = {
      id: 'd',
      nominationId: ids[2] as string,
      about: 'other',
      outcome: 'fail' as const,
      reason: '受到处分',
      by: w.accounts.committee as string,
    }
    await w.site.store.write((tx) =>
      tx
        .insertInto('nomineeDecision')
        .values({ ...row, at: '2026-05-12T00:00:00.000Z' })
        .execute(),
    )
    const { left } = await (await at(w, 'organiser').conferral.$get({ param })).json()
    expect(left.map(({ name }) => name)).toEqual(['孙强'])
    const json = { number: '1号', day: '2026-05-12', level: 'district' as const }
    expect(await (await at(w, 'organiser').conferral.$put({ param, json })).json()).toEqual({ honours: 2 })
    const after = await (await at(w, 'organiser').conferral.$get({ param })).json()
    expect(after.left.map(({ name }) => name)).toEqual(['孙强'])
  })

  test('the roll is found by name, unit, year and honour, and says of a revoked one only the day and the rule', async () => {
    const { w, roll, first, outcome } = await honoured()
    expect((await roll({ q: '孙' })).roll.length).toBe(1)
    expect((await roll({ q: '申禾', year: '2026', kind: 'medal' })).roll.length).toBe(3)
    expect((await roll({ year: '2025' })).roll).toEqual([])
    const json = { ground: 'fraud' as const, details: '伪造焊接记录，见调查报告。', decidedBy: '区总工会', decidedOn: '2026-05-12' }
    const revoke = () => w.as('organiser').honours[':honour'].revocation.$put({ param: { honour: first }, json })
    expect((await revoke()).status).toBe(200)
    expect(await refused(await revoke())).toMatchObject({ codes: ['revoked-already'] })
    const shown = await roll({ q: '赵' })
    expect(shown.roll).toMatchObject([{ number: '申工总〔2026〕12号-001', revoked: { ground: 'fraud', on: '2026-05-12' } }])
    expect(JSON.stringify(shown)).not.toContain('伪造')
    expect(shown.years).toMatchObject([{ year: 2026, kind: 'medal', given: 3, revoked: 1 }])
    expect((await outcome()).honours[0]?.revoked?.reason).toContain('伪造')
    expect((await w.as('committee').honours[':honour'].revocation.$put({ param: { honour: first }, json })).status).toBe(403)
  })

  test('a check is due after two years; a plate is for units and teams, and comes back after a revocation', async () => {
    const { w, first, outcome, clock } = await honoured()
    expect((await outcome()).honours.map(({ checkDue }) => checkDue)).toEqual([false, false, false])
    clock('2028-05-13T09:00')
    expect((await outcome()).honours.map(({ checkDue }) => checkDue)).toEqual([true, true, true])
    const of = w.as('organiser').honours[':honour']
    await of.checks.$post({ param: { honour: first }, json: { outcome: 'keeps', note: '' } })
    expect((await outcome()).honours.map(({ checkDue }) => checkDue)).toEqual([false, true, true])
    const plate = () => of.plate.$put({ param: { honour: first }, json: { state: 'issued', day: '2028-05-13' } })
    expect(await refused(await plate())).toMatchObject({ codes: ['no-plate'] })
    await w.site.store.write((tx) => tx.updateTable('honour').set({ holderKind: 'team' }).where('id', '=', first).execute())
    expect((await plate()).status).toBe(200)
    const json = { ground: 'accident' as const, details: '发生重大事故', decidedBy: '区总工会', decidedOn: '2028-05-13' }
    await of.revocation.$put({ param: { honour: first }, json })
    expect((await outcome()).honours[0]).toMatchObject({ plateDue: true, checkDue: false })
    await of.plate.$put({ param: { honour: first }, json: { state: 'ordered', day: '2028-05-14' } })
    expect((await outcome()).honours[0]).toMatchObject({ plateDue: false, plate: { state: 'ordered' } })
  })
})

test('strokes of the surname order a list; a surname that the table does not know stands last and is named', () => {
  expect(['丁', '王', '陈', '周', '赵', '魏'].map(strokesOf)).toEqual([2, 4, 7, 8, 9, 17])
  expect(inOrder(['魏敏', '𬭎一', '周强', '陈敏', '丁一', '欧阳雪'], (name) => name)).toEqual({
    sorted: ['丁一', '陈敏', '周强', '欧阳雪', '魏敏', '𬭎一'],
    missing: ['𬭎一'],
  })
})
