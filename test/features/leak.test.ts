/** The leak gate: two worlds that differ only in hidden marks answer every GET alike, to everybody who must not know. */
import { beforeAll, expect, test } from 'vitest'
import { schemeOf } from '../../server/competitions/queries.ts'
import { passOf, releasesTopic, releaseTopic } from '../../server/lib/audience.ts'
import { keyIn } from '../../server/marks/keying.ts'
import { saveNote } from '../../server/marks/note.ts'
import { openCampaign } from '../../server/nominations/campaign.ts'
import { nominate } from '../../server/nominations/nominate.ts'
import { askCorrection, confirmCorrection, release } from '../../server/results/release.ts'
import { setShowing, tellInTime } from '../../server/results/showing.ts'
import { cellsOf } from '../../server/scoring/plan.ts'
import { actorOf, contest, half } from '../contest.ts'
import { type World, world } from '../world.ts'
import { addresses, seen } from './every-get.ts'

/** Judge gu's own marks are the same in both worlds; everybody else's, and the theory scores, differ. */
async function secretive(shift: number, kept?: 'sealed' | 'withheld'): Promise<{ w: World; ids: Record<string, string[]> }> {
  const w = await world(7)
  const mark = (sealedOnly: boolean) => (worker: string, source: string, aspect: Parameters<typeof half>[0]) => {
    if (!sealedOnly && source === 'sun') return undefined
    const value = half(aspect)
    return source === 'gu' || typeof value !== 'string' || !/^\d+$/.test(value)
      ? value
      : String(Number(value) - ((shift * Number(worker.slice(1))) % 3))
  }
  const running = await contest(w, { mark: mark(false), seal: false })
  const sealed = await contest(w, { name: '电工', mark: mark(true) })
  const published = await contest(w, { name: '钳工' })
  await w.play('releases.make', (act) => release(act, published.event, 'provisional', 0), actorOf(w, 'organiser'))
  const embargoed = kept && (await contest(w, { name: '车工' }))
  const { campaignId, programmeId } = await w.play(
    'campaigns.open',
    (act) => openCampaign(act, { name: '五一', nameEn: 'May Day', year: 2026, seats: 5 }),
    actorOf(w, 'committee'),
  )
  const { nominationId } = await w.play(
    'nominations.make',
    (act) => nominate(act, campaignId, programmeId, { personId: w.workers[0] as string, deeds: '扎根一线' }),
    actorOf(w, 'committee'),
  )
  const hidden = [running, sealed, ...(embargoed ? [embargoed] : [])]
  const noted = running.sheets.find((s) => s.source === w.accounts.zhao) as (typeof running.sheets)[number]
  await w.play('notes.save', (act) => saveNote(act, running.event, noted.id, { cell: '', text: `note ${shift}`, base: 0 }), {
    ...actorOf(w, 'zhao'),
    role: 'judge',
  })
  const unmarked = running.sheets.find((s) => s.source === w.accounts.sun) as (typeof running.sheets)[number]
  await w.play(
    'keying.add',
    async (act) =>
      keyIn(act, running.event, unmarked.id, {
        scheme: unmarked.scheme,
        marks: Object.fromEntries(
          cellsOf((await schemeOf(act.tx, running.event)).scheme, unmarked.sitting).map(({ cell }) => [cell, String(1 + shift)]),
        ),
      }),
    actorOf(w, 'organiser'),
  )
  if (embargoed) await withhold(w, embargoed.event, kept === 'withheld')
  return {
    w,
    ids: {
      event: [...hidden.map((c) => c.event), published.event, 'nothing'],
      entry: hidden.map((c) => Object.values(c.entries)[0] as string),
      other: hidden.map((c) => Object.values(c.entries)[1] as string),
      squad: ['nothing'],
      seat: [
        (
          await w.site.store.read
            .selectFrom('seat')
            .select('id')
            .where('accountId', '=', w.accounts.lin as string)
            .orderBy('id')
            .executeTakeFirstOrThrow()
        ).id,
      ],
      trial: ['nothing'],
      sheet: hidden.flatMap((c) => [c.sheets[0]?.id as string, c.sheets.find((s) => s.source === w.accounts.gu)?.id as string]),
      number: ['latest', '1'],
      duty: ['judge', 'clerk'],
      unit: [w.units.steel],
      person: [w.workers[0] as string],
      account: [w.accounts.gu as string],
      competition: [(await w.site.store.read.selectFrom('competition').select('id').orderBy('id').executeTakeFirstOrThrow()).id],
      sitting: ['theory', 'practice'],
      campaign: [campaignId],
      programme: [programmeId],
      nomination: [nominationId],
      proposal: ['nothing'],
      certificate: ['nothing'],
      course: ['nothing'],
      job: ['nothing'],
      year: ['2026'],
      appeal: ['nothing'],
      file: ['nothing'],
      notice: ['nothing'],
      objection: ['nothing'],
      meeting: ['nothing'],
    },
  }
}

const FAR = '2026-12-31T09:00'
const embargo = { contestants: FAR, units: FAR, hall: FAR, public: FAR }

/** The embargo stands in both worlds; only one of them has the releases that it keeps back, provisional and official. */
async function withhold(w: World, event: string, isReleased: boolean): Promise<void> {
  const by = actorOf(w, 'organiser')
  await w.play('showing.set', (act) => setShowing(act, event, { embargo, freeze: '' }), by)
  if (!isReleased) return
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), by)
  await w.play('releases.make', (act) => release(act, event, 'official', 1), by)
}

