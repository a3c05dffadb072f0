/** The draw of lots, and who may know who is who after it. */
import { expect, test } from 'vitest'
import { drawOf } from '../../server/entries/draw.ts'
import { addEntry } from '../../server/entries/entry.ts'
import { digest } from '../../server/lib/canonical.ts'

import { codeOf, drawn, idOf, town } from './entries-town.ts'

test('the draw is a pure function of its seed: everybody gets one lot and one code, whatever the order of the list', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `entry-${i}`)
  const once = drawOf('0123456789abcdef0123456789abcdef', ids)
  expect(drawOf('0123456789abcdef0123456789abcdef', ids.toReversed())).toEqual(once)
  expect(once.map((d) => d.lot)).toEqual(ids.map((_, i) => i + 1))
  expect(once.map((d) => d.code).toSorted()).toEqual(ids.map((_, i) => String(101 + i)).toSorted())
  expect(once.map((d) => d.code)).not.toEqual(ids.map((_, i) => String(101 + i)))
  expect(drawOf('ffffffffffffffffffffffffffffffff', ids)).not.toEqual(once)
})

test('lots are drawn once, with a locked scheme and somebody to draw for', async () => {
  const { w, enter, draw, lock, list } = await town()
  expect(await codeOf(await draw())).toMatchObject({ code: 'scheme-not-locked' })
  await lock()
  expect(await codeOf(await draw())).toMatchObject({ code: 'no-entries' })
  for (let i = 0; i < 4; i++) await enter(i)
  expect((await draw('officer')).status).toBe(403)
  expect((await draw()).status).toBe(200)
  const { rows } = await list('organiser')
  expect(rows.map((row) => row.lot)).toEqual([1, 2, 3, 4])
  expect(rows.map((row) => row.code).toSorted()).toEqual(['101', '102', '103', '104'])
  expect(await codeOf(await draw())).toMatchObject({ code: 'drawn-already' })
  expect((await list('organiser')).rows).toEqual(rows)
  const { seed } = await w.site.store.read.selectFrom('draw').select('seed').executeTakeFirstOrThrow()
  expect(
    drawOf(
      seed,
      rows.map((row) => row.ref as string),
    ).map((d) => d.code),
  ).toEqual(rows.map((row) => row.code))
  const note = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'entries.draw').executeTakeFirstOrThrow()
  expect(JSON.parse(note.detail)).toEqual({ draw: digest(seed), entries: 4 })
})

test('who is absent or withdrawn gets no lot; who comes back later gets the last one', async () => {
  const { enter, lock, draw, state, list } = await town()
  const ids = [await idOf(await enter(0)), await idOf(await enter(1)), await idOf(await enter(2))]
  await state(ids[1] as string, { state: 'withdrawn', reason: '出差' })
  await lock()
  await draw()
  expect((await list('organiser')).rows.find((row) => row.ref === ids[1])).toMatchObject({ lot: null, code: null })
  expect((await state(ids[1] as string, { state: 'normal' })).status).toBe(200)
  expect((await list('organiser')).rows.at(-1)).toMatchObject({ ref: ids[1], lot: 3, code: '103', state: 'normal' })
})

test('a substitute who joins after the draw comes last, and units can no longer enter anybody', async () => {
  const { w, enter, list } = await drawn(3)
  expect(await codeOf(await enter(4, 'officer'))).toMatchObject({ code: 'closed-after-draw' })
  expect((await enter(4)).status).toBe(201)
  expect((await list('organiser')).rows.at(-1)).toMatchObject({ lot: 4, code: '104' })
  const last = await w.site.store.read
    .selectFrom('audit')
    .select('detail')
    .where('act', '=', 'entries.add')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(last.detail)).toMatchObject({ late: true })
})

test('nobody joins once marking is open', async () => {
  const { enter, openMarking } = await drawn(3)
  await openMarking()
  expect(await codeOf(await enter(5))).toMatchObject({ code: 'marking-open' })
})

