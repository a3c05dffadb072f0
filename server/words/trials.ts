/** Words of what-ifs: opened by one, joined by the other, asked, and applied by the act that is its ground. */
import type { Words } from './words.ts'

export const trials = {
  title: ['试算', 'What-if'],
  lead: [
    '封存之后，由组织者和裁判长两人一起，看同样的分数在另一种处理下会怎样。原始分数不会改动，每一次试算都记入操作记录。',
    'After the seal, organiser and chief judge together see what the same marks would give under another ruling. No mark changes, and every look is in the audit log.',
  ],
  notSealed: ['评分封存之后才能试算。', 'A what-if is possible once the marks are sealed.'],
  notSealedNext: ['请先在“进度”中封存全部评分表。', 'Seal all sheets under “Progress” first.'],
  open: ['发起试算', 'Open what-if'],
  openQuestion: ['发起试算？', 'Open a what-if?'],
  openText: [
    '另一方（组织者或裁判长）加入之后才能提问；同意的有效时间为 8 小时。',
    'Nothing can be asked until the other side (organiser or chief judge) has joined; the consent holds for 8 hours.',
  ],
  openReason: ['为什么要试算', 'Why it is needed'],
  waiting: [
    (who: string) => `${who} 发起了试算，等待另一方加入。`,
    (who: string) => `${who} has opened a what-if and waits for the other side.`,
  ],
  waitingForOther: [
    '请另一方（组织者或裁判长）打开本页并加入。',
    'Ask the other side (organiser or chief judge) to open this page and join.',
  ],
  join: ['加入试算', 'Join what-if'],
  joinQuestion: ['加入这次试算？', 'Join this what-if?'],
  joinText: [
    (why: string) => `事由：${why}。加入后，两人都能提问，也都能看到每一次试算的结果。`,
    (why: string) => `Reason: ${why}. Once you are in, both of you may ask, and both see every answer.`,
  ],
  running: [(a: string, b: string) => `${a} 与 ${b} 正在试算。`, (a: string, b: string) => `${a} and ${b} are looking together.`],
  notYours: ['这次试算由另外两人进行，结果只有他们看得到。', 'Two others are in this what-if; only they see its answers.'],
  ask: ['提问', 'Ask'],
  what: ['如果……', 'What if …'],
  kinds: {
    lift: ['撤销一项违规处理', 'an incident were lifted'],
    incident: ['新增或改判一项处理', 'there were a new or changed ruling'],
    recuse: ['一位评委回避', 'a judge were recused'],
    version: ['换用另一版评分方案', 'another version of the scheme applied'],
    scheme: ['换用修改过的评分方案', 'an edited scheme applied'],
  },
  incident: ['违规处理', 'Incident'],
  noIncidents: ['本赛项没有生效的违规处理。', 'This event has no incident in force.'],
  instead: ['替代原处理', 'Instead of'],
  insteadNone: ['不替代，新增', 'nothing: a new one'],
  entry: ['参赛', 'Entry'],
  judge: ['评委', 'Judge'],
  fromEntry: ['回避范围', 'Recused from'],
  fromAll: ['全部参赛', 'all entries'],
  version: ['方案版本', 'Version of the scheme'],
  versionNo: [(n: number) => `第 ${n} 版`, (n: number) => `number ${n}`],
  schemeText: ['方案（JSON）', 'Scheme (JSON)'],
  schemeHint: ['已填入现用的方案，请在此修改。', 'The present scheme stands here; change it.'],
  try: ['试算', 'Look'],
  looks: ['看过的试算', 'Looks'],
  noLooks: ['还没有提问', 'Nothing has been asked yet'],
  noLooksNext: ['在上面选一种处理，看看名次会怎样变。', 'Choose a change above and see what it does to the ranks.'],
  askedBy: [(who: string, at: string) => `${who} 于 ${at}`, (who: string, at: string) => `${who}, ${at}`],
  said: {
    lift: [(what: string) => `如果撤销：${what}`, (what: string) => `If this were lifted: ${what}`],
    incident: [
      (who: string, what: string, instead: string) => `如果对 ${who} 处理：${what}${instead && `（替代 ${instead}）`}`,
      (who: string, what: string, instead: string) => `If ${who} were given: ${what}${instead && ` (instead of ${instead})`}`,
    ],
    recuse: [
      (judge: string, from: string) => `如果 ${judge} 回避（${from}）`,
      (judge: string, from: string) => `If ${judge} were recused (${from})`,
    ],
    version: [(n: number) => `如果用第 ${n} 版方案`, (n: number) => `If number ${n} of the scheme applied`],
    scheme: ['如果用修改过的方案', 'If an edited scheme applied'],
  },
  changes: ['变动', 'Changes'],
  count: [
    (n: number, ranks: number, prizes: number, same: number) => `${n} 项有变动：名次 ${ranks} 项，奖次 ${prizes} 项；${same} 项不变。`,
    (n: number, ranks: number, prizes: number, same: number) =>
      `${n} change${n === 1 ? '' : 's'}: ${ranks} in rank, ${prizes} in prize; ${same} unchanged.`,
  ],
  nothing: [(same: number) => `没有任何变动（${same} 项都不变）。`, (same: number) => `Nothing changes (${same} stay as they are).`],
  owed: [
    (n: number) => `另有 ${n} 项会变成未了，公布前必须解决。`,
    (n: number) => `${n} matters would become open and would have to be settled before a release.`,
  ],
  now: ['现在', 'Now'],
  then: ['试算', 'Would be'],
  rank: ['名次', 'Rank'],
  points: ['总分', 'Total'],
  prize: ['奖次', 'Prize'],
  squads: ['参赛队', 'Squads'],
  apply: ['落实这一处理', 'Make it so'],
  applyQuestion: ['落实这一处理？', 'Make it so?'],
  applyText: {
    lift: [
      '该违规处理将被撤销，并记录理由。已公布的成绩不会自动改变，须再申请更正。',
      'The incident is lifted, with the reason. What is published does not change by itself: it takes a correction.',
    ],
    incident: [
      '将登记这一处理，并记录理由。已公布的成绩不会自动改变，须再申请更正。',
      'The ruling is recorded, with the reason. What is published does not change by itself: it takes a correction.',
    ],
    recuse: [
      '将登记回避，该评委的相应评分不再计入。已公布的成绩不会自动改变，须再申请更正。',
      'The recusal is recorded and those marks count no more. What is published does not change by itself: it takes a correction.',
    ],
  },
  ground: ['依据（裁定、申诉或回避的理由）', 'Ground (the ruling, appeal or reason to recuse)'],
  applied: [(reason: string) => `已落实：${reason}`, (reason: string) => `Made so: ${reason}`],
  byRuling: ['由仲裁在裁定中落实。', 'An arbiter makes it so by the ruling.'],
  schemeOnly: ['方案已锁定，这里只能看，不能落实。', 'The scheme is locked: this can be looked at, not made so.'],
  past: ['以前的试算', 'Earlier what-ifs'],
  none: ['无', 'none'],
} as const satisfies Words

/** Sentences for the faults of this room. */
export const trialFaults = {
  'trial-open': ['已有一次试算正在进行或等待加入。', 'A what-if is open or waiting already.'],
  'trial-over': ['这次试算的同意已过期，请重新发起。', 'The consent to this what-if has run out; open a new one.'],
  'trial-joined': ['另一方已经加入。', 'The other side has joined already.'],
  'trial-other-side': [
    '试算须由组织者和裁判长两个不同的人共同进行。',
    'A what-if takes two different people: an organiser and the chief judge.',
  ],
  'trial-alone': ['另一方还没有加入，不能提问。', 'The other side has not joined; nothing can be asked yet.'],
  'look-applied': ['这一处理已经落实。', 'This has been made so already.'],
  'unknown-incident': ['没有这项生效的违规处理。', 'There is no such incident in force.'],
  'not-json': ['不是可读的 JSON。', 'This is not readable JSON.'],
  'scheme-no-ground': [
    '方案已锁定。改变名次须以违规处理、裁定或回避为依据。',
    'The scheme is locked. Ranks change only on the ground of an incident, a ruling or a recusal.',
  ],
} as const satisfies Words
