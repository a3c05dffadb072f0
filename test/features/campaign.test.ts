/** A campaign's order: its programmes by template, steps with deadlines, quotas of the units, and a unit that is merged on the way. */
import { describe, expect, test } from 'vitest'
import { USUAL } from '../../server/nominations/rules.ts'
import type { World } from '../world.ts'
import { at, contest, DEEDS, refused, town } from './nomination-town.ts'

const clock = (w: World, minute: string) => {
  w.site.clock.ms = Date.parse(`${minute}:00+08:00`)
}
const stage = (key: 'recommend' | 'examine', dueAt: string | null) => ({ key, actor: '推荐单位', dueAt })
const stages = (w: World) => w.as('organiser').campaigns[':campaign'].stages
const quota = (w: World, of: Awaited<ReturnType<typeof town>>['param'], rows: { unitId: string; seats: number; least?: object[] }[]) =>
  at(w, 'organiser').allotment.$put({ param: of, json: { rows: rows.map((row) => ({ least: [], ...row })) as never, formula: '' } })
const duties = async (w: World, param: { campaign: string }, who = 'officer') =>
  (await (await w.as(who).campaigns[':campaign'].duties.$get({ param })).json()).duties
const front = { of: [{ attribute: 'jobClass', in: ['industrial', 'frontline'] }], count: 1 }

test('a template opens its programmes with quotas, rules and the ten steps, each naming its source', async () => {
  const { w } = await town()
  const opened = await w.as('organiser').campaigns.$post({ json: { name: '区奖', nameEn: '', year: 2026, template: 'district-all' } })
  const { campaignId: campaign } = await opened.json()
  const { campaign: seen } = await (await w.as('organiser').campaigns[':campaign'].$get({ param: { campaign } })).json()
  expect(seen.programmes.map(({ honour, rules }) => [honour, rules.subject, rules.over])).toEqual([
    ['medal', 'person', '120%'],
    ['certificate', 'unit', '120%'],
    ['pioneer', 'team', '120%'],
    ['image', 'person', '120%'],
    ['local', 'person', '120%'],
  ])
  for (const { rules } of seen.programmes) expect(rules.cite.length).toBeGreaterThan(1)
  expect((await (await stages(w).$get({ param: { campaign } })).json()).stages.map(({ key }) => key)).toEqual(
    'recommend examine opinions review notice1 ballot notice2 approval conferral archive'.split(' '),
  )
})

describe('a deadline', () => {
  test('holds to the end of its minute in Shanghai; whoever is late has waived, until the organiser gives their unit more time', async () => {
    const { w, param, put } = await town()
    const set = await stages(w).$put({
      param,
      json: { stages: [stage('recommend', '2026-05-01T18:00'), stage('examine', '2026-05-03T18:00')] },
    })
    expect(set.status).toBe(200)
    clock(w, '2026-05-01T18:00')
    expect((await put('officer', 0)).status).toBe(200)
    clock(w, '2026-05-01T18:01')
    const late = await refused(await put('officer', 1))
    expect(late).toMatchObject({ status: 409, kind: 'wrong-state', codes: ['waived'] })
    expect(late.faults[0]?.params?.until).toBe('2026-05-01 18:00')
    expect((await duties(w, param))[0]).toMatchObject({ late: true, until: '2026-05-01T10:00:59.999Z' })
    expect((await refused(await put('organiser', 8))).codes).toEqual(['waived'])

    const more = { unitId: w.units.street as string, until: '2026-05-02T12:00', reason: '寄送途中延误' }
    const reopen = (who: string, json = more) =>
      w.as(who).campaigns[':campaign'].stages[':stage'].reopenings.$post({ param: { ...param, stage: 'recommend' }, json })
    expect((await reopen('officer')).status).toBe(403)
    expect((await refused(await reopen('organiser', { ...more, until: '2026-05-01T18:00' }))).codes).toEqual(['until-past'])
    expect((await reopen('organiser')).status).toBe(201)
    expect((await put('officer', 1)).status).toBe(200)
    // The industry federation was given no more time.
    expect((await refused(await put('organiser', 8))).codes).toEqual(['waived'])
    const audit = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'stages.reopen').executeTakeFirstOrThrow()
    expect(JSON.parse(audit.detail)).toMatchObject({ stage: 'recommend', reason: '寄送途中延误' })
  })

  test('is not before that of an earlier step', async () => {
    const { w, param } = await town()
    const json = { stages: [stage('recommend', '2026-05-03T18:00'), stage('examine', '2026-05-01T18:00')] }
    expect((await refused(await stages(w).$put({ param, json }))).faults).toEqual([{ path: ['stages', 1, 'dueAt'], code: 'stage-order' }])
  })
})

