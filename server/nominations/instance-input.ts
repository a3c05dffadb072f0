/** The shape of a selection in a file: candidates, seats and rules, and nothing of their outcome. */
import * as z from 'zod/mini'
import type { Quota } from '../scoring/quota.ts'
import type { Instance } from '../scoring/selection/instance.ts'

const said = <S extends z.ZodMiniType>(shape: S, what: string): S => shape.check(z.describe(what)) as S
const maybe = z.optional
const id = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\u0000-\u001f\u007f]*$/))
const line = z.string().check(z.maxLength(2000))
const count = z.int().check(z.minimum(0), z.maximum(20_000))
/** Yes and no may be written as such, and numbers as numbers. */
const value = z.union([line, z.boolean(), z.number()])
const list = <S extends z.ZodMiniType>(shape: S) => maybe(z.array(shape).check(z.maxLength(20_000)))

const candidate = z.strictObject({
  id,
  name: maybe(line),
  merit: said(z.string().check(z.maxLength(100)), 'An exact decimal: "92.35".'),
  person: maybe(said(id, 'Who it is, where one person could be named through two channels; nobody may be there twice.')),
  unit: maybe(id),
  team: maybe(id),
  category: maybe(id),
  attributes: maybe(said(z.record(id, value), 'What rules look at: {"woman": true, "class": "worker"}. true and false are "1" and "0".')),
})

const condition = z.strictObject({ attribute: id, in: maybe(z.array(value)), out: maybe(z.array(value)) })
const who = said(z.array(condition), 'All conditions hold; an empty list is everybody. What is not recorded meets no condition.')
const text = z.strictObject({ zh: line, en: line })

const quota = z.strictObject({
  id,
  name: maybe(text),
  kind: said(z.enum(['floor', 'cap']), 'At least, or at most.'),
  of: said(who, 'Whom the rule counts.'),
  among: maybe(
    said(
      z.union([z.literal('seats'), z.literal('chosen'), who]),
      'Of whom the share is taken: all seats (unless said), all chosen, or those of the chosen to whom this applies, who are then also the only ones counted.',
    ),
  ),
  share: maybe(said(z.string().check(z.maxLength(40)), '"35%", "0.35" or "7/20"; this or count.')),
  count: maybe(said(count, 'A plain number of persons; this or share.')),
  rounding: maybe(said(z.enum(['up', 'down']), 'Floors are rounded up and caps down unless said.')),
  cite: maybe(text),
})

const forced = z.strictObject({ candidate: id, reason: said(line.check(z.minLength(1)), 'Why, in words.'), by: maybe(line) })

const goal = z.union([
  said(z.strictObject({ goal: z.literal('units-twice') }), 'As few units as can be with two or more on the list.'),
  said(z.strictObject({ goal: z.enum(['more', 'fewer']), of: who }), 'As many, or as few, as can be of these people.'),
  said(
    z.strictObject({ goal: z.enum(['first', 'last']), attribute: id }),
    'By an attribute, lowest or highest value first: {"goal": "first", "attribute": "entitled"} takes the oldest entitlement.',
  ),
])

export const InstanceInput = z.strictObject({
  seats: said(count, 'How many are chosen.'),
  vacant: maybe(said(z.boolean(), 'Seats may stay empty; otherwise all are filled.')),
  candidates: z.array(candidate).check(z.maxLength(20_000)),
  units: list(z.strictObject({ id, name: maybe(line), least: maybe(count), most: maybe(count) })),
  categories: list(said(z.strictObject({ id, name: maybe(line), seats: count }), 'So many seats for the candidates of one category.')),
  onePerTeam: maybe(said(z.boolean(), 'At most one candidate of each team.')),
  in: list(said(forced, 'Must be on the list.')),
  out: list(said(forced, 'Must not be on the list.')),
  quotas: list(quota),
  goals: maybe(said(z.array(goal).check(z.maxLength(20)), 'Between lists of equal merit, first to last; after them always the lowest id.')),
  reserves: maybe(said(count, 'How many ranked reserves; per category where there are categories.')),
  list: list(said(id, 'A list made by hand, for a repair.')),
})

/** The file's content as scoring takes it. */
export function instanceOf(file: z.output<typeof InstanceInput>): Instance {
  const text = (one: z.output<typeof value>) => (typeof one === 'boolean' ? (one ? '1' : '0') : String(one))
  const conditions = (some: z.output<typeof who>) =>
    some.map(({ attribute, in: among, out }) => ({
      attribute,
      ...(among ? { in: among.map(text) } : {}),
      ...(out ? { out: out.map(text) } : {}),
    }))
  return {
    ...file,
    candidates: file.candidates.map(({ attributes = {}, ...one }) => ({
      ...one,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, one]) => [key, text(one)])),
    })),
    quotas: (file.quotas ?? []).map(
      ({ name, among = 'seats', of, ...one }): Quota => ({
        ...one,
        name: name ?? { zh: one.id, en: one.id },
        of: conditions(of),
        among: Array.isArray(among) ? conditions(among) : among,
      }),
    ),
    goals: (file.goals ?? []).map((one) => ('of' in one ? { ...one, of: conditions(one.of) } : one)),
  } as Instance
}
