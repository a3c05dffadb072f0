/** The papers of an award: what they say, who gets whose, drafts without boxes, and the packet with all of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepJobs } from '../../server/lib/job-run.ts'
import { fileOf } from '../../server/lib/jobs.ts'
import { checkZip, unzipPart } from '../../server/lib/zip.ts'
import { packetJob } from '../../server/papers/packet.ts'
import { at, town, women } from './nomination-town.ts'

const dir = mkdtempSync(join(tmpdir(), 'hongbang-packet-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** A confirmed list: 吴敏 of the port works before 李敏, who heads the steel works. */
async function confirmed() {
  const t = await town([women], 4)
  const [head, woman] = [await t.nominee(3), await t.nominee(5)]
  await t.choose([woman, head])
  await at(t.w, 'committee').confirmation.$put({ param: t.param, json: { note: '' } })
  const look = (query: { unit?: string; final?: '1'; order?: 'given' | 'strokes' } = {}, who = 'organiser') =>
    at(t.w, who).papers.$get({ param: t.param, query: { order: 'given', ...query } })
  const seen = async (query: Parameters<typeof look>[0] = {}) => (await look(query)).json()
  const pack = (more: object = {}, who = 'organiser') =>
    at(t.w, who).packets.$post({ param: t.param, json: { unit: null, final: true, order: 'given', a3: false, ...more } })
  return { ...t, look, seen, pack }
}

test('letters go to the departments that the programme asks about a head, and to nobody about a worker', async () => {
  const { seen } = await confirmed()
  const { letters } = (await seen({ final: '1' })).papers
  expect(letters.length).toBeGreaterThanOrEqual(5)
  for (const letter of letters) expect(letter.rows.map(({ name }) => name)).toEqual(['李敏'])
  expect(letters[0]?.boxes.length).toBe(1)
})

test('the report counts people, shares and rules; a draft says so and has no seal boxes', async () => {
  const { seen } = await confirmed()
  const { report } = (await seen({ final: '1' })).papers
  const line = (group: string, item: string) => report[0]?.rows.find((row) => row.group === group && String(row.item).startsWith(item))
  expect(line('性别', '女')).toMatchObject({ count: '2', share: '100.0%' })
  expect(line('身份类别', '企业负责人')).toMatchObject({ count: '1', share: '50.0%' })
  expect(line('年龄', '35 至 60 岁')).toMatchObject({ count: '2' })
  expect(line('单位性质', '非公有制')).toMatchObject({ count: '1', share: '50.0%' })
  expect(line('荣誉基础', '无')).toMatchObject({ count: '2' })
  expect(line('名额与比例', '女职工')).toMatchObject({ count: '2' })
  const draft = (await seen()).papers.report[0]
  expect([draft?.boxes, draft?.title.endsWith('（草稿）')]).toEqual([[], true])
})

test('an officer gets the papers of units below, and no others exist', async () => {
  const { w, look, pack } = await confirmed()
  expect((await look({}, 'officer')).status).toBe(404)
  expect((await look({ unit: w.units.tools }, 'officer')).status).toBe(404)
  expect((await look({ unit: w.units.steel }, 'officer')).status).toBe(200)
  expect((await look({ unit: w.units.street }, 'organiser')).status).toBe(404)
  expect((await pack({}, 'officer')).status).toBe(404)
  expect((await pack({}, 'auditor')).status).toBe(403)
})

test('the certificate of no objection appears when the notice is over and nothing stands against it', async () => {
  const { w, param, seen } = await confirmed()
  const posting = {
    level: 'district',
    unitId: null,
    firstDay: '2026-05-06',
    days: 5,
    channel: '网站',
    fields: [],
    order: 'given' as const,
    reason: '',
  }
  await at(w, 'organiser').notices.$post({ param, json: posting })
  expect((await seen()).papers['no-objection']).toEqual([])
  w.site.clock.ms = Date.parse('2026-05-11T16:00:00.000Z')
  await w.site.store.write((tx) => tx.updateTable('session').set({ expiresAt: '2030-01-01T00:00:00.000Z' }).execute())
  w.site.known.forget()
  const [paper] = (await seen({ final: '1' })).papers['no-objection']
  expect(paper?.head.join('')).toContain('2026年5月6日至2026年5月11日，共 5 个工作日')
  expect(paper?.head.join('')).toContain('未收到异议')
  expect(paper?.boxes.length).toBe(1)
})

test('a packet for the level above and one for a unit hold every paper, with digests', async () => {
  const { w, pack } = await confirmed()
  w.site.settings.dataDir = dir
  const jobs = keepJobs(w.site, { packet: packetJob })
  const made = async (more: object) => {
    const { job } = (await (await pack(more)).json()) as { job: string }
    await jobs.idle()
    const file = await fileOf(w.site, w.accounts.organiser as string, job)
    const zip = checkZip(file.bytes, { entries: 50, unpacked: 1e8, ratio: 1000 })
    if (!zip.ok) throw new Error(zip.code)
    return { file, names: zip.names, part: (name: string) => unzipPart(file.bytes, zip.names.find((one) => one.includes(name)) as string) }
  }
  const above = await made({ a3: true })
  expect(above.file.name).toContain('2026年五一劳动奖五一劳动奖章')
  expect(above.names.map((name) => name.slice(0, 2))).toEqual(expect.arrayContaining(['00', '01', '02', '03', '06']))
  expect(
    Buffer.from(above.part('审批表') as Uint8Array)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(above.part('汇总表')?.length).toBeGreaterThan(4000)
  const own = await made({ unit: w.units.steel, final: false })
  expect(own.file.name).toContain('申禾钢构工会')
  expect(own.names.some((name) => name.includes('征求意见函'))).toBe(true)
  jobs.stop()
})
