/** Templates: every one is a good scheme, fits its shape, and scores a small contest to hand-computed totals. */

import { describe, expect, test } from 'vitest'
import { SchemeInput } from '../../server/competitions/input.ts'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { templates } from '../../server/competitions/templates/index.ts'
import { labourQuarter } from '../../server/competitions/templates/labour-quarter.ts'
import { proposalReview } from '../../server/competitions/templates/proposal-review.ts'
import { faults } from '../../server/scoring/faults.ts'
import { score } from '../../server/scoring/score.ts'
import type { Group, Mark, Node, Text } from '../../server/scoring/types.ts'
import { bundle, entry, group, points, scheme, sheet, veto } from './build.ts'

describe.each(templates.map((one) => [one.id, one] as const))('%s', (_, template) => {
  test('has no faults', () => expect(faults(template.scheme)).toEqual([]))
  test('has the shape that the editor sends', () =>
    expect(SchemeInput.parse(JSON.parse(JSON.stringify(template.scheme)))).toEqual(template.scheme))
  test('names every node in both languages', () => {
    for (const name of namesOf(template.scheme.root))
      expect([/[\u4e00-\u9fff]/.test(name.zh), /[\u4e00-\u9fff]/.test(name.en)]).toEqual([true, false])
  })
  test('cites its sources', () => expect(JSON.stringify(template.scheme)).toContain('"cite"'))
})

function namesOf(node: Node): Text[] {
  return [node.name, ...(node.kind === 'group' ? node.children.flatMap(namesOf) : [])]
}

describe('the shape of a scheme', () => {
  const refused = (change: (draft: Record<string, unknown>) => void) => {
    const draft = JSON.parse(JSON.stringify(districtSkills.scheme)) as Record<string, unknown>
    change(draft)
    return !SchemeInput.safeParse(draft).success
  }
  test('refuses what it does not know', () => expect(refused((draft) => (draft.colour = 'red'))).toBe(true))
  test('refuses numbers where decimals are text', () =>
    expect(refused((draft) => ((draft.root as Group).cap = 5 as unknown as string))).toBe(true))
  test('refuses exponents and commas', () => {
    expect(refused((draft) => ((draft.root as Group).cap = '1e5'))).toBe(true)
    expect(refused((draft) => ((draft.root as Group).cap = '1,5'))).toBe(true)
  })
  test('refuses a tree of fifty levels, and one of fifty thousand, without running out of stack', () => {
    const deep = (levels: number) => {
      let node: Node = points('x')
      for (let i = 0; i < levels; i++) node = group(`g${i}`, [node])
      return SchemeInput.safeParse(scheme(node as Group)).success
    }
    expect([deep(11), deep(50), deep(50_000)]).toEqual([true, false, false])
  })
})

describe('the district contest', () => {
  test('86 in theory and judges 95, 92, 91.5, 91, 80 in practice are 89.85', () => {
    const full = {
      tools: '5',
      protection: '5',
      safety: '10',
      sequence: '15',
      technique: '15',
      dimensions: '15',
      function: '15',
      finish: '10',
      waste: '5',
      order: '5',
    }
    const lost = [5, 8, 8.5, 9, 20]
    const judges = lost.map((off, i) => {
      const a = Math.min(off, 15)
      const marks = { ...full, sequence: String(15 - a), technique: String(15 - (off - a)) }
      return sheet('a', 'practice', `j${i}`, marks)
    })
    const sheets = [
      ...judges,
      sheet('a', 'theory', 'office', { paper: '86' }, 'import'),
      sheet('a', 'time', 'keeper', { time: '3600' }, 'timekeeper'),
    ]
    expect(score(bundle(districtSkills.scheme, [entry('a')], sheets)).standings[0]).toMatchObject({
      points: '89.85',
      nodes: { practice: '91.50', theory: '86' },
    })
  })
})

describe('the quarter of a labour competition', () => {
  const marks: Record<string, Mark> = {
    'output-plan': '1000',
    'output-actual': '1060',
    'schedule-plan': '8',
    'schedule-actual': '6',
    'safety-events': '1',
    'quality-events': '2',
    'cost-plan': '500',
    'cost-actual': '625',
    'site-events': '3',
  }
  const all = bundle(
    labourQuarter.scheme,
    [entry('u1', { zone: 'north' }), entry('u2', { zone: 'north' })],
    [
      sheet('u1', 'total', 'department', marks, 'department'),
      sheet('u1', 'total', 'u1', { ...marks, 'safety-events': '0' }, 'unit'),
      sheet('u2', 'total', 'department', { ...marks, 'output-actual': '900', 'safety-events': '0' }, 'department'),
    ],
  )
  // 26.5 + 15 + 18 + 9 + 8 + 7 = 83.5; 22.5 + 15 + 20 + 9 + 8 + 7 = 81.5
  test('is verified, and 106 % of the plan are 26.5 of 25', () =>
    expect(score(all).standings.map((one) => [one.entry, one.points, one.prize])).toEqual([
      ['u1', '83.50', 'second'],
      ['u2', '81.50', 'second'],
    ]))
  test('a safety veto keeps the score and bars the prize', () => {
    const incidents = [{ id: 'i', entry: 'u1', scope: 'period' as const, effect: veto('no-prize'), reason: '重伤事故' }]
    expect(score({ ...all, incidents }).standings[0]).toMatchObject({ entry: 'u1', points: '83.50', state: 'vetoed', prize: null })
  })
})

describe('the review of proposals', () => {
  test('three experts, the mean of their totals', () => {
    const grades = ['advancement', 'novelty', 'difficulty', 'economic', 'social', 'maturity', 'value']
    const expert = (grade: string) => Object.fromEntries(grades.map((one) => [one, grade]))
    // A: 60 + 40 = 100; B: 48 + 30 = 78; C: 30 + 20 = 50
    const sheets = ['A', 'B', 'C'].map((grade, i) => sheet('p', 'total', `x${i}`, expert(grade)))
    expect(score(bundle(proposalReview.scheme, [entry('p')], sheets)).standings[0]).toMatchObject({
      points: '76.00',
      prize: 'second',
      nodes: { economic: '30' },
    })
  })
})
