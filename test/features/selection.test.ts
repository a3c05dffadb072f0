/** The committee's list: counting while it is formed, confirming it for ever, and the workbook 汇总表. */
import { describe, expect, test } from 'vitest'
import { digest } from '../../server/lib/canonical.ts'
import { readRows } from '../../server/lib/workbook.ts'
import { unzipPart } from '../../server/lib/zip.ts'
import { at, contest, publish, refused, town, women } from './nomination-town.ts'

describe('the list', () => {
  test('counts every rule with numerator, denominator and rounding as names are chosen', async () => {
    const { nominee, choose, selection } = await town()
    const man = await nominee(0)
    const boss = await nominee(3)
    const rules = async (chosen: string[]) => {
      const { base } = (await (await choose(chosen)).json()) as { base: string }
      const seen = await selection()
      expect(seen.base).toBe(base)
      return seen.rules
    }
    expect(await rules([man])).toMatchObject([
      { id: 'women', numerator: 0, denominator: 4, exact: '0.80', limit: 1, rounding: 'up', state: 'short', by: 1 },
      { id: 'manager', numerator: 0, exact: '0.60', limit: 0, rounding: 'down', state: 'met' },
    ])
    expect(await rules([man, boss])).toMatchObject([{ state: 'met' }, { numerator: 1, state: 'over', by: 1 }])
  })

  test('keeps the committee’s order, and refuses more than seats, a name twice and strangers, changing nothing', async () => {
    const { nominee, choose, selection } = await town([women], 2)
    const ids = [await nominee(0), await nominee(1), await nominee(2)] as const
    await choose([ids[1], ids[0]])
    expect(await refused(await choose([...ids]))).toMatchObject({ status: 422, codes: ['too-many-chosen'] })
    expect(await refused(await choose([ids[0], ids[0]]))).toMatchObject({ codes: ['chosen-twice'] })
    expect(await refused(await choose(['nobody']))).toMatchObject({ codes: ['not-a-nominee'] })
    expect((await selection()).chosen).toEqual([ids[1], ids[0]])
  })

  test('cannot be left with fewer seats than names', async () => {
    const { w, param, nominee, choose } = await town()
    await choose([await nominee(0), await nominee(1)])
    const answer = await at(w, 'organiser').$put({ param, json: { seats: 1, quotas: [], version: 2 } })
    expect((await refused(answer)).faults).toMatchObject([{ path: ['seats'], code: 'fewer-than-chosen', params: { n: '2' } }])
  })

  test('two committee members do not overwrite each other', async () => {
    const { nominee, choose, selection } = await town()
    const [a, b] = [await nominee(0), await nominee(1)]
    const { base } = await selection()
    expect((await choose([a], base)).status).toBe(200)
    expect(await refused(await choose([b], base))).toMatchObject({ status: 409, kind: 'changed-meanwhile' })
    expect((await selection()).chosen).toEqual([a])
  })

  test('is the committee’s alone to choose and confirm, and hidden from units while it is formed', async () => {
    const { w, param, nominee, choose, nominees } = await town()
    const id = await nominee(1)
    for (const who of ['organiser', 'officer', 'auditor', 'admin', 'lin']) {
      expect((await at(w, who).selection.$put({ param, json: { chosen: [id] } })).status).toBe(403)
      expect((await at(w, who).confirmation.$put({ param, json: { note: '' } })).status).toBe(403)
    }
    const before = JSON.stringify(await nominees('officer'))
    expect((await nominees('officer'))[0]?.outcome).toBeNull()
    await choose([id])
    expect(JSON.stringify(await nominees('officer'))).toBe(before)
    expect((await at(w, 'officer').selection.$get({ param })).status).toBe(403)
    expect((await at(w, 'officer')['list.xlsx'].$get({ param })).status).toBe(403)
  })

  test('with an unmet rule is confirmed only with a reason, which is kept with a name; vacancies are allowed', async () => {
    const { w, param, nominee, choose } = await town()
    const json = (reasons?: Record<string, string>) => ({ note: '评委会第三次会议', ...(reasons ? { reasons } : {}) })
    const confirm = (reasons?: Record<string, string>) => at(w, 'committee').confirmation.$put({ param, json: json(reasons) })
    expect((await refused(await confirm())).codes).toEqual(['nobody-chosen'])
    await choose([await nominee(0)])
    expect((await refused(await confirm())).faults).toEqual([{ path: ['reasons', 'women'], code: 'reason-needed' }])
    expect((await confirm({ women: '本年度无女职工人选' })).status).toBe(200)
    const row = await w.site.store.read.selectFrom('confirmation').selectAll().executeTakeFirstOrThrow()
    const shown = JSON.parse(row.shown)
    expect(shown.reasons).toEqual([{ about: 'women', reason: '本年度无女职工人选', by: 'committee' }])
    expect(shown.rows.map((one: { attributes: { name: string } }) => one.attributes.name)).toEqual(['赵强'])
    expect(row.digest).toBe(digest(row.shown))
    const audit = await w.site.store.read.selectFrom('audit').selectAll().where('act', '=', 'selection.confirm').execute()
    expect(audit).toHaveLength(1)
    expect(JSON.parse(audit[0]?.detail ?? '')).toMatchObject({
      confirmed: 1,
      digest: row.digest,
      reasons: [{ about: 'women', reason: '本年度无女职工人选' }],
    })
  })

  test('once confirmed is closed to every change, and the units learn the outcome', async () => {
    const { w, param, nominee, choose, put, nominees } = await town()
    const [id, other] = [await nominee(1), await nominee(4)]
    await choose([id])
    expect((await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })).status).toBe(200)
    const codes = async (answer: Promise<{ status: number; json(): Promise<unknown> }>) => (await refused(await answer)).codes
    expect(await codes(choose([]))).toEqual(['list-confirmed'])
    expect(await codes(put('officer', 0))).toEqual(['list-confirmed'])
    expect(await codes(at(w, 'committee').confirmation.$put({ param, json: { note: '' } }))).toEqual(['list-confirmed'])
    expect(await codes(at(w, 'organiser').$put({ param, json: { seats: 9, quotas: [], version: 2 } }))).toEqual(['list-confirmed'])
    expect(
      await codes(
        at(w, 'organiser').nominations[':nomination'].withdrawal.$put({ param: { ...param, nomination: id }, json: { reason: '迟' } }),
      ),
    ).toEqual(['list-confirmed'])
    expect((await nominees('officer')).map((one) => [one.id, one.outcome])).toEqual([
      [id, 'confirmed'],
      [other, 'not-confirmed'],
    ])
  })

  test('is confirmed as the committee saw it, or not at all', async () => {
    const { w, param, nominee, choose, selection } = await town([])
    const id = await nominee(1)
    const { base } = await selection()
    await choose([id])
    expect(await refused(await at(w, 'committee').confirmation.$put({ param, json: { note: '', base } }))).toMatchObject({
      kind: 'changed-meanwhile',
    })
    expect(await w.site.store.read.selectFrom('confirmation').selectAll().execute()).toEqual([])
  })
})

