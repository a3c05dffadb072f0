/** Templates: every one is a good scheme, fits its shape, and scores a small contest to hand-computed totals. */

import { describe, expect, test } from 'vitest'
import { SchemeInput } from '../../server/competitions/input.ts'
import { appraisalVote } from '../../server/competitions/templates/appraisal-vote.ts'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { templates } from '../../server/competitions/templates/index.ts'
import { labourQuarter } from '../../server/competitions/templates/labour-quarter.ts'
import { labourSeason } from '../../server/competitions/templates/labour-season.ts'
import { nationalSkills } from '../../server/competitions/templates/national-skills.ts'
import { proposalReview } from '../../server/competitions/templates/proposal-review.ts'
import { unionPerformance } from '../../server/competitions/templates/union-performance.ts'
import { worldSkills } from '../../server/competitions/templates/world-skills.ts'
import { faults } from '../../server/scoring/faults.ts'
import { cellsOf, sittingsOf } from '../../server/scoring/mark.ts'
import { score } from '../../server/scoring/score.ts'
import type { Aspect, Group, Mark, Node, Scheme, Sheet, Text } from '../../server/scoring/types.ts'
import { bundle, entry, group, points, scheme, sheet, veto } from './build.ts'

describe.each(templates.map((one) => [one.id, one] as const))('%s', (_, template) => {
  test('has no faults', () => expect(faults(template.scheme)).toEqual([]))
  test('has the shape that the editor sends', () =>
    expect(SchemeInput.parse(JSON.parse(JSON.stringify(template.scheme)))).toEqual(template.scheme))
  test('names every node in both languages', () => {
    for (const name of [...namesOf(template.scheme.root), template.purpose])
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

/** Sheets of full marks for everything, by as many judges as the scheme asks for; the marks named differ. */
function perfect(scheme: Scheme, id: string, differing: Record<string, Mark | Mark[]> = {}): Sheet[] {
  return sittingsOf(scheme).flatMap(({ node, sitting }) => {
    const sources = Array.from({ length: sitting.panel?.size ?? 1 }, (_, i) => `${sitting.source}${i + 1}`)
    return sources.map((source, i) => {
      const marks = cellsOf(scheme, node.id).map(({ cell, aspect }): [string, Mark] => {
        const other = differing[cell]
        return [cell, Array.isArray(other) ? (other[i] as Mark) : (other ?? bestOf(aspect))]
      })
      return sheet(id, node.id, source, Object.fromEntries(marks), sitting.source)
    })
  })
}

function bestOf(aspect: Aspect): string {
  if (aspect.kind === 'points' || aspect.kind === 'imported') return aspect.max
  if (aspect.kind === 'judgement') return '3'
  if (aspect.kind === 'measure') return aspect.rule.by === 'pass' ? '1' : aspect.rule.by === 'target' ? '100' : '0'
  if (aspect.kind === 'count') return aspect.full === '0' ? '0' : String(Number(aspect.full) / Number(aspect.each))
  return { deduct: '0', time: '3600', votes: '100', given: '100', table: 'A' }[aspect.kind]
}

describe('a contest in the manner of WorldSkills', () => {
  const { scheme } = worldSkills
  const sheets = [
    ...perfect(scheme, 'a'),
    // (2 + 2 + 3) / 3 / 3 × 2 = 1.56 of 2
    ...perfect(scheme, 'b', { 'c-finish': ['2', '2', '3'] }),
    // 0.8 mm: 8 of 12
    ...perfect(scheme, 'c', { 'c-size': '0.8' }),
    ...perfect(scheme, 'd', { 'a-order': ['1', '3', '3'] }),
  ]
  const { standings } = score(
    bundle(
      scheme,
      ['a', 'b', 'c', 'd'].map((id) => entry(id)),
      sheets,
    ),
  )
  test('100, 99.56 and 96 are 720, 700 and 536 on the scale, and win gold, silver and bronze', () =>
    // median 99.56; median absolute deviation 0.44 × 1.4826; 30 × 0.44 / 0.6523 = 20.2; 30 × 3.56 / 0.6523 = 163.7
    expect(standings.slice(0, 3).map((one) => [one.entry, one.raw?.points, one.points, one.prize])).toEqual([
      ['a', '100.00', '720', 'gold'],
      ['b', '99.56', '700', 'silver'],
      ['c', '96.00', '536', 'bronze'],
    ]))
  test('judgements two apart are judged again', () =>
    expect(standings[3]).toMatchObject({ entry: 'd', state: 'needs-rescore', rank: null }))
})

describe('the national staff contest', () => {
  const { scheme } = nationalSkills
  const marks = { a: ['90', '10'], b: ['100', '6'], c: ['59', '10'] } as const
  const people = {
    a: { attributes: { employee: '1', sex: 'male' }, skillLevel: 'l2' },
    b: { attributes: { employee: '1', sex: 'female' }, skillLevel: 'l4' },
    c: {},
  }
  const entries = (['a', 'b', 'c'] as const).map((id) => entry(id, { squad: 'north', ...people[id] }))
  const sheets = entries.flatMap(({ id }) => perfect(scheme, id, { paper: marks[id as 'a'][0], finish: marks[id as 'a'][1] }))
  const result = score(bundle(scheme, entries, sheets))
  // a 27 + 70 = 97; b 30 + 67.2 = 97.2; c 17.7 + 70 = 87.7 but failed in theory
  test('97.2, 97 and 87.7; the first has the right to apply, titles go by condition, and a failed paper takes no prize', () =>
    expect(result.standings.map((one) => [one.entry, one.points, one.prize, one.titles, one.level])).toEqual([
      ['b', '97.20', 'gold', ['technician', 'may-day', 'woman'], 'l2'],
      ['a', '97.00', 'silver', ['technician'], 'l1'],
      ['c', '87.70', null, [], null],
    ]))
  test('the squad is the sum of its three', () => expect(result.squads[0]).toMatchObject({ squad: 'north', rank: 1, points: '281.90' }))
})

test('the year of a labour competition is the mean of four quarters, and a missed one counts 0', () => {
  const of = (id: string, quarters: Mark[]) =>
    sheet(id, 'quarters', 'office', Object.fromEntries(quarters.map((mark, i) => [`quarter#${i + 1}`, mark])), 'import')
  const sheets = [of('u1', ['90', '88', '95', '60']), of('u2', ['85', '92', { none: 'absent' }, '80']), of('u3', ['102', '95', '99', '88'])]
  const entries = ['u1', 'u2', 'u3'].map((id) => entry(id, { zone: 'north' }))
  expect(score(bundle(labourSeason.scheme, entries, sheets)).standings.map((one) => [one.entry, one.points, one.prize])).toEqual([
    ['u3', '96.00', 'gold-cup'],
    ['u1', '83.25', 'advanced'],
    ['u2', '64.25', null],
  ])
})

test('an appraisal adds 60 % of the panel, trimmed, and 40 % of the vote', () => {
  const { scheme } = appraisalVote
  // The panel: 100 and 70 dropped, 90 five times; 90 × 60 % + 80 × 40 % = 86
  const skill = ['30', '20', '20', '20', '20', '20', '0']
  const { standings } = score(bundle(scheme, [entry('p')], perfect(scheme, 'p', { skill, votes: '80' })))
  expect(standings[0]).toMatchObject({ points: '86.00', prize: 'chosen', nodes: { panel: '90.00', vote: '80.00' } })
})

test('a union’s year: base points, at most five for praise, two off for each criticism, and a grade', () => {
  const { scheme } = unionPerformance
  // u1: 100 − 2 of members + 5 − 2 = 101; u2: 100 − 10 − 6 = 84, its own report counts nothing
  const u1 = perfect(scheme, 'u1', { members: '80', bonus: '7', malus: '1' })
  const u2 = [
    ...perfect(scheme, 'u2', { congress: '0', disputes: '3' }),
    ...perfect(scheme, 'u2').map((one) => ({ ...one, kind: 'unit' as const })),
  ]
  const entries = ['u1', 'u2'].map((id) => entry(id, { zone: 'north' }))
  expect(score(bundle(scheme, entries, [...u1, ...u2])).standings.map((one) => [one.entry, one.points, one.prize])).toEqual([
    ['u1', '101.00', 'excellent'],
    ['u2', '84.00', 'good'],
  ])
})
