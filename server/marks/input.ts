/** Shapes of marks that the browser checks too. */
import * as z from 'zod/mini'
import { line } from '../people/input.ts'

const cell = z.string().check(z.minLength(1), z.maxLength(80))
const revision = z.int().check(z.gte(0))
const points = z.string().check(z.regex(/^-?[0-9]{1,6}(\.[0-9]{1,4})?$/))

/** A decimal or a grade as it was typed, or a word for no value. What the aspect allows is checked against the scheme. */
export const MarkShape = z.union([
  z.string().check(z.minLength(1), z.maxLength(40)),
  z.strictObject({ none: z.enum(['absent', 'abstained']) }),
])

export const Marks = z.strictObject({
  /** The scheme's number as the sheet shows it. */
  scheme: z.int(),
  cells: z
    .array(
      z.strictObject({
        cell,
        /** null takes the mark away. */
        value: z.nullable(MarkShape),
        /** The revision that was on the page when the value was typed; 0 for a cell never marked. */
        base: revision,
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
})

/** What the person sees while submitting: a cell that changed elsewhere stops it. */
export const Submission = z.strictObject({ revisions: z.record(cell, revision) })

export const Reason = z.strictObject({ reason: line(200) })

export const EffectShape = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('points'), points }),
  z.strictObject({ do: z.literal('cap'), points }),
  z.strictObject({ do: z.literal('zero') }),
  z.strictObject({ do: z.literal('void') }),
  z.strictObject({ do: z.literal('veto'), then: z.enum(['no-prize', 'zero', 'last', 'unranked']) }),
  z.strictObject({ do: z.literal('disqualify') }),
])

export const NewIncident = z.strictObject({
  entryId: z.string().check(z.minLength(1), z.maxLength(64)),
  scope: z.enum(['aspect', 'module', 'entry', 'squad', 'period']),
  node: z.nullable(cell),
  effect: EffectShape,
  reason: line(200),
})

/** Which sheets are opened again: of one entry in one sitting, of all judges (null) or those with these labels. */
export const Rescore = z.strictObject({
  entryId: z.string().check(z.minLength(1), z.maxLength(64)),
  sitting: cell,
  sources: z.nullable(z.array(line(40)).check(z.minLength(1), z.maxLength(60))),
  reason: line(200),
})

export const Ruling = z.strictObject({ ruling: z.enum(['accepted', 'dismissed']), reason: line(200) })

/** A sitting, or null for the whole event. */
export const Unsealing = z.strictObject({ sitting: z.nullable(cell), reason: line(200, 4) })
