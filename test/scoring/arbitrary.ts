/** Random contests: schemes with panels, weights, rounding, zones, prizes and incidents, and the marks that go with them. */

import fc from 'fast-check'
import type {
  Aspect,
  Bundle,
  Entry,
  EntryState,
  Group,
  Incident,
  Key,
  Mark,
  Panel,
  Recusal,
  Scheme,
  Sheet,
  Sitting,
} from '../../server/scoring/types.ts'
import { bundle, clerk, entry, group, points, scheme, sheet } from './build.ts'

const JUDGES = ['j1', 'j2', 'j3', 'j4', 'j5', 'j6', 'j7']

/** A panel that can always be trimmed or has a policy that goes on; never a spread rule, which may hold a total back. */
const panels: fc.Arbitrary<Panel> = fc.record({
  size: fc.integer({ min: 3, max: 7 }),
  per: fc.constantFrom('aspect' as const, 'total' as const),
  take: fc.constantFrom('mean' as const, 'mean' as const, 'median' as const, 'sum' as const),
  drop: fc.constantFrom({ high: 0, low: 0 }, { high: 1, low: 1 }, { high: 0, low: 1 }, { high: 1, low: 0 }),
  short: fc.constantFrom('mean' as const, 'fewer' as const),
  quorum: fc.constant(1),
})

const places = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })

function leaf(id: string): fc.Arbitrary<Aspect> {
  return fc
    .record({ full: fc.constantFrom('5', '10', '20', '100'), places })
    .map(({ full, places: at }) => points(id, full, { step: '0.1', ...(at !== undefined && { places: at }) } as Partial<Aspect>))
}

/** A module of one to three aspects, perhaps with a group in between and perhaps repeated, and its sitting. */
function moduleOf(id: string): fc.Arbitrary<Group> {
  const sitting: fc.Arbitrary<Sitting> = fc.oneof(
    { weight: 3, arbitrary: panels.map((panel): Sitting => ({ source: 'judge', panel })) },
    { weight: 1, arbitrary: fc.constant(clerk) },
  )
  return fc
    .record({
      count: fc.integer({ min: 1, max: 3 }),
      inner: fc.boolean(),
      sitting,
      places,
      repeat: fc.constantFrom(undefined, undefined, { times: 2, take: 'best' as const }, { times: 2, take: 'sum' as const }),
    })
    .chain(({ count, inner, sitting: from, places: at, repeat }) =>
      fc.tuple(...Array.from({ length: count }, (_, i) => leaf(`${id}${i}`))).map((leaves) => {
        const children = inner && leaves.length > 1 ? [group(`${id}g`, leaves.slice(1)), leaves[0] as Aspect] : leaves
        return group(id, children, { sitting: from, ...(at !== undefined && { places: at }), ...(repeat && { repeat }) })
      }),
    )
}

const WEIGHTS = [['1'], ['30%', '70%'], ['1/3', '1/3', '1/3']]

const schemes: fc.Arbitrary<Scheme> = fc
  .record({
    modules: fc.integer({ min: 1, max: 3 }).chain((n) => fc.tuple(...['a', 'b', 'c'].slice(0, n).map(moduleOf))),
    weighted: fc.boolean(),
    places,
    ties: fc.constantFrom('share' as const, 'decide' as const),
    zones: fc.boolean(),
    second: fc.boolean(),
    shares: fc.boolean(),
  })
  .map(({ modules, weighted, places: at, ties, zones, second, shares }) => {
    const weights = WEIGHTS[modules.length - 1] ?? []
    const children = modules.map((one, i) => (weighted ? { ...one, weight: weights[i] ?? '1' } : one))
    const keys: Key[] = [
      { by: 'node', node: 'total', order: 'more' },
      ...(second ? [{ by: 'node' as const, node: 'a', order: 'more' as const }] : []),
    ]
    const prizes = shares ? ['10%', '20%', '30%'].map((share, i) => ({ id: `p${i + 1}`, name: { zh: '奖', en: 'prize' }, share })) : []
    return scheme(group('total', children, at === undefined ? {} : { places: at }), {
      keys,
      ties,
      prizes,
      ...(zones && { within: 'zone' as const }),
    })
  })

