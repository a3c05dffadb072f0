/** Certificates: numbered once, revoked and issued anew by a correction, verified by anybody, printed with rare characters; the medal table, files and the dossier. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobKinds } from '../../server/desk/job-routes.ts'
import { digest } from '../../server/lib/canonical.ts'
import { missingIn } from '../../server/lib/font.ts'
import { keepJobs } from '../../server/lib/job-run.ts'
import { unzipPart } from '../../server/lib/zip.ts'
import { addIncident } from '../../server/marks/incident.ts'
import { numberOf } from '../../server/papers/certificate.ts'
import { medalRows } from '../../server/results/medals.ts'
import { askCorrection, confirmCorrection, release } from '../../server/results/release.ts'
import type { ShownRow } from '../../server/results/shown.ts'
import { actorOf, contest, half } from '../contest.ts'
import { type World, world } from '../world.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come.
const body = async (answer: { json(): Promise<unknown> }) => (await answer.json()) as any

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hongbang-'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

/** Ten workers, w1 best of all: 1 first, 2 second, 3 third prizes; released officially unless told otherwise. */
async function awarded(official = true) {
  const w = await world()
  w.site.settings.dataDir = dataDir
  const { event, entries } = await contest(w, {
    workers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    mark: (worker, _source, aspect) => {
      const value = half(aspect)
      return aspect.kind === 'points' ? String(Number(value) - Math.min(Number(value), Number(worker.slice(1)) - 1)) : value
    },
  })
  const by = actorOf(w, 'organiser')
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), by)
  if (official) await w.play('releases.make', (act) => release(act, event, 'official', 1), by)
  const param = { event }
  const issue = (rule = '〔{year}〕技赛第{0000}号', login = 'organiser') =>
    w.as(login).events[':event'].certificates.$post({ param, json: { rule } })
  const register = async () => body(await w.as('organiser').events[':event'].certificates.$get({ param }))
  const verify = (certificate: string, login: string | null = null) =>
    w.as(login).public.certificates[':certificate'].$get({ param: { certificate } })
  return { w, event, entries, param, by, issue, register, verify }
}

/** Runs what was asked for and gives the finished job with its file. */
async function finished(w: World, job: string, login = 'organiser') {
  const jobs = keepJobs(w.site, jobKinds)
  await jobs.idle()
  jobs.stop()
  const seen = await body(await w.as(login).jobs[':job'].$get({ param: { job } }))
  const file = seen.state === 'done' ? await w.as(login).jobs[':job'].file.$get({ param: { job } }) : null
  return { seen, headers: file?.headers, bytes: file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array() }
}

