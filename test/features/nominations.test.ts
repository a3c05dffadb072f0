/** From rank 1 to the confirmed list: entitlements, nominations, quotas, the committee's choice, the workbook. */
import { describe, expect, test } from 'vitest'
import type { Act } from '../../server/lib/act.ts'
import { canonical, digest } from '../../server/lib/canonical.ts'
import { readRows } from '../../server/lib/workbook.ts'
import { unzipPart } from '../../server/lib/zip.ts'
import { openCampaign } from '../../server/nominations/campaign.ts'
import { entitlementsOf } from '../../server/nominations/entitlement.ts'
import type { Shown } from '../../server/results/shown.ts'
import type { Quota } from '../../server/scoring/quota.ts'
import { type World, world } from '../world.ts'

const DEEDS = '在重点工程中提前二十天完成主桁架焊接。'

interface Contest {
  event: string
  /** Entry ids of the first, second and third worker. */
  entries: string[]
}

/** A contest of these workers with a release; `first` says who has rank 1. */
async function contest(
  w: World,
  workers: string[],
  first: number[],
  kind: Shown['kind'] = 'official',
  year = 2026,
): Promise<Contest & { release: string }> {
  const made = await w.play('test', async (act) => {
    const competition = act.id()
    const event = act.id()
    await act.tx
      .insertInto('competition')
      .values({
        id: competition,
        kind: 'contest',
        name: '焊接技能竞赛',
        nameEn: 'Welding contest',
        year,
        unitId: w.units.district,
        startsOn: `${year}-03-01`,
        endsOn: `${year}-03-02`,
        version: 1,
        createdAt: act.at,
      })
      .execute()
    await act.tx
      .insertInto('event')
      .values({
        id: event,
        competitionId: competition,
        name: '焊工',
        nameEn: 'Welding',
        groupName: '',
        subject: 'person',
        blind: 1,
        ordinal: 1,
        version: 1,
        createdAt: act.at,
      })
      .execute()
    const entries: string[] = []
    for (const worker of workers) {
      const person = await act.tx.selectFrom('person').selectAll().where('id', '=', worker).executeTakeFirstOrThrow()
      const unit = await act.tx.selectFrom('unit').selectAll().where('id', '=', person.unitId).executeTakeFirstOrThrow()
      const entry = act.id()
      entries.push(entry)
      const attributes = JSON.stringify({ employee: String(person.employee), sex: person.sex })
      await act.tx
        .insertInto('entry')
        .values({
          id: entry,
          eventId: event,
          subjectKind: 'person',
          subjectId: worker,
          label: person.name,
          unitId: unit.id,
          unitName: unit.name,
          zone: null,
          squadId: null,
          attributes,
          lot: null,
          code: null,
          createdAt: act.at,
        })
        .execute()
    }
    await act.note(`event:${event}`)
    return { event, entries }
  })
  return { ...made, release: await publish(w, made, first, kind, year) }
}

/** The event's next release, with these entries at rank 1 and the others behind. */
function publish(w: World, { event, entries }: Contest, first: number[], kind: Shown['kind'] = 'official', year = 2026): Promise<string> {
  return w.play('test', async (act: Act) => {
    const before = await act.tx.selectFrom('release').select('number').where('eventId', '=', event).execute()
    const labels = new Map(
      (await act.tx.selectFrom('entry').select(['id', 'label', 'unitName']).where('eventId', '=', event).execute()).map((e) => [e.id, e]),
    )
    const number = before.length + 1
    const rows = entries.map((entry, i) => ({
      entry,
      code: null,
      label: labels.get(entry)?.label ?? '',
      unit: labels.get(entry)?.unitName ?? '',
      zone: null,
      state: 'normal' as const,
      rank: first.includes(i) ? 1 : first.length + 1 + i,
      shared: first.includes(i) && first.length > 1,
      points: first.includes(i) ? '95.00' : '80.00',
      parts: {},
      keys: [],
      decidedBy: null,
      prize: null,
      titles: [],
    }))
    const shown: Shown = {
      event: { id: event, name: '焊工', nameEn: 'Welding', groupName: '', subject: 'person' },
      competition: { id: 'c', name: '焊接技能竞赛', nameEn: 'Welding contest', kind: 'contest', year, organiser: '申江区总工会' },
      number,
      kind,
      reason: number > 1 ? '登分有误' : '',
      at: act.at,
      scheme: { number: 1, name: { zh: '', en: '' } },
      columns: [],
      keys: [],
      prizes: [],
      rows,
      squads: [],
    }
    const id = act.id()
    const text = canonical(shown)
    await act.tx
      .insertInto('release')
      .values({
        id,
        eventId: event,
        number,
        kind,
        reason: shown.reason,
        shown: text,
        bundle: '{}',
        digest: digest(text),
        by: w.accounts.organiser as string,
        secondBy: null,
        at: act.at,
      })
      .execute()
    await act.note(`event:${event}`)
    return id
  })
}