test('an event that is not blind draws lots without codes', async () => {
  const { w, event, param, list, lock, draw } = await town('labour-quarter')
  await w.play('entries.add', (act) =>
    addEntry(act, event, { kind: 'unit', subjectId: w.units.steel, label: '申禾钢构工会', unitId: w.units.steel, zone: '一区' }),
  )
  await lock()
  await draw()
  expect((await list('auditor')).rows).toMatchObject([{ label: '申禾钢构工会', lot: 1, code: null }])
  const { draw: seen } = (await (await w.as('auditor').events[':event'].draw.$get({ param })).json()) as unknown as {
    draw: { seed: string; commitment: string }
  }
  expect(digest(seen.seed)).toBe(seen.commitment)
})

test('between the draw and marking only those who hand out codes see whose they are', async () => {
  const { w, list, seat, param } = await drawn()
  await seat('zhou', 'clerk')
  expect(await list('organiser')).toMatchObject({ hidden: false })
  expect((await list('organiser')).rows[0]).toMatchObject({ label: expect.any(String), code: expect.any(String) })
  for (const login of ['zhou', 'auditor', 'officer']) {
    const byLabel = await list(login, { by: 'label' })
    expect(byLabel).toMatchObject({ hidden: true, by: 'label' })
    for (const row of byLabel.rows) expect(row).toMatchObject({ label: expect.any(String), ref: null, code: null, lot: null, state: null })
  }
  const { draw } = (await (await w.as('organiser').events[':event'].draw.$get({ param })).json()) as unknown as {
    draw: { seed: string | null }
  }
  expect(draw.seed).toBeNull()
})

test('from the opening of marking nobody can join a name to a code, by no field and by no order', async () => {
  const { list, seat, openMarking, ids } = await drawn()
  await seat('zhou', 'clerk')
  await openMarking()
  for (const login of ['organiser', 'admin', 'auditor', 'zhou']) {
    const names = await list(login, { by: 'label' })
    const codes = await list(login, { by: 'code' })
    expect(names.rows.map((row) => row.label)).toEqual(names.rows.map((row) => row.label).toSorted())
    expect(codes.rows.map((row) => row.code)).toEqual(['101', '102', '103', '104', '105', '106'])
    for (const row of codes.rows)
      expect(row).toMatchObject({ ref: row.code, label: null, unitName: null, zone: null, squad: null, members: null })
    const text = JSON.stringify([names, codes])
    for (const id of ids) expect(text).not.toContain(id)
    expect(await list(login, { by: 'code', q: '赵' })).toMatchObject({ total: 0 })
    expect(await list(login, { by: 'label', q: '10' })).toMatchObject({ total: 0 })
  }
  expect((await list('officer', { by: 'code' })).rows.every((row) => row.code === null)).toBe(true)
})

test('once every sheet is sealed the names and the seed are open again', async () => {
  const { w, event, param, list, openMarking, ids } = await drawn(2)
  await openMarking()
  const seal = (state: 'submitted' | 'sealed') =>
    w.play('event.seal', async (act) => {
      for (const entryId of ids) {
        await act.tx
          .insertInto('sheet')
          .values({
            id: `${entryId}-s`,
            eventId: event,
            entryId,
            sitting: 'practice',
            kind: 'judge',
            source: 'x',
            state,
            scheme: 1,
            marks: '{}',
            revisions: '{}',
            delivery: null,
            version: 1,
            createdAt: act.at,
          })
          .onConflict((on) => on.column('id').doUpdateSet({ state }))
          .execute()
      }
      await act.note(`event:${event}`)
    })
  await seal('submitted')
  expect(await list('organiser')).toMatchObject({ hidden: true })
  await seal('sealed')
  expect(await list('auditor')).toMatchObject({ hidden: false, rows: [{ lot: 1 }, { lot: 2 }] })
  const { draw } = (await (await w.as('auditor').events[':event'].draw.$get({ param })).json()) as unknown as {
    draw: { seed: string; commitment: string }
  }
  expect(digest(draw.seed)).toBe(draw.commitment)
})

test('judges and the public see no list, no draw, and no state', async () => {
  const { w, param, state, ids } = await drawn(2)
  for (const [login, status] of [
    ['gu', 403],
    ['committee', 403],
    [null, 401],
  ] as const) {
    expect((await w.as(login).events[':event'].entries.$get({ param, query: {} })).status).toBe(status)
    expect((await w.as(login).events[':event'].draw.$get({ param })).status).toBe(status)
  }
  expect((await state(ids[0] as string, { state: 'absent' }, 'gu')).status).toBe(403)
})
