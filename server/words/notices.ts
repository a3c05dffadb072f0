/** Words of what follows a list: public notices and objections, conferral, the honour roll, checks and plates. */
import { common } from './common.ts'
import type { FaultWords } from './problems.ts'
import { type Lang, say, type Words } from './words.ts'

const s = (n: number) => (n === 1 ? '' : 's')

export const notices = {
  tab: ['公示', 'Notice'],
  title: ['公示', 'Public notices'],
  own: ['本单位的公示和推荐材料', 'Notices and papers of your nominees'],
  lead: ['正在公示和最近公示过的名单。', 'Lists that hang now or hung lately.'],
  none: ['目前没有公示', 'No public notice'],
  noneNext: ['名单公示后会出现在这里。', 'Lists appear here while they hang.'],
  noneYet: ['还没有公示', 'No notice yet'],
  noneYetNext: [
    '单位和推荐单位公示各自的人选；名单确认后再公示名单。',
    'Units post their nominees; the list itself is posted once it is confirmed.',
  ],
  headline: [
    (award: string, level: string) => `${award}人选公示（${level}）`,
    (award: string, level: string) => `${award}: public notice (${level})`,
  ],
  levels: {
    unit: ['单位', 'Unit'],
    recommending: ['推荐单位', 'Recommending unit'],
    district: ['区级', 'District'],
  },
  states: {
    coming: ['尚未开始', 'Not begun'],
    running: ['公示中', 'Hangs now'],
    ended: ['公示期满', 'Over'],
    superseded: ['已重新公示', 'Begun anew'],
  },
  /** The only things that may stand beside a name. */
  fields: {
    unit: ['工作单位', 'Unit'],
    post: ['职务', 'Post'],
    jobClass: ['身份类别', 'Job class'],
    skillLevel: ['技能等级', 'Skill level'],
    sex: ['性别', 'Sex'],
    ethnicity: ['民族', 'Ethnicity'],
    political: ['政治面貌', 'Political status'],
    industry: ['所属行业', 'Industry'],
    ownership: ['单位性质', 'Ownership'],
    recommender: ['推荐单位', 'Recommended by'],
    deeds: ['事迹摘要', 'Deeds, in short'],
  },
  post: ['发布公示', 'Post notice'],
  postTitle: ['发布公示？', 'Post this notice?'],
  postText: [
    '公示从首日起按工作日计算；身份证号、电话和出生日期不在可公示的内容之列。',
    'The count runs in working days from the first day. ID numbers, phones and birth dates cannot be shown.',
  ],
  level: ['公示范围', 'Level'],
  unit: ['哪个单位的人选', 'Whose nominees'],
  firstDay: ['首日', 'First day'],
  days: ['工作日天数', 'Working days'],
  channel: ['公示渠道', 'Where it hangs'],
  channelHint: ['例如：单位公告栏、区总工会网站', 'For example: the unit’s board, the federation’s website'],
  shown: ['公示内容（姓名之外）', 'Beside each name'],
  order: ['排序', 'Order'],
  orders: { given: ['按名单顺序', 'As given'], strokes: ['按姓氏笔画', 'By strokes of the surname'] },
  change: ['与上次公示相比改了什么（重新公示必填）', 'What changed since the last notice (needed to begin anew)'],
  round: [(n: number) => `第 ${n} 次公示`, (n: number) => `Round ${n}`],
  span: [
    (first: string, last: string, days: number) => `${first}至${last}，共 ${days} 个工作日`,
    (first: string, last: string, days: number) => `${first} to ${last}, ${days} working day${s(days)}`,
  ],
  dayOf: [(n: number, of: number) => `第 ${n} 个工作日，共 ${of} 个`, (n: number, of: number) => `working day ${n} of ${of}`],
  yearsUnknown: [
    (years: string) => `${years}年的节假日还没有录入日历，工作日只按周一至周五计算。`,
    (years: string) => `The holidays of ${years} are not in the calendar: days are counted by weekday only.`,
  ],
  open: ['查看公示', 'Open notice'],
  names: [(n: number) => `${n} 个名字`, (n: number) => `${n} name${s(n)}`],
  clean: ['无异议，可出具证明', 'Nothing stands against it'],
  began: ['从这里重新公示', 'This notice was begun anew here'],
  because: [(reason: string) => `重新公示原因：${reason}`, (reason: string) => `Begun anew because: ${reason}`],
  out: { objection: ['经异议核实，已移出名单', 'Off the list after an objection'], withdrawn: ['推荐已撤回', 'Nomination withdrawn'] },
  body: [
    (span: string) => `现将下列人选予以公示，公示期为${span}。公示期内如有异议，请如实反映；实名反映的，核实后书面答复。`,
    (span: string) =>
      `The following are hereby made public: ${span}. Whoever objects may say so until the end of the last day; named objections are answered in writing.`,
  ],
  seal: ['公示单位', 'Posted by'],

  objections: ['异议', 'Objections'],
  object: ['提出异议', 'Object'],
  objectLead: [
    '可以实名，也可以匿名。姓名、电话和内容加密保存，只有评选工作人员能看到。',
    'With your name or without. Name, phone and text are kept encrypted; only the award office reads them.',
  ],
  against: ['对谁有异议', 'Against whom'],
  wholeList: ['整份名单', 'The list as a whole'],
  text: ['事实和理由', 'What happened'],
  who: ['姓名或单位（视同签名）', 'Name or organisation (counts as signature)'],
  phone: ['联系电话', 'Phone'],
  anonymousHint: ['匿名可不填；匿名的不能单独答复', 'Leave empty to stay anonymous'],
  receivedOn: ['收到日期', 'Received on'],
  enterPaper: ['登记书面异议', 'Enter objection from paper'],
  received: [
    (id: string) => `已收到。请记下编号 ${id}，核实后可凭编号查看答复。`,
    (id: string) => `Received. Keep the number ${id}: it opens the answer once there is one.`,
  ],
  lookUp: ['凭编号查看答复', 'Look up an answer'],
  objectionNo: ['异议编号', 'Number of the objection'],
  waiting: ['正在核实，还没有答复。', 'Being verified; no answer yet.'],
  noObjections: ['没有收到异议', 'No objection'],
  counted: [
    (all: number, upheld: number, rejected: number) => `异议 ${all} 件：成立 ${upheld}，不成立 ${rejected}`,
    (all: number, upheld: number, rejected: number) => `${all} objection${s(all)}: ${upheld} upheld, ${rejected} not`,
  ],
  named: ['实名', 'Named'],
  anonymous: ['匿名', 'Anonymous'],
  answer: ['答复异议', 'Answer objection'],
  answerText: [
    '答复后不能更改。成立的，此人从名单中划去，公示和名单上都会显示。',
    'An answer is final. If upheld, the name is struck from the list, visibly on notice and list.',
  ],
  outcome: ['核实结论', 'Outcome'],
  outcomes: { upheld: ['异议成立', 'Upheld'], rejected: ['异议不成立', 'Not upheld'] },
  finding: ['核实情况（仅内部）', 'What was verified (for the office)'],
  written: ['书面答复', 'Answer in writing'],
} as const satisfies Words