describe('a unit’s quota', () => {
  test('may be exceeded as the rules say, rounded up; first places stand outside; the unit ranks its reserves', async () => {
    const { w, param, put } = await town([], 10)
    const rules = {
      over: '120%',
      contestOutside: true,
      frontReserve: true,
      refill: 'reserve',
      base: null,
      repeat: null,
      step: null,
      vetoes: {},
      notices: USUAL.notices,
    }
    expect((await at(w, 'organiser').rules.$put({ param, json: { ...rules, version: 2 } as never })).status).toBe(200)
    expect((await quota(w, param, [{ unitId: w.units.street, seats: 3, least: [front] }])).status).toBe(200)
    const { release, entries } = await contest(w, w.workers.slice(0, 3), [0])
    expect((await put('officer', 0, { entitlement: { releaseId: release, entryId: entries[0] as string } })).status).toBe(200)
    for (const worker of [3, 7, 1]) expect((await put('officer', worker)).status).toBe(200)
    // 120 % of 3 is 3.6, rounded up 4; the first place is not among them.
    expect((await put('officer', 2)).status).toBe(200)
    expect(await refused(await put('officer', 4))).toMatchObject({ status: 409, codes: ['quota-full'] })
    // The industry federation was given nothing.
    expect((await refused(await put('organiser', 8))).codes).toEqual(['quota-none'])

    const [duty] = await duties(w, param)
    expect(duty?.quotas[0]).toMatchObject({ seats: 3, most: 4, outside: 1, least: [{ count: 1, has: 1 }], frontReserveOwed: false })
    expect(duty?.nominees.map(({ name, place }) => `${name} ${place}`)).toEqual(
      '赵强 outside,李敏 main,王敏 main,钱敏 main,孙强 reserve'.split(','),
    )
    const [, manager, other, worker, reserve] = (duty?.nominees ?? []).map(({ id }) => id) as [string, string, string, string, string]
    expect((await at(w, 'officer').order.$put({ param, json: { order: [worker, reserve, other, manager] } })).status).toBe(200)
    const after = (await duties(w, param))[0]
    expect(after?.nominees.map(({ id, place }) => [id, place]).slice(1)).toEqual([
      [worker, 'main'],
      [reserve, 'main'],
      [other, 'main'],
      [manager, 'reserve'],
    ])
    // A head is up and the reserve is another head.
    expect(after?.quotas[0]).toMatchObject({ frontReserveOwed: true, least: [{ has: 2 }] })
  })

  test('is given to streets and industries only, and all quotas together are no more than the seats', async () => {
    const { w, param } = await town([], 5)
    expect(
      (
        await refused(
          await quota(w, param, [
            { unitId: w.units.street, seats: 3 },
            { unitId: w.units.industry, seats: 3 },
          ]),
        )
      ).codes,
    ).toEqual(['allotted-too-many'])
    expect((await refused(await quota(w, param, [{ unitId: w.units.steel, seats: 1 }]))).faults[0]).toMatchObject({
      path: ['rows', 0, 'unitId'],
      code: 'not-a-recommender',
    })
    expect((await refused(await quota(w, param, [{ unitId: w.units.street, seats: 1, least: [{ ...front, count: 2 }] }]))).codes).toEqual([
      'least-over-quota',
    ])
    const { units } = await (await at(w, 'organiser').allotment.$get({ param })).json()
    expect(units.map(({ name, members }) => [name, members]).sort()).toEqual([
      ['机电行业工会联合会', 100],
      ['江湾街道总工会', 200],
    ])
  })

  test('goes with its people and nominations to the unit that takes it over', async () => {
    const { w, param, put, nominees } = await town([], 10)
    await quota(w, param, [
      { unitId: w.units.street, seats: 2 },
      { unitId: w.units.industry, seats: 1 },
    ])
    expect((await put('organiser', 8)).status).toBe(200)
    const merge = (who: string, unit = w.units.industry) =>
      w.as(who).units[':unit'].succession.$put({
        param: { unit },
        json: { intoId: w.units.street as string, day: '2026-04-30', reason: '机构改革' },
      })
    expect((await merge('officer')).status).toBe(403)
    expect((await merge('organiser')).status).toBe(200)
    expect((await refused(await merge('organiser'))).codes).toEqual(['unit-merged'])
    const gone = await w.as('organiser').units[':unit'].$get({ param: { unit: w.units.industry } })
    expect(await gone.json()).toMatchObject({ children: 0, into: { name: '江湾街道总工会', day: '2026-04-30' } })
    expect((await nominees('officer'))[0]).toMatchObject({ recommender: '启泽机床工会', own: true })
    expect((await duties(w, param))[0]?.quotas).toMatchObject([
      { seats: 3, from: ['机电行业工会联合会'], nominations: [expect.any(String)] },
    ])
    // Its people may be put forward by the successor's officer.
    expect((await put('officer', 9)).status).toBe(200)
    expect((await refused(await quota(w, param, [{ unitId: w.units.industry, seats: 1 }]))).codes).toEqual(['not-a-recommender'])
  })
})

