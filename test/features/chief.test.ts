/** The chief judge's desk: re-scoring, waivers, removed judges, checking, sealing by sitting, breaking seals by two, late marks. */
import { expect, test } from 'vitest'
import { revisionsOf } from '../../server/marks/chief-queries.ts'
import { sealEvent } from '../../server/marks/seal.ts'
import { seat } from '../../server/panels/seat.ts'
import { bundleOf } from '../../server/results/bundle.ts'
import { release } from '../../server/results/release.ts'
import { score } from '../../server/scoring/score.ts'
import type { Aspect, Mark } from '../../server/scoring/types.ts'
import { actorOf, contest, half, type Plan } from '../contest.ts'
import { type World, world } from '../world.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

/** A contest with a chief judge (zhou), marked in full and not sealed unless the test says otherwise. */
async function hall({ seal: isSealed = false, ...plan }: Plan = {}) {
  const w = await world()
  const played = await contest(w, { ...plan, seal: false })
  const { event } = played
  await w.play('seats.change', (act) => seat(act, event, { accountId: w.accounts.zhou as string, duty: 'chief' }), actorOf(w, 'organiser'))
  if (isSealed) await w.play('event.seal', (act) => sealEvent(act, event), actorOf(w, 'organiser'))
  const codes = new Map((await w.site.store.read.selectFrom('entry').select(['id', 'code']).execute()).map((row) => [row.id, row.code]))
  const as = (login: string, key?: string) => w.as(login, key).events[':event']
  const sheet = (worker: string, login: string, sitting = 'practice') =>
    played.sheets.find(
      (one) =>
        one.entryId === played.entries[worker] && one.sitting === sitting && (one.source === w.accounts[login] || one.source === login),
    )?.id as string
  return { w, ...played, param: { event }, as, sheet, code: (worker: string) => codes.get(played.entries[worker] as string) as string }
}
type Hall = Awaited<ReturnType<typeof hall>>