export type NoticeField = keyof typeof notices.fields

/** What a field's stored value is called. */
export function fieldText(field: NoticeField, value: string, lang: Lang): string {
  const c = say(common, lang)
  const known: Partial<Record<NoticeField, Record<string, string>>> = {
    jobClass: c.jobClass,
    skillLevel: c.skillLevel,
    sex: c.sex,
    ownership: c.ownership,
  }
  return known[field]?.[value] ?? value
}

/** A campaign is often named after its one programme: the name is not said twice. */
export function awardName(campaign: string, programme: string, lang: Lang): string {
  if (campaign.includes(programme)) return campaign
  return lang === 'zh' ? campaign + programme : `${campaign}, ${programme}`
}

export const after = {
  tab: ['表彰之后', 'After'],
  confer: ['作出表彰决定', 'Confer'],
  conferTitle: ['作出表彰决定？', 'Confer these honours?'],
  conferText: [
    '名单上的人选成为荣誉获得者，载入红榜。决定不能撤回，只能逐个撤销荣誉。',
    'Everybody on the list becomes a holder and enters the honour roll. It cannot be undone; single honours can be revoked.',
  ],
  number: ['决定文号', 'Decision number'],
  numberHint: ['例如：申工总〔2026〕12号', 'As printed, for example 申工总〔2026〕12号'],
  day: ['决定日期', 'Date of the decision'],
  level: ['荣誉级别', 'Level'],
  notYet: ['还不能表彰', 'Not ready to confer'],
  left: [(names: string) => `已移出名单，不表彰：${names}`, (names: string) => `Off the list, not conferred: ${names}`],
  conferred: [
    (number: string, day: string) => `已于 ${day} 以 ${number} 表彰`,
    (number: string, day: string) => `Conferred on ${day} by ${number}`,
  ],
  certificateNo: ['荣誉编号', 'Number'],
  holder: ['获得者', 'Holder'],
  honour: ['荣誉', 'Honour'],
  chain: ['来历', 'Where it comes from'],
  links: { list: ['名单', 'list'], notice: ['公示', 'notice'], ballot: ['评审', 'ballot'], nomination: ['推荐', 'nomination'] },
  rank: [(n: number) => `成绩（第 ${n} 号公布）`, (n: number) => `result (release ${n})`],
  revoke: ['撤销荣誉', 'Revoke honour'],
  revokeTitle: [(name: string) => `撤销${name}的荣誉？`, (name: string) => `Revoke the honour of ${name}?`],
  effects: [
    '证书、奖章、奖牌收回，相应待遇终止；红榜上保留记录并注明已撤销，编号不再使用。',
    'Certificate, medal and plate are taken back and benefits end. The roll keeps the entry as revoked; its number is never used again.',
  ],
  reasons: {
    fraud: ['弄虚作假', 'Fraud'],
    procedure: ['隐瞒严重问题或严重违反程序', 'Hidden faults or breach of procedure'],
    dismissal: ['受到开除等处分', 'Dismissal'],
    crime: ['受到刑事处罚', 'Criminal penalty'],
    accident: ['发生重大事故或群体性事件', 'Major accident or mass incident'],
    law: ['法律法规规定的其他情形', 'Other grounds by law'],
  },
  ground: ['撤销情形', 'Ground'],
  details: ['事实和依据', 'Facts and grounds'],
  decidedBy: ['决定机关', 'Decided by'],
  decidedOn: ['决定日期', 'Decided on'],
  revoked: [(day: string, why: string) => `${day} 撤销：${why}`, (day: string, why: string) => `Revoked ${day}: ${why}`],
  check: ['登记复查', 'Record re-check'],
  checkTitle: [(name: string) => `登记对${name}的复查？`, (name: string) => `Record a re-check of ${name}?`],
  checkText: ['每两年复查一次；存疑的，核实后按规定处理。', 'Due every two years. A doubtful holder is looked into.'],
  outcomes: { keeps: ['符合条件', 'Keeps it'], doubtful: ['存疑', 'Doubtful'] },
  outcome: ['复查结论', 'Outcome'],
  lastCheck: ['最近复查', 'Last check'],
  due: ['应复查', 'Check is due'],
  plate: ['奖牌', 'Plate'],
  plateSet: ['登记奖牌', 'Record plate'],
  plateTitle: [(name: string) => `登记${name}的奖牌？`, (name: string) => `Record the plate of ${name}?`],
  plateText: ['奖牌发给单位和班组，撤销后须收回。', 'Plates hang at units and teams and come back after a revocation.'],
  plates: {
    issued: ['已授牌', 'Issued'],
    ordered: ['责令摘牌', 'Taken down by order'],
    automatic: ['自动摘牌', 'Taken down by rule'],
    natural: ['自然摘牌', 'Ended by itself'],
  },
  noPlate: ['未授牌', 'Not issued'],
  plateDue: ['奖牌待收回', 'Plate to be returned'],

  rollTitle: ['红榜', 'Honour roll'],
  rollLead: ['历次表彰的个人、集体和单位。', 'Persons, teams and organisations honoured so far.'],
  nobody: ['没有符合条件的荣誉', 'No such honour'],
  nobodyNext: ['换一个姓名、单位或年度。', 'Try another name, unit or year.'],
  find: ['姓名或单位', 'Name or unit'],
  years: ['近五年', 'Last five years'],
  given: [
    (n: number, revoked: number) => (revoked ? `${n}（撤销 ${revoked}）` : `${n}`),
    (n: number, revoked: number) => (revoked ? `${n} (${revoked} revoked)` : `${n}`),
  ],
  more: ['显示更多', 'Show more'],
  fiveYears: {
    title: ['五年一览', 'Five years'],
    lead: [
      '近五年每届表彰了谁，各类人选占多少，与当年的比例要求对照；已撤销的不计。',
      'Whom each year honoured, in which shares, beside the rules of that year. Revoked honours are not counted.',
    ],
    none: ['还没有表彰过', 'Nobody was honoured yet'],
    noneNext: ['作出表彰决定后，这里按年度对照。', 'Years stand side by side here once honours are conferred.'],
    by: ['按什么分', 'By'],
    bys: {
      jobClass: ['身份类别', 'Category'],
      sex: ['性别', 'Sex'],
      unit: ['街道、行业', 'Street or industry federation'],
      industry: ['所属行业', 'Industry'],
      ownership: ['单位性质', 'Ownership'],
    },
    group: ['类别', 'Group'],
    rules: ['与比例要求对照', 'Beside the rules'],
    rulesLead: ['竖线是当年应达到（或不得超过）的人数。', 'The tick is what that year asked for, or allowed at most.'],
    floor: ['不少于', 'at least'],
    cap: ['不多于', 'at most'],
    due: ['应复查', 'Due to be checked again'],
    noneDue: ['没有到期的复查', 'No check is due'],
  },
} as const satisfies Words

