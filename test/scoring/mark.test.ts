/** Marks: what one cell may hold, what a sheet has, and what it comes to so far. */

import { describe, expect, test } from 'vitest'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { labourQuarter } from '../../server/competitions/templates/labour-quarter.ts'
import { cellsOf, markFault, sheetTotal, sittingsOf } from '../../server/scoring/mark.ts'
import type { Aspect, AspectKind, Mark } from '../../server/scoring/types.ts'
import { clerk, group, name, panel, points, scheme } from './build.ts'

const aspect = (kind: AspectKind) => ({ id: 'a', name: name('a'), full: '10', ...kind }) as Aspect
const text = name('x')
const half = aspect({ kind: 'points', max: '10', step: '0.5' })
const execution = aspect({ kind: 'points', min: '-3', max: '3', step: '1' })
const judgement = aspect({ kind: 'judgement', descriptors: [text, text, text, text] })
const grade = aspect({ kind: 'table', grades: [{ grade: 'A', name: text, points: '10' }] })

describe('a mark on its cell', () => {
  const good: [string, Aspect, Mark][] = [
    ['the highest', half, '10'],
    ['a step', half, '7.5'],
    ['0', half, '0'],
    ['-0, which is 0', half, '-0'],
    ['a step written longer', half, '7.50'],
    ['below 0 where the range is', execution, '-3'],
    ['a level', judgement, '3'],
    ['a grade', grade, 'A'],
    ['a pass', aspect({ kind: 'measure', rule: { by: 'pass' } }), '1'],
    ['hundredths of a second', aspect({ kind: 'time', step: '0.01' }), '61.25'],
    ['absent', half, { none: 'absent' }],
    ['abstained', judgement, { none: 'abstained' }],
  ]
  test.each(good)('%s is good', (_, of, mark) => expect(markFault(of, mark)).toBeNull())

  const bad: [Aspect, Mark, string][] = [
    [half, '10.5', 'mark-out-of-range'],
    [half, '-0.5', 'mark-out-of-range'],
    [half, '7.3', 'mark-step'],
    [half, '', 'mark-not-a-number'],
    [half, '1,25', 'mark-not-a-number'],
    [half, '1e1', 'mark-not-a-number'],
    [half, '1e400', 'mark-not-a-number'],
    [half, 'NaN', 'mark-not-a-number'],
    [half, 'Infinity', 'mark-not-a-number'],
    [half, '９', 'mark-not-a-number'],
    [half, ' 5', 'mark-not-a-number'],
    [half, { none: 'late' } as unknown as Mark, 'mark-unknown'],
    [half, null as unknown as Mark, 'mark-unknown'],
    [half, 5 as unknown as Mark, 'mark-unknown'],
    [execution, '-4', 'mark-out-of-range'],
    [execution, '0.5', 'mark-step'],
    [judgement, '4', 'mark-out-of-range'],
    [judgement, '1.5', 'mark-step'],
    [grade, 'a', 'mark-grade'],
    [grade, '10', 'mark-grade'],
    [aspect({ kind: 'measure', rule: { by: 'pass' } }), '2', 'mark-out-of-range'],
    [aspect({ kind: 'deduct', from: '10', each: '2' }), '1.5', 'mark-step'],
    [aspect({ kind: 'count', each: '2' }), '-1', 'mark-out-of-range'],
    [aspect({ kind: 'votes', electorate: '300' }), '301', 'mark-out-of-range'],
    [aspect({ kind: 'imported', max: '100', step: '0.5' }), '100.5', 'mark-out-of-range'],
    [aspect({ kind: 'time', step: '0.01' }), '61.255', 'mark-step'],
  ]
  test.each(bad)('%j: %j is %s', (of, mark, code) => expect(markFault(of, mark)?.code).toBe(code))
})

describe('a sheet', () => {
  test('has the cells of its sitting in order, with the groups that they stand in', () => {
    const cells = cellsOf(districtSkills.scheme, 'practice')
    expect(cells.map((one) => one.cell)).toEqual([
      'tools',
      'protection',
      'safety',
      'sequence',
      'technique',
      'dimensions',
      'function',
      'finish',
      'waste',
      'order',
    ])
    expect(cells[0]?.path.map((one) => one.en)).toEqual(['Preparation and safety'])
  })
  test('of repeated attempts is filled in attempt by attempt', () => {
    const root = group('total', [points('x'), points('y')], { repeat: { times: 2, take: 'sum' }, sitting: clerk })
    expect(cellsOf(scheme(root), 'total').map((one) => one.cell)).toEqual(['x#1', 'y#1', 'x#2', 'y#2'])
  })
  test('of something that is no sitting has no cells', () => expect(cellsOf(districtSkills.scheme, 'quality')).toEqual([]))
  test('every sitting names its source', () => {
    expect(sittingsOf(districtSkills.scheme).map((one) => [one.node.id, one.sitting.source])).toEqual([
      ['theory', 'import'],
      ['practice', 'judge'],
      ['time', 'timekeeper'],
    ])
  })
})

describe('the running total of a sheet', () => {
  test('says the points so far, what they are out of, and what is missing', () => {
    expect(sheetTotal(districtSkills.scheme, 'practice', { tools: '4.5', safety: '9', finish: '99' })).toEqual({
      points: '13.5',
      full: '100',
      cells: 10,
      unmarked: 8,
    })
  })
  test('uses the weights of the engine', () => {
    const root = group('total', [points('x', '50', { weight: '0.5' }), points('y', '20', { weight: '0.5' })], { sitting: clerk })
    expect(sheetTotal(scheme(root), 'total', { x: '40', y: '15' })).toEqual({ points: '77.5', full: '100', cells: 2, unmarked: 0 })
  })
  test('is one judge’s, even where the panel adds its judges up', () => {
    const root = group('total', [points('x'), points('y')], { sitting: panel(3, { take: 'sum' }) })
    expect(sheetTotal(scheme(root), 'total', { x: '4', y: '5' })).toMatchObject({ points: '9', full: '20' })
  })
  test('finds the target on the same sheet', () => {
    expect(sheetTotal(labourQuarter.scheme, 'total', { 'output-plan': '1000', 'output-actual': '1060' }).points).toBe('26.5')
  })
  test('counts absent and abstained cells as marked, with no points', () => {
    expect(sheetTotal(districtSkills.scheme, 'practice', { tools: { none: 'absent' }, waste: { none: 'abstained' } })).toMatchObject({
      points: '0',
      unmarked: 8,
    })
  })
})
