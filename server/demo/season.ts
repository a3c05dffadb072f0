/** Plays whole campaigns, from the first nomination to the honour roll: last year's with every step, those of the years before in short. */
import { addBallot, closeBallot, countPaper, openBallot } from '../ballots/ballot.ts'
import { openMeeting, takeStep } from '../ballots/meeting.ts'
import { roomOf } from '../ballots/room.ts'
import { type Act, PUBLIC } from '../lib/act.ts'
import type { Question } from '../nominations/answer.ts'
import { addFile, setDossier } from '../nominations/dossier.ts'
import { addOpinion, addVeto } from '../nominations/examine.ts'
import { setExceptions } from '../nominations/exception.ts'
import { fieldOf, rankedField } from '../nominations/field.ts'
import { confer } from '../nominations/honour.ts'
import { STAGES } from '../nominations/input.ts'
import { namesOf } from '../nominations/nominee.ts'
import { type NewNotice, postNotice } from '../nominations/notice.ts'
import { answerObjection, fileObjection, type Verdict } from '../nominations/objection.ts'
import { ask } from '../nominations/propose.ts'
import { type NominationSeen, programmeOf } from '../nominations/queries.ts'
import { departmentsFor } from '../nominations/rules.ts'
import { choose, confirm } from '../nominations/selection.ts'
import { setStages } from '../nominations/stage.ts'
import { dayText } from './calendar.ts'
import { nominateAll, openSeason, type Script, type Season } from './medal.ts'
import { portrait, sealedSheet } from './pictures.ts'
import type { Stage } from './stage.ts'
import type { Town } from './town.ts'

const MEMBERS = ['陆海平', '宋立新', '江月华', '范志强', '俞秀兰', '石建国', '童晓明', '庄文斌', '白玉珍']
const WHO = '推荐单位 区总工会经济工作部 区有关部门 评选委员会 推荐单位 评选委员会 区总工会 区总工会 区总工会 区总工会'.split(' ')
const POSTS: Record<string, string> = { technical: '工程师', science: '高级教师', manager: '总经理', cadre: '科长' }
const DUE = [3, 6, 14, 16, 26, 28, 40, 41, 44, 60]

/** Everything: hundreds come up, some are barred, the draft is taken over with one name forced, posted, voted on and conferred. */
export async function playSeason(stage: Stage, town: Town, today: Date, script: Script): Promise<Season> {
  const { committee, organiser } = town.people
  const season = await openSeason(stage, town, today, script)
  const { at, play, seats } = season
  const stages = STAGES.map((key, i) => {
    return { key, actor: WHO[i] as string, dueAt: `${dayText(today, script.day + (DUE[i] as number))}T17:00` }
  })
  await play('stages.set', organiser, (act, campaign) => setStages(act, campaign, stages))
  at(1)
  const ranked = await nominateAll(season)
  const day = at(2)
  await play('dossier.set', organiser, (act) => fillPapers(season, act, ranked, day))
  await examine(season, ranked.slice(0, seats * 3))
  at(16)
  const forced = ranked.findLast(({ attributes }) => attributes.jobClass === 'science') as NominationSeen
  const why = '抗汛抢险中贡献突出，经评选委员会集体讨论，列入名单'
  await play('selection.except', committee, (act, campaign, programme) =>
    setExceptions(act, campaign, programme, [{ rule: `in:${forced.id}`, side: 'least', by: 0 }], why),
  )
  const draft = await drafted(season, { ask: 'list' })
  const objected = draft.find((id) => id !== forced.id && ranked.slice(2, seats).some((one) => one.id === id)) as string
  await hangFirst(season, ranked.find(({ id }) => id === objected) as NominationSeen)
  at(27)
  const chosen = await drafted(season, { ask: 'repair', list: draft })
  await meet(season, chosen, ranked)
  await decide(season, chosen)
  return season
}

/** However slow the machine, it takes its time. */
const PATIENCE = 120

/** What the solver answers is put on the list. */
async function drafted({ stage, town, campaign, programme, play }: Season, question: Question): Promise<string[]> {
  const { site } = stage
  const field = await fieldOf(site.store.read, campaign, programme, site.now().toISOString())
  const answer = await ask(rankedField(field), question, PATIENCE)
  const chosen = answer.kind === 'list' ? answer.selection.chosen : answer.kind === 'repair' ? answer.repair.chosen : null
  if (!chosen) throw new Error(`the demo's draft is no list: ${answer.kind}`)
  await play('selection.choose', town.people.committee, (act) => choose(act, campaign, programme, chosen))
  return chosen
}