const women: Quota = {
  id: 'women',
  name: { zh: '女职工', en: 'Women' },
  kind: 'floor',
  of: [{ attribute: 'sex', in: ['female'] }],
  among: 'seats',
  share: '20%',
}
const managers: Quota = {
  id: 'manager',
  name: { zh: '企业负责人', en: 'Managers' },
  kind: 'cap',
  of: [{ attribute: 'jobClass', in: ['manager'] }],
  among: 'seats',
  share: '15%',
}

/** A town with an open campaign of 2026 for four medals: a woman at least (20 % of 4 = 0.80 → 1), no manager (15 % of 4 = 0.60 → 0). */
async function town(quotas: Quota[] = [women, managers], seats = 4) {
  const w = await world()
  const { campaignId, programmeId } = await w.play('campaigns.open', (act) =>
    openCampaign(act, { name: '2026年五一劳动奖', nameEn: 'May Day 2026', year: 2026 }),
  )
  const param = { campaign: campaignId, programme: programmeId }
  const set = await at(w, 'organiser').$put({ param, json: { seats, quotas, version: 1 } })
  expect(set.status).toBe(200)
  const put = (who: string, worker: number, more: object = {}) =>
    at(w, who).nominations.$post({ param, json: { personId: w.workers[worker] as string, deeds: DEEDS, ...more } })
  const nominee = async (worker: number, more: object = {}) =>
    ((await (await put('organiser', worker, more)).json()) as { nominationId: string }).nominationId
  const nominees = async (who: string) => (await (await at(w, who).nominations.$get({ param })).json()).nominees
  const choose = (chosen: string[], base?: string) =>
    at(w, 'committee').selection.$put({ param, json: base === undefined ? { chosen } : { chosen, base } })
  const selection = async () => (await at(w, 'committee').selection.$get({ param })).json()
  return { w, param, put, nominee, nominees, choose, selection }
}

const at = (w: World, who: string) => w.as(who).campaigns[':campaign'].programmes[':programme']

/** Kind and fault codes of a refusal. */
async function refused(answer: { status: number; json(): Promise<unknown> }) {
  const body = (await answer.json()) as {
    kind: string
    faults: { code: string; path: (string | number)[]; params?: Record<string, string> }[]
  }
  return { status: answer.status, kind: body.kind, codes: body.faults.map(({ code }) => code), faults: body.faults }
}

