/** Shapes of entries that the browser checks too. */
import * as z from 'zod/mini'
import { line, minute } from '../people/input.ts'
import { Requirement } from '../training/input.ts'

const key = line(40)
const reason = z._default(line(200, 0), '')

export const Category = z.enum(['normal', 'exhibition'])

/** A worker or a unit by form. */
export const NewEntry = z.strictObject({
  kind: z.enum(['person', 'unit']),
  subjectId: key,
  zone: z._default(line(40, 0), ''),
  category: z._default(Category, 'normal'),
})

export const NewSquad = z.strictObject({
  unitId: key,
  name: line(40),
  members: z.array(key).check(z.minLength(1), z.maxLength(50)),
})

export const ChangedState = z.strictObject({
  state: z.enum(['normal', 'absent', 'withdrawn', 'disqualified', 'exhibition']),
  reason,
})

export const Removal = z.strictObject({ reason: line(200) })

/** While identities are hidden the list is asked for by label or by code, never both. */
export const EntryQuery = z.strictObject({
  by: z.optional(z.enum(['label', 'code'])),
  /** Part of a name, a unit, a squad or a code. */
  q: z.optional(line(40, 0)),
  /** Only what waits for approval. */
  waiting: z.optional(z.literal('1')),
  /** How many lines to leave out. */
  after: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
})

const most = z.nullable(z.int().check(z.gte(1), z.lte(10_000)))

export const Registration = z.strictObject({
  opensAt: minute,
  closesAt: z.union([z.literal(''), minute]),
  mostEntries: most,
  mostSquads: most,
})

export const Eligibility = z.strictObject({ rules: z.array(Requirement).check(z.maxLength(10)) })
export const Admission = z.strictObject({ personId: key, reason: line(200, 2) })

export const Decision = z.strictObject({
  entries: z.array(key).check(z.minLength(1), z.maxLength(500)),
  decision: z.enum(['approve', 'return']),
  reason,
})

export const MendedEntry = z.strictObject({
  zone: z._default(line(40, 0), ''),
  category: z._default(Category, 'normal'),
  name: z.optional(line(40)),
  members: z.optional(NewSquad.shape.members),
})

/** The rules of a draw, and how many codes lie over each other (0 in an event that is not blind). */
export const DrawPlan = z.strictObject({
  apart: z.boolean(),
  spread: z.boolean(),
  layers: z.int().check(z.gte(0), z.lte(3)),
})
