/** Words of the calendar, of planning an event, of the configuration check and of the guided set-up. */
import type { FaultWords } from './problems.ts'
import type { Words } from './words.ts'

const phases = {
  registration: ['报名', 'Registration'],
  marking: ['评分', 'Marking'],
  check: ['复核', 'Check'],
  publish: ['公布', 'Publication'],
  appeals: ['申诉', 'Appeals'],
  second: ['二审申诉', 'Second appeals'],
  ruling: ['申诉裁定', 'Ruling on appeals'],
  final: ['决赛与颁奖', 'Final'],
  archived: ['归档', 'Archive'],
} as const

type Params = Readonly<Record<string, string | undefined>>
const phase = (p: Params, lang: 0 | 1) => (phases[p.phase as keyof typeof phases] ?? ['', ''])[lang]
const sitting = (p: Params, lang: 0 | 1) => (lang === 0 ? p.sitting : p.sittingEn || p.sitting) ?? ''

export const calendar = {
  title: ['赛事日历', 'Calendar'],
  lead: ['各项赛事的起止和每个阶段的开放时间，按北京时间。', 'When each competition runs and each of its phases is open, in Beijing time.'],
  phases,
  before: ['上月', 'Month before'],
  after: ['下月', 'Month after'],
  today: ['本月', 'This month'],
  month: [
    (year: number, month: number) => `${year}年${month}月`,
    (year: number, month: number) =>
      new Date(Date.UTC(year, month - 1)).toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ],
  weekdays: ['一 二 三 四 五 六 日', 'Mon Tue Wed Thu Fri Sat Sun'],
  week: [(day: string) => `${day}起的一周`, (day: string) => `Week of ${day}`],
  off: ['休', 'off'],
  work: ['班', 'work'],
  empty: ['这个月没有安排', 'Nothing is planned in this month'],
  emptyNext: ['在赛项的“日程”中安排各阶段的时间，就会显示在这里。', 'Plan the phases of an event under “Schedule”, and they appear here.'],
  download: ['下载日历文件', 'Download calendar file'],
  print: ['打印日历', 'Print calendar'],
  more: [(n: number) => `等 ${n} 个赛项`, (n: number) => `${n} events`],
  unknown: [
    (years: string) => `${years} 年的放假和调休安排还没有录入：这一年的工作日只按周一至周五计算。`,
    (years: string) => `No holidays are entered for ${years}: its working days are counted as Monday to Friday only.`,
  ],
  year: {
    title: ['放假和调休', 'Holidays and make-up days'],
    lead: [
      '工作日按国务院公布的安排计算。每年通知发布后，把放假和补班的日子录入这里。',
      'Working days follow the State Council’s notice. Enter its days here once it is out.',
    ],
    change: [(year: number) => `修改 ${year} 年的日子`, (year: number) => `Change days of ${year}`],
    question: [
      (year: number) => `${year} 年哪些日子放假、哪些日子补班？`,
      (year: number) => `Which days of ${year} are off, which are worked?`,
    ],
    text: ['一行一段', 'One span a line'],
    hint: ['例如：10-01…10-07 休 国庆节；10-10 班 国庆节', 'For example: 10-01…10-07 off National Day; 10-10 work National Day'],
    save: ['保存日子', 'Save days'],
    none: [(year: number) => `${year} 年还没有录入。`, (year: number) => `Nothing is entered for ${year}.`],
  },
  plan: {
    title: ['各阶段的时间', 'When each phase is open'],
    lead: [
      '北京时间。到点自动开放和关闭；不填就不限。归档以后，这个赛项只能查看。',
      'Beijing time. Each opens and closes by the clock; left empty, it is not limited. Once archived, the event can only be read.',
    ],
    registrationWhere: ['报名时间在“参赛”页设置。', 'Registration is set on the Entries page.'],
    change: ['安排时间', 'Plan phases'],
    question: ['各阶段什么时候开放？', 'When is each phase open?'],
    opensAt: [(phase: string) => `${phase}：开始`, (phase: string) => `${phase}: opens`],
    closesAt: [(phase: string) => `${phase}：结束`, (phase: string) => `${phase}: closes`],
    archivesAt: ['从何时起归档（只读）', 'Archived (read-only) from'],
    save: ['保存时间', 'Save phases'],
    none: ['还没有安排时间。', 'Nothing is planned yet.'],
    phase: ['阶段', 'Phase'],
    opens: ['开始', 'Opens'],
    closes: ['结束', 'Closes'],
    noEnd: ['不限', 'No end'],
    now: ['现在', 'Now'],
    state: { early: ['未到', 'To come'], open: ['进行中', 'Open'], late: ['已过', 'Over'] },
  },
  stations: {
    title: ['场次与工位', 'Batches and work places'],
    lead: [
      '抽签时按这里的顺序，一个参赛一个工位。没有工位的赛项（笔试、评审）可以不排。',
      'The draw gives each entry one place, in this order. Leave it empty where nobody needs a place (papers, reviews).',
    ],
    drawn: ['已经抽签，不能再改。', 'The lots are drawn: nothing here can change.'],
    change: ['安排工位', 'Lay out places'],
    question: ['有哪些批次、场次和工位？', 'Which batches, sessions and places are there?'],
    sessions: ['场次（一行一个）', 'Sessions (one a line)'],
    sessionsHint: ['例如：5月12日 上午', 'For example: 12 May, morning'],
    places: ['每场的工位（一行一个）', 'Places of a session (one a line)'],
    placesHint: ['例如：1号工位', 'For example: Bench 1'],
    layOut: ['排出工位表', 'Lay out list'],
    lines: ['工位表：批次 | 场次 | 工位', 'List: batch | session | place'],
    linesHint: ['可以逐行修改；顺序就是抽签的顺序。', 'Change any line; their order is the order of the draw.'],
    save: ['保存工位', 'Save places'],
    batch: ['批次', 'Batch'],
    session: ['场次', 'Session'],
    count: ['工位数', 'How many'],
    place: ['工位', 'Places'],
    batchName: [(n: number) => `第${n}批`, (n: number) => `Batch ${n}`],
    none: ['没有排工位。', 'No places are laid out.'],
  },
  check: {
    go: [(where: string) => `去“${where}”`, (where: string) => `Go to ${where}`],
    accounts: ['账号', 'Accounts'],
    calendar: ['日历', 'Calendar'],
    weight: { must: ['必须', 'Must'], mend: ['须改', 'Mend'], look: ['请看', 'Look'] },
  },
  setup: {
    title: ['分步设置', 'Guided set-up'],
    lead: ['一步一步把赛事设置好；每一步只列还缺的。', 'Step by step; each step lists only what is still missing.'],
    open: ['分步设置', 'Guided set-up'],
    steps: {
      events: ['工种与组别', 'Trades and groups'],
      scheme: ['评分方案', 'Scheme'],
      awards: ['奖次', 'Awards'],
      panels: ['评委组', 'Panels'],
      schedule: ['日程', 'Schedule'],
      entries: ['参赛', 'Entries'],
    },
    fine: ['这一步已经完成。', 'This step is complete.'],
    missing: [(n: number) => `还有 ${n} 处`, (n: number) => `${n} to mend`],
    events: ['查看或增加赛项', 'See or add events'],
    noEvents: ['还没有赛项，先增加一个。', 'There is no event yet; add one first.'],
  },
  copy: {
    open: ['复制为新一年', 'Copy to another year'],
    earlier: ['复制往年的赛事', 'Copy an earlier competition'],
    question: ['把这项赛事复制到哪一年？', 'To which year is this competition copied?'],
    lead: [
      '带走：赛项和组别、评分方案（未锁定）、报名和各阶段的时间（移到同一星期几）。不带走：参赛名单、抽签、评分和成绩。',
      'Comes along: events and groups, schemes (not locked), registration and phases (moved to the same weekday). Stays behind: entries, draws, marks and results.',
    ],
    panels: ['评委席位也复制', 'Copy the seats of the panels too'],
    submit: ['复制赛事', 'Copy competition'],
  },
  cards: {
    opens: [(phase: string) => `${phase}即将开始`, (phase: string) => `${phase} opens`],
    closes: [(phase: string) => `${phase}即将截止`, (phase: string) => `${phase} closes`],
    waiting: ['有报名等待审核', 'Registrations wait for approval'],
    waitingN: [(n: number) => `${n} 个待审核`, (n: number) => `${n} waiting`],
    unsealing: ['有启封申请等第二人确认', 'A seal waits for a second person to be broken'],
    short: ['回避后评委不足', 'Recusals left entries short of judges'],
    shortN: [(n: number) => `${n} 个参赛`, (n: number) => `${n} to mend`],
    appeal: ['有申诉等待裁定', 'Appeals wait for a ruling'],
    appealN: [(n: number) => `${n} 件申诉`, (n: number) => `${n} to rule on`],
    notice: [
      (n: number, of: number) => `公示第 ${n} 天，共 ${of} 个工作日`,
      (n: number, of: number) => `Public notice, working day ${n} of ${of}`,
    ],
    until: [(last: string) => `至 ${last}`, (last: string) => `until ${last}`],
    more: [(n: number) => `另有 ${n} 项，见日历`, (n: number) => `${n} more in the calendar`],
    title: ['期限与等待', 'Deadlines, and what waits'],
    steps: ['每个赛项的下一步', 'The next step of each event'],
  },
} as const satisfies Words

