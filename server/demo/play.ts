/** Plays the demo district through the product's own acts, with a given clock and seed: the story in its order. */
import type { Role, Site } from '../lib/env.ts'
import { seat } from '../panels/seat.ts'
import { days, dayText } from './calendar.ts'
import { openNextCall, playCall } from './call.ts'
import { playEvent } from './contest.ts'
import { enterWorkers } from './enter.ts'
import { playMedal } from './medal.ts'
import { trades } from './names.ts'
import { playQuarter } from './quarter.ts'
import { playEarlier, playSeason } from './season.ts'
import { openStage, type Stage } from './stage.ts'
import { setUpTown, type Town } from './town.ts'

export interface DemoAccount {
  login: string
  name: string
  role: Role
  password: string
}

const SEED = 2026

/** @param site must hold no units yet. @returns who can log in, all with one password that is new every time. */
export async function playDemo(site: Site): Promise<DemoAccount[]> {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const password = Array.from(site.random(12), (byte) => alphabet[byte % alphabet.length]).join('')
  const today = site.now()
  const stage = openStage(site, SEED, days(today, -1130))
  const town = await setUpTown(stage, password)
  const contests = [
    { day: -240, entries: 48, absent: 1, penalties: 1, marked: 1, releases: ['provisional', 'official'] },
    { day: -150, entries: 44, absent: 2, penalties: 1, marked: 1, releases: ['provisional', 'official'] },
    { day: -60, entries: 56, absent: 1, penalties: 2, marked: 1, releases: ['provisional'] },
  ] as const
  const year = today.getUTCFullYear() + (today.getUTCMonth() >= 5 ? 1 : 0)
  // Earlier campaigns have a chance of their own: they change nothing of what comes after.
  const before = openStage(site, SEED + 1, stage.site.now())
  for (const ago of [3, 2]) await playEarlier(before, town, today, { year: year - ago, day: 160 - 365 * ago, nominees: 24, seats: 8 })
  const events: string[] = []
  for (const [i, contest] of contests.entries()) {
    events.push(await playContest(stage, town, today, i, { ...contest, releases: [...contest.releases] }))
    if (i === 0) await playSeason(before, town, today, { year: year - 1, day: -232, nominees: 400, seats: 20 })
  }
  await playCall(stage, town, today)
  await playQuarter(stage, town, today)
  await playContest(stage, town, today, 3, { day: 0, entries: 42, absent: 1, penalties: 0, marked: 0.55, releases: [] })
  await openNextCall(stage, town, today)
  await playMedal(stage, town, today, year)
  const { organiser, verifier, committee } = town.people
  for (const event of events)
    for (const { id: accountId } of [verifier, committee])
      await stage.play('seats.change', organiser, (act) => seat(act, event, { accountId, duty: 'arbiter' }))
  return town.accounts.map((account) => ({ ...account, password }))
}

interface Contest {
  day: number
  entries: number
  absent: number
  penalties: number
  marked: number
  releases: ('provisional' | 'official')[]
}

export async function playContest(stage: Stage, town: Town, today: Date, i: number, contest: Contest): Promise<string> {
  const trade = trades[i] as (typeof trades)[number]
  const start = contest.day === 0 ? new Date(today.getTime() - 3 * 3_600_000) : days(today, contest.day)
  stage.at(start)
  const year = start.getUTCFullYear()
  return playEvent(stage, town, {
    competition: {
      template: 'district-skills',
      name: `${year}年申江区职工职业技能竞赛（${trade.zh}）`,
      nameEn: `Shenjiang District Skills Contest ${year}: ${trade.en}`,
      year,
      unitId: town.units.get('district') as string,
      startsOn: dayText(today, contest.day),
      endsOn: dayText(today, contest.day + 1),
      event: { name: trade.zh, nameEn: trade.en, groupName: '职工组' },
    },
    enter: (event) => enterWorkers(stage, town, event, contest.entries),
    judges: (town.judges[trade.key] ?? []).slice(0, i === 2 ? 7 : 5),
    marked: contest.marked,
    absent: contest.absent,
    penalties: contest.penalties,
    releases: contest.releases,
  })
}