describe('a campaign', () => {
  test('opens with the medal under the usual quotas, every rule naming its source', async () => {
    const w = await world()
    const answer = await w.as('committee').campaigns.$post({ json: { name: '2026年五一劳动奖', nameEn: 'May Day 2026', year: 2026 } })
    expect(answer.status).toBe(200)
    const { campaignId } = await answer.json()
    const { campaign } = await (await w.as('officer').campaigns[':campaign'].$get({ param: { campaign: campaignId } })).json()
    expect(campaign).toMatchObject({
      name: '2026年五一劳动奖',
      year: 2026,
      programmes: [{ honour: 'medal', name: '五一劳动奖章', seats: 20, confirmed: null }],
    })
    expect(campaign.programmes[0]?.quotas.length).toBeGreaterThan(4)
    for (const quota of campaign.programmes[0]?.quotas ?? []) expect(quota.cite?.zh).toBeTruthy()
    const audit = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'campaigns.open').executeTakeFirstOrThrow()
    expect(JSON.parse(audit.detail)).toMatchObject({ year: 2026, template: 'district' })
  })

  test('every template is a valid set of quotas', async () => {
    const w = await world()
    const { templates } = await (await w.as('organiser')['quota-templates'].$get()).json()
    for (const template of templates) {
      const opened = await w.as('organiser').campaigns.$post({ json: { name: template.id, nameEn: '', year: 2026, template: template.id } })
      const { campaignId, programmeId } = await opened.json()
      const json = { seats: template.seats, quotas: template.quotas as never, version: 1 }
      expect((await at(w, 'organiser').$put({ param: { campaign: campaignId, programme: programmeId }, json })).status).toBe(200)
    }
  })

  test('is not opened by a unit, nor twice under one name', async () => {
    const w = await world()
    const json = { name: '五一', nameEn: '', year: 2026 }
    expect((await w.as('officer').campaigns.$post({ json })).status).toBe(403)
    expect((await w.as(null).campaigns.$get()).status).toBe(401)
    await w.as('committee').campaigns.$post({ json })
    expect(await refused(await w.as('committee').campaigns.$post({ json }))).toMatchObject({ status: 422, codes: ['campaign-known'] })
  })

  test('refuses quotas that cannot be counted, naming the field', async () => {
    const { w, param } = await town()
    const bad = async (quota: object) =>
      (
        await refused(await at(w, 'organiser').$put({ param, json: { seats: 4, quotas: [{ ...women, ...quota }] as never, version: 2 } }))
      ).faults.map(({ path, code }) => `${path.join('.')} ${code}`)
    expect(await bad({ share: '120%' })).toEqual(['quotas.0.share bad-share'])
    expect(await bad({ share: '1,5%' })).toEqual(['quotas.0.share bad-share'])
    expect(await bad({ count: 3 })).toEqual(['quotas.0.share share-or-count'])
    expect(await bad({ of: [{ attribute: 'salary', in: ['high'] }] })).toEqual(['quotas.0.of.0.attribute unknown-attribute'])
    expect(await bad({ of: [{ attribute: 'sex', in: ['woman'] }] })).toEqual(['quotas.0.of.0.in unknown-value'])
    expect((await bad({ of: [] })).length).toBe(1)
  })

  test('two people who set quotas at once do not overwrite each other', async () => {
    const { w, param } = await town()
    expect((await at(w, 'committee').$put({ param, json: { seats: 5, quotas: [], version: 2 } })).status).toBe(200)
    expect(await refused(await at(w, 'organiser').$put({ param, json: { seats: 6, quotas: [], version: 2 } }))).toMatchObject({
      kind: 'changed-meanwhile',
    })
  })
})

