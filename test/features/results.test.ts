/** Results: standings are computed, released, corrected by two people; the public sees exactly what was released. */
import { expect, test } from 'vitest'
import { setEntryState } from '../../server/entries/state.ts'
import { addIncident, liftIncident } from '../../server/marks/incident.ts'
import { actorOf, contest, half } from '../contest.ts'
import { type World, world } from '../world.ts'

const release = (w: World, event: string, kind: 'provisional' | 'official', last: number, who = 'organiser') =>
  w.as(who).events[':event'].releases.$post({ param: { event }, json: { kind, last } })
const latest = async (w: World, event: string, number = 'latest') => {
  const answer = await w.as(null).public.events[':event'].releases[':number'].$get({ param: { event, number } })
  return { status: answer.status, body: (answer.ok ? await answer.json() : null) as Awaited<ReturnType<typeof answer.json>> }
}
/** Theory decides: worker n has n points more than the half. */
const ladder = (worker: string, _source: string, aspect: Parameters<typeof half>[0]) =>
  aspect.kind === 'imported' ? String(50 + Number(worker.slice(1))) : half(aspect)

test('standings follow the scheme: theory 30 % and practice 70 %, the best first', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  const answer = await w.as('organiser').events[':event'].standings.$get({ param: { event } })
  const { shown, owed, sealed } = await answer.json()
  expect({ sealed, owed }).toEqual({ sealed: true, owed: [] })
  expect(shown.rows.map((row) => row.entry)).toEqual(['w9', 'w8', 'w7', 'w6', 'w5'].map((worker) => entries[worker]))
  // 59 × 30 % = 17.70; practice 46 (2 + 2 + 5 + 7 + 7 + 7 + 7 + 5 + 2 + 2) × 70 % = 32.20
  expect(shown.rows[0]?.points).toBe('49.90')
  expect(shown.rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5])
})

test('nothing is released before the seal, nor officially before provisionally', async () => {
  const w = await world()
  const open = await contest(w, { seal: false })
  expect((await release(w, open.event, 'provisional', 0)).status).toBe(409)
  const sealed = await contest(w, { name: '电工' })
  expect((await release(w, sealed.event, 'official', 0)).status).toBe(409)
  expect((await latest(w, sealed.event)).status).toBe(404)
})

test('the public sees the provisional list, then the official one, and both keep their number', async () => {
  const w = await world()
  const { event } = await contest(w, { mark: ladder })
  expect((await release(w, event, 'provisional', 0)).status).toBe(200)
  expect((await latest(w, event)).body.shown).toMatchObject({ number: 1, kind: 'provisional' })
  expect((await release(w, event, 'official', 1)).status).toBe(200)
  expect((await latest(w, event)).body.shown).toMatchObject({ number: 2, kind: 'official' })
  expect((await latest(w, event, '1')).body).toMatchObject({ shown: { number: 1 }, newer: { number: 2 } })
})

test('the same release sent five times is one release', async () => {
  const w = await world()
  const { event } = await contest(w)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      w.as('organiser', 'one-and-the-same').events[':event'].releases.$post({ param: { event }, json: { kind: 'provisional', last: 0 } }),
    ),
  )
  const bodies = await Promise.all(answers.map((a) => a.text()))
  expect(new Set(bodies).size).toBe(1)
  expect((await latest(w, event)).body.releases).toHaveLength(1)
})

test('two organisers releasing at once: one succeeds, the other is told', async () => {
  const w = await world()
  const { event } = await contest(w)
  const answers = await Promise.all([release(w, event, 'provisional', 0), release(w, event, 'provisional', 0, 'organiser2')])
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
})

