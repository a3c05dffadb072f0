/** Random aspects of every kind, with steps coarse enough for ties. */
import type { Aspect, MeasureRule, Text } from '../../../server/scoring/types.ts'
import type { Namer } from './any-scheme.ts'
import type { Chance } from './chance.ts'

export const name = (word: string): Text => ({ zh: word, en: word })

export type Marker = 'judge' | 'judgement' | 'import' | 'clerk' | 'department'

export const anyGiven = (id: Namer): Aspect => ({ kind: 'given', id: id('g'), name: name('given'), full: '0', step: '0.5' })

export function anyAspect(luck: Chance, id: Namer, marker: Marker, givens: readonly string[]): Aspect {
  const common = { id: id('a'), name: name('aspect'), full: luck.pick(['10', '10', '20', '5', '100']) }
  const { full } = common
  const points: Aspect = luck.odds(80)
    ? { ...common, kind: 'points', max: luck.pick(['10', '10', '5', full]), step: luck.pick(['1', '0.5', '0.1']) }
    : { ...common, kind: 'points', min: '-5', max: '10', step: '1' }
  const level = name('level')
  switch (marker) {
    case 'judge':
      if (luck.odds(88)) return points
      return luck.odds(50) ? deduct(common, luck) : table(common)
    case 'judgement':
      return { ...common, kind: 'judgement', descriptors: [level, level, level, level] }
    case 'import':
      return { ...common, full: '100', kind: 'imported', max: luck.pick(['100', '150']), step: '0.5' }
    case 'clerk':
      return luck.odds(60) ? { ...common, kind: 'votes', electorate: luck.pick(['7', '10', '30']) } : count(common, luck)
    case 'department':
      return luck.pick([
        () => ({ ...common, kind: 'measure' as const, rule: anyRule(luck, full, givens) }),
        () => ({ ...common, kind: 'measure' as const, rule: anyRule(luck, full, givens) }),
        () => count(common, luck),
        () => deduct(common, luck),
        () => table(common),
      ])()
  }
}

interface Base {
  id: string
  name: Text
  full: string
}

const count = (common: Base, luck: Chance): Aspect => ({
  ...common,
  kind: 'count',
  each: luck.pick(['1', '2.5', '0.3']),
  ...(luck.odds(60) && { cap: common.full }),
})
const deduct = (common: Base, luck: Chance): Aspect => ({
  ...common,
  kind: 'deduct',
  from: common.full,
  each: luck.pick(['1', '2', '0.7']),
  ...(luck.odds(25) && { floor: luck.pick(['1', '-3']) }),
})
const table = (common: Base): Aspect => ({
  ...common,
  kind: 'table',
  grades: [
    { grade: 'A', name: name('A'), points: common.full },
    { grade: 'B', name: name('B'), points: '3.5' },
    { grade: 'C', name: name('C'), points: '0' },
  ],
})

function anyRule(luck: Chance, full: string, givens: readonly string[]): MeasureRule {
  const kind = luck.int(1, 4)
  if (kind === 1) return { by: 'pass' }
  if (kind === 2) {
    const [a, b] = [
      { from: '8', points: full },
      { from: '4', points: '2' },
    ]
    return luck.odds(50)
      ? { by: 'bands', better: 'more', bands: [a, b] }
      : {
          by: 'bands',
          better: 'less',
          bands: [
            { ...b, points: full },
            { ...a, points: '1.5' },
          ],
        }
  }
  if (kind === 3)
    return luck.odds(50) ? { by: 'line', at: ['2', '8'], points: ['0', full] } : { by: 'line', at: ['3', '9'], points: [full, '1'] }
  const better = luck.pick(['more', 'less'] as const)
  return {
    by: 'target',
    target: luck.pick(givens),
    better,
    ...(luck.odds(75) && { cap: luck.pick(['120%', '1', '1/1']) }),
    ...(luck.odds(30) && { floor: '0.5' }),
  }
}
