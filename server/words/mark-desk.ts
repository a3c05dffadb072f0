/** Words of the desks where marks come together: the clerk’s and the chief judge’s, who still owes what, results from a workbook. */
import { common } from './common.ts'
import type { FaultWords } from './problems.ts'
import type { Words } from './words.ts'

export const markDesk = {
  scores: {
    code: ['加密号', 'Code'],
    entry: ['参赛', 'Entry'],
    unit: ['单位', 'Unit'],
  },

  progress: {
    title: ['评分进度', 'Progress'],
    notOpen: ['评分还没有开放', 'Marking is not open yet'],
    notOpenNext: [
      '在“评委组”页安排好评委后开放评分，这里实时显示谁还欠哪一份。',
      'Seat the judges and open marking on the Panel page; who owes what is then shown here, live.',
    ],
    who: ['评分来源', 'Source'],
    sitting: ['评分单元', 'Sitting'],
    owed: ['未交', 'Owed'],
    started: ['已开始', 'Started'],
    submitted: ['已提交', 'Submitted'],
    sealed: ['已封存', 'Sealed'],
    sum: ['已交评分表', 'Sheets in'],
    matrix: ['逐份状态', 'Sheet by sheet'],
    matrixLead: [
      '点一份评分表：核对、退回或免交。点参赛：并列查看各评委打分，退回重评。',
      'Press a sheet to check it, send it back or waive it; press an entry to see all judges’ marks and open them for re-scoring.',
    ],
    entry: ['参赛', 'Entry'],
    states: {
      empty: ['未开始', 'Not started'],
      started: ['在打分', 'Being marked'],
      submitted: ['已提交', 'Submitted'],
      checked: ['已核对', 'Checked'],
      sealed: ['已封存', 'Sealed'],
      exempt: ['不需要', 'Not needed'],
      none: ['无评分表', 'No sheet'],
    },
    seal: ['封存评分表', 'Seal sheets'],
    sealQuestion: ['封存本赛项的全部评分表？', 'Seal all sheets of this event?'],
    sealWhat: ['封存后任何人都不能再改分。成绩随后即可公布。', 'After that nobody can change a mark. The results can then be released.'],
    allIn: ['全部评分表已交齐，可以封存。', 'All sheets are in; they can be sealed.'],
    allSealed: ['全部评分表已封存。', 'All sheets are sealed.'],
    stillOwed: [(n: number) => `还有 ${n} 份未交。`, (n: number) => `${n} sheet${n === 1 ? ' is' : 's are'} still owed.`],
    missing: [
      (n: number) => `有 ${n} 份评分表尚未生成，请到“评委组”页补生成。`,
      (n: number) => `${n} sheets are not made yet; make them on the Panel page.`,
    ],
  },

  clerk: {
    recheck: ['复核', 'Recheck'],
    title: ['记录台', 'Clerk’s desk'],
    lead: [
      '记录用时、缺席、退赛和违规，导入理论成绩。这里只有加密号。',
      'Record times, absence, withdrawal and incidents; import theory scores. Only codes are shown here.',
    ],
    leadOpen: ['记录用时、缺席、退赛和违规，导入成绩。', 'Record times, absence, withdrawal and incidents; import scores.'],
    entries: ['参赛名单', 'Entries'],
    none: ['还没有参赛', 'No entries yet'],
    noneNext: ['抽签之后，这里按出场顺序列出各加密号。', 'Once the lots are drawn, the codes are listed here in order.'],
    notOpen: [
      '评分还没有开放，暂时不能录入成绩；可以记录缺席、退赛和违规。',
      'Marking is not open yet, so no result can be entered; absence, withdrawal and incidents can.',
    ],
    lot: ['出场序号', 'Lot'],
    state: ['状态', 'State'],
    changeState: ['变更状态', 'Change state'],
    stateQuestion: [(who: string) => `变更 ${who} 的状态？`, (who: string) => `Change the state of ${who}?`],
    incident: ['记录违规', 'Record incident'],
    incidents: ['违规与加减分', 'Incidents'],
    incidentTitle: [(who: string) => `记录 ${who} 的违规或加减分`, (who: string) => `Record an incident of ${who}`],
    scope: ['范围', 'Scope'],
    node: ['评分点或模块', 'Aspect or module'],
    attempt: ['第几次', 'Attempt'],
    effect: ['处理', 'Effect'],
    points: ['分数', 'Points'],
    pointsHint: ['扣分写负数，如 -5；加分写正数', 'Negative to take away, as -5; positive to add'],
    capHint: ['最高得分', 'The most it can still get'],
    afterVeto: ['否决之后', 'After the veto'],
    vetoes: {
      'no-prize': ['保留名次，不得奖', 'Keeps the rank, takes no prize'],
      zero: ['计零分', 'Scores zero'],
      last: ['排在最后', 'Ranked last'],
      unranked: ['不排名次', 'Not ranked'],
    },
    reasonHint: ['写明时间、事实和依据，公布后可查', 'When, what and by which rule; it is shown with the result'],
    lift: ['撤销这一条', 'Lift incident'],
    liftQuestion: ['撤销这一条记录？', 'Lift this incident?'],
    liftWhat: ['记录保留，但不再影响成绩。', 'The record stays, but no longer affects the result.'],
    lifted: ['已撤销', 'Lifted'],
    results: [(name: string) => `录入：${name}`, (name: string) => `Enter: ${name}`],
    submitAll: [(n: number) => `提交 ${n} 份`, (n: number) => `Submit ${n} sheet${n === 1 ? '' : 's'}`],
    submitAllQuestion: [(n: number) => `提交这 ${n} 份？`, (n: number) => `Submit these ${n} sheets?`],
    submitAllWhat: ['提交后不能再改，除非裁判长退回。', 'They cannot be changed afterwards unless sent back.'],
    import: [(name: string) => `导入：${name}`, (name: string) => `Import: ${name}`],
    importLead: [
      '下载模板，按加密号填好成绩再导入；有错的行会逐一列出，一行有错则都不写入。',
      'Download the template, fill in the scores by code and import it. Every faulty row is listed, and a single one keeps all from being written.',
    ],
    openSheet: ['打开', 'Open'],
  },
} as const satisfies Words

