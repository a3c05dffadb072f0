/** The draft beside the list: ranked inside categories, solved under all rules, explained, repaired; what the committee decides by itself has a reason. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRows, writeWorkbook } from '../../server/lib/workbook.ts'
import { unzipPart } from '../../server/lib/zip.ts'
import type { Answer } from '../../server/nominations/answer.ts'
import { setDossier } from '../../server/nominations/dossier.ts'
import { meritColumns, setMerit } from '../../server/nominations/merit.ts'
import type { RankingKept } from '../../server/nominations/selection-queries.ts'
import { standingsOf } from '../../server/scoring/selection/status.ts'
import { sending } from '../file.ts'
import { field } from '../scoring/selection-field.ts'
import { at, contest, DEEDS, managers, refused, town, women } from './nomination-town.ts'

const ALL = { id: 'all', name: { zh: '全部人选', en: '' }, of: [], how: 'points' as const, seats: null }
const usual: RankingKept = { categories: [ALL], unitMost: null, onePerTeam: false, vacant: false, goal: '', reserves: 2 }

/** Eight nominees with points 80 … 87, the later the higher; four seats, a woman at least, no manager (workers 3 and 7 are). */
async function ranked(quotas = [women, managers], seats = 4, dir?: string) {
  const t = await town(quotas, seats, dir)
  const ids: string[] = []
  for (let i = 0; i < 8; i++) ids.push(await t.nominee(i))
  const { campaign, programme } = t.param
  await t.w.play('ranking.set', (act) =>
    setMerit(
      act,
      campaign,
      programme,
      ids.map((nominationId, i) => ({ nominationId, how: 'points', value: String(80 + i) })),
    ),
  )
  const of = (who: string) => at(t.w, who)
  const ask = async (json: Parameters<ReturnType<typeof at>['questions']['$post']>[0]['json'], who = 'committee') =>
    (await (await of(who).questions.$post({ param: t.param, json })).json()) as Answer
  const rank = (json: Partial<RankingKept>, version = 0, who = 'committee') =>
    of(who).ranking.$put({ param: t.param, json: { ...usual, ...json, version } })
  const except = (rule: string, reason: string, by = 0, side: 'least' | 'most' = 'least', who = 'committee') =>
    of(who).exceptions.$put({ param: t.param, json: { gives: [{ rule, side, by }], reason } })
  const list = (answer: Answer) => (answer.kind === 'list' ? answer.selection.chosen.map((id) => ids.indexOf(id)) : answer.kind)
  return { ...t, ids, ask, rank, except, list }
}

describe('a draft', () => {
  test('is the list with most merit under all rules, and changes nothing by itself', async () => {
    const { ask, list, selection } = await ranked()
    const answer = await ask({ ask: 'list' })
    expect(list(answer)).toEqual([6, 5, 4, 2])
    expect(answer).toMatchObject({ selection: { status: 'optimal', merit: '337', gap: '0', only: true } })
    expect((await selection()).chosen).toEqual([])
  })

  test('waits for points: nobody is proposed without, and says so when nobody has any', async () => {
    const { w, param, nominee } = await town()
    await nominee(1)
    const answer = await at(w, 'committee').questions.$post({ param, json: { ask: 'list' } })
    expect(await refused(answer)).toMatchObject({ status: 409, codes: ['no-merit'] })
  })

  test('is asked for by the committee and the organiser, and never seen by units, judges or the auditor', async () => {
    const { w, param, rank, except } = await ranked()
    for (const who of ['officer', 'auditor', 'admin', 'lin'])
      expect((await at(w, who).questions.$post({ param, json: { ask: 'list' } })).status).toBe(403)
    expect((await at(w, 'organiser').questions.$post({ param, json: { ask: 'list' } })).status).toBe(200)
    expect((await rank({}, 0, 'officer')).status).toBe(403)
    expect((await except('quota:women', '试', 1, 'least', 'organiser')).status).toBe(403)
  })
})

test('on disk the solver’s process reads the field by itself, and answers and refuses alike', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-'))
  const { w, param, ids, ask, list, except } = await ranked([women, managers], 4, dir)
  try {
    expect(list(await ask({ ask: 'list' }))).toEqual([6, 5, 4, 2])
    // What was decided between two questions is in the second.
    await except(`out:${ids[6]}`, '同级荣誉未满三年')
    expect(list(await ask({ ask: 'list' }))).toEqual([5, 4, 2, 1])
    const questions = at(w, 'committee').questions
    expect(await refused(await questions.$post({ param, json: { ask: 'why', candidate: 'nobody' } }))).toMatchObject({
      status: 409,
      codes: ['no-merit-of'],
    })
    const elsewhere = { ...param, campaign: 'nowhere' }
    expect((await questions.$post({ param: elsewhere, json: { ask: 'list' } })).status).toBe(404)
  } finally {
    w.site.store.close()
    rmSync(dir, { recursive: true })
  }
})