/** Everything that a PDF's compressed streams say. */
function streamsOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1')
  return [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)]
    .map(([, packed]) => {
      try {
        return inflateSync(Buffer.from(packed as string, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
}

test('an official release gives each awarded entry one certificate; asked five times, the numbers stay; before it, none', async () => {
  const early = await awarded(false)
  expect((await early.issue()).status).toBe(409)
  const { issue, register } = await awarded()
  expect((await register()).due).toEqual({ issue: 6, revoke: 0 })
  for (const bad of ['没有顺序号', '{0000}和{00}', '一/{0000}', '{}']) expect((await issue(bad)).status).toBe(422)
  for (const login of ['admin', 'committee', 'auditor', 'officer', 'gu']) expect((await issue(undefined, login)).status).toBe(403)
  expect(await body(await issue())).toEqual({ issued: 6, revoked: 0, same: 0 })
  for (let i = 0; i < 5; i++) expect(await body(await issue())).toEqual({ issued: 0, revoked: 0, same: 6 })
  const { certificates, due } = await register()
  expect(due).toEqual({ issue: 0, revoke: 0 })
  expect(certificates.map((one: { number: string }) => one.number)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `〔2026〕技赛第000${n}号`))
  expect(certificates[0].honour).toMatchObject({ rank: 1, prize: { zh: '一等奖', en: 'First prize' } })
})

test('a correction revokes what changed and issues it anew under a new number; anybody sees which is valid', async () => {
  const { w, event, entries, by, issue, register, verify } = await awarded()
  await issue()
  const first = (await register()).certificates[0]
  expect(await body(await verify(first.number))).toMatchObject({ state: 'valid', next: null, honour: { label: '赵强', rank: 1 } })
  await w.play(
    'incidents.change',
    (act) =>
      addIncident(act, event, { entryId: entries.w1 as string, scope: 'entry', node: null, effect: { do: 'disqualify' }, reason: '替考' }),
    by,
  )
  const correction = await w.play('corrections.ask', (act) => askCorrection(act, event, '替考查实'), by)
  await w.play('corrections.confirm', (act) => confirmCorrection(act, event, correction), actorOf(w, 'organiser2'))
  // Nobody has revoked it yet, but the list that counts says something else.
  expect((await body(await verify(first.number))).state).toBe('overtaken')
  // Whom the correction is still withheld from sees the certificate as it was.
  const { id: releaseId } = await w.site.store.read.selectFrom('release').select('id').where('number', '=', 3).executeTakeFirstOrThrow()
  const withheld = { releaseId, audience: 'public' as const, until: '2099-01-01T00:00:00.000Z' }
  await w.site.store.write((tx) => tx.insertInto('withheld').values(withheld).execute())
  expect((await body(await verify(first.number))).state).toBe('valid')
  const done = await body(await issue())
  expect(await body(await verify(first.number))).toMatchObject({ state: 'valid', reason: '', next: null })
  const { certificates: all } = await register()
  expect((await verify(all.at(-1).number)).status).toBe(404)
  expect((await verify(all.at(-1).number, 'organiser')).status).toBe(200)
  await w.site.store.write((tx) => tx.deleteFrom('withheld').execute())
  expect(done.revoked).toBeGreaterThan(1)
  const { certificates } = await register()
  const numbers = certificates.map((one: { number: string }) => one.number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toHaveLength(6 + done.issued)
  const gone = await body(await verify(first.number))
  expect(gone).toMatchObject({ state: 'revoked', reason: '替考查实', next: null })
  // Who moved up holds a new number, which the old one names.
  const second = certificates.find(
    (one: { entryId: string; revokedAt: string | null }) => one.entryId === entries.w2 && one.revokedAt !== null,
  )
  const now = certificates.find(
    (one: { entryId: string; revokedAt: string | null }) => one.entryId === entries.w2 && one.revokedAt === null,
  )
  expect(await body(await verify(second.number))).toMatchObject({ state: 'revoked', next: now.number })
  expect(now.honour).toMatchObject({ rank: 1, prize: { zh: '一等奖' } })
})

test('the public page of a number tells what the release shows and no more; an unknown number is not found', async () => {
  const { issue, register, verify } = await awarded()
  await issue()
  const { number } = (await register()).certificates[0]
  const seen = await body(await verify(number))
  expect(Object.keys(seen).toSorted()).toEqual(['at', 'honour', 'next', 'number', 'reason', 'release', 'state'])
  expect(Object.keys(seen.honour).toSorted()).toEqual(['competition', 'event', 'label', 'prize', 'rank', 'titles', 'unit'])
  for (const unknown of ['〔2026〕技赛第9999号', 'x', "'; drop table certificate; --"]) expect((await verify(unknown)).status).toBe(404)
})

test('the serial number goes on across the events of a rule and is padded', () => {
  expect(numberOf('〔2026〕技赛第{0000}号', 7)).toBe('〔2026〕技赛第0007号')
  expect(numberOf('A-{00}', 1234)).toBe('A-1234')
})

test('the PDF holds 䶮 and 𬭎 as text in embedded fonts; what the font lacks is named before printing', async () => {
  expect(await missingIn('欧阳䶮 李𬭎')).toEqual([])
  expect(await missingIn('李𪚥𠮷𪚥')).toEqual(['𪚥', '𠮷'])
  const { w, event, entries, param, by, issue, register } = await awarded()
  await w.site.store.write(async (tx) => {
    for (const [entry, label] of [
      [entries.w1, '欧阳䶮'],
      [entries.w2, '李𬭎'],
      [entries.w3, '王𪚥'],
    ] as const)
      await tx
        .updateTable('entry')
        .set({ label })
        .where('id', '=', entry as string)
        .execute()
  })
  const correction = await w.play('corrections.ask', (act) => askCorrection(act, event, '姓名用字更正'), by)
  await w.play('corrections.confirm', (act) => confirmCorrection(act, event, correction), actorOf(w, 'organiser2'))
  await issue()
  const { undrawable, certificates } = await register()
  expect(undrawable).toEqual([{ number: certificates[2].number, text: expect.stringContaining('王𪚥'), characters: ['𪚥'] }])
  const { job } = await body(await w.as('organiser').events[':event'].certificates.prints.$post({ param, json: { lang: 'zh' } }))
  const { seen, bytes, headers } = await finished(w, job)
  expect(seen).toMatchObject({ state: 'done', file: { type: 'application/pdf', bytes: bytes.length } })
  expect(headers?.get('Content-Type')).toBe('application/pdf')
  const said = streamsOf(bytes)
  // In the fonts' maps to Unicode: U+4DAE, and U+2CB4E as its two surrogates.
  expect(said).toMatch(/<[0-9A-F]{4}> <4DAE>/)
  expect(said).toMatch(/<[0-9A-F]{4}> <D872DF4E>/)
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/BaseFont ?\/[A-Z]{6}\+NotoSerifSC-Bold/)
  expect(
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type ?\/Page\b/g),
  ).toHaveLength(6)
}, 30_000)

test('the medal table counts released prizes by unit, first prizes first; units alike in all share the rank', () => {
  const row = (unit: string, prize: string | null, rank: number | null = 1) => ({ unit, prize, rank, label: unit }) as ShownRow
  const rows = [
    row('甲', 'a'),
    row('乙', 'b'),
    row('乙', 'b'),
    row('丙', 'a'),
    row('丁', 'a'),
    row('丁', 'c'),
    row('戊', null),
    row('己', 'a', null),
  ]
  expect(medalRows([{ rows, prizes: ['a', 'b', 'c'] }]).map(({ rank, unit, counts }) => [rank, unit, ...counts])).toEqual([
    [1, '丁', 1, 0, 1],
    [2, '丙', 1, 0, 0],
    [2, '甲', 1, 0, 0],
    [4, '乙', 0, 2, 0],
  ])
})

test('medal table, figures for the press and standings are public once released, on the page and as .xlsx', async () => {
  const { w, event } = await awarded(false)
  const { id } = await w.site.store.read.selectFrom('competition').select('id').executeTakeFirstOrThrow()
  const param = { competition: id }
  const table = await body(await w.as(null).public.competitions[':competition'].medals.$get({ param }))
  expect(table.rows.map((row: { unit: string; counts: number[] }) => [row.unit, ...row.counts])).toEqual([
    ['申禾钢构工会', 1, 2, 1],
    ['沪岚港务工会', 0, 0, 2],
  ])
  expect(table.figures).toMatchObject({ events: 1, entrants: 10, ranked: 10, units: 3, prizes: [1, 2, 3], provisional: true })
  for (const path of [
    `/api/public/competitions/${id}/medals/workbook?lang=en`,
    `/api/public/events/${event}/releases/latest/workbook`,
    `/api/events/${event}/certificates/workbook`,
  ]) {
    const answer = await w.app.request(path, { headers: w.headersOf('organiser') })
    expect([
      path,
      answer.status,
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ]).toEqual([path, 200, 'PK'])
  }
  expect((await w.as(null).public.competitions[':competition'].medals.$get({ param: { competition: 'nothing' } })).status).toBe(404)
})

test('the dossier is made after the seal only, and its list of contents holds the SHA-256 of every file', async () => {
  const { w, param, entries, issue } = await awarded()
  await issue()
  await w.site.store.write(async (tx) => {
    const appeal = {
      id: 'appeal1',
      eventId: param.event,
      entryId: entries.w4 as string,
      subject: entries.w4 as string,
      unitId: w.units.steel,
    }
    const by = { by: w.accounts.officer as string, at: '2026-05-01T02:00:00.000Z' }
    await tx
      .insertInto('appeal')
      .values({ ...appeal, instance: 1, leader: '领队', grounds: '计时有误', paper: 0, late: null, ...by })
      .execute()
    const file = { id: 'file1', appealId: 'appeal1', name: '../照片/1.png', type: 'image/png', size: 3, content: 'AAEC' }
    await tx
      .insertInto('appealFile')
      .values({ ...file, ...by })
      .execute()
  })
  const open = await contest(w, { name: '钳工', seal: false })
  const ask = async (event: string, login = 'organiser') =>
    w.as(login).events[':event'].dossiers.$post({ param: { event }, json: { lang: 'zh' } })
  expect((await ask(param.event, 'auditor')).status).toBe(403)
  const early = await finished(w, (await body(await ask(open.event))).job)
  expect(early.seen).toMatchObject({ state: 'failed', faults: [{ code: 'not-sealed' }] })
  const { seen, bytes } = await finished(w, (await body(await ask(param.event))).job)
  expect(seen.state).toBe('done')
  const contents = Buffer.from(unzipPart(bytes, '00-目录.sha256') as Uint8Array).toString()
  const lines = contents
    .trimEnd()
    .split('\n')
    .map((line) => line.split('  ') as [string, string])
  expect(lines.length).toBeGreaterThan(12)
  for (const [sum, name] of lines) expect([name, digest(unzipPart(bytes, name) as Uint8Array)]).toEqual([name, sum])
  const names = lines.map(([, name]) => name)
  for (const part of [
    '评分方案',
    '抽签记录',
    '参赛名单',
    '核算数据',
    '第1次公布',
    '第2次公布-成绩公告.pdf',
    '更正',
    '证书登记册',
    '操作记录',
  ])
    expect(
      names.some((name) => name.includes(part)),
      part,
    ).toBe(true)
  const evidence = names.find((name) => name.endsWith('1.png')) as string
  expect(evidence).not.toMatch(/[/\\]/)
  expect([...(unzipPart(bytes, evidence) as Uint8Array)]).toEqual([0, 1, 2])
  const records = Buffer.from(unzipPart(bytes, names.find((name) => name.endsWith('.jsonl')) as string) as Uint8Array).toString()
  const acts = new Set(
    records
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).act),
  )
  expect([...acts]).toEqual(expect.arrayContaining(['schemes.lock', 'entries.draw', 'marks.save', 'event.seal', 'releases.make']))
  expect(records).not.toContain(open.event)
  // Other programs open it too.
  writeFileSync(join(dataDir, 'dossier.zip'), bytes)
  const python = (() => {
    try {
      return execFileSync(
        'python3',
        ['-c', `import zipfile;z=zipfile.ZipFile(${JSON.stringify(join(dataDir, 'dossier.zip'))});print(z.testzip(),len(z.namelist()))`],
        { encoding: 'utf8' },
      )
    } catch {
      return null
    }
  })()
  if (python !== null) expect(python.trim()).toBe(`None ${lines.length + 1}`)
}, 30_000)
