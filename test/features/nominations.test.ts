/** Campaigns with their quotas, and nominations by the units. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../server/lib/act.ts'
import { withdraw } from '../../server/nominations/nominate.ts'
import { world } from '../world.ts'
import { at, DEEDS, refused, town, women } from './nomination-town.ts'

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

  test('is taken back by the unit that made it: one below sees it and may not', async () => {
    const { w, param, put, nominees } = await town()
    await put('officer', 0)
    const [made] = await nominees('officer')
    const { path } = await w.site.store.read
      .selectFrom('unit')
      .select('path')
      .where('id', '=', w.units.steel as string)
      .executeTakeFirstOrThrow()
    const below = { id: w.accounts.lin as string, role: 'officer' as const, unitId: w.units.steel as string, path }
    const act = (by: Actor) =>
      w.play('nominations.withdraw', (a) => withdraw(a, param.campaign, param.programme, made?.id ?? '', '误报'), by)
    await expect(act(below)).rejects.toMatchObject({ kind: 'not-allowed' })
    await expect(act({ ...below, path: '/elsewhere/' })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await nominees('officer'))[0]).toMatchObject({ withdrawn: null, own: true })
  })

  test('is offered for employees only whom nobody has put forward yet, or no more', async () => {
    const { w, param, nominee } = await town()
    const candidates = async (q: string) => {
      const answer = await w.as('organiser').campaigns[':campaign'].candidates.$get({ param, query: { q } })
      return (await answer.json()).candidates.map(({ id }) => id)
    }
    expect(await candidates('赵')).toEqual([w.workers[0]])
    expect(await candidates('卫')).toEqual([])
    expect(await candidates('%')).toHaveLength(11)
    const nomination = await nominee(0)
    expect(await candidates('赵')).toEqual([])
    await at(w, 'organiser').nominations[':nomination'].withdrawal.$put({ param: { ...param, nomination }, json: { reason: '误报' } })
    expect(await candidates('赵')).toEqual([w.workers[0]])
  })
})