const states: fc.Arbitrary<EntryState> = fc.oneof(
  { weight: 8, arbitrary: fc.constant('normal' as const) },
  { weight: 2, arbitrary: fc.constantFrom('absent' as const, 'withdrawn' as const, 'disqualified' as const, 'exhibition' as const) },
)

const entries: fc.Arbitrary<Entry[]> = fc
  .array(fc.record({ state: states, zone: fc.constantFrom('north', 'south'), label: fc.constantFrom('甲', '乙', '丙') }), { maxLength: 7 })
  .map((list) => list.map((one, i) => entry(`e${i}`, one)))

/** A whole contest. Marks are mostly there; some are missing or abstained, some judges are recused, some entries penalised. */
export const contests: fc.Arbitrary<Bundle> = fc.tuple(schemes, entries).chain(([of, list]) => {
  const holes = list.flatMap((one) => sheetsFor(of, one.id))
  return fc
    .record({
      sheets: fc.tuple(...holes.map(filled)),
      recused: fc.array(fc.record({ source: fc.constantFrom(...JUDGES), entry: fc.constantFrom(...list.map((one) => one.id), 'nobody') }), {
        maxLength: 2,
      }),
      incidents: fc.array(
        fc.record({ entry: fc.constantFrom(...list.map((one) => one.id), 'nobody'), effect: effects, module: fc.boolean() }),
        { maxLength: 3 },
      ),
    })
    .map(({ sheets, recused, incidents }) =>
      bundle(of, list, sheets, { recusals: recused as Recusal[], incidents: incidents.map(numbered) }),
    )
})

const effects: fc.Arbitrary<Incident['effect']> = fc.constantFrom(
  { do: 'points' as const, points: '-5' },
  { do: 'points' as const, points: '-2.5' },
  { do: 'points' as const, points: '3' },
  { do: 'cap' as const, points: '10' },
  { do: 'zero' as const },
  { do: 'void' as const },
)

function numbered(one: { entry: string; effect: Incident['effect']; module: boolean }, i: number): Incident {
  return {
    id: `i${i}`,
    entry: one.entry,
    effect: one.effect,
    reason: 'x',
    ...(one.module ? { scope: 'module', node: 'a' } : { scope: 'entry' }),
  }
}

interface Hole {
  sheet: Sheet
  cells: { cell: string; tenths: number }[]
}

function sheetsFor(of: Scheme, id: string): Hole[] {
  return of.root.children.flatMap((child): Hole[] => {
    const { sitting } = child
    if (!sitting || child.kind !== 'group') return []
    const cells = leavesOf(child).flatMap((aspect) => {
      const tenths = Number(aspect.full) * 10
      return child.repeat ? [1, 2].map((attempt) => ({ cell: `${aspect.id}#${attempt}`, tenths })) : [{ cell: aspect.id, tenths }]
    })
    const sources = sitting.panel ? JUDGES.slice(0, sitting.panel.size) : ['office']
    return sources.map((source) => ({ sheet: sheet(id, child.id, source, {}, sitting.source), cells }))
  })
}

function leavesOf(node: Group | Aspect): Aspect[] {
  return node.kind === 'group' ? node.children.flatMap(leavesOf) : [node]
}

function filled({ sheet: blank, cells }: Hole): fc.Arbitrary<Sheet> {
  return fc.tuple(...cells.map(({ tenths }) => markOf(tenths))).map((marks) => {
    const all = cells.map(({ cell }, i) => [cell, marks[i]] as const)
    return { ...blank, marks: Object.fromEntries(all.filter(([, mark]) => mark !== null)) as Record<string, Mark> }
  })
}

function markOf(tenths: number): fc.Arbitrary<Mark | null> {
  const number = fc.integer({ min: 0, max: tenths }).map((n) => `${Math.floor(n / 10)}.${n % 10}`)
  return fc.oneof(
    { weight: 40, arbitrary: number },
    { weight: 1, arbitrary: fc.constant({ none: 'abstained' as const }) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
}
