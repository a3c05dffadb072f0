/** Explanations: every step as a sentence, in both languages, and the same numbers as the list. */

import { describe, expect, test } from 'vitest'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { explain } from '../../server/scoring/explain.ts'
import { cellsOf } from '../../server/scoring/mark.ts'
import { score } from '../../server/scoring/score.ts'
import type { Bundle, Mark } from '../../server/scoring/types.ts'
import { sentence } from '../../server/words/scoring.ts'
import { bundle, entry, group, judged, panel, points, scheme, sheet } from './build.ts'

const tell = (all: Bundle, id: string, lang: 'zh' | 'en') => explain(all, id).steps.map((step) => sentence(step, all.scheme, lang))

/** The example of the design: practice of 10 × 70 %, five judges, less one high and one low. */
function design(): Bundle {
  const root = group('total', [
    points('theory', '100', { weight: '30%', sitting: { source: 'import' } }),
    points('practice', '10', { weight: '70%', sitting: panel(5, { drop: { high: 1, low: 1 } }) }),
  ])
  const judges = ['8.4', '9.2', '8.5', '7.1', '8.6'].map((practice, i) => sheet('a', 'practice', `j${i}`, { practice }))
  return bundle(scheme(root), [entry('a')], [...judges, sheet('a', 'theory', 'office', { theory: '86' }, 'import')])
}

describe('the trace of the design’s example', () => {
  test('in English', () => {
    expect(tell(design(), 'a', 'en')).toEqual([
      'theory: 86 → 86 of 100',
      'theory: 86 of 100 × 30 % = 25.8',
      'practice: judges marked 8.4 9.2 8.5 7.1 8.6',
      'practice: 9.2 and 7.1 dropped; mean of 8.4 8.5 8.6 = 8.5 of 10',
      'practice: 8.5 of 10 × 70 % = 59.5',
      'total: 25.8 + 59.5 = 85.3 of 100',
      'Rank 1 of 1',
      'No prize',
    ])
  })
  test('in Chinese', () => {
    expect(tell(design(), 'a', 'zh')).toEqual([
      'theory：86 → 86 分（满分 100）',
      'theory：86 / 100 × 30% = 25.8',
      'practice：评委打分 8.4 9.2 8.5 7.1 8.6',
      'practice：去掉最高 9.2、最低 7.1；8.4 8.5 8.6 平均 = 8.5（满分 10）',
      'practice：8.5 / 10 × 70% = 59.5',
      'total：25.8 + 59.5 = 85.3（满分 100）',
      '第 1 名（共 1）',
      '无奖次',
    ])
  })
  test('names judges as they are shown', () => {
    const all = judged(['50', { none: 'abstained' }, '70'])
    const step = explain(all, 'a').steps.find((one) => one.do === 'missing')
    expect(step && sentence(step, all.scheme, 'en', () => 'Judge Li')).toBe('mark: Judge Li abstained, not counted')
  })
})

describe('a district contest', () => {
  const cells = cellsOf(districtSkills.scheme, 'practice')
  const all = (id: string, lost: number): Bundle['sheets'] => [
    ...[0, 1, 2, 3, 4].map((judge) => {
      const marks: Record<string, Mark> = Object.fromEntries(
        cells.map((one) => [one.cell, String(Number(one.aspect.full) - lost - judge * 0.5)]),
      )
      return sheet(id, 'practice', `j${judge}`, marks)
    }),
    sheet(id, 'theory', 'office', { paper: '86' }, 'import'),
    sheet(id, 'time', 'keeper', { time: '3600.5' }, 'timekeeper'),
  ]
  const event = bundle(districtSkills.scheme, [entry('a'), entry('b')], [...all('a', 0), ...all('b', 1)], {
    incidents: [{ id: 'i', entry: 'a', scope: 'module', node: 'process', effect: { do: 'points', points: '-3' }, reason: '违反规程' }],
  })
  test('every sentence is told in both languages, and none lets a hole show', () => {
    for (const lang of ['zh', 'en'] as const)
      for (const text of tell(event, 'a', lang)) expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  })
  test('the trace ends in the rank of the list', () => {
    const rank = explain(event, 'a').steps.find((step) => step.do === 'rank')
    expect(rank).toMatchObject({ rank: score(event).standings.find((one) => one.entry === 'a')?.rank, of: 2 })
  })
  test('the last sum before the rank is the total of the list', () => {
    const sum = explain(event, 'a').steps.findLast((step) => step.do === 'sum')
    // judges 100, 95, 90, 85, 80 → 90 − 3 = 87; 86 × 30 % + 87 × 70 % = 86.7
    expect(sum).toMatchObject({ points: '86.7' })
    expect(score(event).standings[0]).toMatchObject({ entry: 'a', points: '86.70' })
  })
})

describe('every kind of step', () => {
  test('has a sentence in both languages', () => {
    const of = design().scheme
    const steps = [
      { do: 'spread', node: 'practice', cell: 'practice', values: ['1', '3'], max: '1' },
      { do: 'spread', node: 'practice', cell: 'practice', values: ['1', 'absent'], max: '0' },
      { do: 'factor', node: 'practice', value: '8', factor: '3.1', base: '2', points: '26.8' },
      { do: 'repeat', node: 'practice', take: 'best', kept: ['9'], dropped: ['7', '8'], points: '9' },
      { do: 'repeat', node: 'practice', take: 'mean', kept: ['9', '7'], dropped: [], points: '8' },
      { do: 'incident', node: 'practice', incident: 'i', effect: { do: 'void' }, reason: 'x', before: '8', after: '0' },
      { do: 'floor', node: 'practice', before: '-1', after: '0' },
      { do: 'round', node: 'practice', before: '8.555', after: '8.56', places: 2 },
      { do: 'standardise', by: 'severity', before: '8', after: '8.2', nearEdge: true },
      { do: 'pass', node: 'practice', points: '5', least: '6', passed: false },
      { do: 'advance', node: 'practice', advanced: true, why: 'tie' },
      { do: 'advance', node: 'practice', advanced: false, why: 'least' },
      { do: 'rank', rank: 2, of: 9, shared: true, decidedBy: 0, ahead: 'b', values: ['85'] },
      { do: 'rank', rank: null, of: 9, shared: false, decidedBy: null, ahead: null, values: [null] },
      { do: 'prize', prize: 'gold', why: 'points', places: 1 },
      { do: 'prize', prize: null, why: 'not-passed', places: 0 },
      { do: 'title', title: 't', given: true },
      { do: 'level', from: '3', to: '2' },
      {
        do: 'panel',
        node: 'practice',
        take: 'median',
        kept: [{ source: 'j', value: '8' }],
        dropped: [],
        short: 'fewer',
        value: '8',
        outOf: '10',
      },
    ] as const
    for (const step of steps) {
      for (const lang of ['zh', 'en'] as const) {
        const text = sentence(step as never, of, lang)
        expect(text.length).toBeGreaterThan(1)
        expect(text).not.toMatch(/undefined|\[object/)
      }
    }
  })
})
