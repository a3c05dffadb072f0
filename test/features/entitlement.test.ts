/** What rank 1 gives: a right to apply, shown as it is, used once, and gone when a correction takes the place away. */
import { describe, expect, test } from 'vitest'
import { type Entitlement, entitlementsOf, isOf } from '../../server/nominations/entitlement.ts'
import { at, contest, publish, refused, town } from './nomination-town.ts'

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

  test('asks what the person was when entered, not what they became', async () => {
    const { w, put } = await town()
    const { release, entries } = await contest(w, w.workers.slice(9, 12), [2])
    await w.play('test', async (act) => {
      await act.tx
        .updateTable('person')
        .set({ employee: 1 })
        .where('id', '=', w.workers[11] as string)
        .execute()
      await act.note('person:x')
    })
    const entitlement = { releaseId: release, entryId: entries[2] as string }
    expect((await refused(await put('organiser', 11, { entitlement }))).codes).toEqual(['not-an-employee'])
    expect((await put('organiser', 11)).status).toBe(200)
  })

  test('is free again when the nomination is taken back', async () => {
    const { w, put, nominee, param } = await town()
    const { release, entries } = await contest(w, w.workers.slice(0, 3), [0])
    const entitlement = { releaseId: release, entryId: entries[0] as string }
    const nomination = await nominee(0, { entitlement })
    await at(w, 'organiser').nominations[':nomination'].withdrawal.$put({ param: { ...param, nomination }, json: { reason: '误报' } })
    expect((await entitlementsOf(w.site.store.read, param.campaign))[0]?.used).toBeNull()
    expect((await put('officer', 0, { entitlement })).status).toBe(200)
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

test('a right is the winner’s own: a proposal’s for its author, a unit’s for it and its teams, a squad’s for the teams of its unit', () => {
  const right = (subjectKind: Entitlement['subjectKind'], more: Partial<Entitlement> = {}) =>
    ({ subjectKind, subjectId: 's', unitId: 'u', author: null, ...more }) as Entitlement
  const who = (kind: 'person' | 'unit' | 'team', id: string, homeId = 'u', name = '王一') => ({ kind, id, homeId, name })
  expect(isOf(right('person'), who('person', 's'))).toBe(true)
  expect(isOf(right('person'), who('person', 'x'))).toBe(false)
  const proposal = right('proposal', { author: '李二、王一' })
  expect(isOf(proposal, who('person', 'x'))).toBe(true)
  expect([
    isOf(proposal, who('person', 'x', 'other')),
    isOf(proposal, who('person', 'x', 'u', '王')),
    isOf(proposal, who('unit', 'u')),
  ]).toEqual([false, false, false])
  expect([isOf(right('unit', { subjectId: 'u' }), who('unit', 'u')), isOf(right('unit'), who('team', 't'))]).toEqual([true, true])
  expect([
    isOf(right('squad'), who('team', 't')),
    isOf(right('squad'), who('unit', 'u')),
    isOf(right('squad'), who('person', 's')),
  ]).toEqual([true, false, false])
})
