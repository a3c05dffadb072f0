/** Words of campaigns: entitlements, nominees, quotas beside the list being formed, confirmation, and the 汇总表. */
import type { Words } from './words.ts'

const s = (n: number) => (n === 1 ? '' : 's')

export interface CensusWords {
  people: number
  women: number
  migrant: number
  nonPublic: number
  minority: number
  meanAge: string | null
  /** "产业工人8人、科教人员4人" */
  classes: string
}

export const nominations = {
  title: ['评选', 'Award campaigns'],
  lead: [
    '从竞赛第一名和单位推荐中，按名额与比例评出名单。',
    'From first places and the units’ recommendations to a list under seats and quotas.',
  ],
  noCampaigns: ['还没有评选', 'No campaigns yet'],
  noCampaignsNext: [
    '新建一个评选，系统按常用比例设好五一劳动奖章的名额与比例。',
    'Open one: it starts with the May Day Labour Medal under the usual quotas, which you can change.',
  ],
  open: ['新建评选', 'Open campaign'],
  openTitle: ['新建一个评选？', 'Open a new campaign?'],
  openText: ['建好后，各单位即可推荐人选。', 'Units can put people forward as soon as it is open.'],
  name: ['评选名称', 'Name of the campaign'],
  nameHint: ['例如：2026年申江区五一劳动奖', 'In Chinese, as it will be printed'],
  nameEn: ['英文名称', 'English name'],
  template: ['名额与比例模板', 'Quota template'],
  seats: ['名额', 'Seats'],
  seatsN: [(n: number) => `名额 ${n} 个`, (n: number) => `${n} seat${s(n)}`],
  confirmedOn: [
    (when: string, by: string) => `名单已于 ${when} 由${by}确认`,
    (when: string, by: string) => `List confirmed on ${when} by ${by}`,
  ],
  stillOpen: ['名单评选中', 'List being formed'],
  closed: ['名单已确认', 'List confirmed'],
  digest: ['校验码', 'Digest'],

  programmes: ['奖项', 'Programmes'],
  parts: {
    entitlements: ['申报资格', 'Entitlements'],
    nominees: ['人选', 'Nominees'],
    list: ['名单', 'List'],
    quotas: ['名额与比例', 'Seats and quotas'],
  },

  analytics: ['评委分析', 'Judge analytics'],
  entitlementsLead: [
    '正式公布的赛项第一名取得申报资格，而不是直接授予。',
    'First place in an officially released event gives the right to apply, never the award itself.',
  ],
  noEntitlements: ['还没有申报资格', 'No entitlements yet'],
  noEntitlementsNext: [
    (years: string) => `${years}年赛事的成绩正式公布后，第一名会出现在这里。`,
    (years: string) => `First places appear here once results of ${years} competitions are official.`,
  ],
  firstPlace: ['第一名', 'First place'],
  shared: ['并列第一', 'Shared first'],
  notEmployee: ['非职工，不能据此申报', 'Not an employee: cannot apply'],
  notPerson: {
    squad: ['参赛队，不产生个人申报资格', 'A squad: gives no person a right'],
    unit: ['单位，不产生个人申报资格', 'A unit: gives no person a right'],
    proposal: ['建议，不产生个人申报资格', 'A proposal: gives no person a right'],
    person: ['个人', 'Person'],
  },
  usable: ['可以申报', 'Can be used'],
  used: ['已用于推荐', 'Used'],
  event: ['赛项', 'Event'],
  winner: ['第一名', 'Winner'],
  releaseNo: [(n: number) => `第 ${n} 号公布`, (n: number) => `release ${n}`],

  nominate: ['推荐人选', 'Put forward'],
  nominateThis: [(name: string) => `推荐${name}`, (name: string) => `Put ${name} forward`],
  nominateTitle: [(name: string) => `推荐${name}为人选？`, (name: string) => `Put ${name} forward?`],
  nominateText: [
    '将按此刻登记的身份、技能等级和单位记录。一人在同一评选中只能推荐一次。',
    'Job class, skill level and unit are recorded as they are now. A person can be put forward once in a campaign.',
  ],
  whom: ['推荐谁？', 'Whom to put forward?'],
  findPerson: ['按姓名查找本单位职工', 'Find a worker of your units by name'],
  noCandidates: [
    '没有符合条件的职工。已推荐的和非职工不在此列。',
    'Nobody found. Those already put forward and non-employees are not listed.',
  ],
  byUnit: ['单位推荐', 'By the unit'],
  deeds: ['事迹', 'Deeds'],
  deedsHint: ['不超过 2,000 字，写近三年的主要事迹', 'Up to 2,000 characters; the main deeds of the last three years'],
  send: ['提交推荐', 'Submit nomination'],
  ownTitle: ['推荐人选', 'Nominations'],
  ownLead: ['把本单位的职工推荐到评选中。', 'Put workers of your units forward for an award.'],
  noOpen: ['目前没有进行中的评选', 'No campaign is open now'],
  noOpenNext: ['区总工会新建评选后，会显示在这里。', 'It appears here when the district federation opens one.'],
  ownRights: ['本单位的申报资格', 'Entitlements of your people'],
  ownNominees: ['本单位已推荐的人选', 'People you have put forward'],
  noOwn: ['本单位还没有推荐人选', 'Nobody put forward yet'],

  noNominees: ['还没有人选', 'No nominees yet'],
  noNomineesNext: [
    '各单位推荐后，人选会出现在这里；也可以从“申报资格”中推荐。',
    'They appear here when units put people forward; you can also start from an entitlement.',
  ],
  recommender: ['推荐单位', 'Recommended by'],
  channels: { contest: ['竞赛', 'Contest'], unit: ['单位', 'Unit'] },
  evidence: ['依据', 'Evidence'],
  evidenceGone: [
    (n: number) => `依据已失效：第 ${n} 号公布更正后不再是第一名`,
    (n: number) => `Evidence withdrawn: not first any more in the corrected release ${n}`,
  ],
  migrant: ['农民工', 'Migrant worker'],
  age: [(n: number) => `${n} 岁`, (n: number) => `aged ${n}`],
  readDeeds: ['查看事迹', 'Read deeds'],
  deedsOf: [(name: string) => `${name}的事迹`, (name: string) => `Deeds of ${name}`],
  takeBack: ['撤回推荐', 'Withdraw nomination'],
  takeBackShort: ['撤回', 'Withdraw'],
  takeBackOf: [(name: string) => `撤回对${name}的推荐`, (name: string) => `Withdraw nomination of ${name}`],
  takeBackTitle: [(name: string) => `撤回对${name}的推荐？`, (name: string) => `Withdraw the nomination of ${name}?`],
  takeBackText: ['人选将从名单中移除；推荐记录和理由会保留。', 'The nominee also leaves the list; the record and the reason are kept.'],
  withdrawn: [(reason: string) => `已撤回：${reason}`, (reason: string) => `Withdrawn: ${reason}`],
  outcome: { confirmed: ['已列入名单', 'On the confirmed list'], 'not-confirmed': ['未列入名单', 'Not on the confirmed list'] },
  putForward: ['已推荐', 'Put forward'],

  listLead: [
    '勾选人选，各项比例即时计算；可用箭头或拖动调整顺序。',
    'Tick nominees; the rules are counted at once. Drag or use the arrows to order them.',
  ],
  chosen: ['已选', 'Chosen'],
  notChosen: ['未选', 'Not chosen'],
  chosenOf: [
    (n: number, seats: number) => `已选 ${n} 人，名额 ${seats} 个`,
    (n: number, seats: number) => `${n} chosen of ${seats} seat${s(seats)}`,
  ],
  seatsLeft: [(n: number) => `还有 ${n} 个名额`, (n: number) => `${n} seat${s(n)} free`],
  full: ['名额已满', 'All seats taken'],
  noneChosen: ['还没有选人', 'Nobody chosen yet'],
  noneChosenNext: ['在“未选”中勾选人选。', 'Tick people under “Not chosen”.'],
  allChosen: ['所有人选都已列入名单', 'Every nominee is on the list'],
  choose: [(name: string) => `选入${name}`, (name: string) => `Choose ${name}`],
  drop: [(name: string) => `移出${name}`, (name: string) => `Take ${name} off the list`],
  up: [(name: string) => `${name}上移`, (name: string) => `Move ${name} up`],
  down: [(name: string) => `${name}下移`, (name: string) => `Move ${name} down`],
  saveList: ['保存名单', 'Save list'],
  unsaved: ['有未保存的改动', 'Changes not saved'],
  changedMeanwhile: [
    '名单刚被别人改过。载入现在的名单后再改。',
    'Somebody else has changed the list. Load the present one, then change it again.',
  ],
  loadPresent: ['载入现在的名单', 'Load present list'],
  undo: ['放弃改动', 'Discard changes'],

  rules: ['比例', 'Quotas'],
  rulesShort: [(met: number, all: number) => `比例 ${met} / ${all} 项达到`, (met: number, all: number) => `${met} of ${all} rules met`],
  noRules: ['没有设置比例', 'No quotas are set'],
  state: {
    met: ['达到', 'Met'],
    short: [(n: number) => `还差 ${n} 人`, (n: number) => `Short by ${n}`],
    over: [(n: number) => `超出 ${n} 人`, (n: number) => `Over by ${n}`],
  },
  asked: {
    floor: [
      (asked: string, of: string, exact: string, limit: number) => `不低于${of}的 ${asked}% = ${exact} → ${limit} 人`,
      (asked: string, of: string, exact: string, limit: number) => `≥ ${asked} % of ${of} = ${exact} → ${limit}`,
    ],
    cap: [
      (asked: string, of: string, exact: string, limit: number) => `不高于${of}的 ${asked}% = ${exact} → ${limit} 人`,
      (asked: string, of: string, exact: string, limit: number) => `≤ ${asked} % of ${of} = ${exact} → ${limit}`,
    ],
  },
  plain: {
    floor: [(limit: number) => `不少于 ${limit} 人`, (limit: number) => `at least ${limit}`],
    cap: [(limit: number) => `不多于 ${limit} 人`, (limit: number) => `at most ${limit}`],
  },
  rounding: { up: ['（进位取整）', '(rounded up)'], down: ['（舍去取整）', '(rounded down)'] },
  ofSeats: [(n: number) => ` ${n} 个名额`, (n: number) => `${n} seat${s(n)}`],
  ofChosen: [(n: number) => `已选 ${n} 人`, (n: number) => `${n} chosen`],
  ofPart: [(n: number) => `已选中符合条件的 ${n} 人`, (n: number) => `${n} chosen whom the rule concerns`],
  supply: [(n: number) => `人选中共 ${n} 人符合`, (n: number) => `${n} such among all nominees`],
  cite: [(source: string) => `依据：${source}`, (source: string) => `Source: ${source}`],

  confirm: ['确认名单', 'Confirm list'],
  confirmTitle: [(n: number) => `确认这份 ${n} 人的名单？`, (n: number) => `Confirm this list of ${n}?`],
  confirmText: [
    '确认后名单不能再改，名额与比例、推荐和撤回也一并截止。',
    'A confirmed list can never be changed; seats, quotas, nominations and withdrawals close with it.',
  ],
  vacancies: [(n: number) => `空缺 ${n} 个名额（宁缺毋滥）。`, (n: number) => `${n} seat${s(n)} stay${n === 1 ? 's' : ''} vacant.`],
  allMet: ['各项比例均已达到。', 'Every rule is met.'],
  reasonFor: [(rule: string, state: string) => `${rule}：${state}。理由`, (rule: string, state: string) => `${rule}: ${state}. Reason`],
  reasonForNominee: [
    (name: string) => `${name}的依据已失效。仍列入名单的理由`,
    (name: string) => `The evidence of ${name} was withdrawn. Reason to keep the name`,
  ],
  note: ['说明', 'Note'],
  noteHint: ['例如会议名称和日期', 'For example the meeting and its date'],
  onlyCommittee: ['只有评选委员可以选人和确认名单。', 'Only committee members choose and confirm.'],
  overridden: ['未达到而放行的规定', 'Rules let pass, with reasons'],
  overriddenBy: [
    (rule: string, reason: string, by: string) => `${rule}：${reason}（${by}）`,
    (rule: string, reason: string, by: string) => `${rule}: ${reason} (${by})`,
  ],
  download: ['下载汇总表', 'Download list (.xlsx)'],
  census: [
    (c: CensusWords) =>
      c.people === 0
        ? '名单上还没有人。'
        : `名单共${c.people}人。其中，女职工${c.women}人，少数民族${c.minority}人，农民工${c.migrant}人，非公有制单位${c.nonPublic}人；${c.classes}${c.meanAge === null ? '' : `；平均年龄${c.meanAge}岁`}。`,
    (c: CensusWords) =>
      c.people === 0
        ? 'Nobody is on the list yet.'
        : `${c.people} ${c.people === 1 ? 'person' : 'people'} on the list: ${c.women} women, ${c.minority} of ethnic minorities, ${c.migrant} migrant workers, ${c.nonPublic} from non-public units; ${c.classes}${c.meanAge === null ? '' : `; mean age ${c.meanAge}`}.`,
  ],

  meritTitle: [(programme: string) => `${programme}人选分数表`, (programme: string) => `${programme}: merit of nominees`],
  meritColumns: {
    id: ['编号', 'Id'],
    name: ['姓名', 'Name'],
    unit: ['工作单位', 'Unit'],
    points: ['得分', 'Points'],
    order: ['议定名次', 'Agreed place'],
  },
  forcedIn: [(reason: string, by: string) => `指定入选：${reason}（${by}）`, (reason: string, by: string) => `Put on by ${by}: ${reason}`],
  forcedOut: [
    (reason: string, by: string) => `指定不入选：${reason}（${by}）`,
    (reason: string, by: string) => `Kept off by ${by}: ${reason}`,
  ],
  setQuotas: ['保存名额与比例', 'Save seats and quotas'],
  quotasLead: ['比例可以改，也可以增删；保底进位取整，上限舍去取整。', 'Change, add or remove rules. Floors are rounded up, caps down.'],
  ruleName: ['名称', 'Name'],
  kind: ['种类', 'Kind'],
  kinds: { floor: ['保底（不低于）', 'Floor (at least)'], cap: ['上限（不高于）', 'Cap (at most)'] },
  shareOrCount: ['比例或人数', 'Share or number'],
  shareHint: ['如 35% 或 3', 'such as 35% or 3'],
  among: ['分母', 'Of'],
  amongs: { seats: ['全部名额', 'all seats'], chosen: ['已选人数', 'the chosen'], part: ['部分人选', 'some of the chosen'] },
  who: ['对象', 'Who'],
  addRule: ['新增比例', 'Add rule'],
  removeRule: [(name: string) => `移除“${name}”`, (name: string) => `Remove “${name}”`],
  useTemplate: ['套用模板', 'Use template'],
  leftOut: ['模板未包含', 'Not in the template'],
  quotasSaved: ['名额与比例已保存', 'Seats and quotas saved'],
  values: { migrant: { '0': ['非农民工', 'not a migrant worker'], '1': ['农民工', 'migrant worker'] } },
  attributes: {
    jobClass: ['身份类别', 'Job class'],
    sex: ['性别', 'Sex'],
    migrant: ['是否农民工', 'Migrant worker'],
    ownership: ['单位性质', 'Ownership'],
    skillLevel: ['技能等级', 'Skill level'],
    ethnicity: ['民族', 'Ethnicity'],
    political: ['政治面貌', 'Political status'],
    education: ['文化程度', 'Education'],
    industry: ['所属行业', 'Industry'],
    channel: ['推荐渠道', 'Channel'],
  },
  not: [(values: string) => `非${values}`, (values: string) => `not ${values}`],
  or: ['或', ' or '],
  and: ['且', ' and '],

  /** The workbook is a Chinese paper, whatever language the reader has. */
  sheet: {
    name: ['汇总表', 'List'],
    draft: ['（草案，未确认）', ' (draft, not confirmed)'],
    title: [
      (campaign: string, programme: string) => `${campaign}${programme}推荐人选汇总表`,
      (campaign: string, programme: string) => `${campaign}, ${programme}: summary of nominees`,
    ],
    number: ['序号', 'No.'],
    person: ['姓名', 'Name'],
    sex: ['性别', 'Sex'],
    ethnicity: ['民族', 'Ethnicity'],
    born: ['出生年月', 'Born'],
    political: ['政治面貌', 'Political status'],
    education: ['文化程度', 'Education'],
    unit: ['工作单位', 'Unit'],
    jobClass: ['身份类别', 'Job class'],
    skillLevel: ['技能等级', 'Skill level'],
    migrant: ['是否农民工', 'Migrant worker'],
    ownership: ['单位性质', 'Ownership'],
    industry: ['所属行业', 'Industry'],
    recommender: ['推荐单位', 'Recommended by'],
    channel: ['推荐渠道', 'Channel'],
    evidence: ['依据', 'Evidence'],
    deeds: ['事迹摘要', 'Deeds, in short'],
    note: ['备注', 'Note'],
    rests: [
      (event: string, number: number, shared: boolean) => `${event}，第${number}号公布，第1名${shared ? '（并列）' : ''}`,
      (event: string, number: number, shared: boolean) => `${event}, release ${number}, rank 1${shared ? ' (shared)' : ''}`,
    ],
    signs: ['经办人（签字）：　　　　　　　　　负责人（签字）：', 'Prepared by (signature):            Responsible (signature):'],
    seal: ['评选委员会（盖章）：　　　　　　　　　　　　年　　月　　日', 'Committee (seal):                 Date:'],
    numbers: ['名单构成', 'In numbers'],
    item: ['项目', 'Item'],
    counted: ['人数', 'People'],
    limit: ['应有', 'Limit'],
    worked: ['计算', 'Reckoning'],
    result: ['结果', 'Result'],
    reason: ['理由', 'Reason'],
    category: ['类别', 'Category'],
    reserves: ['候补人选', 'Reserves'],
  },
} as const satisfies Words

