/** The shape of a scheme as it arrives from the editor or a file; what it means is checked by scoring/faults. */

import * as z from 'zod/mini'
import type { AspectKind, Group, Node, Scheme } from '../scoring/types.ts'

/** One grammar for numbers, the same as scoring/exact: no signs but "-", no exponents, no thousands, no full-width digits. */
const decimal = z.string().check(z.regex(/^-?[0-9]{1,12}(\.[0-9]{1,9})?$/))
const fraction = z.string().check(z.regex(/^([0-9]{1,12}(\.[0-9]{1,9})?%?|[0-9]{1,9}\/[0-9]{1,9})$/))
const id = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
const line = z.string().check(z.maxLength(2000))
const text = z.strictObject({ zh: line, en: line })
const count = z.int().check(z.minimum(0), z.maximum(1_000_000))
const places = z.int().check(z.minimum(0), z.maximum(9))
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const word = z.string().check(z.minLength(1), z.maxLength(100))

const maybe = z.optional

const panelPlaces = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('points'), table: z.array(decimal).check(z.minLength(1), z.maxLength(1000)) }),
  z.strictObject({ by: z.literal('mean-rank') }),
  z.strictObject({ by: z.literal('borda') }),
  z.strictObject({ by: z.literal('majority') }),
])

const panel = z.strictObject({
  size: count,
  per: z.enum(['aspect', 'total']),
  take: z.enum(['mean', 'median', 'sum', 'places']),
  drop: maybe(z.strictObject({ high: count, low: count })),
  short: z.enum(['block', 'mean', 'fewer']),
  quorum: maybe(count),
  spread: maybe(z.strictObject({ max: decimal, from: z.enum(['each-other', 'panel']) })),
  round: maybe(places),
  places: maybe(panelPlaces),
})

const sitting = z.strictObject({
  source: z.enum(['judge', 'panel', 'timekeeper', 'clerk', 'import', 'unit', 'department']),
  reported: maybe(z.boolean()),
  panel: maybe(panel),
})

const measureRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('pass') }),
  z.strictObject({
    by: z.literal('bands'),
    better: z.enum(['more', 'less']),
    bands: z.array(z.strictObject({ from: decimal, points: decimal })).check(z.maxLength(200)),
  }),
  z.strictObject({ by: z.literal('line'), at: z.tuple([decimal, decimal]), points: z.tuple([decimal, decimal]) }),
  z.strictObject({ by: z.literal('target'), target: id, better: z.enum(['more', 'less']), cap: maybe(fraction), floor: maybe(fraction) }),
])

const common = {
  id,
  name: text,
  weight: maybe(fraction),
  places: maybe(places),
  pass: maybe(decimal),
  sitting: maybe(sitting),
  cite: maybe(text),
}

const leaf = { ...common, full: decimal, factor: maybe(id), base: maybe(id) }

const grade = z.strictObject({ grade: word, name: text, points: decimal })

const aspects = {
  points: z.strictObject({ ...leaf, kind: z.literal('points'), min: maybe(decimal), max: decimal, step: decimal }),
  judgement: z.strictObject({ ...leaf, kind: z.literal('judgement'), descriptors: z.tuple([text, text, text, text]) }),
  measure: z.strictObject({ ...leaf, kind: z.literal('measure'), unit: maybe(text), rule: measureRule }),
  count: z.strictObject({ ...leaf, kind: z.literal('count'), each: decimal, cap: maybe(decimal) }),
  deduct: z.strictObject({ ...leaf, kind: z.literal('deduct'), from: decimal, each: decimal, floor: maybe(decimal) }),
  table: z.strictObject({ ...leaf, kind: z.literal('table'), grades: z.array(grade).check(z.maxLength(200)) }),
  time: z.strictObject({ ...leaf, kind: z.literal('time'), step: decimal }),
  imported: z.strictObject({ ...leaf, kind: z.literal('imported'), max: decimal, step: decimal }),
  votes: z.strictObject({ ...leaf, kind: z.literal('votes'), electorate: decimal }),
  given: z.strictObject({ ...leaf, kind: z.literal('given'), unit: maybe(text), step: decimal }),
} satisfies Record<AspectKind['kind'], unknown>