describe('an entitlement', () => {
  test('comes from rank 1 of official results of this year and the last; shared firsts and non-employees are shown as such', async () => {
    const { w, param } = await town()
    const shared = await contest(w, w.workers.slice(0, 3), [0, 1])
    await contest(w, w.workers.slice(9, 12), [2], 'official', 2025)
    await contest(w, w.workers.slice(4, 6), [0], 'provisional')
    await contest(w, w.workers.slice(6, 8), [0], 'official', 2024)
    const { entitlements } = await (await w.as('committee').campaigns[':campaign'].entitlements.$get({ param, query: {} })).json()
    const of = (worker: number) => entitlements.find((one) => one.personId === w.workers[worker])
    expect(entitlements).toHaveLength(3)
    expect(of(0)).toMatchObject({
      releaseId: shared.release,
      number: 1,
      entryId: shared.entries[0],
      shared: true,
      employee: true,
      used: null,
      event: { id: shared.event },
    })
    expect(of(1)).toMatchObject({ shared: true })
    expect(of(11)).toMatchObject({ shared: false, employee: false })
    const older = await (await w.as('committee').campaigns[':campaign'].entitlements.$get({ param, query: { years: '2024' } })).json()
    expect(older.entitlements.map((one) => one.personId)).toEqual([w.workers[6]])
  })

  test('is seen by an officer for people of the own subtree only, and by nobody outside', async () => {
    const { w, param } = await town()
    await contest(w, [w.workers[0], w.workers[8]] as string[], [0, 1])
    const { entitlements } = await (await w.as('officer').campaigns[':campaign'].entitlements.$get({ param, query: {} })).json()
    expect(entitlements.map((one) => one.personId)).toEqual([w.workers[0]])
    expect(entitlements[0]).not.toHaveProperty('path')
    expect((await w.as('lin').campaigns[':campaign'].entitlements.$get({ param, query: {} })).status).toBe(403)
    expect((await w.as(null).campaigns[':campaign'].entitlements.$get({ param, query: {} })).status).toBe(401)
  })

  test('becomes a nomination with its evidence, once', async () => {
    const { w, put, nominees, param } = await town()
    const { release, entries, event } = await contest(w, w.workers.slice(0, 3), [0])
    const entitlement = { releaseId: release, entryId: entries[0] as string }
    expect((await put('officer', 0, { entitlement })).status).toBe(200)
    expect((await nominees('committee'))[0]).toMatchObject({
      channel: 'contest',
      recommender: '江湾街道总工会',
      evidence: { event: { id: event }, number: 1, shared: false, state: 'stands' },
    })
    const [right] = await entitlementsOf(w.site.store.read, param.campaign)
    expect(right?.used).toBe((await nominees('committee'))[0]?.id)
    expect(await refused(await put('officer', 0, { entitlement }))).toMatchObject({
      status: 409,
      kind: 'duplicate',
      codes: ['nominated-already'],
    })
  })

  test('of a non-employee gives no nomination', async () => {
    const { w, put, nominees } = await town()
    const { release, entries } = await contest(w, w.workers.slice(9, 12), [2])
    expect(await refused(await put('organiser', 11, { entitlement: { releaseId: release, entryId: entries[2] as string } }))).toMatchObject(
      { status: 409, kind: 'wrong-state', codes: ['not-an-employee'] },
    )
    expect(await refused(await put('organiser', 11))).toMatchObject({ codes: ['not-an-employee'] })
    expect(await nominees('committee')).toEqual([])
  })

  test('cannot be used by another person, for a second place, or from a provisional result', async () => {
    const { w, put } = await town()
    const { release, entries } = await contest(w, w.workers.slice(0, 3), [0])
    const provisional = await contest(w, w.workers.slice(4, 6), [0], 'provisional')
    expect((await refused(await put('officer', 1, { entitlement: { releaseId: release, entryId: entries[0] as string } }))).codes).toEqual([
      'entitlement-of-another',
    ])
    expect((await refused(await put('officer', 1, { entitlement: { releaseId: release, entryId: entries[1] as string } }))).codes).toEqual([
      'entitlement-gone',
    ])
    expect(
      (
        await refused(
          await put('officer', 4, { entitlement: { releaseId: provisional.release, entryId: provisional.entries[0] as string } }),
        )
      ).codes,
    ).toEqual(['entitlement-gone'])
  })

  test('taken away by a corrected release leaves a warning on the nominee, and asks the committee for a reason', async () => {
    const { w, nominee, nominees, choose, param } = await town([])
    const made = await contest(w, w.workers.slice(0, 3), [0])
    const id = await nominee(0, { entitlement: { releaseId: made.release, entryId: made.entries[0] as string } })
    await publish(w, made, [1])
    expect((await nominees('committee'))[0]?.evidence).toMatchObject({ state: 'withdrawn', number: 1, latest: 2 })
    expect((await entitlementsOf(w.site.store.read, param.campaign)).map((one) => one.personId)).toEqual([w.workers[1]])
    await choose([id])
    const bare = await refused(await at(w, 'committee').confirmation.$put({ param, json: { note: '' } }))
    expect(bare.faults).toEqual([{ path: ['reasons', `nominee:${id}`], code: 'reason-needed' }])
    expect(
      (await at(w, 'committee').confirmation.$put({ param, json: { note: '', reasons: { [`nominee:${id}`]: '另有市级一等奖' } } })).status,
    ).toBe(200)
  })

  test('stays good when a corrected release still shows the entry first', async () => {
    const { w, nominee, nominees } = await town()
    const made = await contest(w, w.workers.slice(0, 3), [0])
    await nominee(0, { entitlement: { releaseId: made.release, entryId: made.entries[0] as string } })
    await publish(w, made, [0, 1])
    expect((await nominees('committee'))[0]?.evidence).toMatchObject({ state: 'stands', shared: true, latest: 2 })
  })
})