test('a later penalty does not touch what is published until a second person confirms the correction', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  await release(w, event, 'provisional', 0)
  await release(w, event, 'official', 1)
  const before = await latest(w, event)
  const by = actorOf(w, 'organiser')
  await w.play(
    'incidents.add',
    (act) =>
      addIncident(act, event, {
        entryId: entries.w9 as string,
        scope: 'entry',
        node: null,
        effect: { do: 'points', points: '-5' },
        reason: '申诉裁定',
      }),
    by,
  )
  expect((await latest(w, event)).body.digest).toBe(before.body.digest)

  const changes = (await (await w.as('organiser').events[':event'].corrections.changes.$get({ param: { event } })).json()).changes
  expect(changes[0]?.entry).toBe(entries.w8)
  const asked = await (
    await w.as('organiser').events[':event'].corrections.$post({ param: { event }, json: { reason: '裁定扣分' } })
  ).json()
  const confirm = (who: string) =>
    w.as(who).events[':event'].corrections[':correction'].confirmation.$put({ param: { event, correction: asked.id } })
  expect((await confirm('organiser')).status).toBe(422)
  expect((await latest(w, event)).body.shown.number).toBe(2)
  expect((await confirm('organiser2')).status).toBe(200)

  const after = await latest(w, event)
  expect(after.body.shown).toMatchObject({ number: 3, kind: 'official', reason: '裁定扣分' })
  expect(after.body.shown.rows[0]?.entry).toBe(entries.w8)
  expect((await latest(w, event, '2')).body.newer).toEqual({ number: 3, reason: '裁定扣分' })
})

test('a provisional list that has changed cannot quietly become official', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  await release(w, event, 'provisional', 0)
  const by = actorOf(w, 'organiser')
  const id = await w.play(
    'incidents.add',
    (act) =>
      addIncident(act, event, {
        entryId: entries.w9 as string,
        scope: 'entry',
        node: null,
        effect: { do: 'points', points: '-1' },
        reason: '扣分',
      }),
    by,
  )
  expect((await release(w, event, 'official', 1)).status).toBe(409)
  expect((await latest(w, event)).body.releases).toHaveLength(1)
  await w.play('incidents.change', (act) => liftIncident(act, event, id, '误记'), by)
  expect((await release(w, event, 'official', 1)).status).toBe(200)
})

test('who is absent has no rank and is listed as absent', async () => {
  const w = await world()
  const { event, codes } = await contest(w, { mark: ladder, seal: false })
  await w.play('entries.state', (act) => setEntryState(act, event, codes.w9 as string, 'absent', '未到场'), actorOf(w, 'organiser'))
  const { shown } = await (await w.as('organiser').events[':event'].standings.$get({ param: { event } })).json()
  expect(shown.rows.at(-1)).toMatchObject({ entry: codes.w9, state: 'absent', rank: null })
  expect(shown.rows[0]).toMatchObject({ entry: codes.w8, rank: 1 })
})

test('every released figure can be explained, and judges stand there under their labels only', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  await release(w, event, 'provisional', 0)
  const answer = await w.as(null).public.events[':event'].releases[':number'].entries[':entry'].trace.$get({
    param: { event, number: '1', entry: entries.w9 as string },
  })
  const text = await answer.text()
  expect(JSON.parse(text).trace.steps.map((s: { do: string }) => s.do)).toContain('panel')
  expect(text).toContain('评委')
  for (const judge of ['lin', 'gu', 'zhao', 'qian', 'sun']) expect(text).not.toContain(w.accounts[judge])
})

test('the bundle of a release holds no birth date, sex or job class that the scheme does not ask for', async () => {
  const w = await world()
  const { event } = await contest(w)
  await release(w, event, 'provisional', 0)
  const text = await (await w.as(null).public.events[':event'].releases[':number'].bundle.$get({ param: { event, number: '1' } })).text()
  expect(text).not.toMatch(/birthDate|female|industrial|employee/)
})

test('in a blind event the organiser sees codes, not names, until the seal', async () => {
  const w = await world()
  const { event } = await contest(w, { seal: false })
  const { shown } = await (await w.as('organiser').events[':event'].standings.$get({ param: { event } })).json()
  expect(shown.rows.every((row) => row.label === row.code && row.unit === '')).toBe(true)
})

test('a judge is not asked to mark somebody who did not come', async () => {
  const w = await world()
  const { event, codes } = await contest(w, { mark: () => undefined, seal: false })
  const mine = async () => (await (await w.as('gu').events[':event']['my-sheets'].$get({ param: { event } })).json()).sheets.length
  expect(await mine()).toBe(5)
  await w.play('entries.state', (act) => setEntryState(act, event, codes.w9 as string, 'absent', '未到场'), actorOf(w, 'organiser'))
  expect(await mine()).toBe(4)
})
