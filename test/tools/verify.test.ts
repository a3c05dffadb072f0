/** A stranger checks a posted list: downloaded from the public page, made again from its marks, offline. */
import { expect, test } from 'vitest'
import { addIncident } from '../../server/marks/incident.ts'
import type { ReleasedBundle } from '../../server/results/verify.ts'
import { actorOf, contest, half } from '../contest.ts'
import { type World, world } from '../world.ts'
import { file, run, spawned } from './run.ts'

const ladder = (worker: string, _source: string, aspect: Parameters<typeof half>[0]) =>
  aspect.kind === 'imported' ? String(50 + Number(worker.slice(1))) : half(aspect)

/** Released through the product's own routes, downloaded as anybody can. */
async function downloaded(w: World, event: string): Promise<ReleasedBundle> {
  const answer = await w.as('organiser').events[':event'].releases.$post({ param: { event }, json: { kind: 'provisional', last: 0 } })
  expect(answer.status).toBe(200)
  return (
    await w.as(null).public.events[':event'].releases[':number'].bundle.$get({ param: { event, number: '1' } })
  ).json() as Promise<ReleasedBundle>
}

test('a release is downloaded, scored again to the same bytes, and held against the posted digest', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  const penalty = {
    entryId: entries.w9 as string,
    scope: 'entry' as const,
    node: null,
    effect: { do: 'points' as const, points: '-0.5' },
    reason: '超时',
  }
  await w.play('incidents.add', (act) => addIncident(act, event, penalty), actorOf(w, 'organiser'))
  const bundle = await downloaded(w, event)
  const posted = await (await w.as(null).public.events[':event'].releases[':number'].$get({ param: { event, number: '1' } })).json()
  const { status, out, err } = spawned(file(bundle), '--verify')
  expect([status, err]).toEqual([0, ''])
  expect(out).toContain('release 1')
  expect(out).toContain(posted.digest)
  expect(posted.shown.rows.map((row) => row.prize)).toEqual(['first', 'second', 'third', 'third', null])
  // The same file gives its standings and traces too.
  const { standings } = JSON.parse(run(file(bundle)).out)
  expect(standings.map((one: { points: string }) => one.points)).toEqual(posted.shown.rows.map((row) => row.points))
  expect(run(file(bundle), '--explain', entries.w9 as string, '--lang', 'zh').out).toContain('超时')
})

test('one mark, one rule, one line or one digest changed: the verification says what differs', async () => {
  const w = await world()
  const { event, entries } = await contest(w, { mark: ladder })
  const bundle = await downloaded(w, event)
  const changed = (change: (all: ReleasedBundle) => unknown) => {
    const all = structuredClone(bundle)
    change(all)
    return run(file(all), '--verify')
  }
  const theory = bundle.sheets.findIndex((sheet) => sheet.entry === entries.w9 && sheet.kind === 'import')
  const [cell] = Object.keys(bundle.sheets[theory]?.marks ?? {})
  const mark = changed((all) => Object.assign(all.sheets[theory] as object, { marks: { [cell as string]: '60' } }))
  expect(mark).toMatchObject({ status: 1, out: '' })
  expect(mark.err).toMatch(/^Not the same/)
  expect(mark.err).toContain(`(${entries.w9}) points: released "49.90", recomputed "50.20"`)
  expect(mark.err).not.toContain(`(${entries.w5})`)

  const line = changed((all) => Object.assign(all.released.shown.rows[0] as object, { points: '99.90' }))
  expect(line.err).toMatch(/does not have its own digest[\s\S]*released "99\.90", recomputed "49\.90"/)
  const digest = changed((all) => Object.assign(all.released, { digest: '0'.repeat(64) }))
  expect(digest).toMatchObject({ status: 1, err: expect.stringMatching(/own digest/) })
  const rule = changed((all) => Object.assign(all.scheme.root, { places: 1 }))
  expect(rule).toMatchObject({ status: 1, err: expect.stringMatching(/released "49\.90", recomputed "49\.9"/) })
  const name = changed((all) => Object.assign(all.scheme.root.children[0] as object, { name: { zh: '甲', en: 'A' } }))
  expect(name).toMatchObject({ status: 1, err: expect.stringMatching(/Every entry’s line is the same/) })
  const { released: _, ...bare } = bundle
  expect(run(file(bare), '--verify')).toMatchObject({ status: 1, err: expect.stringMatching(/holds no released list/) })
})
