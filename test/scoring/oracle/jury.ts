/** Several judges to one value: trimming, short panels, spread (design 4.3; rules 3–6). */
import type { Panel } from '../../../server/scoring/types.ts'
import { average, distance, must, type Q, ratio, round, times, versus } from './rational.ts'

export interface Voice {
  source: string
  value: Q
  /** What the spread rule looks at. */
  bare: Q
}

export type Word = { value: Q; kept: Voice[] } | 'too-short' | 'rescore'

export function hear(panel: Panel, voices: readonly Voice[], isJudgement = false): Word {
  const n = voices.length
  if (n === 0) return 'too-short'
  if (isApart(panel, voices, isJudgement)) return 'rescore'
  let high = panel.drop?.high ?? 0
  let low = panel.drop?.low ?? 0
  const full = panel.size - high - low
  let take = panel.take
  if (high + low >= n) {
    if (panel.short === 'block') return 'too-short'
    if (panel.short === 'mean') {
      high = low = 0
      if (take === 'median') take = 'mean'
    }
    // Drop fewer: the larger number shrinks, both when they are equal.
    while (high + low >= n) {
      const [h, l] = [high, low]
      if (h >= l) high--
      if (l >= h) low--
    }
  }
  const line = [...voices].sort((a, b) => versus(a.value, b.value) || (a.source < b.source ? -1 : 1))
  let kept = line.slice(low, n - high)
  if (take === 'median') kept = kept.slice(Math.floor((kept.length - 1) / 2), Math.floor(kept.length / 2) + 1)
  const middle = average(kept.map((it) => it.value))
  const value = take === 'sum' ? times(middle, ratio(full)) : middle
  return { value: panel.round === undefined ? value : round(value, panel.round), kept }
}

function isApart({ spread }: Panel, all: readonly Voice[], isJudgement: boolean): boolean {
  // Levels of a judgement may lie one apart, written or not (rule 3).
  if (!spread && !isJudgement) return false
  const line = all.map((it) => it.bare).sort(versus)
  const centre = average([line[Math.floor((line.length - 1) / 2)]!, line[Math.floor(line.length / 2)]!])
  const rivals = spread?.from === 'panel' ? [centre] : all.map((it) => it.bare)
  return all.some((a) => rivals.some((b) => versus(distance(a.bare, b), must(spread?.max ?? '1')) > 0))
}