describe('at most one of a team', () => {
  test('by the unit’s own name for it, or by the squad of the contest: the team-mate on the list is the reason', async () => {
    const { w, param, ids, ask, list, rank, choose, selection } = await ranked([])
    const dossier = (i: number, team: string) =>
      w.play('dossier.set', (act) =>
        setDossier(act, param.campaign, param.programme, ids[i] as string, {
          ...{ deeds: DEEDS, summary: '', facts: {}, post: '', contribution: '', step: null, team },
        }),
      )
    // Workers 4–7 are of one unit, 0–3 of another; a team's name counts inside its unit only.
    for (const [i, team] of [
      [7, '焊接一班'],
      [6, '焊接一班'],
      [3, '焊接一班'],
    ] as const)
      await dossier(i, team)
    expect(list(await ask({ ask: 'list' }))).toEqual([7, 6, 5, 4])
    expect((await rank({ onePerTeam: true })).status).toBe(200)
    expect(list(await ask({ ask: 'list' }))).toEqual([7, 5, 4, 3])
    const answer = await ask({ ask: 'why', candidate: ids[6] as string })
    expect(answer.kind === 'why' && answer.why.reasons[0]).toMatchObject({ kind: 'team', chosen: [ids[7]] })
    // A list made by hand with both needs a reason that names the team.
    await choose([ids[7], ids[6]] as string[])
    const refusal = await refused(await at(w, 'committee').confirmation.$put({ param, json: { note: '' } }))
    const { teams } = (await selection()).instance
    expect(refusal.faults).toEqual([{ path: ['reasons', `team:${teams?.[1]?.id}`], code: 'reason-needed' }])
    expect(teams?.map(({ name }) => name)).toEqual(['申禾钢构工会 焊接一班', '沪岚港务工会 焊接一班'])
    const made = await contest(w, w.workers.slice(8, 10), [0, 1])
    await w.site.store.write(async (tx) => {
      const squad = { id: 'squad1', eventId: made.event, unitId: w.units.tools, name: '机电联队' }
      await tx.insertInto('squad').values(squad).execute()
      await tx.updateTable('entry').set({ squadId: 'squad1' }).where('eventId', '=', made.event).execute()
    })
    const right = (i: number) => ({ entitlement: { releaseId: made.release, entryId: made.entries[i] as string } })
    for (const i of [0, 1])
      await at(w, 'organiser').nominations.$post({ param, json: { personId: w.workers[8 + i] as string, deeds: DEEDS, ...right(i) } })
    const candidates = (await selection()).instance.candidates.filter(({ team }) => team === 'squad1')
    expect(candidates).toHaveLength(2)
  })
})

