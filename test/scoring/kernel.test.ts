/** The kernel: columns of integers come to the same bytes as the general path, whatever else happened in the contest. */
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { booksOf } from '../../server/scoring/books.ts'
import { print, whole } from '../../server/scoring/exact.ts'
import { kernelOf } from '../../server/scoring/kernel/kernel.ts'
import { ranksOf } from '../../server/scoring/kernel/rank.ts'
import { run } from '../../server/scoring/kernel/run.ts'
import { plainTallies } from '../../server/scoring/kernel/tally.ts'
import { planOf } from '../../server/scoring/plan.ts'
import { score } from '../../server/scoring/score.ts'
import type { Aspect, Bundle, Group, Incident, Key, Mark, Node, Panel, Scheme, Seat, Sheet, Sitting } from '../../server/scoring/types.ts'
import { bundle, clerk, entry, group, name, panel, points, scheme } from './build.ts'

const TALLY = '../../server/scoring/kernel/tally.ts'
vi.doMock(TALLY, () => ({ plainTallies: () => new Map() }))
vi.resetModules()
/** The engine without its kernel. */
const { score: general } = await import('../../server/scoring/score.ts')
afterAll(() => vi.doUnmock(TALLY))

/** One time in so many. */
const maybe = <T>(one: fc.Arbitrary<T>, times = 2) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one })
const places = maybe(fc.integer({ min: 0, max: 3 }))
/** Only what is said: a scheme holds no undefined values. */
const said = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as T

const panels: fc.Arbitrary<Panel> = fc
  .record({
    size: fc.integer({ min: 2, max: 6 }),
    per: fc.constantFrom('aspect' as const, 'total' as const),
    take: fc.constantFrom('mean' as const, 'median' as const, 'sum' as const),
    drop: maybe(fc.constantFrom({ high: 1, low: 0 }, { high: 1, low: 1 }, { high: 2, low: 0 }, { high: 1, low: 2 }, { high: 0, low: 1 })),
    short: fc.constantFrom('mean' as const, 'fewer' as const, 'block' as const),
    round: maybe(fc.integer({ min: 0, max: 2 }), 4),
    spread: maybe(fc.constantFrom({ max: '6', from: 'each-other' as const }, { max: '9.5', from: 'each-other' as const }), 8),
    quorum: maybe(fc.constant(1)),
  })
  .map(said)

const KINDS: ((id: string) => Aspect)[] = [
  (id) => points(id, '10', { step: '0.5' } as Partial<Aspect>),
  (id) => points(id, '7', { max: '10', step: '1' } as Partial<Aspect>),
  (id) => points(id, '10', { min: '-3', step: '0.25' } as Partial<Aspect>),
  (id) => ({ ...points(id, '2'), kind: 'judgement', descriptors: [name('0'), name('1'), name('2'), name('3')] }) as Aspect,
  (id) => ({ ...points(id, '6'), kind: 'deduct', from: '6', each: '1.5' }) as Aspect,
  (id) => ({ ...points(id, '3'), kind: 'measure', rule: { by: 'pass' } }) as Aspect,
]
const leaf = (id: string) =>
  fc.record({ kind: fc.constantFrom(...KINDS), places }).map(({ kind, places: at }) => said({ ...kind(id), places: at }) as Aspect)
const WEIGHTS = [['1'], ['30%', '70%'], ['1/3', '1/6', '1/2']]

/** Weighted or added children with places, floor and cap. */
function groupOf<T extends Node>(id: string, children: fc.Arbitrary<T>[]): fc.Arbitrary<Group> {
  return fc
    .record({
      all: fc.tuple(...children),
      weighted: fc.boolean(),
      places,
      floor: maybe(fc.constantFrom(null, '2', '-1'), 4),
      cap: maybe(fc.constantFrom('8', '20.5'), 6),
    })
    .map(({ all, weighted, ...rest }) =>
      group(id, weighted ? all.map((one, i) => ({ ...one, weight: WEIGHTS[all.length - 1]?.[i] ?? '1' })) : all, said(rest)),
    )
}