const stateOf = async ({ w }: Hall, id: string) =>
  (await w.site.store.read.selectFrom('sheet').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
const lastAct = async (w: World, name: string) =>
  w.site.store.read.selectFrom('audit').selectAll().where('act', '=', name).orderBy('seq', 'desc').executeTakeFirst()
const save = ({ as, event }: Hall, login: string, sheet: string, cells: { cell: string; value: Mark | null; base: number }[]) =>
  as(login).sheets[':sheet'].marks.$put({ param: { event, sheet }, json: { scheme: 1, cells } })
const sealSitting = ({ as, event }: Hall, sitting: string, who = 'zhou') =>
  as(who).sittings[':sitting'].seal.$put({ param: { event, sitting } })
const unseal = ({ as, param }: Hall, sitting: string | null, who = 'zhou') =>
  as(who).unsealings.$post({ param, json: { sitting, reason: '计时记录有误' } })
const confirm = ({ as, event }: Hall, unsealing: string, who: string) =>
  as(who).unsealings[':unsealing'].confirmation.$put({ param: { event, unsealing } })
const missing =
  (worker: string, source: string, of = 'sun'): Plan['mark'] =>
  (w, s, aspect) =>
    (w === worker || worker === '*') && s === of && source === 'judge' ? undefined : half(aspect)

test('re-scoring opens the sheets of one entry with a reason; the first marks stay and are shown beside', async () => {
  const h = await hall()
  const json = { entryId: h.code('w5'), sitting: 'practice', sources: null, reason: '分差过大，请复核' }
  expect((await h.as('gu').rescores.$post({ param: h.param, json })).status).toBe(403)
  expect((await h.as('zhou').rescores.$post({ param: h.param, json: { ...json, reason: ' ' } })).status).toBe(422)
  // A name never leads to a code: in a blind event an entry's id says nothing.
  const byId = await h.as('zhou').rescores.$post({ param: h.param, json: { ...json, entryId: h.entries.w5 as string } })
  expect(byId.status).toBe(422)
  const some = await h.as('zhou').rescores.$post({ param: h.param, json: { ...json, sources: ['评委 2'] } })
  expect(await body(some)).toEqual({ sheets: 1 })
  expect(await body(await h.as('zhou').rescores.$post({ param: h.param, json }))).toEqual({ sheets: 4 })
  const again = await h.as('zhou').rescores.$post({ param: h.param, json })
  expect((await body(again)).faults).toMatchObject([{ code: 'nothing-to-rescore' }])
  expect(await stateOf(h, h.sheet('w6', 'gu'))).toBe('submitted')
  const mine = await body(await h.as('gu').sheets[':sheet'].$get({ param: { event: h.event, sheet: h.sheet('w5', 'gu') } }))
  expect(JSON.stringify(mine)).toContain('分差过大，请复核')

  await save(h, 'gu', h.sheet('w5', 'gu'), [{ cell: 'tools', value: '0.5', base: 1 }])
  const beside = async () =>
    (
      await body(
        await h.as('zhou').sittings[':sitting'].entries[':entry'].marks.$get({
          param: { event: h.event, sitting: 'practice', entry: h.code('w5') },
        }),
      )
    ).sheets.find((one: { source: string }) => one.source === '评委 2')
  // A draft is its author's own: only what was handed in is shown.
  expect(await beside()).toMatchObject({ state: 'draft', now: null, first: { tools: '2' }, returned: [{ reason: '分差过大，请复核' }] })
  const revisions = Object.fromEntries(Object.keys((await beside()).first).map((cell) => [cell, cell === 'tools' ? 2 : 1]))
  await h.as('gu').sheets[':sheet'].submission.$put({ param: { event: h.event, sheet: h.sheet('w5', 'gu') }, json: { revisions } })
  expect(await beside()).toMatchObject({ state: 'submitted', now: { tools: '0.5' }, first: { tools: '2' } })
  expect((await lastAct(h.w, 'sheets.rescore'))?.subject).toBe(`event:${h.event}`)
})

test('flags appear when the last sheet of a panel lands: marks too far apart, and the judge who is off; codes only', async () => {
  const far = (worker: string, source: string, aspect: Aspect) => {
    if (worker === 'w7' && source === 'sun') return undefined
    return (worker === 'w5' || worker === 'w7') && source === 'gu' ? '0' : half(aspect)
  }
  const h = await hall({ mark: far })
  const flags = async () => (await body(await h.as('zhou').flags.$get({ param: h.param }))).flags
  const [flag, ...rest] = await flags()
  expect(rest).toEqual([])
  expect(flag).toMatchObject({ ref: h.code('w5'), sitting: 'practice', tooShort: false })
  expect(flag.outliers).toEqual([{ source: '评委 2', total: '0', median: '46', by: 'hint' }])
  expect(JSON.stringify(flag)).not.toContain(h.entries.w5)
  for (const login of ['gu', 'officer', 'committee', 'admin']) expect((await h.as(login).flags.$get({ param: h.param })).status).toBe(403)
  const sun = h.sheet('w7', 'sun')
  const cells = (await body(await h.as('gu').sheets[':sheet'].$get({ param: { event: h.event, sheet: h.sheet('w5', 'gu') } }))).sheets[0]
    .marks
  await save(
    h,
    'sun',
    sun,
    Object.keys(cells).map((cell) => ({ cell, value: '1', base: 0 })),
  )
  expect(await flags()).toHaveLength(1)
  const revisions = Object.fromEntries(Object.keys(cells).map((cell) => [cell, 1]))
  await h.as('sun').sheets[':sheet'].submission.$put({ param: { event: h.event, sheet: sun }, json: { revisions } })
  expect((await flags()).map((one: { ref: string }) => one.ref).sort()).toEqual([h.code('w5'), h.code('w7')].sort())
})

test('levels two apart are a matter for re-scoring by the scheme itself', async () => {
  const judgement = (worker: string, source: string, aspect: Aspect) =>
    aspect.kind !== 'judgement' ? undefined : worker === 'w6' && source === 'gu' && aspect.id === 'a-order' ? '3' : '1'
  const h = await hall({ template: 'world-skills', judges: ['lin', 'gu', 'zhao'], mark: judgement })
  const { flags } = await body(await h.as('organiser').flags.$get({ param: h.param }))
  expect(flags.filter((one: { rescore: string[] }) => one.rescore.length > 0)).toMatchObject([{ rescore: ['a-order'], outliers: [] }])
})

test('a missing judge is let go with a reason: nothing is owed, the sitting is sealed, and the draft does not count', async () => {
  const h = await hall({ mark: missing('w5', 'judge') })
  // Complete, but never submitted: it must not begin to count by being sealed.
  const draft = h.sheet('w5', 'sun')
  const blank = await body(await h.as('gu').sheets[':sheet'].$get({ param: { event: h.event, sheet: h.sheet('w5', 'gu') } }))
  const cells = Object.entries(blank.sheets[0].marks as Record<string, { value: Mark }>)
  await save(
    h,
    'sun',
    draft,
    cells.map(([cell]) => ({ cell, value: '0', base: 0 })),
  )
  expect((await sealSitting(h, 'practice')).status).toBe(409)
  const json = { source: '评委 5', sitting: 'practice', entryId: h.code('w5'), reason: '评委突发疾病' }
  const waive = (who: string, over = {}) => h.as(who).waivers.$post({ param: h.param, json: { ...json, ...over } })
  expect((await waive('gu')).status).toBe(403)
  expect((await body(await waive('zhou', { source: '评委 4' }))).faults).toMatchObject([{ code: 'waiver-not-owed' }])
  expect((await body(await waive('zhou', { sitting: 'theory' }))).faults).toMatchObject([{ path: ['sitting'], code: 'waiver-no-panel' }])
  const { id } = await body(await waive('zhou'))
  expect((await body(await waive('zhou', { entryId: null }))).id).toBeTruthy()
  expect((await waive('zhou')).status).toBe(409)
  expect((await lastAct(h.w, 'waivers.change'))?.detail).toContain('评委突发疾病')

  const progress = await body(await h.as('zhou').progress.$get({ param: h.param }))
  const cell = progress.rows
    .flatMap((row: { cells: unknown[] }) => row.cells)
    .find((one: { sheet?: string } | null) => one?.sheet === draft)
  expect(cell).toMatchObject({ waived: true, exempt: true })
  const { waivers } = await body(await h.as('zhou').chief.$get({ param: h.param }))
  expect(waivers).toMatchObject([{ source: '评委 5', who: h.code('w5') }, { who: null }])
  const withdraw = (waiver: string) =>
    h.as('zhou').waivers[':waiver'].withdrawal.$put({ param: { event: h.event, waiver }, json: { reason: '已到场' } })
  expect((await withdraw(waivers[1].id)).status).toBe(200)
  expect((await sealSitting(h, 'practice')).status).toBe(200)
  expect((await body(await withdraw(id))).faults).toMatchObject([{ code: 'sitting-sealed' }])

  const bundle = await bundleOf(h.w.site.store.read, h.event)
  expect(bundle.waivers).toEqual([{ source: '评委 5', sitting: 'practice', entry: h.entries.w5 }])
  expect(bundle.sheets.filter((one) => one.entry === h.entries.w5 && one.sitting === 'practice')).toHaveLength(4)
  expect(score(bundle).owed.filter((one) => one.node === 'practice')).toEqual([])
})

test('a judge removed mid-event: the marks are kept as stray, shown so, and count no more; the next one has another label', async () => {
  const h = await hall()
  const { seats } = await body(await h.as('organiser').seats.$get({ param: h.param }))
  const gu = seats.find((one: { label: string }) => one.label === '评委 2')
  const remove = (json: { reason?: string }) =>
    h.as('organiser').seats[':seat'].removal.$put({ param: { event: h.event, seat: gu.id }, json })
  expect((await body(await remove({}))).faults).toMatchObject([{ path: ['reason'], code: 'missing' }])
  expect((await remove({ reason: '与选手有师徒关系' })).status).toBe(200)
  const sheet = h.sheet('w5', 'gu')
  expect((await h.as('gu').sheets[':sheet'].$get({ param: { event: h.event, sheet } })).status).toBe(403)
  const progress = await body(await h.as('zhou').progress.$get({ param: h.param }))
  const at = progress.sources.findIndex((one: { label: string }) => one.label === '评委 2')
  expect(progress.sources[at]).toMatchObject({ removed: true, submitted: 0 })
  expect(progress.rows[0].cells[at]).toMatchObject({ stray: true })
  const bundle = await bundleOf(h.w.site.store.read, h.event)
  expect(JSON.stringify(bundle)).not.toContain(h.w.accounts.gu)
  expect(bundle.sheets.filter((one) => one.sitting === 'practice')).toHaveLength(5 * 4)
  expect((await revisionsOf(h.w.site.store.read, [sheet])).length).toBeGreaterThan(5)

  await h
    .as('organiser')
    .seats.$post({ param: h.param, json: { accountId: h.w.accounts.zhou as string, duty: 'judge', sitting: 'practice' } })
  const after = (await body(await h.as('organiser').seats.$get({ param: h.param }))).seats
  expect(after.map((one: { label: string }) => one.label)).toContain('评委 6')
  expect((await sealSitting(h, 'practice')).status).toBe(409)
})

test('sheets are checked, sent back from there, and sealed by sitting; names are known again only when all are sealed', async () => {
  const h = await hall()
  const sheet = h.sheet('w5', 'gu')
  const check = (id: string, who = 'zhou') => h.as(who).sheets[':sheet'].check.$put({ param: { event: h.event, sheet: id } })
  expect((await check(sheet, 'gu')).status).toBe(403)
  expect(await body(await check(sheet))).toMatchObject({ state: 'checked' })
  expect((await body(await check(sheet))).faults).toMatchObject([{ code: 'checked-already' }])
  const back = await h.as('zhou').sheets[':sheet'].return.$put({ param: { event: h.event, sheet }, json: { reason: '漏一项' } })
  expect(await body(back)).toMatchObject({ state: 'draft' })
  const checkAll = () => h.as('zhou').sittings[':sitting'].check.$put({ param: { event: h.event, sitting: 'practice' } })
  const rest = h.sheets.filter((one) => one.sitting === 'practice' && one.id !== sheet).length
  expect(await body(await checkAll())).toEqual({ sheets: rest })
  expect((await body(await checkAll())).faults).toMatchObject([{ code: 'nothing-to-check' }])

  expect((await sealSitting(h, 'nothing')).status).toBe(404)
  expect((await sealSitting(h, 'theory')).status).toBe(200)
  expect((await body(await sealSitting(h, 'theory'))).faults).toMatchObject([{ code: 'sealed-already' }])
  expect((await body(await sealSitting(h, 'practice'))).faults).toMatchObject([{ code: 'sheets-owed', params: { who: '评委 2', n: '1' } }])
  const hidden = async () => (await h.as('organiser').entries.$get({ param: h.param, query: {} })).text()
  expect(JSON.parse(await hidden()).hidden).toBe(true)
  const { seats } = await body(await h.as('organiser').seats.$get({ param: h.param }))
  const marks = await revisionsOf(h.w.site.store.read, [sheet])
  const revisions = Object.fromEntries(marks.map((one) => [one.cell, 1]))
  await h.as('gu').sheets[':sheet'].submission.$put({ param: { event: h.event, sheet }, json: { revisions } })
  expect((await h.as('organiser').seal.$put({ param: h.param })).status).toBe(200)
  expect(JSON.parse(await hidden()).hidden).toBe(false)
  const removal = h
    .as('organiser')
    .seats[':seat'].removal.$put({ param: { event: h.event, seat: seats[0].id }, json: { reason: '事后撤销' } })
  expect((await body(await removal)).faults).toMatchObject([{ code: 'sealed-already' }])
})

test('a seal is broken by two: one asks with a reason, another confirms, and the sheets are checked again', async () => {
  const h = await hall({ seal: true })
  expect((await unseal(h, 'time', 'gu')).status).toBe(403)
  const { id } = await body(await unseal(h, 'practice'))
  expect((await body(await unseal(h, null, 'organiser'))).faults).toMatchObject([{ code: 'unsealing-open' }])
  expect((await body(await confirm(h, id, 'zhou'))).faults).toMatchObject([{ code: 'unseal-second-person' }])
  expect(await stateOf(h, h.sheet('w5', 'gu'))).toBe('sealed')
  const sheets = h.sheets.filter((one) => one.sitting === 'practice').length
  expect(await body(await confirm(h, id, 'organiser'))).toEqual({ sheets })
  expect((await body(await confirm(h, id, 'organiser2'))).faults).toMatchObject([{ code: 'unsealing-answered' }])
  expect(await stateOf(h, h.sheet('w5', 'gu'))).toBe('checked')
  expect(await stateOf(h, h.sheet('w5', 'import', 'theory'))).toBe('sealed')
  expect((await lastAct(h.w, 'unseal.confirm'))?.detail).toContain('计时记录有误')
  const early = await h.as('organiser').releases.$post({ param: h.param, json: { kind: 'provisional', last: 0 } })
  expect((await body(early)).faults).toMatchObject([{ code: 'not-sealed' }])
  expect((await sealSitting(h, 'practice')).status).toBe(200)

  const second = await body(await unseal(h, null))
  const refused = await h.as('organiser').unsealings[':unsealing'].refusal.$put({ param: { event: h.event, unsealing: second.id } })
  expect(refused.status).toBe(200)
  expect(await stateOf(h, h.sheet('w5', 'gu'))).toBe('sealed')
})

test('after a release a seal is broken only for a correction that was asked for, which then waits for the seal', async () => {
  const h = await hall({ seal: true })
  await h.w.play('releases.make', (act) => release(act, h.event, 'provisional', 0), actorOf(h.w, 'organiser'))
  expect((await body(await unseal(h, 'practice'))).faults).toMatchObject([{ code: 'unseal-correction-first' }])
  const { id: correction } = await body(await h.as('organiser').corrections.$post({ param: h.param, json: { reason: '计时记录有误' } }))
  const { id } = await body(await unseal(h, 'practice'))
  expect((await confirm(h, id, 'organiser')).status).toBe(200)
  const confirmIt = () => h.as('organiser2').corrections[':correction'].confirmation.$put({ param: { event: h.event, correction } })
  expect((await body(await confirmIt())).faults).toMatchObject([{ code: 'not-sealed' }])
  expect((await sealSitting(h, 'practice')).status).toBe(200)
  expect(await body(await confirmIt())).toMatchObject({ number: 2 })
})

test('a mark that comes after the seal is kept once, told so, and counts only through the broken seal', async () => {
  const h = await hall({ seal: true })
  const sheet = h.sheet('w5', 'gu')
  const before = JSON.stringify(score(await bundleOf(h.w.site.store.read, h.event)))
  const send = (key?: string, value = '0.5') =>
    h.as('gu', key).sheets[':sheet'].marks.$put({
      param: { event: h.event, sheet },
      json: {
        scheme: 1,
        cells: [
          { cell: 'tools', value, base: 7 },
          { cell: 'waste', value: '2', base: 1 },
        ],
      },
    })
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send('one-late-key')))
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(await body(answer)).toMatchObject({ late: ['tools'], cells: { tools: { value: '2', revision: 1 }, waste: { value: '2' } } })
  }
  await send()
  expect((await send(undefined, '99')).status).toBe(422)
  const chief = async () => body(await h.as('zhou').chief.$get({ param: h.param }))
  const { late } = await chief()
  expect(late).toMatchObject([{ who: h.code('w5'), source: '评委 2', cell: 'tools', value: '0.5', present: '2', ruling: null }])
  expect(late).toHaveLength(1)
  expect(JSON.stringify(score(await bundleOf(h.w.site.store.read, h.event)))).toBe(before)
  expect((await h.as('gu').chief.$get({ param: h.param })).status).toBe(403)

  const rule = (ruling: 'accepted' | 'dismissed', id = late[0].id) =>
    h.as('zhou')['late-marks'][':late'].ruling.$put({ param: { event: h.event, late: id }, json: { ruling, reason: '现场网络中断' } })
  expect((await body(await rule('accepted'))).faults).toMatchObject([{ code: 'late-sealed' }])
  const { id } = await body(await unseal(h, 'practice'))
  await confirm(h, id, 'organiser')
  // Checked sheets take no mark either: it is late as well, and dismissed here.
  expect(await body(await save(h, 'gu', h.sheet('w6', 'gu'), [{ cell: 'tools', value: '1', base: 1 }]))).toMatchObject({ late: ['tools'] })
  expect((await rule('dismissed', (await chief()).late[1].id)).status).toBe(200)
  expect(await stateOf(h, h.sheet('w6', 'gu'))).toBe('checked')
  expect((await rule('accepted')).status).toBe(200)
  expect((await body(await rule('dismissed'))).faults).toMatchObject([{ code: 'late-ruled' }])
  expect(await stateOf(h, sheet)).toBe('draft')
  const rows = (await revisionsOf(h.w.site.store.read, [sheet])).filter((one) => one.cell === 'tools')
  expect(rows.map((one) => [one.revision, one.value, one.by])).toEqual([
    [1, '2', h.w.accounts.gu],
    [2, '0.5', h.w.accounts.gu],
  ])
})
