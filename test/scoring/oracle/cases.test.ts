/** The smallest contests on which engine and oracle once differed, each with the outcome that the rules ask for. */
import { describe, expect, test } from 'vitest'
import { score } from '../../../server/scoring/score.ts'
import type { Bundle, Effect, Entry, Group, Incident, Mark, Panel, Scheme, Sheet } from '../../../server/scoring/types.ts'
import { bundle, clerk, entry, group, name, panel, points, scheme, sheet } from '../build.ts'
import { differences } from './compare.ts'

const absent: Mark = { none: 'absent' }
const abstained: Mark = { none: 'abstained' }
const strike = (effect: Effect, rest: Partial<Incident> = {}): Incident => ({
  id: 'i',
  entry: 'a',
  scope: 'entry',
  effect,
  reason: 'broken rule',
  ...rest,
})
const onAspect = (effect: Effect, node = 'x'): Incident => strike(effect, { id: `on ${node}`, scope: 'aspect', node })
const off = (by: string): Effect => ({ do: 'points', points: by })

/** Aspects x and y under total, by judges j1, j2 … or by a clerk. */
function contest(marks: Record<string, Mark>[], rest: Partial<Panel> | null, incidents: Incident[], of: Partial<Scheme> = {}): Bundle {
  const module = group('m', [points('x'), points('y')], { sitting: rest ? panel(marks.length || 3, rest) : clerk })
  const sheets = marks.map((each, i) => sheet('a', 'm', `j${i + 1}`, each, rest ? 'judge' : 'clerk'))
  return bundle(scheme(group('total', [module]), of), [entry('a')], sheets, { incidents })
}

/** Entries a, b … ranked by the places that one judge's marks give them; fewer is better. */
function byPlaces(marks: Record<string, Mark>, entries: Entry[], more: Partial<Bundle> = {}, of: Partial<Scheme> = {}): Bundle {
  const sitting = panel(1, { per: 'total', take: 'places', places: { by: 'mean-rank' } })
  const keys: Scheme['keys'] = [{ by: 'node', node: 'total', order: 'less' }]
  const sheets = Object.entries(marks).map(([id, x]) => sheet(id, 'total', 'j', { x }))
  return bundle(scheme(group('total', [points('x')], { sitting }), { keys, ...of }), entries, sheets, more)
}

/** Heats with a cut, then finals, marked by a clerk. */
function stages(heats: Record<string, Mark>, finals: Record<string, Mark>, entries: Entry[], incidents: Incident[] = []): Bundle {
  const stage = (id: string, rest: Partial<Group>) => group(id, [points(`${id}-mark`, '100')], { level: 'stage', sitting: clerk, ...rest })
  const root = group('total', [stage('heats', { advance: { top: 1, ties: 'all' } }), stage('finals', {})])
  const sheets = (id: string, marks: Record<string, Mark>): Sheet[] =>
    Object.entries(marks).map(([who, mark]) => sheet(who, id, 'c', { [`${id}-mark`]: mark }, 'clerk'))
  return bundle(scheme(root), entries, [...sheets('heats', heats), ...sheets('finals', finals)], { incidents })
}

/** Two squads of two: marks, and seconds as the squads' key. */
function squads(marks: string[], times: Mark[], rest: Partial<Scheme>, incidents: Incident[] = []): Bundle {
  const time = { kind: 'time' as const, id: 'time', name: name('time'), full: '0', step: '1', sitting: { source: 'timekeeper' as const } }
  const root = group('total', [group('m', [points('x', '10')], { sitting: clerk }), time])
  const entries = marks.map((_, i) => entry(`e${i}`, { squad: i < 2 ? 'red' : 'blue' }))
  const sheets = [
    ...marks.map((x, i) => sheet(`e${i}`, 'm', 'c', { x }, 'clerk')),
    ...times.map((mark, i) => sheet(`e${i}`, 'time', 'c', { time: mark }, 'timekeeper')),
  ]
  return bundle(scheme(root, { squads: { take: 'sum', incomplete: 'count' }, ...rest }), entries, sheets, { incidents })
}

const of = (all: Bundle, id = 'a') => score(all).standings.find((it) => it.entry === id)
const list = (all: Bundle) => score(all).squads.map((it) => `${it.squad} ${it.rank}${it.shared ? '=' : ''} ${it.points}`)

describe('where an incident took the points, nothing is owed', () => {
  const whole: Partial<Panel> = { per: 'total' }
  const cases: [title: string, all: Bundle, points: string][] = [
    ['an unmarked cell beside a marked one', contest([{ y: '4' }], null, [onAspect({ do: 'zero' })]), '4'],
    [
      'every cell of a panel of totals, no sheet yet: zero',
      contest([], whole, [onAspect({ do: 'zero' }), onAspect({ do: 'zero' }, 'y')]),
      '0',
    ],
    [
      'every cell of a panel of totals, no sheet yet: void',
      contest([], whole, [onAspect({ do: 'void' }), onAspect({ do: 'void' }, 'y')]),
      '0',
    ],
    [
      'judges who disagree on who was there',
      contest(
        [
          { x: absent, y: '4' },
          { x: '5', y: '4' },
        ],
        {},
        [onAspect({ do: 'zero' })],
      ),
      '4',
    ],
    [
      'marks too far apart',
      contest(
        [
          { x: '1', y: '4' },
          { x: '9', y: '4' },
        ],
        { spread: { max: '2', from: 'each-other' } },
        [onAspect({ do: 'zero' })],
      ),
      '4',
    ],
  ]
  test.each(cases)('%s', (_, all, expected) => {
    expect(score(all).owed).toEqual([])
    expect(of(all)).toMatchObject({ state: 'normal', rank: 1, points: expected })
    expect(differences(all)).toEqual([])
  })
  test('and a sheet of someone without a seat takes no place from the others', () => {
    const seats = [{ sitting: 'total', source: 'j' }]
    const all = byPlaces({ a: '5', b: '4' }, [entry('a'), entry('b')], { seats, incidents: [strike({ do: 'zero' })] })
    const more = { ...all, sheets: [...all.sheets, sheet('a', 'total', 'stranger', { x: '9' })] }
    expect(score(more)).toEqual(score(all))
  })
})

