/** Explanations as they are asked for: why one is above another, a squad's points, and the printed record of an entry. */
import { expect, test } from 'vitest'
import { squadAnswer } from '../../server/results/answers.ts'
import { release } from '../../server/results/release.ts'
import { actorOf, contest, half, type Plan } from '../contest.ts'
import { entry, penalty, contest as plain } from '../scoring/build.ts'
import { type World, world } from '../world.ts'

/** Theory decides; the workers 8 and 9 are equal there, and 9 was faster. */
const ladder: NonNullable<Plan['mark']> = (worker, _source, aspect) => {
  const n = Number(worker.slice(1))
  if (aspect.kind === 'imported') return String(50 + Math.min(n, 8))
  return aspect.kind === 'time' ? String(4000 - n) : half(aspect)
}

const published = async (w: World, event: string) =>
  w.play('releases.make', (act) => release(act, event, 'provisional', 0), actorOf(w, 'organiser'))
const above = (w: World, event: string, entry: string, other: string) =>
  w.as(null).public.events[':event'].releases[':number'].entries[':entry'].above[':other'].$get({
    param: { event, number: 'latest', entry, other },
  })

test('why one is above another: the first key on which they differ, for anyone once released, for head of the event before', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  const [w8, w9, w5] = ['w8', 'w9', 'w5'].map((worker) => entries[worker] as string) as [string, string, string]
  expect((await above(w, event, w9, w8)).status).toBe(404)
  const now = (who: string) =>
    w.as(who).events[':event'].standings[':entry'].above[':other'].$get({ param: { event, entry: w9, other: w8 } })
  expect((await now('committee')).status).toBe(403)
  expect(await (await now('organiser')).json()).toMatchObject({ ahead: w9, why: 'key', key: 1, values: ['3991', '3992'] })
  await published(w, event)
  expect(await (await above(w, event, w8, w9)).json()).toMatchObject({ ahead: w9, key: 1, values: ['3992', '3991'] })
  expect(await (await above(w, event, w9, w5)).json()).toMatchObject({ ahead: w9, key: 0 })
  expect((await above(w, event, w9, 'nothing')).status).toBe(404)
})

test('records: inside after the seal, outside after the release, a lot at a time, judges by their labels', async () => {
  const w = await world()
  const running = await contest(w, { seal: false })
  const inside = (event: string, who: string, query: { entry?: string; after?: string } = {}) =>
    w.as(who).events[':event'].papers.entries.$get({ param: { event }, query })
  expect((await inside(running.event, 'organiser')).status).toBe(409)
  const { event, entries } = await contest(w, { name: '电工', mark: ladder })
  for (const who of ['committee', 'gu', 'auditor']) expect((await inside(event, who)).status).toBe(403)
  expect(await (await inside(event, 'organiser')).json()).toMatchObject({ digest: null, total: 5, next: null })

  const outside = (query: { entry?: string; after?: string } = {}) =>
    w.as(null).public.events[':event'].releases[':number'].papers.$get({ param: { event, number: 'latest' }, query })
  expect((await outside()).status).toBe(404)
  await published(w, event)
  const all = await (await outside()).json()
  expect(all.papers.map((paper) => paper.row.rank)).toEqual([1, 2, 3, 4, 5])
  expect((await (await outside({ after: all.papers[2]?.row.entry as string })).json()).papers.map((paper) => paper.row.rank)).toEqual([
    4, 5,
  ])
  const one = await outside({ entry: entries.w8 as string })
  const text = await one.text()
  expect(JSON.parse(text).papers).toMatchObject([{ row: { entry: entries.w8, rank: 2, decidedBy: 1 }, ahead: all.papers[0]?.row.label }])
  expect(JSON.parse(text).papers[0].sheets).toHaveLength(5 + 2)
  for (const judge of ['lin', 'gu', 'zhao', 'qian', 'sun']) expect(text).not.toContain(w.accounts[judge])
  expect((await outside({ entry: 'nothing' })).status).toBe(404)
})

test('a squad’s points are told by its members, the rule and its own incidents', () => {
  const event = plain({ a: '90', b: '80', c: '70' }, { squads: { take: 'best', best: 2, incomplete: 'count' } })
  event.entries = ['a', 'b', 'c'].map((id) => entry(id, { squad: 'red' }))
  event.incidents = [penalty('i1', 'a', '-5', { scope: 'squad', squad: 'red' })]
  expect(squadAnswer(event, 'red')).toEqual({
    rule: { take: 'best', best: 2, incomplete: 'count' },
    standing: { rank: 1, points: '165' },
    members: [
      { entry: 'a', points: '90', prize: null },
      { entry: 'b', points: '80', prize: null },
      { entry: 'c', points: '70', prize: null },
    ],
    incidents: [{ effect: { do: 'points', points: '-5' }, reason: 'rule broken' }],
  })
  expect(() => squadAnswer(event, 'blue')).toThrow()
})
