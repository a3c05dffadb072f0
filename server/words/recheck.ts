/** Words of the procedure before and around a release: rules, recheck, embargo and freeze. */
import type { Words } from './words.ts'

interface Rule {
  top: { n: number; of: 'entries' | 'percent' }
  rest: number
  errors: number
}

export const recheck = {
  title: ['复核', 'Recheck'],
  lead: [
    '封存之后、公布之前，由没有录入过该表的人把抽到的评分表与纸质原件或记录逐项核对。',
    'After the seal and before a release, sampled sheets are compared with the paper or the record by somebody who did not enter them.',
  ],
  none: ['本赛项不要求复核', 'This event asks for no recheck'],
  noneNext: ['如需复核，请在开放评分之前在“成绩”页的“规程”中设定。', 'Set one under “Results”, “Procedure”, before marking is opened.'],
  waits: ['评分封存之后才能抽取复核样本。', 'The sample is drawn once the marks are sealed.'],
  draw: ['抽取复核样本', 'Draw sample'],
  drawQuestion: ['抽取复核样本？', 'Draw the sample?'],
  drawText: [
    '样本由随机种子决定，只抽一次；种子记入操作记录并印在复核单上，任何人都能重算。',
    'A random seed decides, once. It stands in the audit log and on the list, so that anybody can repeat the draw.',
  ],
  rule: [
    ({ top, rest, errors }: Rule) =>
      `前 ${top.n}${top.of === 'entries' ? ' 名' : '%'}全部复核，其余随机抽 ${rest}%；差错超过 ${errors}% 时全部复核。`,
    ({ top, rest, errors }: Rule) =>
      `All of the top ${top.n}${top.of === 'entries' ? '' : '%'}, ${rest}% of the others at random; beyond ${errors}% of errors, everything.`,
  ],
  seed: ['随机种子', 'Seed'],
  drawnBy: ['抽取', 'Drawn'],
  sheets: ['需核对的评分表', 'Sheets to compare'],
  compared: ['已核对无误', 'Found right'],
  errors: ['发现差错', 'Found wrong'],
  whole: [
    (errors: number, sample: number, most: number) => `样本 ${sample} 份中有 ${errors} 份差错，超过 ${most}%：全部评分表都要复核。`,
    (errors: number, sample: number, most: number) =>
      `${errors} of the ${sample} sampled sheets were wrong, more than ${most}%: every sheet must be rechecked.`,
  ],
  because: { top: ['名列前茅', 'top'], drawn: ['抽中', 'drawn'], whole: ['全部复核', 'everything'] },
  sheet: ['评分表', 'Sheet'],
  why: ['原因', 'Why'],
  result: ['复核结果', 'Result'],
  open: ['待核对', 'To compare'],
  own: ['您录入过，须由他人核对', 'Entered by you: somebody else compares it'],
  unsealed: ['更正中', 'Being corrected'],
  right: ['无误', 'Right'],
  wrong: ['有误', 'Wrong'],
  compare: ['核对', 'Compare'],
  compareTitle: [(who: string, sheet: string) => `${who} · ${sheet}`, (who: string, sheet: string) => `${who} · ${sheet}`],
  aspect: ['评分点', 'Aspect'],
  value: ['系统中的分', 'As entered'],
  sayRight: ['确认无误', 'Confirm right'],
  sayWrong: ['登记差错', 'Record error'],
  found: ['发现了什么', 'What was found'],
  foundHint: ['例如：评分点 2 原件为 8.5，系统为 5.8', 'For example: aspect 2 is 8.5 on paper and 5.8 here'],
  wrongNext: [
    '登记后请裁判长启封该环节更正，重新封存后再核对一次。',
    'Then the chief judge has the seal broken, the sheet corrected and sealed again, and it is compared once more.',
  ],
  toCorrect: [
    (n: number) => `${n} 份有误的评分表等待更正：启封该环节，退回更正，重新交表并封存，再核对一次。`,
    (n: number) => `${n} found wrong and not corrected yet: break the seal, send back, hand in and seal again, then compare once more.`,
  ],
  toUnseal: ['去启封更正', 'Go and break the seal'],
  sign: ['签署复核结果', 'Sign recheck'],
  signQuestion: ['签署复核结果？', 'Sign the recheck?'],
  signText: [
    '签署后才能公布成绩。之后评分如再改动，须重新核对并签署。',
    'The release waits for it. If marks change afterwards, they are compared and signed again.',
  ],
  signed: [
    (who: string, at: string) => `复核已完成，${who} 于 ${at} 签署。`,
    (who: string, at: string) => `Rechecked and signed by ${who}, ${at}.`,
  ],
  toSign: ['全部核对无误，等待裁判长签署。', 'Everything was found right; the chief judge’s signature is missing.'],
  print: ['打印复核单', 'Print list'],
  rechecker: ['复核人', 'Rechecked by'],
  chief: ['裁判长', 'Chief judge'],

  /* the organiser's procedure */
  procedure: ['规程', 'Procedure'],
  procedureLead: [
    '复核、申诉期限，以及各类人员从何时起能看到公布的成绩。',
    'The recheck, the windows for appeals, and who sees a release from when on.',
  ],
  rules: ['设定规程', 'Set rules'],
  saveRules: ['保存规程', 'Save rules'],
  asks: ['公布前必须复核', 'A recheck is required before a release'],
  top: ['全部复核的前列', 'All of the top'],
  topOf: ['前列按什么计', 'Top counted in'],
  topOfs: { entries: ['名', 'places'], percent: ['%（占参赛数）', '% of the entries'] },
  rest: ['其余随机抽取（%，至少 15）', 'Of the others at random (%, at least 15)'],
  most: ['差错超过多少（%）即全部复核', 'Everything beyond errors of (%)'],
  firstAfter: ['申诉期限起算', 'Appeals: counted from'],
  afters: { end: ['比赛结束', 'the end of the event'], publication: ['成绩公布', 'publication'] },
  firstCount: ['申诉期限', 'Window for appeals'],
  unit: ['期限按什么计', 'Window counted in'],
  units: { hours: ['小时', 'hours'], 'working-days': ['个工作日', 'working days'] },
  second: ['允许第二次申诉（由另一位仲裁人裁定）', 'A second instance (another arbiter)'],
  answerCount: ['裁定期限（自提出起）', 'Ruled on within (from the filing)'],
  secondCount: ['第二次申诉期限（自裁定起）', 'Window for the second instance (from the ruling)'],
  showing: ['设定公布时间', 'Set who sees when'],
  saveShowing: ['保存公布时间', 'Save times'],
  showingLead: [
    '留空为公布后立即可见。未到时间的人看到的与没有公布时完全一样。',
    'Empty: at once. Before their time an audience sees exactly what it would see without a release.',
  ],
  audiences: {
    contestants: ['选手', 'Contestants'],
    units: ['参赛单位', 'Units'],
    hall: ['现场大屏', 'Hall screen'],
    public: ['公众', 'The public'],
  },
  freeze: ['从此刻起冻结大屏与公众页面', 'Freeze hall and public from'],
  freezeHint: ['冻结后公布的更正暂不显示，直到正式成绩公布。', 'Corrections released after it wait for the official list.'],
  passes: ['专用地址', 'Addresses'],
  passContestants: ['选手查询', 'For contestants'],
  passHall: ['现场大屏', 'For the hall’s screen'],
  seen: ['何时可见', 'Seen by all'],
  usual: ['公布后立即', 'at once'],
} as const satisfies Words

/** Sentences for the faults of this room. */
export const recheckFaults = {
  'recheck-fixed': ['评分已开放，复核规则不能再改。', 'Marking is open; the rules of the recheck can no longer change.'],
  'no-recheck': ['本赛项的规程不要求复核。', 'The procedure of this event asks for no recheck.'],
  'recheck-drawn': ['复核样本已经抽取。', 'The sample has been drawn already.'],
  'recheck-own': ['您录入过这份评分表，须由他人核对。', 'You entered something on this sheet; somebody else must compare it.'],
  'recheck-incomplete': ['还有评分表没有核对无误。', 'Some sheets have not been found right yet.'],
  'recheck-signed': ['复核结果已经签署。', 'The recheck is signed already.'],
  'recheck-chief': ['本赛项有裁判长，须由裁判长签署。', 'This event has a chief judge, who must sign.'],
  'recheck-first': ['复核尚未完成或未签署，不能公布。', 'The recheck is not complete and signed; nothing can be released before.'],
} as const satisfies Words