describe('ranking', () => {
  const two = (seats: [number, number]): Partial<RankingKept> => ({
    categories: [
      { id: 'contest', name: { zh: '竞赛优胜', en: '' }, of: [{ attribute: 'channel', in: ['contest'] }], how: 'scores', seats: seats[0] },
      { ...ALL, id: 'unit', name: { zh: '单位推荐', en: '' }, seats: seats[1] },
    ],
  })

  test('goes by category: a contest’s released points and imported points are never on one scale', async () => {
    const t = await ranked()
    const made = await contest(t.w, t.w.workers.slice(8, 11), [0])
    const winner = await t.nominee(8, { entitlement: { releaseId: made.release, entryId: made.entries[0] as string } })
    expect((await t.rank(two([1, 3]))).status).toBe(200)
    const { places, instance } = await t.selection()
    const place = (id: string) => places.find((one) => one.id === id)
    expect(place(winner)).toMatchObject({ category: 'contest', value: '95.00', rank: 1, merit: '100.00' })
    // Of eight the best has 8/8, the second 7/8.
    expect(place(t.ids[7] as string)).toMatchObject({ category: 'unit', value: '87', rank: 1, merit: '100.00' })
    expect(place(t.ids[6] as string)).toMatchObject({ rank: 2, merit: '87.50' })
    expect(instance.categories).toEqual([
      { id: 'contest', name: '竞赛优胜', seats: 1 },
      { id: 'unit', name: '单位推荐', seats: 3 },
    ])
    const answer = await t.ask({ ask: 'list' })
    expect(answer.kind === 'list' && answer.selection.chosen).toContain(winner)
  })

  test('refuses categories that share out more or fewer seats than there are, and somebody else’s older version', async () => {
    const { rank, selection } = await ranked()
    expect((await refused(await rank(two([2, 3])))).faults).toMatchObject([
      { path: ['categories', 1, 'seats'], code: 'category-seats', params: { n: '5', seats: '4' } },
    ])
    expect((await refused(await rank(two([1, 2])))).codes).toEqual(['category-seats'])
    expect((await rank({ ...two([1, 2]), vacant: true })).status).toBe(200)
    expect((await refused(await rank(two([1, 3])))).kind).toBe('changed-meanwhile')
    expect((await selection()).ranking.vacant).toBe(true)
  })

  test('takes an agreed order, and ties by the declared second goal', async () => {
    const { w, param, ids, rank, ask, list } = await ranked([])
    await w.play('ranking.set', (act) =>
      setMerit(
        act,
        param.campaign,
        param.programme,
        ids.map((nominationId, i) => ({ nominationId, how: 'order', value: String(i < 4 ? i + 1 : 5) })),
      ),
    )
    expect((await rank({ categories: [{ ...ALL, how: 'order' }] })).status).toBe(200)
    expect(list(await ask({ ask: 'list' }))).toEqual([0, 1, 2, 3])
    // Everybody at one place: the units of the eight are two, so that four seats are two of each unless the goal says otherwise.
    await w.play('ranking.set', (act) =>
      setMerit(
        act,
        param.campaign,
        param.programme,
        ids.map((nominationId) => ({ nominationId, how: 'order', value: '1' })),
      ),
    )
    await at(w, 'committee').$put({ param, json: { seats: 4, quotas: [{ ...women, share: '25%' }], version: 2 } })
    expect((await rank({ categories: [{ ...ALL, how: 'order' }], goal: 'more:women' }, 1)).status).toBe(200)
    expect(list(await ask({ ask: 'list' }))).toEqual([1, 3, 5, 7])
  })

  test('comes as a workbook: a bad row changes nothing, a good one everything, twice the same nothing', async () => {
    const { w, param, ids, selection } = await ranked()
    const book = async (rows: Record<string, string>[]) =>
      new File([(await writeWorkbook([{ name: '分数', title: '分数', columns: meritColumns, lang: 'zh', rows }])) as BlobPart], 'a.xlsx')
    const send = async (rows: Record<string, string>[]) => at(w, 'organiser').merit.$post({ param, query: {} }, sending(await book(rows)))
    const [a, b, c] = ids as [string, string, string]
    const bad = await send([
      { id: a, points: '99.5' },
      { id: a, points: '98' },
      { id: 'stranger', points: '1' },
      { id: b, order: '0' },
      { id: c, points: '1234567' },
    ])
    expect((await refused(bad)).codes.toSorted()).toEqual(['bad-place', 'merit-too-fine', 'not-a-nominee', 'row-twice'].toSorted())
    const value = async (id: string) => (await selection()).places.find((one) => one.id === id)?.value
    expect(await value(a)).toBe('80')
    expect((await (await send([{ id: a, points: '99.5' }])).json()) as object).toEqual({ rows: 1 })
    expect(await value(a)).toBe('99.5')
    expect((await (await send([{ id: a, points: '99.5' }])).json()) as object).toEqual({ rows: 0 })
    const answer = await at(w, 'organiser')['merit.xlsx'].$get({ param, query: {} })
    const read = await readRows(new Uint8Array(await answer.arrayBuffer()), meritColumns)
    expect(read.ok && read.rows.find(({ values }) => values.id === a)?.values).toMatchObject({ name: '赵强', points: '99.5' })
  })
})

