/** Entries: entering by form, squads, states. */
import { expect, test } from 'vitest'

import { codeOf, drawn, idOf, town } from './entries-town.ts'

test('a worker who is entered brings along name, unit and what prizes ask for, as they are now', async () => {
  const { w, enter, list } = await town()
  const answer = await enter(0)
  expect(answer.status).toBe(201)
  const row = await w.site.store.read.selectFrom('entry').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    label: '赵强',
    unitName: '申禾钢构工会',
    subjectKind: 'person',
    subjectId: w.workers[0],
    lot: null,
    code: null,
  })
  expect(JSON.parse(row.attributes)).toEqual({
    birthDate: '1970-03-01',
    sex: 'male',
    skillLevel: 'l3',
    jobClass: 'industrial',
    employee: '1',
  })
  await w.play('persons.change', async (act) => {
    await act.tx
      .updateTable('person')
      .set({ name: '赵大强' })
      .where('id', '=', w.workers[0] as string)
      .execute()
    await act.note('person:x')
  })
  expect((await list('organiser')).rows).toMatchObject([{ label: '赵强', state: 'normal' }])
})

test('the same worker is entered once, however often it is asked', async () => {
  const { w, enter, param } = await town()
  expect((await enter(0)).status).toBe(201)
  const again = await enter(0)
  expect(again.status).toBe(422)
  expect(await codeOf(again)).toMatchObject({ path: ['subjectId'], code: 'entered-already' })
  for (let i = 0; i < 5; i++) {
    const json = { kind: 'person' as const, subjectId: w.workers[1] as string, zone: '', category: 'normal' as const }
    expect((await w.as('organiser', 'the-same-key-again').events[':event'].entries.$post({ param, json })).status).toBe(201)
  }
  expect(await w.site.store.read.selectFrom('entry').selectAll().execute()).toHaveLength(2)
})

test('an officer enters people of the own units only, and sees only these', async () => {
  const { w, enter, list } = await town()
  expect((await enter(0, 'officer')).status).toBe(201)
  const foreign = await enter(8, 'officer')
  expect(foreign.status).toBe(422)
  expect(await codeOf(foreign)).toMatchObject({ path: ['subjectId'], code: 'subject-unknown' })
  expect((await enter(8)).status).toBe(201)
  expect((await list('officer')).rows.map((row) => row.label)).toEqual(['赵强'])
  expect((await list('organiser')).total).toBe(2)
  expect(await w.site.store.read.selectFrom('audit').select('act').where('act', '=', 'entries.add').execute()).toHaveLength(2)
})

test('units cannot be entered where persons are ranked, nor the other way round', async () => {
  const { w, param } = await town()
  const answer = await w
    .as('organiser')
    .events[':event'].entries.$post({ param, json: { kind: 'unit', subjectId: w.units.steel, zone: '', category: 'normal' } })
  expect(await codeOf(answer)).toMatchObject({ path: ['kind'], code: 'subject-not-here' })
  const labour = await town('labour-quarter')
  const unit = await labour.w.as('organiser').events[':event'].entries.$post({
    param: labour.param,
    json: { kind: 'unit', subjectId: labour.w.units.steel, zone: '街道赛区', category: 'normal' },
  })
  expect(unit.status).toBe(201)
  expect((await labour.list('organiser')).rows).toMatchObject([{ label: '申禾钢构工会', zone: '街道赛区' }])
})

test('a squad enters its members; one who is entered already joins it with the entry he has', async () => {
  const { w, param, enter, list } = await town()
  const first = await idOf(await enter(0))
  const squad = (name: string, members: string[]) =>
    w.as('organiser').events[':event'].squads.$post({ param, json: { unitId: w.units.steel, name, members } })
  expect((await squad('钢构一队', [w.workers[0], w.workers[1]] as string[])).status).toBe(201)
  const { rows } = await list('organiser')
  expect(rows.map((row) => [row.label, row.squad])).toEqual([
    ['赵强', '钢构一队'],
    ['钱敏', '钢构一队'],
  ])
  expect(rows[0]?.ref).toBe(first)
  expect(await codeOf(await squad('钢构一队', [w.workers[2] as string]))).toMatchObject({ path: ['name'], code: 'squad-known' })
  expect(await codeOf(await squad('钢构二队', [w.workers[2], w.workers[1]] as string[]))).toMatchObject({
    path: ['members', 1],
    code: 'in-other-squad',
  })
  expect((await list('organiser')).total).toBe(2)
})

test('an entry made by mistake is taken out before the draw, with its reason on record; afterwards it is not', async () => {
  const { w, param, enter, list, lock, draw } = await town()
  const id = await idOf(await enter(0))
  const other = await idOf(await enter(1))
  const remove = (entry: string, reason: string) =>
    w.as('organiser').events[':event'].entries[':entry'].$delete({ param: { ...param, entry }, json: { reason } })
  expect((await remove(id, '')).status).toBe(422)
  expect((await remove(id, '登记有误')).status).toBe(200)
  expect((await remove(id, '登记有误')).status).toBe(404)
  expect((await list('organiser')).rows.map((row) => row.ref)).toEqual([other])
  const note = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'entries.remove').executeTakeFirstOrThrow()
  expect(JSON.parse(note.detail)).toMatchObject({ removed: '赵强', reason: '登记有误' })
  await lock()
  await draw()
  expect(await codeOf(await remove(other, '登记有误'))).toMatchObject({ code: 'drawn-withdraw-instead' })
})

test('a clerk records an absence by code while names are hidden', async () => {
  const { w, list, seat, openMarking, state } = await drawn()
  await seat('zhou', 'clerk')
  await openMarking()
  expect((await state('103', { state: 'absent' }, 'zhou')).status).toBe(200)
  expect((await list('zhou', { by: 'code' })).rows.find((row) => row.code === '103')).toMatchObject({ state: 'absent' })
  expect((await list('zhou', { by: 'label' })).rows.every((row) => row.state === null)).toBe(true)
  const [record] = await w.site.store.read.selectFrom('entryState').selectAll().execute()
  expect(record).toMatchObject({ state: 'absent', by: w.accounts.zhou })
  const note = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'entries.state').executeTakeFirstOrThrow()
  expect(note.detail).not.toContain('103')
  expect((await state('999', { state: 'absent' }, 'zhou')).status).toBe(404)
})

test('withdrawal and disqualification need their reason, and every state stays on record', async () => {
  const { w, state, list, ids } = await drawn(2)
  const id = ids[0] as string
  expect(await codeOf(await state(id, { state: 'disqualified', reason: ' ' }))).toMatchObject({ path: ['reason'], code: 'reason-missing' })
  await state(id, { state: 'disqualified', reason: '使用手机' })
  await state(id, { state: 'normal', reason: '申诉成立' })
  expect((await list('organiser')).rows.find((row) => row.ref === id)).toMatchObject({ state: 'normal', reason: '申诉成立' })
  expect((await w.site.store.read.selectFrom('entryState').select('state').orderBy('id').execute()).map((s) => s.state)).toEqual([
    'disqualified',
    'normal',
  ])
})
