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

/** A whole paper sheet as a clerk reads it. */
export const KeyedIn = z.strictObject({ scheme: z.int(), marks: z.record(cell, MarkShape) })

/** For every differing cell the keying that the paper bears out. */
export const Settlement = z.strictObject({ choices: z.record(cell, z.string().check(z.maxLength(40))) })

/** What a judge's device says of itself in a rehearsal. */
export const ReadinessShape = z.strictObject({
  device: line(60, 0),
  browser: line(60, 0),
  /** Whether the browser promised to keep what the page stores; null where it does not say. */
  persistent: z.nullable(z.boolean()),
  /** Over HTTPS: only there the page opens without a network. */
  secure: z.boolean(),
  worker: z.boolean(),
  /** How far the device's clock is ahead of the server's. */
  offsetMs: z.int(),
  undelivered: z.int().check(z.gte(0)),
  /** When the server's last receipt came. */
  deliveredAt: z.nullable(z.iso.datetime()),
  /** How often the network was lost, and how often everything that waited has arrived since. */
  cuts: z.int().check(z.gte(0)),
  recovered: z.int().check(z.gte(0)),
})
export type Readiness = z.output<typeof ReadinessShape>

/** A comment on an aspect, or with an empty cell the note on the whole sheet; empty takes it away. */
export const NoteShape = z.strictObject({
  cell: z.string().check(z.maxLength(80)),
  text: z.string().check(
    z.overwrite((text) => text.normalize('NFC').trim()),
    z.maxLength(500),
    z.refine((text) => !/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.test(text), { params: { code: 'control-characters' } }),
  ),
  base: revision,
})