describe('why, prices, repair', () => {
  test('every name off the list hears why, and what the list with it would be', async () => {
    const { ids, ask, except } = await ranked()
    await except(`out:${ids[6]}`, '同级荣誉未满三年')
    const why = async (i: number) => {
      const answer = await ask({ ask: 'why', candidate: ids[i] as string })
      return answer.kind === 'why' ? answer.why : null
    }
    expect(await why(6)).toMatchObject({ chosen: false, reasons: [{ kind: 'forced-out', reason: '同级荣誉未满三年', by: 'committee' }] })
    expect(await why(7)).toMatchObject({ reasons: [{ kind: 'cap', quota: 'manager' }], otherwise: null })
    expect((await why(0))?.otherwise).toMatchObject({ change: { out: [ids[1]], in: [ids[0]] }, costs: '1', proven: true })
  })

  test('a unit that is full is named, and each rule has its price', async () => {
    const { ids, ask, rank } = await ranked()
    // Workers 0–3 are of one unit, 4–7 of another: two of each.
    await rank({ unitMost: 2 })
    const answer = await ask({ ask: 'why', candidate: ids[4] as string })
    expect(answer.kind === 'why' && answer.why.reasons[0]).toMatchObject({ kind: 'unit', most: 2, chosen: [ids[5], ids[6]] })
    const priced = await ask({ ask: 'prices' })
    const prices = priced.kind === 'prices' ? priced.prices.map(({ rule, price }) => [rule.replace(/^unit:.*/, 'unit'), price]) : []
    expect(prices).toContainEqual(['quota:manager', '2'])
    // A third of the fuller unit is worth 84 against 81; a fifth seat nobody could fill.
    expect(prices).toContainEqual(['unit', '3'])
    expect(prices).toContainEqual(['seats', '0'])
  })

  test('a repair changes as little as it can, and never what is saved', async () => {
    const { ids, ask, choose, selection } = await ranked()
    const [a, b, c, boss] = [ids[0], ids[2], ids[4], ids[7]] as [string, string, string, string]
    await choose([a, b, c, boss])
    const answer = await ask({ ask: 'repair', list: [a, b, c, boss] })
    expect(answer).toMatchObject({ kind: 'repair', repair: { change: { out: [boss], in: [ids[5]] } } })
    expect((await selection()).chosen).toEqual([a, b, c, boss])
  })
})

describe('when no list keeps all rules', () => {
  const men = { ...women, id: 'men', name: { zh: '男职工', en: 'Men' }, of: [{ attribute: 'sex', in: ['male'] }], share: '75%' }
  const most = { ...women, share: '50%' }

  test('the rules that clash are named with the arithmetic and the least ways out, and nothing gives way by itself', async () => {
    const { ask, selection } = await ranked([most, men])
    const answer = await ask({ ask: 'list' })
    if (answer.kind !== 'conflict') throw new Error(answer.kind)
    const { rules, overlap, relaxations } = answer.conflict
    expect(rules.map(({ rule }) => rule)).toEqual(['seats', 'quota:women', 'quota:men'])
    expect(overlap).toEqual({ rules: ['quota:women', 'quota:men'], asked: [2, 3], seats: 4, both: 1, are: 0 })
    expect(relaxations.map(({ gives }) => gives)).toContainEqual([{ rule: 'quota:women', side: 'least', by: 1 }])
    expect((await selection()).exceptions).toEqual([])
  })

  test('a rule let pass has a reason and a name on the list, in the workbook and on the confirmed list; lifted it binds again', async () => {
    const { w, param, ids, ask, list, except, choose, selection } = await ranked([most, men])
    expect((await refused(await except('quota:women', '试', 0))).codes).toEqual(['gives-nothing'])
    expect((await refused(await except('quota:nobody', '试', 1))).codes).toEqual(['no-such-rule'])
    expect((await except('quota:women', '女职工人选不足', 1)).status).toBe(200)
    expect((await selection()).exceptions).toMatchObject([
      { rule: 'quota:women', persons: 1, reason: '女职工人选不足', by: 'committee', text: { zh: '女职工少 1 人' } },
    ])
    expect(list(await ask({ ask: 'list' }))).toEqual([7, 6, 4, 2])
    await at(w, 'committee').exceptions[':rule'].$delete({ param: { ...param, rule: 'quota:women' } })
    expect((await ask({ ask: 'list' })).kind).toBe('conflict')
    await except('quota:women', '女职工人选不足', 1)
    await except(`in:${ids[0]}`, '见义勇为，全体同意')
    await choose([7, 6, 4, 0].map((i) => ids[i] as string))
    // What was let pass needs no second reason.
    expect((await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })).status).toBe(200)
    const { reasons } = await selection()
    expect(reasons).toMatchObject([
      { about: 'women', reason: '女职工人选不足', by: 'committee' },
      { about: `in:${ids[0]}`, text: { zh: '指定入选：赵强' }, reason: '见义勇为，全体同意', by: 'committee' },
    ])
    const bytes = new Uint8Array(await (await at(w, 'organiser')['list.xlsx'].$get({ param })).arrayBuffer())
    const words = new TextDecoder().decode(unzipPart(bytes, 'xl/sharedStrings.xml'))
    for (const text of ['女职工人选不足（committee）', '指定入选：见义勇为，全体同意（committee）', '候补人选'])
      expect(words).toContain(text)
    const acts = await w.site.store.read.selectFrom('audit').select('detail').where('act', '=', 'selection.except').execute()
    expect(acts).toHaveLength(4)
    expect((await refused(await except('quota:women', '迟', 1))).codes).toEqual(['list-confirmed'])
  })

  test('too few nominees is a conflict too, and says by how many', async () => {
    const { ask } = await ranked([], 12)
    const answer = await ask({ ask: 'list' })
    expect(answer).toMatchObject({ kind: 'conflict', conflict: { rules: [{ rule: 'seats', asked: 12, reach: 8 }] } })
  })
})