describe('the workbook 汇总表', () => {
  const HEADERS = [
    '序号',
    '姓名',
    '性别',
    '民族',
    '出生年月',
    '政治面貌',
    '文化程度',
    '参加工作时间',
    '工作单位',
    '职务/职称',
    '技能等级',
    '身份类别',
    '是否农民工',
    '是否新就业形态',
    '单位性质',
    '所属行业',
    '是否重点产业',
    '行政级别',
    '曾获荣誉',
    '推荐单位',
    '推荐渠道',
    '依据',
    '事迹摘要',
    '身份证号',
    '手机',
    '备注',
  ]

  test('has the Chinese headers, the rows in order, 签字 and 盖章 lines, and no ID number', async () => {
    const { w, param, nominee, choose } = await town()
    const made = await contest(w, w.workers.slice(0, 3), [0, 1])
    const first = await nominee(0, {
      entitlement: { releaseId: made.release, entryId: made.entries[0] as string },
      deeds: '事'.repeat(800),
    })
    const second = await nominee(5)
    await choose([second, first])
    await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })
    const answer = await at(w, 'committee')['list.xlsx'].$get({ param })
    expect(answer.headers.get('Content-Type')).toContain('spreadsheetml')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const result = await readRows(
      bytes,
      HEADERS.map((zh) => ({ key: zh, header: { zh, en: zh } })),
    )
    if (!result.ok) throw new Error(result.code)
    expect(result).toMatchObject({ sheet: '汇总表', ignored: [], headerRow: 2 })
    const rows = result.rows.filter(({ values }) => values.姓名).map(({ values }) => values)
    expect(rows[0]).toMatchObject({
      序号: '1',
      姓名: '吴敏',
      性别: '女',
      民族: '汉族',
      出生年月: '1975.03',
      工作单位: '沪岚港务工会',
      身份类别: '产业工人',
      技能等级: '高级工',
      是否农民工: '否',
      单位性质: '公有制',
      推荐渠道: '单位',
      依据: null,
    })
    expect(rows[1]).toMatchObject({
      姓名: '赵强',
      是否农民工: '是',
      单位性质: '非公有制',
      推荐渠道: '竞赛',
      依据: '焊接技能竞赛焊工，第1号公布，第1名（并列）',
    })
    expect(rows[1]?.事迹摘要).toHaveLength(500)
    const words = new TextDecoder().decode(unzipPart(bytes, 'xl/sharedStrings.xml'))
    for (const word of ['签字', '盖章', '2026年五一劳动奖五一劳动奖章推荐人选汇总表', '名单共2人', '0.80 → 1 人'])
      expect(words).toContain(word)
    expect(words).not.toContain('草案')
  })

  test('says that it is a draft while the list is open, and stays as confirmed when a result is corrected later', async () => {
    const { w, param, nominee, choose } = await town([])
    const made = await contest(w, w.workers.slice(0, 3), [0])
    await choose([await nominee(0, { entitlement: { releaseId: made.release, entryId: made.entries[0] as string } })])
    const words = async () =>
      new TextDecoder().decode(
        unzipPart(new Uint8Array(await (await at(w, 'organiser')['list.xlsx'].$get({ param })).arrayBuffer()), 'xl/sharedStrings.xml'),
      )
    expect(await words()).toContain('草案')
    await at(w, 'committee').confirmation.$put({ param, json: { note: '' } })
    const confirmed = await words()
    await publish(w, made, [1])
    expect(await words()).toBe(confirmed)
    expect(confirmed).not.toContain('草案')
  })
})