const ROLES = [null, 'officer', 'committee', 'auditor', 'admin', 'gu', 'zhou'] as const
let one: Awaited<ReturnType<typeof secretive>>
let other: Awaited<ReturnType<typeof secretive>>

beforeAll(async () => {
  one = await secretive(0)
  other = await secretive(1)
})

test('the two worlds do differ: the organiser sees other points', async () => {
  const path = `/api/events/${one.ids.event?.[0]}/standings`
  expect((await seen(one, 'organiser', path)).body).not.toBe((await seen(other, 'organiser', path)).body)
})

test.each(ROLES)('%s learns nothing of hidden marks from any GET', async (role) => {
  const paths = addresses(one)
  expect(paths).toEqual(addresses(other))
  let answered = 0
  for (const path of paths) {
    const [a, b] = [await seen(one, role, path), await seen(other, role, path)]
    expect({ path, ...b }).toEqual({ path, ...a })
    expect({ path, status: a.status }).not.toMatchObject({ status: 500 })
    if (a.status === 200) answered++
  }
  console.log(`${role ?? 'public'}: ${paths.length} addresses, ${answered} answered 200, all alike`)
})

test('a release under embargo is, byte for byte, no release to anybody but those who made it', async () => {
  const [withheld, sealed] = [await secretive(0, 'withheld'), await secretive(0, 'sealed')]
  sealed.w.site.clock.ms = withheld.w.site.clock.ms
  const event = withheld.ids.event?.at(-3) as string
  const latest = `/api/public/events/${event}/releases/latest`
  expect((await seen(withheld, 'organiser', latest)).status).toBe(200)
  expect((await seen(sealed, 'organiser', latest)).status).toBe(404)
  sealed.w.site.clock.ms = withheld.w.site.clock.ms
  const passes = ['hall', 'contestants'].map((who) => `?pass=${passOf(withheld.w.site, event, who as 'hall')}`)
  const readers = [
    ...[null, 'officer', 'committee', 'gu', 'zhou'].map((role) => ({ role, pass: '' })),
    ...passes.map((pass) => ({ role: null, pass })),
  ]
  for (const { role, pass } of readers) {
    const paths = addresses(withheld).filter((path) => !pass || path.includes('/public/'))
    expect(paths.length).toBeGreaterThan(pass ? 20 : 100)
    for (const path of paths) {
      const [a, b] = [await seen(withheld, role, path + pass), await seen(sealed, role, path + pass)]
      expect({ role, path, ...b }).toEqual({ role, path, ...a })
    }
  }
}, 60_000)

test('streams tell an audience nothing of a release before its time, and at its time they do', async () => {
  const w = await world()
  const { event } = await contest(w)
  const by = actorOf(w, 'organiser')
  const heard: string[] = []
  for (const topic of [releasesTopic('public'), releaseTopic(event, 'public'), releaseTopic(event, 'hall'), `event:${event}`])
    w.site.live.follow(topic, () => heard.push(topic))
  await w.play('showing.set', (act) => setShowing(act, event, { embargo: { ...embargo, hall: '' }, freeze: '' }), by)
  heard.length = 0
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), by)
  expect(heard).toEqual([releaseTopic(event, 'hall')])
  const stop = tellInTime(w.site, 5)
  w.site.clock.ms = Date.parse('2026-12-31T00:59:00.000Z')
  await new Promise((done) => setTimeout(done, 60))
  expect(heard).toHaveLength(1)
  w.site.clock.ms = Date.parse('2026-12-31T01:00:00.000Z')
  await new Promise((done) => setTimeout(done, 60))
  stop()
  expect(heard.slice(1)).toEqual([releaseTopic(event, 'public'), releasesTopic('public')])
  expect((await seen({ w }, null, `/api/public/events/${event}/releases/1`)).status).toBe(200)
})

test('a frozen board shows what it showed until the official list is out', async () => {
  const w = await world()
  const { event } = await contest(w)
  const by = actorOf(w, 'organiser')
  const sees = async (audience: 'hall' | 'units' | 'public') => {
    const path = `/api/public/events/${event}/releases/latest${audience === 'hall' ? `?pass=${passOf(w.site, event, 'hall')}` : ''}`
    return JSON.parse((await seen({ w }, audience === 'units' ? 'officer' : null, path)).body).shown?.number
  }
  await w.play('releases.make', (act) => release(act, event, 'provisional', 0), by)
  await w.play(
    'showing.set',
    (act) => setShowing(act, event, { embargo: { contestants: '', units: '', hall: '', public: '' }, freeze: '2026-05-01T09:00' }),
    by,
  )
  const correction = await w.play('corrections.ask', (act) => askCorrection(act, event, '更正'), by)
  await w.play('corrections.confirm', (act) => confirmCorrection(act, event, correction), actorOf(w, 'organiser2'))
  expect([await sees('hall'), await sees('public'), await sees('units')]).toEqual([1, 1, 2])
  await w.play('releases.make', (act) => release(act, event, 'official', 2), by)
  expect([await sees('hall'), await sees('public'), await sees('units')]).toEqual([3, 3, 3])
  expect((await seen({ w }, null, `/api/public/events/${event}/releases/2`)).status).toBe(200)
})
