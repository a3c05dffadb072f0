/** The audit log: who may read it, how it is filtered, that its chain is checked, and that every act has a word. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { audit } from '../../server/words/audit.ts'
import { type World, world } from '../world.ts'

type Query = Parameters<ReturnType<World['as']>['audit']['$get']>[0]['query']

const read = async (w: World, query: Query = {}, by = 'auditor') => (await w.as(by).audit.$get({ query })).json()

test('an auditor reads newest first who did what to whom, without the digests', async () => {
  const w = await world()
  await w.as('organiser').units.$post({
    json: {
      name: '恒力电机工会',
      nameEn: '',
      kind: 'grassroots',
      parentId: w.units.industry,
      uscc: null,
      ownership: null,
      industry: null,
      members: 5,
    },
  })
  const { rows } = await read(w)
  expect(rows[0]).toMatchObject({
    act: 'units.change',
    actorName: 'organiser',
    subjectName: '恒力电机工会',
    detail: { name: '恒力电机工会' },
  })
  expect(Object.keys(rows[0]!).toSorted()).toEqual([
    'act',
    'actor',
    'actorName',
    'at',
    'detail',
    'detailNames',
    'seq',
    'subject',
    'subjectName',
  ])
  expect((await w.as('admin').audit.$get({ query: {} })).status).toBe(200)
  for (const by of ['organiser', 'committee', 'officer', 'gu']) {
    expect((await w.as(by).audit.$get({ query: {} })).status).toBe(403)
    expect((await w.as(by).audit.check.$get()).status).toBe(403)
  }
  expect((await w.as(null).audit.$get({ query: {} })).status).toBe(401)
})

test('records are filtered by act, person, subject and day in Shanghai', async () => {
  const w = await world()
  await w.as('gu').session.$delete()
  // 1 May 23:59 in Shanghai is 15:59 UTC; a minute later it is 2 May there.
  w.site.clock.ms = Date.parse('2026-05-01T15:59:30.000Z')
  await w.as('zhao').session.$delete()
  w.site.clock.ms = Date.parse('2026-05-01T16:00:30.000Z')
  await w.as('qian').session.$delete()
  // The auditor's session is from the morning.
  w.site.clock.ms = Date.parse('2026-05-01T02:00:00.000Z')
  const whos = async (query: Query) => (await read(w, query)).rows.map(({ actorName }) => actorName)
  expect(await whos({ act: 'session.close' })).toEqual(['qian', 'zhao', 'gu'])
  expect(await whos({ act: 'session.close', from: '2026-05-02' })).toEqual(['qian'])
  expect(await whos({ act: 'session.close', from: '2026-05-01', to: '2026-05-01' })).toEqual(['zhao', 'gu'])
  expect(await whos({ act: 'session.close', actor: 'zhao' })).toEqual(['zhao'])
  expect(await whos({ act: 'session.close', actor: w.accounts.gu! })).toEqual(['gu'])
  expect(await whos({ actor: 'nobody' })).toEqual([])
  const subjects = async (subject: string) => (await read(w, { subject })).rows.map((row) => row.subject)
  expect(await subjects(`unit:${w.units.steel}`)).toEqual([`unit:${w.units.steel}`])
  expect((await subjects('unit:')).length).toBe(6)
  expect((await w.as('auditor').audit.$get({ query: { from: '1 May' } })).status).toBe(422)
  expect((await w.as('auditor').audit.$get({ query: { before: 'x' } as never })).status).toBe(422)
})

test('the whole log can be paged through, fifty records at a time', async () => {
  const w = await world()
  for (let i = 0; i < 70; i++) await w.play('session.open', (act) => act.note('account:x', { i }))
  const seen: number[] = []
  for (let before: number | null = null, i = 0; i < 9; i++) {
    const page: Awaited<ReturnType<typeof read>> = await read(w, before ? { before: String(before) as never } : {})
    seen.push(...page.rows.map(({ seq }) => seq))
    before = page.next
    if (before === null) break
  }
  const all = (await w.site.store.read.selectFrom('audit').select('seq').orderBy('seq', 'desc').execute()).map(({ seq }) => seq)
  expect(all.length).toBeGreaterThan(100)
  expect(seen).toEqual(all)
})

test('the check says how many records there are, and where the chain was broken', async () => {
  const w = await world()
  const { n } = await w.site.store.read
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(await (await w.as('auditor').audit.check.$get()).json()).toEqual({ records: n, intact: true, broken: null })
  await w.site.store.write((tx) => tx.updateTable('audit').set({ detail: '{"name":"改过"}' }).where('seq', '=', 5).execute())
  expect(await (await w.as('auditor').audit.check.$get()).json()).toMatchObject({ intact: false, broken: 5 })
})

test('every act of every feature has a word in both languages', async () => {
  const folder = new URL('../../server/', import.meta.url)
  const acts = new Set<string>()
  for (const feature of readdirSync(folder, { withFileTypes: true })) {
    if (!feature.isDirectory() || feature.name === 'lib') continue
    if (!readdirSync(new URL(`${feature.name}/`, folder)).includes('access.ts')) continue
    const { access } = (await import(`../../server/${feature.name}/access.ts`)) as { access: Record<string, unknown> }
    for (const act of Object.keys(access)) acts.add(act)
  }
  expect(acts.size).toBeGreaterThan(60)
  expect([...acts].filter((act) => !(act in audit.acts))).toEqual([])
  const wordless = Object.entries(audit.acts).filter(([, [zh, en]]) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en) || !en)
  expect(wordless).toEqual([])
})