describe('a nomination', () => {
  test('copies what the person is when put forward', async () => {
    const { w, nominees, nominee } = await town()
    await nominee(1)
    await w.play('test', async (act) => {
      await act.tx
        .updateTable('person')
        .set({ jobClass: 'manager' })
        .where('id', '=', w.workers[1] as string)
        .execute()
      await act.note('person:x')
    })
    expect((await nominees('committee'))[0]).toMatchObject({
      channel: 'unit',
      evidence: null,
      attributes: { name: '钱敏', sex: 'female', jobClass: 'industrial', migrant: '0', unitName: '申禾钢构工会', ownership: 'non-public' },
    })
    const audit = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'nominations.add').executeTakeFirstOrThrow()
    expect(audit.detail).not.toContain(DEEDS)
    expect(audit.content).toHaveLength(64)
  })

  test('is made and seen by an officer for the own subtree only: others do not exist', async () => {
    const { w, put, nominee, nominees, param } = await town()
    const elsewhere = await nominee(8)
    expect(await refused(await put('officer', 9))).toMatchObject({ status: 404, kind: 'not-found' })
    expect((await put('officer', 5)).status).toBe(200)
    expect((await nominees('officer')).map((one) => one.personId)).toEqual([w.workers[5]])
    const one = (who: string, nomination: string) => at(w, who).nominations[':nomination'].$get({ param: { ...param, nomination } })
    expect((await one('officer', elsewhere)).status).toBe(404)
    expect((await one('committee', elsewhere)).status).toBe(200)
    expect(
      (
        await at(w, 'officer').nominations[':nomination'].withdrawal.$put({
          param: { ...param, nomination: elsewhere },
          json: { reason: '误报' },
        })
      ).status,
    ).toBe(404)
    const { candidates } = await (await w.as('officer').campaigns[':campaign'].candidates.$get({ param, query: {} })).json()
    expect(candidates.map(({ id }) => id).sort()).toEqual([0, 1, 2, 3, 4, 6, 7].map((i) => w.workers[i] as string).sort())
  })

  test('comes once in a campaign, by whatever channel; the refusal says who was first', async () => {
    const { put } = await town()
    expect((await put('officer', 0)).status).toBe(200)
    const again = await refused(await put('committee', 0))
    expect(again).toMatchObject({ status: 409, kind: 'duplicate', codes: ['nominated-already'] })
    expect(again.faults[0]?.params).toEqual({ name: '赵强', programme: '五一劳动奖章', unit: '江湾街道总工会' })
  })

  test('sent five times with one key is one nomination', async () => {
    const { w, nominees, param } = await town()
    const json = { personId: w.workers[0] as string, deeds: DEEDS }
    for (let i = 0; i < 5; i++)
      expect(
        (await w.as('officer', 'same-request-1').campaigns[':campaign'].programmes[':programme'].nominations.$post({ param, json })).status,
      ).toBe(200)
    expect(await nominees('committee')).toHaveLength(1)
  })

  test('needs deeds of at most 2,000 characters, counted as people count them', async () => {
    const { put } = await town()
    expect(await refused(await put('officer', 0, { deeds: ' ' }))).toMatchObject({ status: 422, codes: ['missing'] })
    expect(await refused(await put('officer', 0, { deeds: '事'.repeat(2001) }))).toMatchObject({ status: 422, codes: ['text-too-long'] })
    expect((await put('officer', 0, { deeds: '𬭎'.repeat(2000) })).status).toBe(200)
  })

  test('taken back leaves the list with its reason kept; the person may come up again', async () => {
    const { w, nominee, nominees, choose, selection, put, param } = await town()
    const id = await nominee(1)
    await choose([id])
    const back = at(w, 'organiser').nominations[':nomination'].withdrawal
    expect((await back.$put({ param: { ...param, nomination: id }, json: { reason: '本人放弃' } })).status).toBe(200)
    expect((await nominees('committee'))[0]?.withdrawn).toMatchObject({ reason: '本人放弃' })
    expect((await selection()).chosen).toEqual([])
    expect(await refused(await choose([id]))).toMatchObject({ codes: ['not-a-nominee'] })
    expect((await refused(await back.$put({ param: { ...param, nomination: id }, json: { reason: '再' } }))).codes).toEqual([
      'withdrawn-already',
    ])
    expect((await put('officer', 1)).status).toBe(200)
  })
})

