/** A call for proposals: workers send in, the organiser screens, three experts mark blind on the same sheets, ranked and released. */
import { expect, test } from 'vitest'
import { createCompetition } from '../../server/competitions/competition.ts'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { templateOf } from '../../server/competitions/template.ts'
import { drawLots } from '../../server/entries/draw.ts'
import { saveMarks } from '../../server/marks/mark.ts'
import { sheetsOf } from '../../server/marks/queries.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { submitSheet } from '../../server/marks/sheet.ts'
import { openMarking } from '../../server/panels/marking.ts'
import { seat } from '../../server/panels/seat.ts'
import { cellsOf, sittingsOf } from '../../server/scoring/mark.ts'
import { actorOf, half } from '../contest.ts'
import { type World, world } from '../world.ts'

async function call(w: World) {
  const fields = {
    template: 'proposal-review',
    name: '合理化建议',
    nameEn: 'Proposals',
    year: 2026,
    unitId: w.units.district,
    startsOn: '2026-04-01',
    endsOn: '2026-05-30',
  }
  const { eventId } = await w.play('competitions.change', (act) => createCompetition(act, fields), actorOf(w, 'organiser'))
  await w.play('schemes.lock', (act) => lockScheme(act, eventId, 1), actorOf(w, 'organiser'))
  return eventId
}

const proposal = (w: World, n: number) => ({
  unitId: w.units.steel,
  author: '陈强',
  title: `第 ${n} 号改进建议`,
  kind: 'innovation' as const,
  present: '人工搬运',
  measure: '加装一台小型升降平台，两人改一人操作',
  effect: '每班省时四十分钟',
  benefit: 12_000,
})

const send = (w: World, event: string, n: number, change = {}) =>
  w.as(null).public.calls[':event'].proposals.$post({ param: { event }, json: { ...proposal(w, n), ...change } })

test('a worker sends in without an account and follows the proposal by its number', async () => {
  const w = await world()
  const event = await call(w)
  const { id } = await (await send(w, event, 1)).json()
  expect(await (await w.as(null).public.proposals[':proposal'].$get({ param: { proposal: id } })).json()).toMatchObject({
    title: '第 1 号改进建议',
    accepted: null,
  })
  await w.as('organiser').events[':event'].proposals[':proposal'].screening.$put({
    param: { event, proposal: id },
    json: { accepted: false, reason: '与已采纳的建议相同' },
  })
  expect(await (await w.as(null).public.proposals[':proposal'].$get({ param: { proposal: id } })).json()).toMatchObject({
    accepted: 0,
    reason: '与已采纳的建议相同',
  })
})

test('a proposal without a measure, of an unknown unit, or after the call is refused, field named', async () => {
  const w = await world()
  const event = await call(w)
  const path = async (change: object) => {
    const answer = await send(w, event, 1, change)
    return [answer.status, ((await answer.json()) as unknown as { faults: { path: string[] }[] }).faults[0]?.path.join('.')]
  }
  expect(await path({ measure: '想办法' })).toEqual([422, 'measure'])
  expect(await path({ unitId: 'nothing' })).toEqual([422, 'unitId'])
  expect(await path({ benefit: -1 })).toEqual([422, 'benefit'])
  w.site.clock.ms = Date.parse('2026-05-30T16:00:00.000Z')
  expect((await path({}))[0]).toBe(409)
})

test('a refusal without a written reason is no refusal', async () => {
  const w = await world()
  const event = await call(w)
  const { id } = await (await send(w, event, 1)).json()
  const answer = await w
    .as('organiser')
    .events[':event'].proposals[':proposal'].screening.$put({ param: { event, proposal: id }, json: { accepted: false, reason: '' } })
  expect(answer.status).toBe(422)
})

test('three experts mark accepted proposals under codes; the same engine ranks them, the same release publishes them', async () => {
  const w = await world()
  const event = await call(w)
  const organiser = actorOf(w, 'organiser')
  for (const n of [1, 2, 3]) {
    const { id } = await (await send(w, event, n)).json()
    await w
      .as('organiser')
      .events[':event'].proposals[':proposal'].screening.$put({ param: { event, proposal: id }, json: { accepted: true, reason: '' } })
  }
  await w.play('entries.draw', (act) => drawLots(act, event), organiser)
  const { scheme } = templateOf('proposal-review')
  const node = sittingsOf(scheme)[0]?.node.id as string
  for (const judge of ['gu', 'zhao', 'qian'])
    await w.play(
      'seats.change',
      (act) => seat(act, event, { accountId: w.accounts[judge] as string, duty: 'judge', sitting: node }),
      organiser,
    )
  await w.play('marking.open', (act) => openMarking(act, event), organiser)

  const mine = await (await w.as('gu').events[':event']['my-sheets'].$get({ param: { event } })).json()
  expect(mine.sheets).toHaveLength(3)
  const sheet = mine.sheets[0]?.sheet as string
  const read = await (await w.as('gu').events[':event'].sheets[':sheet'].proposal.$get({ param: { event, sheet } })).text()
  expect(read).toContain('小型升降平台')
  expect(read).not.toContain('陈强')
  expect(read).not.toContain(w.units.steel)
  expect((await w.as('zhao').events[':event'].sheets[':sheet'].proposal.$get({ param: { event, sheet } })).status).toBe(404)

  for (const sheet of await sheetsOf(w.site.store.read, event)) {
    const by = { id: sheet.source, role: 'judge' as const, unitId: null, path: '/' }
    const cells = cellsOf(scheme, sheet.sitting).map(({ cell, aspect }) => ({ cell, value: half(aspect), base: 0 }))
    await w.play('marks.save', (act) => saveMarks(act, event, sheet.id, { scheme: sheet.scheme, cells }), by)
    await w.play('sheet.submit', (act) => submitSheet(act, event, sheet.id, Object.fromEntries(cells.map((c) => [c.cell, 1]))), by)
  }
  await w.play('event.seal', (act) => sealEvent(act, event), organiser)
  expect(
    (await w.as('organiser').events[':event'].releases.$post({ param: { event }, json: { kind: 'provisional', last: 0 } })).status,
  ).toBe(200)
  const { shown } = await (await w.as(null).public.events[':event'].releases[':number'].$get({ param: { event, number: 'latest' } })).json()
  expect(shown.rows.map((row) => row.rank)).toEqual([1, 1, 1])
  expect(shown.event.subject).toBe('proposal')
})