export const calendarFaults: FaultWords = {
  'event-archived': [
    (p) => `这个赛项已于 ${p.at}（北京时间）归档，只能查看。需要改动时，请赛事组织者先在“日程”中取消归档。`,
    (p) =>
      `This event was archived at ${p.at} (Beijing time) and can only be read. To change it, the organiser takes the archive out of its schedule first.`,
  ],
  'marking-early': [
    (p) => `评分将于 ${p.at}（北京时间）开放，现在是 ${p.now}。到时间再打分即可。`,
    (p) => `Marking opens at ${p.at} (Beijing time); it is ${p.now} now. Please mark from then on.`,
  ],
  'station-twice': [(p) => `第 ${p.line} 行与前面的一行相同。`, (p) => `Line ${p.line} repeats an earlier one.`],
  'station-line': [(p) => `第 ${p.line} 行要写成“批次 | 场次 | 工位”。`, (p) => `Line ${p.line} must read “batch | session | place”.`],
  'calendar-line': [
    (p) => `第 ${p.line} 行看不懂：“${p.text}”。请写成“10-01…10-07 休 国庆节”或“10-10 班 国庆节”。`,
    (p) => `Line ${p.line} cannot be read: “${p.text}”. Write “10-01…10-07 off National Day” or “10-10 work National Day”.`,
  ],
  'calendar-year': [(p) => `第 ${p.line} 行不在 ${p.year} 年。`, (p) => `Line ${p.line} is not in ${p.year}.`],
  'calendar-span': [(p) => `第 ${p.line} 行的起止不对：“${p.text}”。`, (p) => `The span of line ${p.line} cannot be right: “${p.text}”.`],
  'calendar-twice': [(p) => `第 ${p.line} 行的日子前面已经写过。`, (p) => `A day of line ${p.line} was given before.`],
  'copy-year': ['请填晚于原赛事的年度。', 'Give a year after the one that is copied.'],
  'scheme-faulty': [(p) => `评分方案有 ${p.n} 处不合规则。`, (p) => `The scheme has ${p.n} fault(s).`],
  'no-chief': ['还没有裁判长。', 'There is no chief judge yet.'],
  'panel-under-trim': [
    (p) => `“${sitting(p, 0)}”要去掉 ${p.drop} 个分数，至少要 ${p.needed} 位评委；已安排 ${p.seated} 位。`,
    (p) => `“${sitting(p, 1)}” drops ${p.drop} marks and so needs ${p.needed} judges at least; ${p.seated} are seated.`,
  ],
  'recusals-under-quorum': [
    (p) => `回避以后，“${sitting(p, 0)}”有 ${p.n} 个参赛剩下不到 ${p.needed} 位评委。`,
    (p) => `After recusals, ${p.n} entries keep fewer than ${p.needed} judges in “${sitting(p, 1)}”.`,
  ],
  'no-phases': ['还没有安排各阶段的时间。', 'The phases are not planned yet.'],
  'phases-out-of-order': [
    (p) => `“${phase(p, 0)}”早于前一阶段“${phase({ phase: p.before ?? '' }, 0)}”。`,
    (p) => `${phase(p, 1)} comes before ${phase({ phase: p.before ?? '' }, 1).toLowerCase()}, which should precede it.`,
  ],
  'registration-into-marking': ['报名截止晚于评分开始。', 'Registration closes after marking opens.'],
  'phase-on-holiday': [
    (p) => `“${phase(p, 0)}”在 ${p.day} 开始或结束，这一天不是工作日。`,
    (p) => `${phase(p, 1)} opens or closes on ${p.day}, which is not a working day.`,
  ],
  'calendar-unknown': [(p) => `${p.year} 年的放假和调休安排还没有录入。`, (p) => `The holidays of ${p.year} are not entered.`],
  'stations-few': [
    (p) => `有 ${p.entries} 个参赛，只排了 ${p.n} 个工位。`,
    (p) => `There are ${p.entries} entries and only ${p.n} places.`,
  ],
  'no-stations': ['没有排场次和工位；不需要就不用管。', 'No batches or work places are laid out; fine where none are needed.'],
  'entries-waiting': [(p) => `有 ${p.n} 个报名等待审核。`, (p) => `${p.n} registrations wait for approval.`],
  'no-second-person': [
    '只有一名赛事组织者：更正和启封要由第二人确认，请再开一个组织者账号。',
    'There is one organiser only: corrections and broken seals need a second person. Issue another organiser’s account.',
  ],
  'no-prizes': ['评分方案不设奖次；不需要就不用管。', 'The scheme gives no prizes; fine where none are given.'],
  'prizes-over-entries': [
    (p) => `奖次共 ${p.prizes} 个，参赛只有 ${p.entries} 个。`,
    (p) => `There are ${p.prizes} prizes and only ${p.entries} entries.`,
  ],
}
