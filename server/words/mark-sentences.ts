/** What can be wrong with one mark: a file of its own, because the judge's page needs these sentences at once and no others of scoring. */
import type { Pair } from './words.ts'

type Params = Readonly<Record<string, string | undefined>>

export const markSentences = {
  'mark-unknown': ['不是分数', 'Not a mark'],
  'mark-not-a-number': [
    (p: Params) => `「${p.mark}」不是数字：请用半角数字和小数点，如 9.25`,
    (p: Params) => `"${p.mark}" is not a number: use digits and a point, like 9.25`,
  ],
  'mark-out-of-range': [
    (p: Params) => (p.max ? `${p.mark} 超出范围：${p.min} 到 ${p.max}` : `${p.mark} 不能小于 ${p.min}`),
    (p: Params) => (p.max ? `${p.mark} is out of range: ${p.min} to ${p.max}` : `${p.mark} must not be below ${p.min}`),
  ],
  'mark-step': [(p: Params) => `${p.mark} 不合步长 ${p.step}`, (p: Params) => `${p.mark} is not a step of ${p.step}`],
  'mark-grade': [(p: Params) => `没有等级「${p.mark}」`, (p: Params) => `There is no grade "${p.mark}"`],
} as const

/** What the server may refuse of a mark or a sheet. */
export const markFaults: Readonly<Record<string, Pair<string | ((p: Params) => string)>>> = {
  ...markSentences,
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
}
