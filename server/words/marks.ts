/** Words of marks: the judge's sheet, the clerk's desk, who still owes what. */
import { common } from './common.ts'
import type { Words } from './words.ts'

export const marks = {
  scores: {
    code: ['加密号', 'Code'],
    entry: ['参赛', 'Entry'],
    unit: ['单位', 'Unit'],
  },
} as const satisfies Words

type Params = Readonly<Record<string, string | undefined>>

/** A judge's label as it is; a source that is no person by its word. */
function sourceName(who: string | undefined, half: 0 | 1): string {
  return common.sources[who as keyof typeof common.sources]?.[half] ?? who ?? ''
}

/** What marks refuse, by code. */
export const markFaults: Record<string, readonly [string | ((p: Params) => string), string | ((p: Params) => string)]> = {
  'unknown-cell': ['这份评分表上没有这个评分点。请重新载入页面。', 'This sheet has no such aspect. Reload the page.'],
  'cell-twice': ['同一个评分点出现了两次。', 'The same aspect appears twice.'],
  'scheme-changed': ['评分方案已经换了，请重新载入评分表。', 'The scheme has changed; reload the sheet.'],
  'mark-changed-meanwhile': ['这一分在另一处改过了，请选择保留哪一个。', 'This mark was changed elsewhere; choose which one to keep.'],
  'not-marked': ['还没有打分。', 'Not marked yet.'],
  'sheet-draft': ['这份评分表还没有提交。', 'This sheet has not been submitted.'],
  'sheet-submitted': [
    '这份评分表已经提交，不能再改。需要改分时，请裁判长退回。',
    'This sheet is submitted and cannot be changed. To correct it, ask the chief judge to send it back.',
  ],
  'sheet-checked': ['这份评分表已经核对，不能再改。', 'This sheet is checked and cannot be changed.'],
  'sheet-sealed': ['这份评分表已经封存，不能再改。', 'This sheet is sealed and cannot be changed.'],
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
