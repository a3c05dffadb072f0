/** Shapes of proposals that the browser checks too. */
import * as z from 'zod/mini'
import { line } from '../people/input.ts'

export const PROPOSAL_KINDS = ['suggestion', 'innovation', 'small-improvement', 'invention', 'work-method'] as const

/** Several lines of text. */
const text = (most: number, least = 0) =>
  z.string().check(
    z.overwrite((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u.test(text), { params: { code: 'control-characters' } }),
  )

/** What a worker sends in. Pointing out a problem without a method is no proposal: measure and effect are asked for. */
export const NewProposal = z.strictObject({
  unitId: z.string().check(z.minLength(1), z.maxLength(40)),
  author: line(40),
  title: line(80, 4),
  kind: z.enum(PROPOSAL_KINDS),
  present: text(2000),
  measure: text(2000, 10),
  effect: text(2000, 4),
  /** One year's net benefit from adoption, in whole yuan. */
  benefit: z.nullable(z.int().check(z.gte(0), z.lte(100_000_000_000))),
})

/** A refusal is answered in writing. */
export const Screening = z
  .strictObject({ accepted: z.boolean(), reason: text(500) })
  .check(z.refine((s) => s.accepted || s.reason.length >= 4, { path: ['reason'], params: { code: 'missing' } }))