const moduleOf = (id: string): fc.Arbitrary<Group> =>
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), maybe(fc.constant(clerk), 8)).chain(([n, inner, alone]) => {
    const leaves = Array.from({ length: n }, (_, i) => leaf(`${id}${i}`))
    const children = inner ? [groupOf(`${id}g`, leaves), leaf(`${id}x`)] : leaves
    const sitting = alone ? fc.constant<Sitting>(alone) : panels.map((of): Sitting => ({ source: 'judge', panel: of }))
    return fc.tuple(groupOf<Node>(id, children), sitting).map(([one, from]) => ({ ...one, sitting: from }))
  })

const schemes: fc.Arbitrary<Scheme> = fc
  .record({
    root: fc.integer({ min: 1, max: 3 }).chain((n) => groupOf('total', ['a', 'b', 'c'].slice(0, n).map(moduleOf))),
    second: fc.constantFrom<Key>(
      { by: 'node', node: 'a', order: 'more' },
      { by: 'countback', node: 'total', order: 'more' },
      { by: 'countback', node: 'a', order: 'less' },
    ),
    exact: fc.boolean(),
    pass: maybe(fc.constant('4')),
  })
  .map(({ root, second, exact, pass }) => {
    const keys: Key[] = [{ by: 'node', node: 'total', order: 'more' }, second]
    const children = root.children.map((one, i) => (i === 0 ? said({ ...one, pass }) : one))
    const prizes = [{ id: 'p', name: name('p'), share: '30%' }]
    return scheme({ ...root, children }, { keys, prizes, ...(exact && { rankOn: 'exact' as const }) })
  })

const leavesOf = (node: Node): Aspect[] => (node.kind === 'group' ? node.children.flatMap(leavesOf) : [node])

function markOf(aspect: Aspect): fc.Arbitrary<Mark> {
  const step = aspect.kind === 'points' ? Number(aspect.step) : 1
  const [low, high] =
    aspect.kind === 'points'
      ? [Number(aspect.min ?? 0), Number(aspect.max)]
      : [aspect.kind === 'judgement' ? 1 : 0, aspect.kind === 'measure' ? 1 : 2]
  return fc.integer({ min: 0, max: Math.round((high - low) / step) }).map((n) => String(low + n * step))
}

/** What happens to a mark now and then. */
const ODD: (Mark | undefined)[] = [undefined, { none: 'abstained' }, { none: 'absent' }, 'x', '99', '02.50']

const contests: fc.Arbitrary<Bundle> = fc.tuple(schemes, fc.integer({ min: 1, max: 6 })).chain(([of, n]) => {
  const ids = Array.from({ length: n }, (_, i) => `e${i}`)
  const holes = ids.flatMap((id) =>
    of.root.children.flatMap((child) => {
      const size = child.sitting?.panel?.size
      const sources = size ? Array.from({ length: size }, (_, i) => `j${i}`) : ['office']
      return sources.map((source) => ({ entry: id, child, source }))
    }),
  )
  const filled = holes.map(({ entry: id, child, source }): fc.Arbitrary<Sheet> => {
    const aspects = leavesOf(child)
    return fc.tuple(...aspects.map(markOf)).map((marks) => ({
      entry: id,
      sitting: child.id,
      source,
      kind: child.sitting?.source ?? 'judge',
      marks: Object.fromEntries(aspects.map((aspect, i) => [aspect.id, marks[i] as Mark])),
    }))
  })
  return fc
    .record({
      sheets: fc.tuple(...filled),
      odd: fc.array(fc.record({ at: fc.nat(holes.length - 1), mark: fc.constantFrom(...ODD) }), { maxLength: 1 }),
      gone: maybe(fc.nat(holes.length - 1), 3),
      twice: maybe(fc.nat(holes.length - 1), 4),
      recusals: fc.array(fc.record({ source: fc.constantFrom('j0', 'j1'), entry: fc.constantFrom(...ids) }), { maxLength: 1 }),
      incidents: fc.array(fc.constantFrom(...ids), { maxLength: 1 }),
      states: fc.tuple(...ids.map(() => fc.constantFrom(...(['normal', 'normal', 'normal', 'exhibition', 'withdrawn'] as const)))),
      seats: fc.constantFrom('none', 'none', 'all', 'all', 'all', 'some', 'more'),
    })
    .map(({ sheets, odd, gone, twice, recusals, incidents, states, seats }) => {
      for (const { at, mark } of odd) {
        const marks = sheets[at]?.marks as Record<string, Mark | undefined>
        const cell = Object.keys(marks)[0] as string
        if (mark === undefined) delete marks[cell]
        else marks[cell] = mark
      }
      const struck = incidents.map(
        (id, i): Incident => ({ id: `i${i}`, entry: id, scope: 'entry', effect: { do: 'points', points: '-1' }, reason: 'x' }),
      )
      const entries = ids.map((id, i) => entry(id, { state: states[i] ?? 'normal' }))
      const more = sheets.filter((_, i) => i === twice).map((one) => ({ ...one, source: 'z' }))
      const rest = { recusals, incidents: struck, seats: seatsOf(of, seats, ids) }
      return bundle(of, entries, [...sheets.filter((_, i) => i !== gone), ...more], rest)
    })
})

