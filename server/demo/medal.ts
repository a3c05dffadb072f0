/** How a campaign of the demo begins; and this year's, which has come half its way: two winners use their right, units add theirs, the list is begun. */
import type { Act, Actor } from '../lib/act.ts'
import { openCampaign } from '../nominations/campaign.ts'
import { entitlementsOf } from '../nominations/entitlement.ts'
import { setMerit, setRanking } from '../nominations/merit.ts'
import { nominate } from '../nominations/nominate.ts'
import { type NominationSeen, nominationsOf } from '../nominations/queries.ts'
import { choose } from '../nominations/selection.ts'
import type { RankingKept } from '../nominations/selection-queries.ts'
import { days, dayText } from './calendar.ts'
import { pick, shuffled } from './chance.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

export interface Script {
  year: number
  /** When it begins, counted from today. */
  day: number
  nominees: number
  seats: number
}

/** A campaign on its way: what every step needs. */
export interface Season extends Script {
  stage: Stage
  town: Town
  campaign: string
  programme: string
  /** Noon of a day of the campaign, and its date. */
  at(day: number): string
  play<T>(name: string, by: Actor, fn: (act: Act, campaign: string, programme: string) => Promise<T>): Promise<T>
}

const DEEDS = [
  '扎根一线多年，带领班组完成技术攻关十余项，解决设备长期渗漏难题，近三年累计节约成本逾百万元；坚持以师带徒，所带徒弟多人获得技能等级提升，连续三年零事故。',
  '在重点工程建设中勇挑重担，优化作业流程，工期提前二十六天，质量一次验收合格率百分之百；主动承担急难险重任务，深受职工信任。',
  '牵头成立职工创新工作室，获得实用新型专利五项，成果在同行业推广应用；热心公益，常年参加社区志愿服务。',
  '从农民工成长为技术骨干，苦练本领，多次在技能竞赛中获奖，总结的操作法被编入岗位培训教材，培训新职工三百余人次。',
]

/** Contest winners have seats of their own: their points and the committee's are not on one scale. */
const rankingFor = (winners: number, seats: number): RankingKept => {
  const contest = {
    id: 'contest',
    name: { zh: '竞赛优胜者', en: 'Contest winners' },
    of: [{ attribute: 'channel', in: ['contest'] }],
    how: 'scores' as const,
    seats: winners,
  }
  const units = { id: 'units', name: { zh: '单位推荐', en: 'Units’ nominees' }, of: [], how: 'points' as const, seats: seats - winners }
  return { categories: [...(winners > 0 ? [contest] : []), units], unitMost: 2, vacant: false, goal: 'units-twice', reserves: 3 }
}

export async function openSeason(stage: Stage, town: Town, today: Date, script: Script): Promise<Season> {
  const { year, day, seats } = script
  const at = (n: number) => {
    stage.at(days(today, day + n))
    return dayText(today, day + n)
  }
  at(0)
  const name = { name: `${year}年申江区五一劳动奖章评选`, nameEn: `Shenjiang District May Day Medals ${year}` }
  const { campaignId: campaign, programmeId: programme } = await stage.play('campaigns.open', town.people.committee, (act) =>
    openCampaign(act, { ...name, year, seats }),
  )
  const play: Season['play'] = (name, by, fn) => stage.play(name, by, (act) => fn(act, campaign, programme))
  return { ...script, stage, town, campaign, programme, at, play }
}

/** The office enters what units sent in on paper, and the points of the reviewers; nobody who was honoured already. @returns winners first, then most points. */
export async function nominateAll({ stage, town, campaign, programme, nominees, seats, play }: Season): Promise<NominationSeen[]> {
  const { committee } = town.people
  const { read } = stage.site.store
  const honoured = read.selectFrom('honour').select('holderId')
  const free = await read
    .selectFrom('person')
    .select('id')
    .where('employee', '=', 1)
    .where('id', 'not in', honoured)
    .orderBy('id')
    .execute()
  const open = new Set(free.map(({ id }) => id))
  const rights = (await entitlementsOf(read, campaign)).filter(({ personId }) => personId !== null && open.has(personId)).slice(0, 2)
  const winners = rights.map(({ personId }) => personId)
  const others = shuffled(town.persons, stage.random).filter(({ id }) => open.has(id) && !winners.includes(id))
  const points = new Map<string, string>()
  await play('nominations.add', committee, async (act) => {
    for (const { personId, releaseId, entryId } of rights)
      await nominate(act, campaign, programme, { personId: personId as string, ...texts(stage), entitlement: { releaseId, entryId } })
    for (const { id } of others.slice(0, nominees - rights.length)) {
      const { nominationId } = await nominate(act, campaign, programme, { personId: id, ...texts(stage) })
      points.set(nominationId, (70 + stage.random() * 29).toFixed(1))
    }
  })
  await play('ranking.set', committee, (act) => setRanking(act, campaign, programme, rankingFor(rights.length, seats), 0))
  const merits = [...points].map(([nominationId, value]) => ({ nominationId, how: 'points' as const, value }))
  await play('ranking.set', committee, (act) => setMerit(act, campaign, programme, merits))
  const all = await nominationsOf(read, campaign)
  return all.toSorted((a, b) => Number(points.get(b.id) ?? 100) - Number(points.get(a.id) ?? 100))
}

const texts = ({ random }: Stage) => {
  const deeds = pick(DEEDS, random)
  return { deeds, summary: deeds.split('；')[0] as string }
}

export async function playMedal(stage: Stage, town: Town, today: Date, year: number): Promise<void> {
  const season = await openSeason(stage, town, today, { year, day: -2, nominees: 400, seats: 20 })
  const ranked = (await nominateAll(season)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const chosen = ranked.slice(0, 12).map(({ id }) => id)
  await season.play('selection.choose', town.people.committee, (act, campaign, programme) => choose(act, campaign, programme, chosen))
}
