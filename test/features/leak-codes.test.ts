/** The leak gate of identities: two worlds that differ only in who has which code answer every GET alike, to everybody. */
//
// The two entries that change codes have the same recusals. What remains, because it follows from a recusal itself: a recused judge
// sees whose code is missing from their own sheets, and the organiser and the chief see which code lacks which judge's sheet, so that
// they learn of that code that its unit (or a declared person) is one that the judge is recused from. Dealing out entries, so that
// every judge lacks many codes, hides it.
import { expect, test } from 'vitest'
import { createCompetition } from '../../server/competitions/competition.ts'
import { lockScheme } from '../../server/competitions/scheme.ts'
import { makeLayer } from '../../server/entries/codes.ts'
import { announceDraw, drawLots } from '../../server/entries/draw.ts'
import { enterSubject } from '../../server/entries/entry.ts'
import { setEntryState } from '../../server/entries/state.ts'
import { addIncident } from '../../server/marks/incident.ts'
import { saveMarks } from '../../server/marks/mark.ts'
import { openDeliberation } from '../../server/marks/note.ts'
import { sheetsOf } from '../../server/marks/queries.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { rescore, submitSheet } from '../../server/marks/sheet.ts'
import { openMarking } from '../../server/panels/marking.ts'
import { recuse } from '../../server/panels/recusal.ts'
import { seat } from '../../server/panels/seat.ts'
import { waive } from '../../server/panels/waiver.ts'
import { cellsOf } from '../../server/scoring/plan.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { actorOf, half } from '../contest.ts'
import { type World, world } from '../world.ts'
import { addresses, seen } from './every-get.ts'

type Swap = 'none' | 'code' | 'layer 1' | 'layer 2'

/** Two entries of different units, sexes and ages, from whom the same judges are recused. */
const [A, B] = [5, 10]

/**
 * A blind event in which everything that can be done by code was done by code. With a swap, two entries have changed codes, or
 * their numbers in one of two layers, before the judges came.
 */
