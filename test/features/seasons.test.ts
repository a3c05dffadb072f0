/** One quarter of a labour competition: units report, a department verifies, one veto, two zones, released by the same code. */
import { expect, test } from 'vitest'
import { createCompetition } from '../../server/competitions/competition.ts'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { templateOf } from '../../server/competitions/template.ts'
import { drawLots } from '../../server/entries/draw.ts'
import { entriesOf } from '../../server/entries/queries.ts'
import { addIncident } from '../../server/marks/incident.ts'
import { saveMarks } from '../../server/marks/mark.ts'
import { sheetsOf } from '../../server/marks/queries.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { submitSheet } from '../../server/marks/sheet.ts'
import { openMarking } from '../../server/panels/marking.ts'
import { seat } from '../../server/panels/seat.ts'
import { cellsOf, sittingsOf } from '../../server/scoring/mark.ts'
import { actorOf, half } from '../contest.ts'
import { type World, world } from '../world.ts'

async function quarter(w: World) {
  const organiser = actorOf(w, 'organiser')
  const fields = {
    template: 'labour-quarter',
    name: '立功竞赛',
    nameEn: 'Labour competition',
    year: 2026,
    unitId: w.units.district,
    startsOn: '2026-01-01',
    endsOn: '2026-03-31',
  }
  const { eventId: event } = await w.play('competitions.change', (act) => createCompetition(act, fields), organiser)
  await w.play('schemes.lock', (act) => lockScheme(act, event, 1), organiser)
  const { steel, port, tools } = w.units
  const entered = await w.as('organiser').events[':event'].units.$post({
    param: { event },
    json: {
      units: [
        { unitId: steel, zone: '一赛区' },
        { unitId: port, zone: '一赛区' },
        { unitId: tools, zone: '二赛区' },
      ],
    },
  })
  expect(entered.status).toBe(200)
  await w.play('entries.draw', (act) => drawLots(act, event), organiser)
  const { scheme } = templateOf('labour-quarter')
  for (const { node, sitting } of sittingsOf(scheme)) {
    if (sitting.source === 'department')
      await w.play(
        'seats.change',
        (act) => seat(act, event, { accountId: w.accounts.committee as string, duty: 'verifier', sitting: node.id }),
        organiser,
      )
  }
  await w.play('marking.open', (act) => openMarking(act, event), organiser)
  return { event, scheme, organiser }
}

test('an officer sees and fills the reports of the units below, and no others', async () => {
  const w = await world()
  const { event, scheme } = await quarter(w)
  const { reports } = await (await w.as('officer').reports.$get()).json()
  expect(reports.map((r) => r.unit).sort()).toEqual(['申禾钢构工会', '沪岚港务工会'].sort())
  const report = reports[0] as (typeof reports)[number]
  const cells = cellsOf(scheme, sittingsOf(scheme)[0]?.node.id as string).map(({ cell, aspect }) => ({
    cell,
    value: half(aspect),
    base: 0,
  }))
  const saved = await w
    .as('officer')
    .events[':event'].sheets[':sheet'].marks.$put({ param: { event, sheet: report.sheet }, json: { scheme: 1, cells } })
  expect(saved.status).toBe(200)
  const foreign = (await sheetsOf(w.site.store.read, event)).find((s) => s.kind === 'unit' && s.source === w.units.tools)?.id as string
  expect((await w.as('officer').events[':event'].sheets[':sheet'].$get({ param: { event, sheet: foreign } })).status).toBe(404)
})

test('only what the department verified counts; zones are ranked apart; a vetoed unit keeps its points and gets no prize', async () => {
  const w = await world()
  const { event, scheme, organiser } = await quarter(w)
  const entries = await entriesOf(w.site.store.read, event)
  const steel = entries.find((e) => e.unitId === w.units.steel)?.id as string
  for (const sheet of (await sheetsOf(w.site.store.read, event)).filter((s) => s.kind === 'department')) {
    const by = { id: sheet.source, role: 'committee' as const, unitId: null, path: '/' }
    const cells = cellsOf(scheme, sheet.sitting).map(({ cell, aspect }) => ({
      cell,
      value: aspect.kind === 'deduct' && sheet.entryId === steel ? '0' : half(aspect),
      base: 0,
    }))
    await w.play('marks.save', (act) => saveMarks(act, event, sheet.id, { scheme: sheet.scheme, cells }), by)
    await w.play('sheet.submit', (act) => submitSheet(act, event, sheet.id, Object.fromEntries(cells.map((c) => [c.cell, 1]))), by)
  }
  await w.play(
    'incidents.change',
    (act) =>
      addIncident(act, event, {
        entryId: steel,
        scope: 'period',
        node: null,
        effect: { do: 'veto', then: 'no-prize' },
        reason: '重伤事故',
      }),
    organiser,
  )
  await w.play('event.seal', (act) => sealEvent(act, event), organiser)
  expect(
    (await w.as('organiser').events[':event'].releases.$post({ param: { event }, json: { kind: 'provisional', last: 0 } })).status,
  ).toBe(200)
  const { shown } = await (await w.as(null).public.events[':event'].releases[':number'].$get({ param: { event, number: 'latest' } })).json()
  expect(shown.rows.filter((row) => row.rank === 1).map((row) => row.zone)).toEqual(['一赛区', '二赛区'])
  const vetoed = shown.rows.find((row) => row.entry === steel)
  expect(vetoed).toMatchObject({ state: 'vetoed', prize: null })
  expect(Number(vetoed?.points)).toBeGreaterThan(0)
})
