/** Competitions: from a template, through its editable scheme, to the lock. */
import { expect, test } from 'vitest'
import type { Scheme } from '../../server/scoring/types.ts'
import { type World, world } from '../world.ts'

const contest = (w: World) => ({
  template: 'district-skills',
  name: '2026年申江区职工职业技能大赛',
  nameEn: 'Shenjiang skills contest 2026',
  year: 2026,
  unitId: w.units.district,
  startsOn: '2026-05-01',
  endsOn: '2026-05-03',
})

async function created(w: World, more: object = {}): Promise<{ id: string; eventId: string }> {
  const answer = await w.as('organiser').competitions.$post({ json: { ...contest(w), ...more } })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string; eventId: string }
}

const schemeOf = async (w: World, event: string, login = 'organiser') => {
  const answer = await w.as(login).events[':event'].scheme.$get({ param: { event } })
  return (await answer.json()) as { number: number; scheme: Scheme; locked: boolean; faults: { path: (string | number)[]; code: string }[] }
}

const save = (w: World, event: string, base: number, scheme: Scheme, key?: string) =>
  w.as('organiser', key).events[':event'].scheme.$put({ param: { event }, json: { base, scheme } })

const problemOf = async (answer: { json(): Promise<unknown> }) =>
  (await answer.json()) as unknown as { kind: string; faults: { path: (string | number)[]; code: string }[] }

test('a competition made from a template has one event with the template’s scheme as number 1', async () => {
  const w = await world()
  const { id, eventId } = await created(w, { event: { name: '电工', nameEn: 'Electricians', groupName: '职工组' } })
  const one = await (await w.as('organiser').competitions[':competition'].$get({ param: { competition: id } })).json()
  expect(one.competition).toMatchObject({ kind: 'contest', year: 2026, unitName: '申江区总工会' })
  expect(one.events).toMatchObject([
    { id: eventId, name: '电工', groupName: '职工组', subject: 'person', blind: 1, phase: { locked: false, drawn: false, marking: false } },
  ])
  const { templates } = (await (await w.as('organiser').templates.$get()).json()) as unknown as {
    templates: { id: string; scheme: Scheme }[]
  }
  const present = await schemeOf(w, eventId)
  expect(present).toMatchObject({ number: 1, locked: false, faults: [] })
  expect(present.scheme).toEqual(templates.find((t) => t.id === 'district-skills')?.scheme)
  const audit = await w.site.store.read
    .selectFrom('audit')
    .select('subject')
    .where('act', '=', 'competitions.change')
    .orderBy('seq')
    .execute()
  expect(audit.map((a) => a.subject)).toEqual([`competition:${id}`, `event:${eventId}`])
})

test('the same creation sent five times makes one competition', async () => {
  const w = await world()
  for (let i = 0; i < 5; i++)
    expect((await w.as('organiser', 'one-and-same-key').competitions.$post({ json: contest(w) })).status).toBe(201)
  const { competitions } = (await (await w.as('organiser').competitions.$get()).json()) as unknown as { competitions: { events: number }[] }
  expect(competitions).toMatchObject([{ events: 1 }])
})

test('a wrong template, a unit that is not there and days in the wrong order name their fields', async () => {
  const w = await world()
  for (const [more, path] of [
    [{ template: 'nothing' }, ['template']],
    [{ endsOn: '2026-04-30' }, ['endsOn']],
    [{ startsOn: '1 May' }, ['startsOn']],
    [{ name: ' ' }, ['name']],
  ] as const) {
    const answer = await w.as('organiser').competitions.$post({ json: { ...contest(w), ...more } })
    expect(answer.status).toBe(422)
    expect((await problemOf(answer)).faults[0]?.path).toEqual(path)
  }
  expect((await w.as('organiser').competitions.$post({ json: { ...contest(w), unitId: 'nowhere' } })).status).toBe(404)
  expect(await w.site.store.read.selectFrom('competition').selectAll().execute()).toEqual([])
})

