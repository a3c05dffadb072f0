/** Plays the May Day medal campaign up to the half: two winners use their right to apply, units add theirs, the list is begun. */
import { openCampaign } from '../nominations/campaign.ts'
import { entitlementsOf } from '../nominations/entitlement.ts'
import { type MeritPlan, setMerit, setRanking } from '../nominations/merit.ts'
import { nominate } from '../nominations/nominate.ts'
import { choose } from '../nominations/selection.ts'
import type { RankingKept } from '../nominations/selection-queries.ts'
import { pick, shuffled } from './chance.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

const DEEDS = [
  '扎根一线二十余年，带领班组完成技术攻关十余项，解决设备长期渗漏难题，近三年累计节约成本逾百万元；坚持以师带徒，所带徒弟多人获得技能等级提升，连续三年零事故。',
  '在重点工程建设中勇挑重担，优化作业流程，工期提前二十六天，质量一次验收合格率百分之百；主动承担急难险重任务，深受职工信任。',
  '牵头成立职工创新工作室，获得实用新型专利五项，成果在同行业推广应用；热心公益，常年参加社区志愿服务。',
  '从农民工成长为技术骨干，苦练本领，多次在技能竞赛中获奖，总结的操作法被编入岗位培训教材，培训新职工三百余人次。',
]

/** Contest winners have seats of their own: their points and the committee's are not on one scale. */
const RANKING: RankingKept = {
  categories: [
    {
      id: 'contest',
      name: { zh: '竞赛优胜者', en: 'Contest winners' },
      of: [{ attribute: 'channel', in: ['contest'] }],
      how: 'scores',
      seats: 2,
    },
    { id: 'units', name: { zh: '单位推荐', en: 'Units’ nominees' }, of: [], how: 'points', seats: 18 },
  ],
  unitMost: 2,
  onePerTeam: true,
  vacant: false,
  goal: 'units-twice',
  reserves: 3,
}

export async function playMedal(stage: Stage, town: Town, year: number): Promise<void> {
  const { committee } = town.people
  const { campaignId, programmeId } = await stage.play('campaigns.open', committee, (act) =>
    openCampaign(act, { name: `${year}年申江区五一劳动奖章评选`, nameEn: `Shenjiang District May Day Medals ${year}`, year, seats: 20 }),
  )
  const chosen: string[] = []
  const merits: MeritPlan['values'] = []
  const rights = (await entitlementsOf(stage.site.store.read, campaignId)).filter((e) => e.personId !== null && e.employee).slice(0, 2)
  const winners = new Set(rights.map(({ personId }) => personId))
  for (const right of rights) {
    const { nominationId } = await stage.play('nominations.add', committee, (act) =>
      nominate(act, campaignId, programmeId, {
        personId: right.personId as string,
        deeds: pick(DEEDS, stage.random),
        entitlement: { releaseId: right.releaseId, entryId: right.entryId },
      }),
    )
    chosen.push(nominationId)
  }
  // The committee's office enters what units send in on paper.
  const others = town.persons.filter(({ id }) => !winners.has(id))
  for (const person of shuffled(others, stage.random).slice(0, 398)) {
    const { nominationId } = await stage.play('nominations.add', committee, (act) =>
      nominate(act, campaignId, programmeId, { personId: person.id, deeds: pick(DEEDS, stage.random) }),
    )
    if (chosen.length < 12) chosen.push(nominationId)
    merits.push({ nominationId, how: 'points', value: `${70 + Math.floor(stage.random() * 29)}.${Math.floor(stage.random() * 10)}` })
  }
  await stage.play('ranking.set', committee, (act) => setRanking(act, campaignId, programmeId, RANKING, 0))
  await stage.play('ranking.set', committee, (act) => setMerit(act, campaignId, programmeId, merits))
  await stage.play('selection.choose', committee, (act) => choose(act, campaignId, programmeId, chosen))
}