/** Every judge for all entries, the first judge for one entry only, or one judge more than there are sheets. */
function seatsOf(of: Scheme, which: string, ids: string[]): Seat[] {
  if (which === 'none') return []
  return of.root.children.flatMap((child) =>
    Array.from({ length: (child.sitting?.panel?.size ?? 0) + (which === 'more' ? 1 : 0) }, (_, i): Seat => {
      const seat = { sitting: child.id, source: `j${i}` }
      return which === 'some' && i === 0 ? { ...seat, entries: ids.slice(0, 1) } : seat
    }),
  )
}

describe('the kernel', () => {
  test('comes to the same bytes as the general path, and most entries are its own', { timeout: 60_000 }, () => {
    let [plain, all] = [0, 0]
    fc.assert(
      fc.property(contests, (one) => {
        const result = score(one)
        expect(JSON.stringify(result)).toBe(JSON.stringify(general(one)))
        if (result.faults) return
        plain += plainTallies(planOf(one.scheme), booksOf(one)).size
        all += one.entries.length
      }),
      { numRuns: 500 },
    )
    expect(plain).toBeGreaterThan(all * 0.3)
  })
  test('scores and ranks marks that were never more than columns', () => {
    const of = scheme(group('total', [points('mark', '10', { step: '0.1' } as Partial<Aspect>)], { sitting: panel(3), places: 2 }))
    const kernel = kernelOf(planOf(of)) as NonNullable<ReturnType<typeof kernelOf>>
    const ran = run(kernel, Int32Array.of(84, 85, 90, 90, 90, 90, 84, 90, 85), 3)
    expect([...(ran.points.at(-1) ?? [])].map((n) => print(whole(n, kernel.columns.at(-1)?.unit), 2))).toEqual(['8.63', '9.00', '8.63'])
    expect([...(ranksOf(kernel, ran) ?? [])]).toEqual([2, 1, 2])
    // The same where points and row do not fit into one number.
    const far = { ...ran, points: ran.points.map((column) => column.map((points) => points * 1e14)) }
    expect([...(ranksOf(kernel, far) ?? [])]).toEqual([2, 1, 2])
  })
  test('leaves alone what might not stay below 2^53', () => {
    const fine = (full: string, weights: string[]) => {
      const children = weights.map((weight, i) => ({ ...points(`m${i}`, full, { step: '0.000001' } as Partial<Aspect>), weight }))
      return planOf(scheme(group('total', children, { sitting: panel(7), places: 9 })))
    }
    expect(kernelOf(fine('100', ['1/3', '2/3']))).not.toBeNull()
    expect(kernelOf(fine('100', ['123456789/999999937', '876543148/999999937']))).toBeNull()
    expect(kernelOf(fine('10000', ['1/3', '2/3']))).toBeNull()
  })
})
