/** Words of training, drills, what events ask of them, promotions and the skill passport. */
import type { Words } from './words.ts'

type P = Readonly<Record<string, string | undefined>>
const s = (n: number) => (n === 1 ? '' : 's')
const KINDS: Record<string, readonly [string, string]> = {
  training: ['培训', 'course'],
  drill: ['练兵', 'drill'],
  any: ['培训或练兵', 'course or drill'],
}

export const training = {
  title: ['培训与练兵', 'Training and drills'],
  lead: [
    '培训、练兵、比武、晋级连成一条链：这里的出勤和成绩，可以作为参赛条件，并记入技能护照。',
    'Training, drill, contest, promotion: what is recorded here can be asked of contestants, and stands in the skill passport.',
  ],
  kinds: { training: ['培训', 'Training'], drill: ['练兵', 'Drill'] },
  anyKind: ['培训或练兵', 'Training or drill'],
  states: { enrolled: ['已报名', 'Enrolled'], attended: ['到场', 'Attended'], absent: ['未到', 'Absent'] },
  columns: {
    name: ['姓名', 'Name'],
    unit: ['单位', 'Unit'],
    idNumber: ['身份证号', 'ID number'],
    birth: ['出生年月', 'Born'],
    state: ['出勤', 'Attendance'],
    points: ['成绩', 'Result'],
    passed: ['合格', 'Passed'],
    action: ['处理', 'Outcome'],
  },
  templateTitle: ['培训练兵成绩表', 'Attendance and results'],
  none: ['还没有培训或练兵', 'No courses or drills yet'],
  noneNext: ['新增一期培训或练兵，再登记或导入参加的职工。', 'Add a course or a drill, then enter or import who takes part.'],
  add: ['新增培训或练兵', 'Add course or drill'],
  change: ['修改资料', 'Change details'],
  save: ['保存资料', 'Save details'],
  more: ['显示更多', 'Show more'],
  find: ['按名称或工种查找', 'Find by name or trade'],
  findPerson: ['按姓名查找', 'Find by name'],
  kind: ['类别', 'Kind'],
  name: ['名称', 'Name'],
  trade: ['工种', 'Trade'],
  tradeHint: ['参赛条件按工种名称逐字对应，例如“焊工”', 'What an event asks for is matched by this very word, for example Welder'],
  host: ['承办单位', 'Host unit'],
  startsOn: ['开始日期', 'First day'],
  endsOn: ['结束日期', 'Last day'],
  dates: ['日期', 'Days'],
  capacity: ['名额', 'Places'],
  capacityHint: ['留空则不限', 'Leave empty for no limit'],
  hours: ['学时', 'Hours'],
  hoursOf: [(n: number) => `${n} 学时`, (n: number) => `${n} hour${s(n)}`],
  people: ['参加', 'People'],
  attended: ['到场', 'Attended'],
  roll: ['参加人员', 'Who takes part'],
  rollNone: ['还没有人参加', 'Nobody takes part yet'],
  rollNext: ['登记一名职工，或下载模板填好后导入。', 'Enter a worker, or fill in the template and import it.'],
  own: ['您看到的是本单位及下级单位的职工。', 'You see workers of your own units.'],
  enrolOnly: [
    '由上级单位承办：您可以为本单位职工报名，出勤和成绩由承办单位登记。',
    'Held by a unit above yours: you enrol your workers; the host records attendance and results.',
  ],
  record: ['登记职工', 'Enter worker'],
  recordTitle: ['哪位职工，成绩如何？', 'Which worker, with what result?'],
  saveRecord: ['保存登记', 'Save entry'],
  import: ['导入成绩', 'Import results'],
  importLead: [
    '按身份证号，或“姓名＋单位”对应。没有填写出勤的记为到场。有一行不对，整份都不写入；重复导入不改变任何内容。',
    'Workers are matched by ID number, or by name and unit. Whoever stands in the list without attendance was there. One faulty row and nothing is written; importing again changes nothing.',
  ],
  remove: ['移除', 'Remove'],
  removeTitle: [(who: string) => `把 ${who} 从名单中移除？`, (who: string) => `Remove ${who} from the list?`],
  removeText: [
    '仅用于登记有误。其出勤和成绩不再作为参赛条件；移除和理由留在操作记录里。',
    'Only for mistakes: attendance and result count no more. The removal and its reason stay in the audit log.',
  ],
  passport: ['技能护照', 'Skill passport'],

  eligibility: {
    title: ['参赛条件', 'What entrants must have'],
    none: ['没有培训或练兵方面的条件。', 'No training or drill is asked for.'],
    rule: [
      (kind: string, trade: string, least: number, points: string | null, from: number, to: number) =>
        `${from === to ? `${to} 年` : `${from}–${to} 年`}参加${trade ? `“${trade}”` : ''}${kind}至少 ${least} 次${points === null ? '' : `，每次成绩 ${points} 以上`}`,
      (kind: string, trade: string, least: number, points: string | null, from: number, to: number) =>
        `At least ${least} × ${kind}${trade ? `, ${trade}` : ''} in ${from === to ? to : `${from}–${to}`}${points === null ? '' : `, each with ${points} or more`}`,
    ],
    set: ['设置参赛条件', 'Set conditions'],
    setTitle: ['参赛者须先参加什么？', 'What must entrants have taken part in?'],
    setText: [
      '单位报名、组织者登记、表格导入和审核都按同一条件检查。已在名单里的不受影响。',
      'Registration, forms, imports and approvals all check it. Those already on the list stay.',
    ],
    add: ['增加一条', 'Add condition'],
    remove: ['移除此条', 'Remove condition'],
    tradeHint: ['留空则不限工种', 'Empty: any trade'],
    least: ['至少几次', 'How many at least'],
    points: ['每次成绩不低于', 'Each with at least'],
    years: ['几个年度内', 'Within how many years'],
    yearsHint: ['1 即赛事当年', '1: the year of the competition'],
    save: ['保存条件', 'Save conditions'],
    admit: ['特准参赛', 'Admit worker'],
    admitTitle: ['特准哪位职工参赛？', 'Admit which worker all the same?'],
    admitText: [
      '不符合条件也可以登记；名字和理由记录在案。',
      'The worker can then be entered without what is missing; name and reason are kept on record.',
    ],
    admitted: ['特准名单', 'Admitted'],
  },

  promotions: {
    title: ['技能晋级', 'Promotions'],
    lead: [
      (n: number) => `按第 ${n} 次公布的正式成绩和方案的晋级表得出。确认之日起，职工的技能等级改为新等级。`,
      (n: number) =>
        `By the ranks of official release ${n} and the scheme’s table. From the day of confirmation the worker has the new level.`,
    ],
    later: ['正式公布之后，这里列出按名次可以晋级的职工。', 'Once results are official, this lists who is promoted by rank.'],
    nobody: ['没有人达到晋级名次。', 'Nobody reached a rank that promotes.'],
    from: ['现等级', 'From'],
    to: ['晋级为', 'To'],
    rule: ['依据', 'Rule'],
    ruleOf: [
      (rank: number, from: string, to: string) => `前 ${rank} 名：${from} → ${to}`,
      (rank: number, from: string, to: string) => `Rank ${rank} or better: ${from} → ${to}`,
    ],
    outcome: {
      due: ['待确认', 'To confirm'],
      given: ['已晋级', 'Promoted'],
      top: ['已是最高等级', 'At the top already'],
      has: ['已有此等级', 'Has it already'],
      none: ['此等级无晋级规定', 'No rule for this level'],
      back: ['应收回', 'To take back'],
    },
    confirm: [(n: number) => `确认 ${n} 人晋级`, (n: number) => `Confirm ${n} promotion${s(n)}`],
    confirmTitle: [(n: number) => `确认这 ${n} 名职工晋级？`, (n: number) => `Promote ${n === 1 ? 'this worker' : `these ${n} workers`}?`],
    confirmText: ['技能等级从今天起改为新等级，并记入技能护照。', 'Their skill level changes from today, and stands in their passports.'],
    back: ['收回晋级', 'Take back'],
    backTitle: [(who: string) => `收回 ${who} 的晋级？`, (who: string) => `Take back the promotion of ${who}?`],
    backText: [
      '更正后的公布不再支持这次晋级。技能等级恢复为原等级，记录保留。',
      'The corrected release no longer gives it. The level becomes what it was; the record stays.',
    ],
    backBanner: [
      (n: number) => `更正后的公布不再支持 ${n} 人的晋级，请逐一收回。`,
      (n: number) => `The corrected release no longer gives ${n} promotion${s(n)}: take ${n === 1 ? 'it' : 'them'} back.`,
    ],
  },

  pass: {
    lead: [
      '培训、练兵、比武、晋级与荣誉，每一条都有据可查。',
      'Training, drills, contests, promotions and honours; every line has its evidence.',
    ],
    level: ['技能等级', 'Skill level'],
    kinds: {
      training: ['培训', 'Training'],
      drill: ['练兵', 'Drill'],
      contest: ['比武', 'Contest'],
      promotion: ['晋级', 'Promotion'],
      honour: ['荣誉', 'Honour'],
    },
    what: ['内容', 'What'],
    result: ['结果', 'Result'],
    evidence: ['依据', 'Evidence'],
    none: ['还没有记录。参加培训、练兵或比武后，会出现在这里。', 'Nothing yet. Training, drills and contests will show here.'],
    rank: [(n: number) => `第 ${n} 名`, (n: number) => `Rank ${n}`],
    squad: [
      (name: string, rank: number | null) => `${name}队员${rank === null ? '' : `，团体第 ${rank} 名`}`,
      (name: string, rank: number | null) => `member of ${name}${rank === null ? '' : `, team rank ${rank}`}`,
    ],
    points: [(n: string) => `${n} 分`, (n: string) => `${n} points`],
    passed: ['合格', 'Passed'],
    failed: ['不合格', 'Not passed'],
    with: [(what: string, more: string) => `${what}（${more}）`, (what: string, more: string) => `${what} (${more})`],
    release: [(n: number) => `第 ${n} 次公布`, (n: number) => `Release ${n}`],
    provisional: ['初步成绩', 'provisional'],
    takenBack: [(day: string) => `已于 ${day} 收回`, (day: string) => `taken back on ${day}`],
    list: ['评选名单', 'Confirmed list'],
  },

  codes: {
    'ends-before-start': ['结束日期不能早于开始日期。', 'The last day cannot be before the first.'],
    'places-taken': [
      (p: P) => `已有 ${p.taken} 人，名额不能更少。`,
      (p: P) => `${p.taken} take part already; there cannot be fewer places.`,
    ],
    'course-full': [(p: P) => `名额已满（${p.most} 人）。`, (p: P) => `All ${p.most} places are taken.`],
    'course-not-begun': [
      (p: P) => `${p.day} 才开始，现在只能报名。`,
      (p: P) => `It begins on ${p.day}; until then people can only be enrolled.`,
    ],
    'host-records': ['出勤和成绩由承办单位登记，本单位只能报名。', 'The host records attendance and results; you can only enrol.'],
    'result-of-nobody': ['没有到场，不能有成绩。', 'Whoever was not there has no result.'],
    'bad-points': ['请写 0–9999 的数，最多两位小数。', 'Write a number from 0 to 9999, at most two decimals.'],
    'not-eligible': [
      (p: P) =>
        `${p.who ? `${p.who}：` : ''}不符合参赛条件：${p.from === p.to ? p.to : `${p.from}–${p.to}`} 年须参加${p.trade ? `“${p.trade}”` : ''}${KINDS[p.kind ?? '']?.[0]}至少 ${p.least} 次${p.points ? `、每次成绩 ${p.points} 以上` : ''}，现有 ${p.have} 次。确需参赛的，由组织者特准。`,
      (p: P) =>
        `${p.who ? `${p.who}: ` : ''}asked for are ${p.least} × ${KINDS[p.kind ?? '']?.[1]}${p.trade ? `, ${p.trade}` : ''}, in ${p.from === p.to ? p.to : `${p.from}–${p.to}`}${p.points ? `, each with ${p.points} or more` : ''}; on record: ${p.have}. An organiser can admit the worker with a reason.`,
    ],
    'no-promotion-due': [
      '公布已有变化，或已有人处理，请刷新后再确认。',
      'The release changed or somebody was quicker: reload, then confirm.',
    ],
  },
} as const satisfies Words
