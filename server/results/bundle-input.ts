/** The shape of a bundle: the one file that holds everything about an event that scoring needs, inputs only. */

import * as z from 'zod/mini'
import { SchemeInput } from '../competitions/input.ts'
import type { Bundle } from '../scoring/types.ts'

/** Ids come from outside: anything readable, but nothing invisible, because the engine joins ids by such characters. */
const id = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\u0000-\u001f\u007f]*$/))
const line = z.string().check(z.maxLength(2000))
const number = z.int().check(z.minimum(0), z.maximum(1_000_000_000))
const maybe = z.optional
/** Lists that need not be written where they are empty. */
const listOf = <S extends z.ZodMiniType>(shape: S) => z._default(z.array(shape), [])

const entry = z.strictObject({
  id,
  label: line,
  code: maybe(id),
  unit: maybe(line),
  zone: maybe(id),
  squad: maybe(id),
  state: z._default(z.enum(['normal', 'absent', 'withdrawn', 'disqualified', 'exhibition']), 'normal'),
  birthDate: maybe(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  skillLevel: maybe(line),
  attributes: maybe(z.record(id, line)),
  lot: maybe(number),
  chief: maybe(number),
})

/** Whether it is a good mark depends on the aspect, and is said by bundleFaults. */
const mark = z.union([z.string().check(z.maxLength(100)), z.strictObject({ none: z.enum(['absent', 'abstained']) })])

const sheet = z.strictObject({
  entry: id,
  sitting: id,
  source: id,
  kind: z.enum(['judge', 'panel', 'timekeeper', 'clerk', 'import', 'unit', 'department']),
  marks: z.record(id, mark),
})

const points = z.string().check(z.maxLength(100))

const effect = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('points'), points }),
  z.strictObject({ do: z.literal('cap'), points }),
  z.strictObject({ do: z.literal('zero') }),
  z.strictObject({ do: z.literal('void') }),
  z.strictObject({ do: z.literal('veto'), then: z.enum(['no-prize', 'zero', 'last', 'unranked']) }),
  z.strictObject({ do: z.literal('disqualify') }),
])

const incident = z.strictObject({
  id,
  entry: maybe(id),
  squad: maybe(id),
  scope: z.enum(['aspect', 'module', 'entry', 'squad', 'period']),
  node: maybe(id),
  effect,
  reason: line,
})

/** What was published from the bundle, so that anybody can compare: the list, and the SHA-256 of its canonical JSON. */
const released = z.strictObject({
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  shown: z.looseObject({
    number: z.int(),
    event: z.looseObject({ name: z.string(), nameEn: z.string() }),
    rows: z.array(z.looseObject({ entry: z.string(), label: z.string() })),
  }),
})

export const BundleInput = z.strictObject({
  scheme: SchemeInput,
  entries: z.array(entry),
  seats: listOf(z.strictObject({ sitting: id, source: id, entries: maybe(z.array(id)) })),
  recusals: listOf(z.strictObject({ source: id, entry: id })),
  waivers: listOf(z.strictObject({ source: id, entry: maybe(id), sitting: id })),
  sheets: z.array(sheet),
  incidents: listOf(incident),
  released: maybe(released),
})

/** What has this shape is a Bundle for the engine; a difference between the two does not compile. */
export type BundleOf = z.infer<typeof BundleInput> extends Bundle ? true : never
export const bundleInputIsBundle: BundleOf = true