describe('absent is absent', () => {
  test('and a penalty does not make a rank of it', () => {
    const all = contest([{ x: absent, y: absent }], null, [strike(off('-1'), { scope: 'module', node: 'm' })])
    expect(of(all)).toMatchObject({ state: 'absent', rank: null, points: null })
  })
  test('and whoever has no marks to count back shows none', () => {
    const keys: Scheme['keys'] = [
      { by: 'node', node: 'total', order: 'more' },
      { by: 'countback', node: 'run', order: 'more' },
    ]
    const run = group('run', [points('x')], { sitting: clerk, repeat: { times: 2, take: 'sum' } })
    const root = group('total', [run, group('m', [points('y')], { sitting: clerk })])
    const sheets = [sheet('a', 'run', 'c', { 'x#1': absent, 'x#2': absent }, 'clerk'), sheet('a', 'm', 'c', { y: '4' }, 'clerk')]
    expect(of(bundle(scheme(root, { keys }), [entry('a')], sheets))?.keys).toEqual(['4', null])
  })
  test('and adds no 0 seconds to a squad’s key', () => {
    const all = squads(['5', '5', '5', '5'], [absent, '60', '60', '60'], {
      squads: { take: 'sum', incomplete: 'count', keys: [{ by: 'node', node: 'time', order: 'less' }] },
    })
    expect(list(all)).toEqual(['blue 1 10', 'red 2 10'])
  })
})

test('all judges of a ranking by places abstained: it is said what is missing', () =>
  expect(score(byPlaces({ a: abstained, b: '4' }, [entry('a'), entry('b')])).owed).toEqual([
    { entry: 'a', node: 'total', what: 'panel-too-short' },
  ]))

test('vetoed to 0 and to the last place: both', () => {
  const incidents = [strike({ do: 'veto', then: 'zero' }), strike({ do: 'veto', then: 'last' }, { id: 'j' })]
  const all = contest([{ x: '5', y: '4' }], null, incidents)
  const more = { ...all, entries: [entry('a'), entry('b')], sheets: [...all.sheets, sheet('b', 'm', 'j1', { x: '0', y: '0' }, 'clerk')] }
  expect(score(more).standings.map((it) => [it.entry, it.rank, it.points])).toEqual([
    ['b', 1, '0'],
    ['a', 2, '0'],
  ])
})

describe('a cut', () => {
  test('is not escaped by a voided entry', () => {
    const all = stages({ a: '90', b: '80', c: '70' }, { b: '50' }, [entry('a'), entry('b'), entry('c')], [strike({ do: 'void' })])
    expect(score(all).standings.map((it) => [it.entry, it.rank, it.points])).toEqual([
      ['b', 1, '130'],
      ['c', 2, '70'],
      ['a', 3, '0'],
    ])
  })
  test('does not stop an exhibition entry that missed the heats', () =>
    expect(of(stages({ a: absent, b: '80' }, { a: '60', b: '50' }, [entry('a', { state: 'exhibition' }), entry('b')]))).toMatchObject({
      state: 'exhibition',
      points: '60',
    }))
})

describe('squads', () => {
  const off3: Incident = { id: 's', squad: 'red', scope: 'squad', effect: off('-3'), reason: 'late' }
  test('stop at 0, as everyone does', () =>
    expect(list(squads(['1', '0', '1', '1'], ['60', '60', '60', '60'], {}, [off3]))).toEqual(['blue 1 2', 'red 2 0']))
  test('keep their own digits when the scale is refused', () => {
    const all = squads(['7.5', '0', '1', '1'], ['60', '60', '60', '60'], { standardise: { by: 'scale', places: 0 } })
    const two = { ...all, entries: all.entries.slice(0, 2), sheets: all.sheets.filter((it) => it.entry < 'e2') }
    expect(score(two).standardised?.refused?.why).toBe('few-entries')
    expect(list(two)).toEqual(['red 1 7.5'])
  })
  test('do not win by a place that was taken away', () => {
    const entries = [entry('a', { squad: 'red' }), entry('b', { squad: 'blue' })]
    const all = byPlaces(
      { a: '9', b: '5' },
      entries,
      { incidents: [strike({ do: 'zero' })] },
      { squads: { take: 'sum', incomplete: 'leave-out' } },
    )
    expect(list(all)).toEqual(['blue 1 2', 'red null null'])
  })
})
