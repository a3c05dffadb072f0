/** Shapes of panels that the browser checks too. */
import * as z from 'zod/mini'
import { line } from '../people/input.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))

export const DUTIES = ['judge', 'chief', 'clerk', 'verifier', 'custodian', 'arbiter'] as const

export const NewSeat = z.strictObject({
  accountId: id,
  duty: z.enum(DUTIES),
  /** The sitting's node, for judges and verifiers. */
  sitting: z.optional(z.nullable(id)),
  /** Which layer of codes, for custodians. */
  layer: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(3)))),
  /** "评委 1"; the next number unless given. */
  label: z.optional(line(20)),
})

export const NewRecusal = z.strictObject({
  accountId: id,
  entryId: id,
  ground: z.enum(['declared', 'manual']),
  reason: line(200),
})

/** Why a seat is taken away; needed once marking is open. */
export const Removal = z.strictObject({ reason: z.optional(line(200)) })

export const NewWaiver = z.strictObject({ source: line(40), sitting: id, entryId: z.nullable(id), reason: line(200) })

export const Withdrawal = z.strictObject({ reason: line(200) })

/** What is looked for among accounts or entries. */
export const Search = z.strictObject({ q: z.optional(z.string().check(z.maxLength(40))) })

/** A badge for one judge, or (null) for all of the event. */
export const WhoseBadge = z.strictObject({ account: z.nullable(id) })

/** A judge's relation to somebody, by name; the organiser says whose it is. */
export const NewRelation = z.strictObject({ accountId: z.optional(id), name: line(60), what: line(200) })

/** What the organiser says to a suggested conflict. */
export const Answer = z.strictObject({ dismissed: z.boolean(), reason: z._default(line(200, 0), '') })

/** How a plan of who marks what is drafted. */
export const DraftOf = z.strictObject({
  seed: z.string().check(z.regex(/^\w{1,32}$/)),
  each: z.string().check(z.regex(/^[1-9]\d?$/)),
  rooms: z._default(z.string().check(z.regex(/^[1-9]\d?$/)), '1'),
  travel: z.optional(z.literal('1')),
})

/** Which entries each judge marks in a sitting. */
export const NewAssignment = z.strictObject({
  plan: z.array(z.strictObject({ account: id, refs: z.array(id).check(z.maxLength(5000)) })).check(z.maxLength(500)),
})
