/** A season of medals with four hundred nominees, from the first nomination to the packet and the honour roll: counted at every step. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptedIn, ballotsOf, meetingHeads } from '../../server/ballots/queries.ts'
import { roomOf } from '../../server/ballots/room.ts'
import { days } from '../../server/demo/calendar.ts'
import { playContest } from '../../server/demo/play.ts'
import { playEarlier, playSeason } from '../../server/demo/season.ts'
import { openStage } from '../../server/demo/stage.ts'
import { setUpTown } from '../../server/demo/town.ts'
import { perform } from '../../server/lib/act.ts'
import { keepJobs } from '../../server/lib/job-run.ts'
import { fileOf } from '../../server/lib/jobs.ts'
import { readRows } from '../../server/lib/workbook.ts'
import { checkZip, unzipPart } from '../../server/lib/zip.ts'
import { eligibilityOf } from '../../server/nominations/eligibility.ts'
import { checkHonour, outcomeOf, publicRoll, revokeHonour } from '../../server/nominations/honour.ts'
import { noticesOf, objectionsOf } from '../../server/nominations/notice-queries.ts'
import { nominationsOf } from '../../server/nominations/queries.ts'
import { confirmedList } from '../../server/nominations/selection.ts'
import { fiveYears } from '../../server/nominations/years.ts'
import { packetJob, queuePacket } from '../../server/papers/packet.ts'
import { releaseOf } from '../../server/results/queries.ts'
import { site } from '../world.ts'

const dir = mkdtempSync(join(tmpdir(), 'hongbang-season-'))
afterAll(() => rmSync(dir, { recursive: true }))

async function played() {
  const here = await site(1)
  here.settings.dataDir = dir
  const today = here.now()
  const stage = openStage(here, 2026, days(today, -1130))
  const town = await setUpTown(stage, 'twelve-letters')
  for (const ago of [3, 2])
    await playEarlier(stage, town, today, { year: 2026 - ago, day: -1000 + 365 * (3 - ago), nominees: 24, seats: 8 })
  const contest = { day: -240, entries: 30, absent: 1, penalties: 0, marked: 1, releases: ['provisional' as const, 'official' as const] }
  await playContest(stage, town, today, 0, contest)
  const { campaign, programme } = await playSeason(stage, town, today, { year: 2026, day: -232, nominees: 400, seats: 20 })
  const db = here.store.read
  const list = await confirmedList(db, programme)
  if (!list) throw new Error('no list was confirmed')
  return { here, town, stage, campaign, programme, db, list, chosen: list.rows.map(({ id }) => id) }
}

let season: Awaited<ReturnType<typeof played>>
beforeAll(async () => {
  season = await played()
}, 180_000)
const sorted = (list: Iterable<string | null>) => [...list].toSorted()

test('four hundred come up, one by right of a first place; those barred are told by what bars them', async () => {
  const { db, campaign, programme, stage } = season
  const all = await nominationsOf(db, campaign)
  expect(all.length).toBe(400)
  expect(all.filter(({ releaseId }) => releaseId).length).toBe(1)
  const checks = [...(await eligibilityOf(db, campaign, programme, stage.site.now().toISOString())).values()]
  const barredBy = (code: string) => checks.filter((one) => one.checks.some((check) => check.code === code && check.state === 'blocked'))
  expect(barredBy('step-more').length).toBe(5)
  expect(barredBy('opinion-disagree').length).toBe(1)
  expect(barredBy('veto').length).toBeGreaterThanOrEqual(1)
  expect(barredBy('objection-upheld').length).toBe(1)
})

test('the list keeps every rule, with one name forced and a reason for it, and nobody on it is barred', async () => {
  const { db, campaign, programme, list, chosen, stage } = season
  expect(chosen.length).toBe(20)
  expect(list.rules.filter(({ state }) => state !== 'met')).toEqual([])
  expect(list.reasons.map(({ about, by }) => [about.split(':')[0], by])).toEqual([['in', '顾明远']])
  const eligibility = await eligibilityOf(db, campaign, programme, stage.site.now().toISOString())
  expect(chosen.filter((id) => eligibility.get(id)?.checks.some(({ about, state }) => about !== 'held' && state === 'blocked'))).toEqual([])
})

test('whoever an upheld objection hit was drafted and is on no list, ballot or notice after it', async () => {
  const { db, programme, chosen } = season
  const objections = await objectionsOf(db, programme)
  expect(objections.map(({ answer }) => answer?.outcome)).toEqual(['upheld', 'rejected'])
  const gone = objections[0]?.nominationId as string
  const drafts = await db.selectFrom('audit').select('detail').where('act', '=', 'selection.choose').orderBy('seq').execute()
  const [draft, repaired] = drafts.slice(-2).map(({ detail }) => JSON.parse(detail) as { chosen: string[]; dropped: string[] })
  expect([draft?.chosen.includes(gone), repaired?.dropped]).toEqual([true, [gone]])
  expect(chosen).not.toContain(gone)
})

test('the meeting had its quorum, two left for names of their units, and a tie went to a second round', async () => {
  const { db, here, programme, chosen } = season
  const [head] = await meetingHeads(db, programme)
  const room = await roomOf(here, head?.id as string)
  expect([room.members.length, room.present, room.needed, room.isClosed]).toEqual([9, 8, 6, true])
  expect(new Set(room.names.flatMap(({ out }) => out.map(({ member }) => member))).size).toBe(2)
  const [first, second] = await ballotsOf(db, room.id)
  expect([first?.voters, first?.outcome?.adoption?.adopted.length, first?.outcome?.adoption?.tied.length]).toEqual([6, 19, 2])
  expect(second?.outcome?.adoption).toMatchObject({ open: 0, tied: [] })
  expect(sorted((await adoptedIn(db, programme)).flatMap(({ names }) => names))).toEqual(sorted(chosen))
})

test('the notice names the list, and its honours lead back to the certified rank', async () => {
  const { db, campaign, programme, chosen, stage } = season
  const notices = await noticesOf(db, programme)
  const last = notices.findLast(({ level }) => level === 'district')
  expect(notices.filter(({ level }) => level === 'recommending').length).toBeGreaterThan(10)
  expect(sorted(last?.rows.map(({ nomination }) => nomination) ?? [])).toEqual(sorted(chosen))
  const { honours, faults } = await outcomeOf(db, campaign, programme, stage.site.now().toISOString())
  expect([sorted(honours.map(({ nominationId }) => nominationId)), faults]).toEqual([sorted(chosen), []])
  const [winner] = honours.filter(({ evidence }) => evidence)
  if (!winner?.evidence) throw new Error('no honour rests on a contest')
  const { event, number } = winner.evidence
  const { shown } = await releaseOf(db, event, number)
  expect(shown.rows.find(({ rank }) => rank === 1)?.label).toBe(winner.holderName)
  const { roll } = await publicRoll(db, { year: 2026 })
  expect(sorted(roll.map(({ holderName }) => holderName))).toEqual(sorted(honours.map(({ holderName }) => holderName)))
  expect(roll.find(({ holderName }) => holderName === winner.holderName)).toMatchObject({ evidence: { event, number }, notice: last?.id })
})

test('the packet holds every paper; its summary sheet names the list, with ID numbers and phones that no notice shows and the record tells of', async () => {
  const { db, here, town, campaign, programme, list, chosen } = season
  const jobs = keepJobs(here, { packet: packetJob })
  const sheet = async (by: typeof town.people.organiser, final: boolean) => {
    const asked = { campaign, programme, unit: null, final, order: 'given' as const, a3: false }
    const job = await perform(here, 'awards.packet', by, (act) => queuePacket(act, asked))
    await jobs.idle()
    const { bytes } = await fileOf(here, by.id, job)
    const zip = checkZip(bytes, { entries: 60, unpacked: 1e8, ratio: 1000 })
    if (!zip.ok) throw new Error(zip.code)
    const part = unzipPart(bytes, zip.names.find((name) => name.includes('汇总表')) as string) as Uint8Array
    const columns = ['姓名', '职务/职称', '参加工作时间', '身份证号', '手机'].map((zh) => ({ key: zh, header: { zh, en: zh } }))
    const read = await readRows(part, columns)
    if (!read.ok) throw new Error('the sheet cannot be read')
    return { names: zip.names, rows: read.rows.map(({ values }) => values) }
  }
  const { names, rows } = await sheet(town.people.organiser, true)
  for (const name of ['推荐审批表', '汇总表', '公示', '无异议', '报告'])
    expect(names.filter((one) => one.includes(name)).length, name).toBeGreaterThan(0)
  const listed = rows.filter((row) => row.身份证号)
  expect(listed.map((row) => row.姓名)).toEqual(list.rows.map(({ attributes }) => attributes.name))
  expect(listed.every((row) => /^319900\d{11}[\dX]$/.test(row.身份证号 ?? '') && row['职务/职称'] && row.参加工作时间)).toBe(true)
  expect(listed.filter((row) => /^1380000\d{4}$/.test(row.手机 ?? '')).length).toBeGreaterThan(12)
  const seen = await db
    .selectFrom('audit')
    .select('subject')
    .where('act', '=', 'awards.packet')
    .where('subject', 'like', 'person:%')
    .execute()
  const persons = (await nominationsOf(db, campaign)).filter(({ id }) => chosen.includes(id)).map(({ personId }) => `person:${personId}`)
  expect(sorted(seen.map(({ subject }) => subject))).toEqual(sorted(persons))
  for (const [by, final] of [
    [town.people.committee, true],
    [town.people.organiser, false],
  ] as const)
    expect((await sheet(by, final)).rows.some((row) => row.身份证号 || row.手机)).toBe(false)
  jobs.stop()
  expect(JSON.stringify(await noticesOf(db, programme))).not.toMatch(/319900\d{8}|1380000\d{4}/)
}, 180_000)

test('five years stand side by side: groups and rules of each year without the revoked, and whose check is due', async () => {
  const { db, here, town, stage } = season
  const now = stage.site.now().toISOString()
  const before = await fiveYears(db, 'medal', now)
  expect(before.years).toEqual([2023, 2024, 2026].map((year) => ({ year, given: year === 2026 ? 20 : 8, revoked: 0 })))
  for (const { rows } of before.groups.filter(({ by }) => by !== 'industry'))
    expect(before.years.map((_, i) => rows.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0))).toEqual([8, 8, 20])
  const women = (seen: typeof before) => seen.groups.find(({ by }) => by === 'sex')?.rows.find(({ key }) => key === 'female')?.counts[2]
  expect(before.rules.find(({ id }) => id === 'women')?.cells[2]).toMatchObject({ numerator: women(before), limit: 4, state: 'met' })
  expect(new Set(before.due.map(({ year }) => year))).toEqual(new Set([2023]))
  const [first, second] = before.due as [(typeof before.due)[0], (typeof before.due)[0]]
  const by = town.people.organiser
  const gone = { ground: 'fraud', details: '伪造业绩', decidedBy: '区总工会', decidedOn: '2026-05-01' }
  await perform(here, 'honours.keep', by, (act) => revokeHonour(act, first.id, gone))
  await perform(here, 'honours.keep', by, (act) => checkHonour(act, second.id, 'keeps', ''))
  const after = await fiveYears(db, 'medal', now)
  expect([after.years[0]?.revoked, after.due.length]).toEqual([1, before.due.length - 2])
})