describe('at its edges', () => {
  test('a name taken back after it was chosen or put on leaves the list and binds nobody', async () => {
    const { w, param, ids, choose, except, selection, ask, list } = await ranked()
    await except(`in:${ids[0]}`, '特别贡献')
    await choose([ids[0], ids[4]] as string[])
    const nomination = ids[0] as string
    await at(w, 'organiser').nominations[':nomination'].withdrawal.$put({ param: { ...param, nomination }, json: { reason: '本人放弃' } })
    const now = await selection()
    expect(now.chosen).toEqual([ids[4]])
    expect(now.exceptions).toEqual([])
    expect(now.places.some(({ id }) => id === nomination)).toBe(false)
    expect(list(await ask({ ask: 'list' }))).toEqual([6, 5, 4, 2])
  })

  test('a nominee who is barred is not proposed; on the list they need a reason, or a decision of the committee', async () => {
    const { w, param, ids, choose, except, ask, list } = await ranked([])
    const barred = { ...param, nomination: ids[7] as string, about: 'conduct' }
    await at(w, 'organiser').nominations[':nomination'].checks[':about'].$put({
      param: barred,
      json: { outcome: 'fail', reason: '正在调查' },
    })
    expect(list(await ask({ ask: 'list' }))).toEqual([6, 5, 4, 3])
    const answer = await ask({ ask: 'why', candidate: ids[7] as string })
    expect(answer.kind === 'why' && answer.why.reasons[0]).toMatchObject({ kind: 'forced-out', by: null })
    await choose([ids[7]] as string[])
    const confirm = () => at(w, 'committee').confirmation.$put({ param, json: { note: '' } })
    expect((await refused(await confirm())).faults).toEqual([{ path: ['reasons', `out:${ids[7]}`], code: 'reason-needed' }])
    await except(`in:${ids[7]}`, '调查已结束，无问题')
    expect((await confirm()).status).toBe(200)
  })

  test('a share over 100 % is refused at its field', async () => {
    const { w, param } = await town()
    const answer = await at(w, 'organiser').$put({ param, json: { seats: 4, quotas: [{ ...women, share: '120%' }], version: 2 } })
    expect((await refused(answer)).faults).toMatchObject([{ path: ['quotas', 0, 'share'], code: 'bad-share' }])
  })

  test('a unit over its limit needs a reason when the list is confirmed', async () => {
    const { w, param, ids, rank, choose } = await ranked([])
    await rank({ unitMost: 1 })
    await choose([ids[4], ids[5]] as string[])
    const { instance } = await (await at(w, 'committee').selection.$get({ param })).json()
    const about = `unit:${instance.units?.find(({ name }) => name === '沪岚港务工会')?.id}`
    const confirm = (reasons?: Record<string, string>) =>
      at(w, 'committee').confirmation.$put({ param, json: { note: '', ...(reasons ? { reasons } : {}) } })
    expect((await refused(await confirm())).faults).toEqual([{ path: ['reasons', about], code: 'reason-needed' }])
    expect((await confirm({ [about]: '重大工程集中在该单位' })).status).toBe(200)
  })

  test('five thousand candidates are counted under every rule in less than a tenth of a second', () => {
    const instance = field(5000, 200, 120)
    const chosen = instance.candidates.slice(0, 200).map(({ id }) => id)
    standingsOf(instance, chosen)
    const start = performance.now()
    standingsOf(instance, chosen)
    expect(performance.now() - start).toBeLessThan(100)
  })
})