/** In short: put forward, chosen by points, posted, conferred. */
export async function playEarlier(stage: Stage, town: Town, today: Date, script: Script): Promise<void> {
  const season = await openSeason(stage, town, today, script)
  season.at(1)
  const ranked = await nominateAll(season)
  season.at(20)
  const chosen = ranked.slice(0, script.seats).map(({ id }) => id)
  await season.play('selection.choose', town.people.committee, (act, campaign, programme) => choose(act, campaign, programme, chosen))
  await decide(season)
}

/** Every unit has voted; one nominee in eighty did not get more than half. Those near the list have all their papers. */
async function fillPapers({ stage, campaign, programme, seats }: Season, act: Act, ranked: NominationSeen[], day: string): Promise<void> {
  const [photo, sheet] = [portrait(), sealedSheet()]
  for (const [i, { id, deeds, summary, attributes }] of ranked.entries()) {
    const post = POSTS[attributes.jobClass ?? ''] ?? '班组长'
    const workSince = `${Number(attributes.birthDate?.slice(0, 4)) + 21}-07`
    const phone = i < seats * 3 ? `1380000${String(i).padStart(4, '0')}` : ''
    const [eligible, agree] = [52 + Math.floor(stage.random() * 9), i % 80 === 79 ? 21 : 48]
    const step = { meeting: 'congress' as const, day, eligible, present: 52, agree, against: 51 - agree, abstain: 1 }
    await setDossier(act, campaign, programme, id, { deeds, summary, facts: {}, post, workSince, phone, contribution: '', step })
    if (i >= seats * 3) continue
    await addFile(act, campaign, programme, id, 'photo', '照片.png', photo)
    await addFile(act, campaign, programme, id, 'minutes', '会议记录.png', sheet)
    await addFile(act, campaign, programme, id, 'form', '审批表.png', sheet)
  }
}

const NOTICE: Omit<NewNotice, 'level' | 'unitId' | 'firstDay'> = {
  ...{ days: 5, channel: '单位公告栏、区总工会网站', order: 'strokes', reason: '' },
  fields: ['unit', 'jobClass', 'recommender'],
}

/** Each street and industry posts its own; what is said against one of them proves true. */
async function hangFirst(season: Season, { id, recommenderPath }: NominationSeen): Promise<void> {
  const { town, play, at } = season
  const firstDay = at(17)
  let against = ''
  for (const [key, unitId] of town.units) {
    if (key === 'district' || key.startsWith('unit-')) continue
    const posted = await play('notices.post', town.people.organiser, (act, campaign, programme) =>
      postNotice(act, campaign, programme, { ...NOTICE, level: 'recommending', unitId, firstDay }),
    )
    if (recommenderPath.includes(`/${unitId}/`)) against = posted.notice
  }
  at(18)
  await object(season, against, id, 'upheld', '申报材料中的专利并非本人所有，请核实。', '经核实，专利权人另有其人，不再列为人选。')
}

/** Somebody objects by name, and is answered in writing. */
async function object(
  { stage, play, town }: Season,
  notice: string,
  who: string,
  outcome: Verdict['outcome'],
  text: string,
  answer: string,
) {
  const said = { nomination: who, text, name: '丁一鸣', phone: '13800000000' }
  const { objection } = await stage.play('objections.file', PUBLIC, (act) => fileObjection(act, notice, said))
  await play('objections.answer', town.people.organiser, (act, campaign, programme) =>
    answerObjection(act, campaign, programme, objection, {
      outcome,
      finding: '向所在班组、单位工会和有关部门核实，形成书面材料。',
      answer,
    }),
  )
}

/** Departments are asked about heads and cadres near the list: one disagrees, one firm had an accident. */
async function examine({ town, at, play }: Season, near: NominationSeen[]): Promise<void> {
  const day = at(4)
  const { committee, organiser } = town.people
  const heads = near.filter(({ attributes }) => attributes.jobClass === 'manager')
  await play('checks.examine', organiser, async (act, campaign, programme) => {
    const { rules } = await programmeOf(act.tx, campaign, programme)
    for (const { id, attributes } of near)
      for (const department of departmentsFor(rules, attributes)) {
        const isTax = department === 'tax' && id === heads[0]?.id
        const said = isTax ? { answer: 'disagree' as const, facts: '有欠税未缴清' } : { answer: 'agree' as const, facts: '' }
        await addOpinion(act, campaign, programme, id, {
          department,
          ...said,
          answeredOn: day,
          validUntil: `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`,
          fileId: null,
        })
      }
  })
  const firm = heads[1]
  if (firm)
    await play('checks.examine', committee, (act) =>
      addVeto(act, { unitId: firm.homeId, kind: 'accident', day, facts: '发生一起一般生产安全责任事故', source: '区应急管理局通报' }),
    )
}