describe('the list', () => {
  test('counts every rule with numerator, denominator and rounding as names are chosen', async () => {
    const { nominee, choose } = await town()
    const man = await nominee(0)
    const boss = await nominee(3)
    const rules = async (chosen: string[]) => ((await (await choose(chosen)).json()) as { rules: object[] }).rules
    expect(await rules([man])).toMatchObject([
      { id: 'women', numerator: 0, denominator: 4, exact: '0.80', limit: 1, rounding: 'up', state: 'short', by: 1 },
      { id: 'manager', numerator: 0, exact: '0.60', limit: 0, rounding: 'down', state: 'met' },
    ])
    expect(await rules([man, boss])).toMatchObject([{ state: 'met' }, { numerator: 1, state: 'over', by: 1 }])
  })

  test('keeps the committee’s order, and refuses more than seats, a name twice and strangers, changing nothing', async () => {
    const { nominee, choose, selection } = await town([women], 2)
    const ids = [await nominee(0), await nominee(1), await nominee(2)] as const
    await choose([ids[1], ids[0]])
    expect(await refused(await choose([...ids]))).toMatchObject({ status: 422, codes: ['too-many-chosen'] })
    expect(await refused(await choose([ids[0], ids[0]]))).toMatchObject({ codes: ['chosen-twice'] })
    expect(await refused(await choose(['nobody']))).toMatchObject({ codes: ['not-a-nominee'] })
    expect((await selection()).chosen).toEqual([ids[1], ids[0]])
  })

  test('two committee members do not overwrite each other', async () => {
    const { nominee, choose, selection } = await town()
    const [a, b] = [await nominee(0), await nominee(1)]
    const { base } = await selection()
    expect((await choose([a], base)).status).toBe(200)
    expect(await refused(await choose([b], base))).toMatchObject({ status: 409, kind: 'changed-meanwhile' })
    expect((await selection()).chosen).toEqual([a])
  })

  test('is the committee’s alone to choose and confirm, and hidden from units while it is formed', async () => {
    const { w, param, nominee, choose, nominees } = await town()
    const id = await nominee(1)
    for (const who of ['organiser', 'officer', 'auditor', 'admin', 'lin']) {
      expect((await at(w, who).selection.$put({ param, json: { chosen: [id] } })).status).toBe(403)
      expect((await at(w, who).confirmation.$put({ param, json: { note: '' } })).status).toBe(403)
    }
    const before = JSON.stringify(await nominees('officer'))
    await choose([id])
    expect(JSON.stringify(await nominees('officer'))).toBe(before)
    expect((await at(w, 'officer').selection.$get({ param })).status).toBe(403)
    expect((await at(w, 'officer')['list.xlsx'].$get({ param })).status).toBe(403)
  })

  test('with an unmet rule is confirmed only with a reason, which is kept with a name; vacancies are allowed', async () => {
    const { w, param, nominee, choose } = await town()
    const json = (reasons?: Record<string, string>) => ({ note: '评委会第三次会议', ...(reasons ? { reasons } : {}) })
    const confirm = (reasons?: Record<string, string>) => at(w, 'committee').confirmation.$put({ param, json: json(reasons) })
    expect((await refused(await confirm())).codes).toEqual(['nobody-chosen'])
    await choose([await nominee(0)])
    expect((await refused(await confirm())).faults).toEqual([{ path: ['reasons', 'women'], code: 'reason-needed' }])
    expect((await confirm({ women: '本年度无女职工人选' })).status).toBe(200)
    const row = await w.site.store.read.selectFrom('confirmation').selectAll().executeTakeFirstOrThrow()
    const shown = JSON.parse(row.shown)
    expect(shown.reasons).toEqual([{ about: 'women', reason: '本年度无女职工人选', by: 'committee' }])
    expect(shown.rows.map((one: { attributes: { name: string } }) => one.attributes.name)).toEqual(['赵强'])
    expect(row.digest).toBe(digest(row.shown))
    const audit = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'selection.confirm').execute()
    expect(audit).toHaveLength(1)
    expect(JSON.parse(audit[0]?.detail ?? '')).toMatchObject({
      confirmed: 1,
      digest: row.digest,
      reasons: [{ about: 'women', reason: '本年度无女职工人选' }],
    })
  })

  test('once confirmed is closed to every change, and the units learn the outcome', async () => {
    const { w, param, nominee, choose, put, nominees } = await town()
    const [id, other] = [await nominee(1), await nominee(4)]
    await choose([id])
    expect((await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })).status).toBe(200)
    const codes = async (answer: Promise<{ status: number; json(): Promise<unknown> }>) => (await refused(await answer)).codes
    expect(await codes(choose([]))).toEqual(['list-confirmed'])
    expect(await codes(put('officer', 0))).toEqual(['list-confirmed'])
    expect(await codes(at(w, 'committee').confirmation.$put({ param, json: { note: '' } }))).toEqual(['list-confirmed'])
    expect(await codes(at(w, 'organiser').$put({ param, json: { seats: 9, quotas: [], version: 2 } }))).toEqual(['list-confirmed'])
    expect(
      await codes(
        at(w, 'organiser').nominations[':nomination'].withdrawal.$put({ param: { ...param, nomination: id }, json: { reason: '迟' } }),
      ),
    ).toEqual(['list-confirmed'])
    expect((await nominees('officer')).map((one) => [one.id, one.outcome])).toEqual([
      [id, 'confirmed'],
      [other, 'not-confirmed'],
    ])
  })

  test('is confirmed as the committee saw it, or not at all', async () => {
    const { w, param, nominee, choose, selection } = await town([])
    const id = await nominee(1)
    const { base } = await selection()
    await choose([id])
    expect(await refused(await at(w, 'committee').confirmation.$put({ param, json: { note: '', base } }))).toMatchObject({
      kind: 'changed-meanwhile',
    })
    expect(await w.site.store.read.selectFrom('confirmation').selectAll().execute()).toEqual([])
  })
})

