/** What can be wrong with one mark: a file of its own, because the judge's page needs these sentences at once and no others of scoring. */
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