/** Two members leave for names of their own units; two names are level, and a second round decides. */
async function meet(season: Season, chosen: string[], ranked: NominationSeen[]): Promise<void> {
  const { stage, town, year, seats, play, at, campaign, programme } = season
  const { committee, organiser, verifier } = town.people
  const startsAt = `${at(28)}T11:30`
  const unitOf = (i: number) => ranked.find(({ id }) => id === chosen[i])?.attributes.unitName ?? ''
  const members = MEMBERS.map((name, i) => ({ name, unit: i < 2 ? unitOf(i * 3) : '', relations: [] }))
  const fields = { name: `${year}年评选委员会第一次会议`, place: '区总工会三楼会议室', startsAt, quorum: '>=2/3', members }
  const agenda = ['通报推荐和审核情况', '讨论人选', '无记名投票', '宣布结果']
  const { id: meeting } = await play('room.keep', committee, async (act) =>
    openMeeting(act, { campaignId: campaign, programmeId: programme }, await namesOf(act.tx, campaign, programme), { ...fields, agenda }),
  )
  const step = (one: Parameters<typeof takeStep>[2]) => play('room.keep', committee, (act) => takeStep(act, meeting, one))
  for (const member of MEMBERS.slice(0, -1)) await step({ kind: 'arrive', member })
  const { order } = await roomOf(stage.site, meeting)
  for (const group of order.keys()) await step({ kind: 'item', group })
  const others = ranked.filter(({ id }) => !chosen.includes(id)).slice(3, 7)
  const [last, rival] = [chosen.at(-1) as string, others[0]?.id as string]
  const names = [...chosen, ...others.map(({ id }) => id)]
  const held = async (
    after: string | null,
    title: string,
    on: string[],
    places: number,
    votes: (id: string, i: number, of: number) => number,
  ) => {
    const { id } = await play('ballots.keep', committee, (act) =>
      addBallot(act, meeting, { after, title, mode: 'paper', names: on, places, most: places, rule: '>=2/3', recused: 'leave' }),
    )
    await play('ballots.keep', committee, (act) => openBallot(act, id, []))
    const { voters } = await stage.site.store.read.selectFrom('ballot').select('voters').where('id', '=', id).executeTakeFirstOrThrow()
    const papers = voters as number
    const count = { papers, invalid: 0, blank: 0, votes: Object.fromEntries(on.map((one, i) => [one, votes(one, i, papers)])) }
    for (const scrutineer of [organiser, verifier]) await play('ballots.count', scrutineer, (act) => countPaper(act, id, count))
    await play('ballots.close', committee, (act) => closeBallot(act, id, []))
    return id
  }
  const level = (id: string) => id === last || id === rival
  const first = await held(null, '拟表彰人选', names, seats, (id, i, of) =>
    level(id) ? of - 2 : i < seats / 4 ? of : i < seats ? of - 1 : 1,
  )
  await held(first, '拟表彰人选（第二轮）', [last, rival], 1, (id, _, of) => (id === last ? of - 2 : 2))
  await step({ kind: 'closed' })
}

/** Confirmed, posted, conferred; where somebody is named, an objection against them proves nothing. */
async function decide(season: Season, chosen?: string[]): Promise<void> {
  const { stage, town, year, campaign, programme, at, play } = season
  const { committee, organiser } = town.people
  const { quotas } = await programmeOf(stage.site.store.read, campaign, programme)
  const reasons = Object.fromEntries(quotas.map(({ id }) => [id, '当年人选结构所限，经评选委员会讨论同意']))
  await play('selection.confirm', committee, (act) => confirm(act, campaign, programme, { note: '经无记名投票通过', reasons }))
  const firstDay = at(29)
  const { notice } = await play('notices.post', organiser, (act) =>
    postNotice(act, campaign, programme, { ...NOTICE, level: 'district', unitId: null, firstDay }),
  )
  at(31)
  if (chosen)
    await object(
      season,
      notice,
      chosen[2] as string,
      'rejected',
      '其班组去年有人受伤，是否属于安全事故？',
      '经核实，系非工作时间的交通意外，与评选条件无关。',
    )
  const day = at(42)
  const decision = { number: `申工总〔${year}〕31号`, day, level: 'district' as const }
  await play('honours.confer', organiser, (act) => confer(act, campaign, programme, decision))
}