async function blind(layers: 1 | 2, swap: Swap, sealed: boolean): Promise<{ w: World; ids: Record<string, string[]> }> {
  const w = await world(7)
  const organiser = actorOf(w, 'organiser')
  const db = w.site.store.read
  const { eventId: event, id: competitionId } = await w.play('competitions.change', (act) =>
    createCompetition(act, {
      template: 'district-skills',
      name: '电工竞赛',
      nameEn: 'Electricians',
      year: 2026,
      unitId: w.units.district,
      startsOn: '2026-04-01',
      endsOn: '2026-05-30',
    }),
  )
  const entries: Record<number, string> = {}
  for (const n of [1, A, 6, 9, B, 11])
    entries[n] = await w.play('entries.add', (act) =>
      enterSubject(act, event, { kind: 'person', subjectId: w.workers[n - 1] as string, zone: n % 2 ? '一区' : '二区' }),
    )
  await w.play('schemes.lock', (act) => lockScheme(act, event, 1))
  await w.play('draw.announce', (act) => announceDraw(act, event, { apart: true, spread: false, layers }))
  await w.play('entries.draw', (act) => drawLots(act, event), organiser)
  const [a, b] = [entries[A] as string, entries[B] as string]
  await exchange(w, [a, b], null, swap === 'code')
  for (const [layer, login] of layers === 2
    ? ([
        [1, 'auditor'],
        [2, 'committee'],
      ] as const)
    : []) {
    await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts[login] as string, duty: 'custodian', layer }))
    await w.play('codes.make', (act) => makeLayer(act, event, layer), actorOf(w, login))
    await exchange(w, [a, b], layer, swap === `layer ${layer}`)
  }
  const sit = (login: string, duty: 'judge' | 'chief' | 'clerk') =>
    w.play('seats.change', (act) =>
      seat(act, event, { accountId: w.accounts[login] as string, duty, sitting: duty === 'judge' ? 'practice' : null }),
    )
  for (const judge of ['lin', 'gu', 'zhao', 'qian', 'sun']) await sit(judge, 'judge')
  await sit('zhou', 'chief')
  await sit('organiser2', 'clerk')
  await w.play('marking.open', (act) => openMarking(act, event))
  const code = new Map(
    (await db.selectFrom('entry').select(['id', 'code']).where('eventId', '=', event).execute()).map((e) => [e.id, e.code]),
  )
  const codes = [...code.values()].toSorted() as string[]
  // What differs between the two worlds has the same code in both.
  const [x, y, absent] = [
    ...[a, b].map((id) => code.get(id) as string).toSorted(),
    codes.find((one) => one !== code.get(a) && one !== code.get(b) && one !== code.get(entries[1] as string)),
  ] as [string, string, string]
  const chief = actorOf(w, 'zhou')
  await w.play('entries.state', (act) => setEntryState(act, event, absent, 'absent', '未到场'), chief)
  await w.play('incidents.change', (act) =>
    addIncident(act, event, { entryId: x, scope: 'entry', node: null, effect: { do: 'points', points: '-2' }, reason: '未戴手套' }),
  )
  await w.play('recusals.add', (act) =>
    recuse(act, event, { accountId: w.accounts.gu as string, entryId: y, ground: 'declared', reason: '认出' }),
  )
  for (const sheet of await sheetsOf(db, event)) {
    const place = Object.keys(w.accounts).find((login) => w.accounts[login] === sheet.source)
    if (place === 'sun' && sheet.kind === 'judge' && code.get(sheet.entryId) === x) continue
    if (place === 'gu' && code.get(sheet.entryId) === y) continue
    if (code.get(sheet.entryId) === absent) continue
    const cells = cellsOf((await scheme(w, event)).scheme, sheet.sitting).map(({ cell, aspect }, i) => ({
      cell,
      value: low(half(aspect), Number(code.get(sheet.entryId)) % 7, i),
      base: 0,
    }))
    const by = sheet.kind === 'judge' ? { ...actorOf(w, place as string), role: 'judge' as const } : organiser
    await w.play('marks.save', (act) => saveMarks(act, event, sheet.id, { scheme: sheet.scheme, cells }), by)
    await w.play('sheet.submit', (act) => submitSheet(act, event, sheet.id, Object.fromEntries(cells.map((c) => [c.cell, 1]))), by)
  }
  const label = await db
    .selectFrom('seat')
    .select('label')
    .where('accountId', '=', w.accounts.sun as string)
    .executeTakeFirstOrThrow()
  await w.play(
    'waivers.change',
    (act) => waive(act, event, { source: label.label, sitting: 'practice', entryId: x, reason: '离场' }),
    chief,
  )
  if (sealed) await w.play('event.seal', (act) => sealEvent(act, event), organiser)
  else {
    await w.play('deliberation.open', (act) => openDeliberation(act, event, y), chief)
    await w.play('sheets.rescore', (act) => rescore(act, event, { sitting: 'practice', entryId: y, sources: null, reason: '分歧' }), chief)
  }
  const sheets = await sheetsOf(db, event)
  const sheetsFor = (who: string) => sheets.filter((one) => code.get(one.entryId) === who).map((one) => one.id)
  const seats = await db.selectFrom('seat').select('id').where('eventId', '=', event).orderBy('id').execute()
  return {
    w,
    ids: {
      event: [event],
      competition: [competitionId],
      entry: [x, y, a, b],
      other: [y, b],
      sheet: [...sheetsFor(x), ...sheetsFor(y)],
      seat: seats.map((one) => one.id),
      number: ['latest', '1'],
      duty: ['judge'],
      sitting: ['theory', 'practice'],
      year: ['2026'],
      unit: [w.units.port],
      person: [w.workers[A - 1] as string, w.workers[B - 1] as string],
      account: [w.accounts.gu as string],
    },
  }
}