test('another event takes a template of the same kind, or a copy of an event’s scheme', async () => {
  const w = await world()
  const { id, eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  const changed = { ...scheme, ties: 'decide' as const }
  expect((await save(w, eventId, 1, changed)).status).toBe(200)
  const names = { name: '焊工', nameEn: 'Welders', groupName: '' }
  const add = (from: object) =>
    w.as('organiser').competitions[':competition'].events.$post({ param: { competition: id }, json: { ...names, from } as never })
  const copy = (await (await add({ kind: 'event', event: eventId })).json()) as { id: string }
  expect(await schemeOf(w, copy.id)).toMatchObject({ number: 1, locked: false, scheme: { ties: 'decide' } })
  expect((await add({ kind: 'template', template: 'district-skills' })).status).toBe(201)
  const other = await add({ kind: 'template', template: 'labour-quarter' })
  expect(other.status).toBe(422)
  expect((await problemOf(other)).faults[0]).toMatchObject({ path: ['from', 'template'], code: 'scheme-kind-differs' })
  expect((await add({ kind: 'event', event: 'nowhere' })).status).toBe(404)
})

test('names change with the version that was read; a stale one is refused', async () => {
  const w = await world()
  const { id, eventId } = await created(w)
  const rename = (version: number, name: string) =>
    w.as('organiser').events[':event'].$put({ param: { event: eventId }, json: { version, name, nameEn: '', groupName: '' } })
  expect((await rename(1, '电工')).status).toBe(200)
  expect((await rename(1, '焊工')).status).toBe(409)
  const { event } = await (await w.as('organiser').events[':event'].$get({ param: { event: eventId } })).json()
  expect(event).toMatchObject({ name: '电工', version: 2 })
  const json = { version: 1, name: '新名称', nameEn: '', startsOn: '2026-05-01', endsOn: '2026-05-02' }
  expect((await w.as('organiser').competitions[':competition'].$put({ param: { competition: id }, json })).status).toBe(200)
  expect((await w.as('organiser').competitions[':competition'].$put({ param: { competition: id }, json })).status).toBe(409)
})

test('a saved scheme becomes the next number, and every earlier number is kept', async () => {
  const w = await world()
  const { eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  expect(await (await save(w, eventId, 1, { ...scheme, ties: 'decide' })).json()).toEqual({ number: 2 })
  expect(await schemeOf(w, eventId)).toMatchObject({ number: 2, scheme: { ties: 'decide' } })
  const kept = await w.site.store.read.selectFrom('scheme').select('number').where('eventId', '=', eventId).orderBy('number').execute()
  expect(kept.map((k) => k.number)).toEqual([1, 2])
})

test('two editors: the second to save is told that there is a newer number, and nothing is written', async () => {
  const w = await world()
  const { eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  expect((await save(w, eventId, 1, { ...scheme, ties: 'decide' })).status).toBe(200)
  const late = await save(w, eventId, 1, scheme)
  expect(late.status).toBe(409)
  expect(await problemOf(late)).toMatchObject({ kind: 'changed-meanwhile', number: 2 })
  expect(await schemeOf(w, eventId)).toMatchObject({ number: 2, scheme: { ties: 'decide' } })
})

test('weights that do not add up are refused with the place of the fault', async () => {
  const w = await world()
  const { eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  const wrong = structuredClone(scheme)
  wrong.root.children[0]!.weight = '33.33%'
  const answer = await save(w, eventId, 1, wrong)
  expect(answer.status).toBe(422)
  const { faults } = await problemOf(answer)
  expect(faults[0]).toMatchObject({ path: ['scheme', 'root', 'children'], code: 'weights-sum' })
  const comma = structuredClone(scheme)
  comma.root.children[0]!.weight = '0,3'
  const refused = await save(w, eventId, 1, comma)
  expect(refused.status).toBe(422)
  expect((await problemOf(refused)).faults[0]?.path.slice(0, 4)).toEqual(['scheme', 'root', 'children', 0])
  expect((await schemeOf(w, eventId)).number).toBe(1)
})

test('a locked scheme is read by all who work on the event and changed by nobody', async () => {
  const w = await world()
  const { eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  const lock = (number: number) => w.as('organiser').events[':event'].scheme.lock.$put({ param: { event: eventId }, json: { number } })
  expect((await lock(2)).status).toBe(409)
  expect((await lock(1)).status).toBe(200)
  expect((await problemOf(await lock(1))).faults[0]?.code).toBe('scheme-locked')
  const late = await save(w, eventId, 1, scheme)
  expect(late.status).toBe(409)
  expect((await problemOf(late)).faults[0]?.code).toBe('scheme-locked')
  expect(await schemeOf(w, eventId, 'auditor')).toMatchObject({ number: 1, locked: true })
  const notes = await w.site.store.read.selectFrom('audit').select(['detail', 'content']).where('act', '=', 'schemes.lock').execute()
  expect(notes).toHaveLength(1)
  expect(JSON.parse(notes[0]!.detail)).toEqual({ scheme: 1, locked: true })
  expect(notes[0]!.content).toHaveLength(64)
})

test('judges, officers and the public cannot create, save or lock', async () => {
  const w = await world()
  const { eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  for (const [login, status] of [
    ['gu', 403],
    ['officer', 403],
    ['auditor', 403],
    ['committee', 403],
    [null, 401],
  ] as const) {
    expect((await w.as(login).competitions.$post({ json: contest(w) })).status).toBe(status)
    expect((await w.as(login).events[':event'].scheme.$put({ param: { event: eventId }, json: { base: 1, scheme } })).status).toBe(status)
    expect((await w.as(login).events[':event'].scheme.lock.$put({ param: { event: eventId }, json: { number: 1 } })).status).toBe(status)
  }
  for (const login of ['gu', null]) {
    expect((await w.as(login).events[':event'].$get({ param: { event: eventId } })).status).toBe(login ? 403 : 401)
    expect((await w.as(login).competitions.$get()).status).toBe(login ? 403 : 401)
  }
  expect((await schemeOf(w, eventId)).number).toBe(1)
})

test('an event that does not exist is not found, and neither is its scheme', async () => {
  const w = await world()
  expect((await w.as('organiser').events[':event'].$get({ param: { event: 'nowhere' } })).status).toBe(404)
  expect((await w.as('organiser').events[':event'].scheme.$get({ param: { event: 'nowhere' } })).status).toBe(404)
  expect((await w.as('organiser').competitions[':competition'].$get({ param: { competition: 'nowhere' } })).status).toBe(404)
})

test('every saved number of a scheme can be read again, newest first, and nobody reads what is not there', async () => {
  const w = await world()
  const { eventId } = await created(w)
  const { scheme } = await schemeOf(w, eventId)
  await save(w, eventId, 1, { ...scheme, ties: 'decide' })
  const param = { event: eventId }
  const { schemes } = await (await w.as('organiser').events[':event'].schemes.$get({ param })).json()
  expect(schemes.map((one) => one.number)).toEqual([2, 1])
  const numbered = (number: string, event = eventId) =>
    w.as('organiser').events[':event'].schemes[':number'].$get({ param: { event, number } })
  expect(await (await numbered('1')).json()).toMatchObject({ scheme: { ties: 'share' } })
  expect(await (await numbered('2')).json()).toMatchObject({ scheme: { ties: 'decide' } })
  for (const [number, event] of [
    ['3', eventId],
    ['x', eventId],
    ['1', 'nowhere'],
  ] as const)
    expect((await numbered(number, event)).status).toBe(404)
  expect((await w.as('organiser').events[':event'].schemes.$get({ param: { event: 'nowhere' } })).status).toBe(404)
  expect((await w.as('gu').events[':event'].schemes.$get({ param })).status).toBe(403)
})