const aspect = z.discriminatedUnion('kind', Object.values(aspects) as unknown as AspectShapes)

/** The union's parameter is a tuple, and an object's values are not one for the compiler. */
type AspectShapes = [(typeof aspects)['points'], ...(typeof aspects)[keyof typeof aspects][]]

const repeat = z.strictObject({
  times: count,
  take: z.enum(['sum', 'mean', 'best']),
  best: maybe(count),
  absent: maybe(z.enum(['zero', 'leave-out', 'mean'])),
})

const rounding = z.enum(['up', 'down', 'half'])

const cut = z.strictObject({
  top: maybe(count),
  share: maybe(fraction),
  round: maybe(rounding),
  least: maybe(decimal),
  ties: z.enum(['all', 'none', 'break']),
})

/** As deep as scoring/faults lets a tree be; a shape of that depth also keeps a hostile file from exhausting the stack. */
const DEEPEST = 12

function groupOf(depth: number): z.ZodMiniType<Group> {
  const child: z.ZodMiniType<Node> = depth > 2 ? z.union([groupOf(depth - 1), aspect]) : aspect
  return z.strictObject({
    ...common,
    kind: z.literal('group'),
    level: z.enum(['contest', 'stage', 'module', 'criterion']),
    full: maybe(decimal),
    children: z.array(child).check(z.maxLength(200)),
    repeat: maybe(repeat),
    advance: maybe(cut),
    floor: maybe(z.nullable(decimal)),
    cap: maybe(decimal),
  })
}

const key = z.strictObject({
  by: z.enum(['node', 'penalties', 'countback', 'age', 'lots', 'chief']),
  node: maybe(id),
  order: z.enum(['more', 'less']),
  cite: maybe(text),
})

const prize = z.strictObject({
  id,
  name: text,
  count: maybe(count),
  share: maybe(fraction),
  fromTop: maybe(z.boolean()),
  round: maybe(rounding),
  least: maybe(decimal),
  entrants: maybe(count),
  ties: maybe(z.enum(['all', 'none'])),
  cite: maybe(text),
})

const title = z.strictObject({
  id,
  name: text,
  rank: count,
  entrants: maybe(count),
  bornAfter: maybe(date),
  attributes: maybe(z.record(word, word)),
  passed: maybe(z.boolean()),
  cite: maybe(text),
})

const squads = z.strictObject({
  take: z.enum(['sum', 'mean', 'best', 'prize-points']),
  best: maybe(count),
  points: maybe(z.record(id, decimal)),
  incomplete: z.enum(['leave-out', 'count']),
  keys: maybe(z.array(key).check(z.maxLength(20))),
})

const standardise = z.strictObject({
  node: maybe(id),
  by: z.enum(['severity', 'z', 't', 'scale']),
  centre: maybe(z.number()),
  spread: maybe(z.number()),
  location: maybe(z.enum(['mean', 'median'])),
  dispersion: maybe(z.enum(['sd', 'mad'])),
  places,
})

export const SchemeInput = z.strictObject({
  name: text,
  root: groupOf(DEEPEST),
  keys: z.array(key).check(z.maxLength(20)),
  ties: z.enum(['share', 'decide']),
  rankOn: maybe(z.enum(['shown', 'exact'])),
  within: maybe(z.literal('zone')),
  prizes: z.array(prize).check(z.maxLength(50)),
  titles: maybe(z.array(title).check(z.maxLength(50))),
  levels: maybe(z.array(z.strictObject({ rank: count, from: word, to: word })).check(z.maxLength(50))),
  squads: maybe(squads),
  medals: maybe(z.strictObject({ band: decimal, medallion: maybe(decimal) })),
  standardise: maybe(standardise),
})

/** What has this shape is a Scheme for the engine; a difference between the two does not compile. */
export type SchemeOf = z.infer<typeof SchemeInput> extends Scheme ? true : never
export const schemeInputIsScheme: SchemeOf = true