export const noticeFaults: FaultWords = {
  'list-not-confirmed': ['名单还没有确认。', 'The list is not confirmed yet.'],
  'notice-empty': ['没有可公示的人选。', 'There is nobody to post.'],
  'notice-same': ['内容与上次公示相同，不必重新公示。', 'The same content hangs already.'],
  'notice-too-short': [(p) => `至少公示 ${p.least} 个工作日。`, (p) => `At least ${p.least} working days.`],
  'notice-day-over': ['首日已经过去，请选今天或以后。', 'That day is over; choose today or later.'],
  'notice-not-open': [
    (p) => `只在公示期内（${p.first} 至 ${p.last}）受理异议。`,
    (p) => `Objections are taken from ${p.first} to ${p.last}.`,
  ],
  'notice-superseded': ['已重新公示，以最新一次为准。', 'Begun anew; the latest round counts.'],
  'notice-running': ['公示期未满。', 'The notice is not over yet.'],
  'notice-changed': ['名单内容在公示后有改动，须重新公示。', 'The content changed after posting: the notice must begin anew.'],
  'notice-missing': ['名单还没有公示。', 'The list has not been posted.'],
  'objections-open': ['还有异议没有答复。', 'An objection is not answered yet.'],
  'objection-named': ['实名须同时填写姓名和电话；匿名则都不填。', 'Give both name and phone, or neither.'],
  'objection-answered': ['这件异议已经答复。', 'This objection was answered already.'],
  'conferred-already': ['已经作出表彰决定。', 'Conferred already.'],
  'number-used': ['这个文号已经用过。', 'This decision number was used before.'],
  'revoked-already': ['这项荣誉已经撤销。', 'This honour was revoked already.'],
  'no-plate': ['奖牌只发给单位和班组。', 'Plates are for units and teams.'],
  'nominee-blocked': [(p) => `${p.name}的资格审查未通过。`, (p) => `${p.name} is blocked by the eligibility check.`],
}