type Params = Readonly<Record<string, string | undefined>>

/** Sentences for the faults of this room. */
export const nominationFaults: Record<string, readonly [string | ((p: Params) => string), string | ((p: Params) => string)]> = {
  'campaign-known': ['这一年度已有同名的评选。', 'This year already has a campaign of that name.'],
  'fewer-than-chosen': [
    (p) => `名单上已有 ${p.n} 人，名额不能更少。请先移出人选。`,
    (p) => `${p.n} people are on the list already; take some off first.`,
  ],
  'list-confirmed': ['名单已经确认，不能再改。', 'The list is confirmed and cannot be changed any more.'],
  'nobody-chosen': ['名单上还没有人，不能确认。', 'Nobody is on the list; there is nothing to confirm.'],
  'too-many-chosen': [
    (p) => `名额只有 ${p.seats} 个，选了 ${p.n} 人。请先移出人选。`,
    (p) => `There are ${p.seats} seats but ${p.n} people were chosen. Take some off.`,
  ],
  'not-a-nominee': ['其中有人已不是本奖项的人选，请重新载入。', 'Somebody on it is not a nominee of this programme any more; reload.'],
  'chosen-twice': ['同一个人选了两次。', 'The same person was chosen twice.'],
  'not-an-employee': [
    '此人不是职工。奖章只授予职工，参赛成绩不产生申报资格。',
    'This person is not an employee. The medal is for employees only; the result gives no right to apply.',
  ],
  'entitlement-gone': [
    '这项申报资格已失效：成绩可能已经更正。请重新载入。',
    'This entitlement is gone: the result may have been corrected. Reload.',
  ],
  'entitlement-of-another': ['这项申报资格属于另一个人。', 'This entitlement belongs to another person.'],
  'nominated-already': [
    (p) => `${p.name}在本次评选中已由“${p.unit}”推荐（${p.programme}）。一人只能推荐一次。`,
    (p) => `${p.name} was already put forward in this campaign by ${p.unit} (${p.programme}). A person can be put forward once.`,
  ],
  'no-merit': [
    '还没有分数或名次，无法生成方案。请先在“名额与比例”中导入。',
    'Nobody has points or a place yet. Import them under “Seats and quotas” first.',
  ],
  'no-merit-of': ['此人还没有分数或名次，不参加排名。', 'This name has no points or place yet and is not ranked.'],
  'person-twice': ['同一个人出现了两次，请先撤回其中一份推荐。', 'The same person is up twice; withdraw one of the nominations first.'],
  'merit-too-fine': ['得分最多 6 位整数、4 位小数。', 'Points may have up to six digits and four decimals.'],
  'bad-place': ['名次应为 1 至 99999 的整数。', 'A place is a whole number from 1 to 99999.'],
  'forced-both': ['同一个人既指定入选又指定不入选。', 'The same name is both put on and kept off.'],
  'no-such-rule': ['没有这一项规定或人选，请重新载入。', 'There is no such rule or nominee; reload.'],
  'gives-nothing': ['请写明放宽几人。', 'Say by how many persons.'],
  'category-seats': [
    (p) => `各类别名额合计 ${p.n} 个，应为 ${p.seats} 个。`,
    (p) => `The categories have ${p.n} seats together; there are ${p.seats}.`,
  ],
  'withdrawn-already': ['这份推荐已经撤回。', 'This nomination was withdrawn already.'],
  'reason-needed': ['请写明放行的理由。', 'Say why this may pass.'],
  'text-too-long': ['太长了，请按字数限制删减。', 'Too long; shorten it to the limit.'],
  'bad-share': ['请写成 35%、0.35 或 1/3，且不超过 100%。', 'Write it as 35%, 0.35 or 1/3, at most 100%.'],
  'share-or-count': ['比例和人数只能填一个。', 'Give either a share or a number.'],
  'unknown-attribute': ['比例不能按这一项计算。', 'Rules cannot look at this.'],
  'unknown-value': ['没有这个选项。', 'There is no such value.'],
  'same-id-twice': ['有两条比例的编号相同。', 'Two rules have the same id.'],
}