describe('the workbook 汇总表', () => {
  const HEADERS = [
    '序号',
    '姓名',
    '性别',
    '民族',
    '出生年月',
    '政治面貌',
    '文化程度',
    '工作单位',
    '身份类别',
    '技能等级',
    '是否农民工',
    '单位性质',
    '所属行业',
    '推荐单位',
    '推荐渠道',
    '依据',
    '事迹摘要',
    '备注',
  ]

  test('has the Chinese headers, the rows in order, 签字 and 盖章 lines, and no ID number', async () => {
    const { w, param, nominee, choose } = await town()
    const made = await contest(w, w.workers.slice(0, 3), [0, 1])
    const first = await nominee(0, {
      entitlement: { releaseId: made.release, entryId: made.entries[0] as string },
      deeds: '事'.repeat(800),
    })
    const second = await nominee(5)
    await choose([second, first])
    await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })
    const answer = await at(w, 'committee')['list.xlsx'].$get({ param })
    expect(answer.headers.get('Content-Type')).toContain('spreadsheetml')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const result = await readRows(
      bytes,
      HEADERS.map((zh) => ({ key: zh, header: { zh, en: zh } })),
    )
    if (!result.ok) throw new Error(result.code)
    expect(result).toMatchObject({ sheet: '汇总表', ignored: [], headerRow: 2 })
    const rows = result.rows.filter(({ values }) => values.姓名).map(({ values }) => values)
    expect(rows[0]).toMatchObject({
      序号: '1',
      姓名: '吴敏',
      性别: '女',
      民族: '汉族',
      出生年月: '1975.03',
      工作单位: '沪岚港务工会',
      身份类别: '产业工人',
      技能等级: '高级工',
      是否农民工: '否',
      单位性质: '公有制',
      推荐渠道: '单位',
      依据: null,
    })
    expect(rows[1]).toMatchObject({
      姓名: '赵强',
      是否农民工: '是',
      单位性质: '非公有制',
      推荐渠道: '竞赛',
      依据: '焊接技能竞赛焊工，第1号公布，第1名（并列）',
    })
    expect(rows[1]?.事迹摘要).toHaveLength(500)
    const words = new TextDecoder().decode(unzipPart(bytes, 'xl/sharedStrings.xml'))
    for (const word of ['签字', '盖章', '2026年五一劳动奖五一劳动奖章推荐人选汇总表', '名单共2人', '0.80 → 1 人'])
      expect(words).toContain(word)
    expect(words).not.toContain('草案')
  })

  test('says that it is a draft while the list is open, and stays as confirmed when a result is corrected later', async () => {
    const { w, param, nominee, choose } = await town([])
    const made = await contest(w, w.workers.slice(0, 3), [0])
    await choose([await nominee(0, { entitlement: { releaseId: made.release, entryId: made.entries[0] as string } })])
    const words = async () =>
      new TextDecoder().decode(
        unzipPart(new Uint8Array(await (await at(w, 'organiser')['list.xlsx'].$get({ param })).arrayBuffer()), 'xl/sharedStrings.xml'),
      )
    expect(await words()).toContain('草案')
    await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })
    const confirmed = await words()
    await publish(w, made, [1])
    expect(await words()).toBe(confirmed)
    expect(confirmed).not.toContain('草案')
  })
})