describe('what is asked', () => {
  const ASKED = {
    ...{ over: '120%', contestOutside: true, frontReserve: false, refill: 'reserve', base: null, repeat: 'city' },
    version: 2,
  }
  const asked = (w: World, param: { campaign: string; programme: string }, more: object = {}) =>
    at(w, 'organiser').rules.$put({
      param,
      json: { ...ASKED, step: { share: '2/3', more: false }, vetoes: { accident: 5 }, notices: USUAL.notices, ...more } as never,
    })

  test('comes from the template and is set for the campaign: thresholds, years of look-back, levels of notice', async () => {
    const { w, param } = await town()
    const rules = async () => {
      const answer = await w.as('organiser').campaigns[':campaign'].$get({ param })
      return (await answer.json()).campaign.programmes[0]?.rules
    }
    expect(await rules()).toMatchObject({ step: { share: '1/2', more: true }, vetoes: { accident: 3 }, notices: USUAL.notices })
    const notices = [
      { id: 'unit', of: 'home', least: 5 },
      { id: 'city', of: 'list', least: 7 },
    ]
    expect((await asked(w, param, { notices })).status).toBe(200)
    expect(await rules()).toMatchObject({ step: { share: '2/3', more: false }, repeat: 'city', vetoes: { accident: 5 }, notices })
    expect((await rules())?.vetoes).toEqual({ accident: 5 })
    expect((await (await at(w, 'organiser').notices.$get({ param })).json()).levels).toEqual(notices)
  })

  test('is refused with the field: a share over 100 %, too many years, a level twice, too few days, none of the list', async () => {
    const { w, param } = await town()
    const [unit, , district] = USUAL.notices
    const codes = async (more: object) => (await refused(await asked(w, param, more))).codes
    expect(await codes({ step: { share: '120%', more: true } })).toEqual(['bad-share'])
    expect((await refused(await asked(w, param, { vetoes: { accident: 11 } }))).faults[0]?.path).toEqual(['vetoes', 'accident'])
    expect(await codes({ notices: [district, district] })).toEqual(['same-id-twice'])
    expect((await refused(await asked(w, param, { notices: [{ ...district, least: 4 }] }))).faults[0]?.path).toEqual([
      'notices',
      0,
      'least',
    ])
    expect(await codes({ notices: [unit] })).toEqual(['notice-of-list-missing'])
  })

  test('its levels of notice are fixed once the first is posted; all else may still change', async () => {
    const { w, param, nominee } = await town([])
    await nominee(0)
    const posting = {
      level: 'unit',
      unitId: w.units.steel,
      firstDay: '2026-05-06',
      days: 5,
      channel: '公告栏',
      fields: ['unit'],
      reason: '',
    }
    expect((await at(w, 'organiser').notices.$post({ param, json: { ...posting, order: 'given' } as never })).status).toBe(200)
    expect((await refused(await asked(w, param, { notices: USUAL.notices.slice(2) }))).codes).toEqual(['notice-posted'])
    expect((await asked(w, param)).status).toBe(200)
  })
})

describe('a programme', () => {
  test('for organisations and one for teams take no persons; nobody is up twice', async () => {
    const { w } = await town()
    const opened = await w.as('organiser').campaigns.$post({ json: { name: '区奖', nameEn: '', year: 2026, template: 'district-all' } })
    const { campaignId: campaign } = await opened.json()
    const { campaign: seen } = await (await w.as('organiser').campaigns[':campaign'].$get({ param: { campaign } })).json()
    const [medal, certificate, pioneer, image] = seen.programmes.map(({ id }) => id) as [string, string, string, string]
    const put = (programme: string, json: object) =>
      at(w, 'officer').nominations.$post({ param: { campaign, programme }, json: { deeds: DEEDS, ...json } as never })
    expect((await refused(await put(certificate, { personId: w.workers[0] }))).codes).toEqual(['wants-a-unit'])
    expect((await put(certificate, { organisationId: w.units.steel })).status).toBe(200)
    expect((await refused(await put(certificate, { organisationId: w.units.steel }))).codes).toEqual(['nominated-already'])
    expect((await put(certificate, { organisationId: w.units.tools })).status).toBe(404)
    const team = { unitId: w.units.port as string, name: '桥吊一班', kind: 'shift', members: 12 }
    expect((await put(pioneer, { team })).status).toBe(200)
    expect((await refused(await put(pioneer, { team }))).codes).toEqual(['nominated-already'])
    const { nominees } = await (await at(w, 'officer').nominations.$get({ param: { campaign, programme: pioneer } })).json()
    expect(nominees[0]).toMatchObject({
      kind: 'team',
      attributes: { name: '桥吊一班', unitName: '沪岚港务工会', teamKind: 'shift', ownership: 'public' },
    })
    // One person in two programmes of one campaign.
    expect((await put(medal, { personId: w.workers[0] })).status).toBe(200)
    expect((await refused(await put(image, { personId: w.workers[0] }))).codes).toEqual(['nominated-already'])
  })
})