const scheme = async (w: World, event: string) => (await import('../../server/competitions/queries.ts')).schemeOf(w.site.store.read, event)
const low = (mark: Mark, by: number, i: number): Mark =>
  typeof mark === 'string' && /^\d+$/.test(mark) && i === 0 ? String(Math.max(0, Number(mark) - by)) : mark

/** Two entries change their numbers: in one layer, or (null) as drawn. */
async function exchange(w: World, [a, b]: [string, string], layer: number | null, really: boolean): Promise<void> {
  await w.play('test.exchange', async (act) => {
    // In both worlds, so that their clocks agree.
    await act.note('test:exchange')
    if (!really) return
    const row = (id: string) => act.tx.selectFrom('entry').select(['code', 'lot']).where('id', '=', id).executeTakeFirstOrThrow()
    const set = (id: string, one: { code: string | null; lot: number | null }) =>
      act.tx.updateTable('entry').set(one).where('id', '=', id).execute()
    const number = (id: string) =>
      act.tx
        .selectFrom('entryCode')
        .select('code')
        .where('entryId', '=', id)
        .where('layer', '=', layer ?? 0)
    const [first, second] = [await row(a), await row(b)]
    await set(a, { code: null, lot: null })
    await set(b, { code: first.code, lot: first.lot })
    await set(a, { code: second.code, lot: second.lot })
    if (layer !== null) {
      const [m, n] = [(await number(a).executeTakeFirstOrThrow()).code, (await number(b).executeTakeFirstOrThrow()).code]
      for (const [id, code] of [
        [a, n],
        [b, m],
      ] as const)
        await act.tx.updateTable('entryCode').set({ code }).where('entryId', '=', id).where('layer', '=', layer).execute()
      // The lots themselves were drawn in public: only the numbers above them change.
      if (first.code === null)
        for (const [id, one] of [
          [a, null],
          [b, null],
        ] as const)
          await set(id, { code: null, lot: one })
      if (first.code === null)
        for (const [id, one] of [
          [a, first],
          [b, second],
        ] as const)
          await set(id, one)
    }
  })
}

const PEOPLE = [null, 'organiser', 'organiser2', 'admin', 'auditor', 'committee', 'officer', 'zhou', 'gu', 'lin', 'sun'] as const

test.each([
  ['one code, during marking', 1, 'code', false, null],
  ['the first of two layers, after the seal', 2, 'layer 1', true, 'auditor'],
  ['the second of two layers, after the seal', 2, 'layer 2', true, 'committee'],
  ['the second of two layers, during marking', 2, 'layer 2', false, 'committee'],
] as const)(
  'nobody learns from any GET who has which code: %s',
  async (_, layers, swap, sealed, custodian) => {
    const one = await blind(layers, 'none', sealed)
    const other = await blind(layers, swap, sealed)
    const paths = addresses(one, ['nothing'])
    expect(paths).toEqual(addresses(other, ['nothing']))
    const searches = [...SEARCHES, ...(one.ids.entry ?? []).map((id) => `?subject=entry:${id}`)]
    const leaks: string[] = []
    for (const role of PEOPLE) {
      const found = paths.flatMap((path) => (/\/(entries|audit)$/.test(path) ? searches.map((q) => path + q) : []))
      for (const path of [...paths, ...found]) {
        other.w.site.clock.ms = one.w.site.clock.ms
        const [a, b] = [await seen(one, role, path), await seen(other, role, path)]
        if (a.status === 500 || JSON.stringify(a) !== JSON.stringify(b)) leaks.push(`${role ?? 'public'} ${a.status} ${path}`)
      }
    }
    // The numbers of a layer are its custodian's to know, and nobody else's.
    expect(leaks).toEqual(custodian ? [`${custodian} 200 api/events/${one.ids.event?.[0]}/codes`] : [])
  },
  120_000,
)

const SEARCHES = ['?by=label&q=周', '?by=code&q=10', '?by=code&q=20', '?by=label&q=港务', '?subject=entry:', '?act=entries.state']