/** A judge's label as it is; a source that is no person by its word. */
function sourceName(who: string | undefined, half: 0 | 1): string {
  return common.sources[who as keyof typeof common.sources]?.[half] ?? who ?? ''
}

/** What desks are refused, by code. */
export const markDeskFaults: FaultWords = {
  'marking-not-open': [
    '评分还没有开放。请组织者在“评委组”页开放评分。',
    'Marking is not open yet. The organiser opens it on the Panel page.',
  ],
  'sheets-owed': [
    (p) => `${sourceName(p.who, 0)}还欠 ${p.n} 份评分表。`,
    (p) => `${sourceName(p.who, 1)} still owes ${p.n} sheet${p.n === '1' ? '' : 's'}.`,
  ],
  'sheets-missing': [
    (p) => `有 ${p.n} 份评分表还没有生成，请先在“评委组”页补生成。`,
    (p) => `${p.n} sheets are not made yet; make them on the Panel page first.`,
  ],
  'unknown-node': ['评分方案里没有这个评分点或模块。', 'The scheme has no such aspect or module.'],
  'no-node-here': ['这个范围不指定评分点或模块。', 'This scope names no aspect or module.'],
  'attempt-missing': [
    (p) => `这个评分点评 ${p.times} 次，请指明是哪一次。`,
    (p) => `This aspect is marked ${p.times} times; say which one.`,
  ],
  'no-squad': ['这个参赛不属于任何参赛队。', 'This entry belongs to no squad.'],
  'points-nothing': ['请写明加减多少分，不能为 0。', 'Say how many points; 0 changes nothing.'],
  'incident-lifted': ['这一条已经撤销。', 'This one is lifted already.'],
  'unknown-code': [(p) => `没有加密号“${p.text ?? ''}”。`, (p) => `There is no code “${p.text ?? ''}”.`],
  'unknown-label': [(p) => `没有参赛“${p.text ?? ''}”。`, (p) => `There is no entry “${p.text ?? ''}”.`],
  'entry-ambiguous': [(p) => `“${p.text ?? ''}”不止一个，请填写单位。`, (p) => `There are several “${p.text ?? ''}”; fill in the unit.`],
  'no-sheet': [(p) => `“${p.text ?? ''}”在这里没有评分表。`, (p) => `“${p.text ?? ''}” has no sheet here.`],
  'row-twice': [(p) => `与第 ${p.row} 行重复。`, (p) => `The same as row ${p.row}.`],
}
