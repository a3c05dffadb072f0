/** Shapes of what is asked in a what-if. */
import * as z from 'zod/mini'
import { SchemeInput } from '../competitions/input.ts'
import { NewIncident } from '../marks/input.ts'
import { Id, line } from '../people/input.ts'

const { scope, node, effect } = NewIncident.shape

/** A scheme comes by the number under which it is saved, or whole. */
export const Asked = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('lift'), incident: Id }),
  z.strictObject({ ask: z.literal('incident'), instead: z.nullable(Id), entry: Id, scope, node, effect }),
  z.strictObject({ ask: z.literal('recuse'), source: line(40), entry: z.nullable(Id) }),
  z.strictObject({ ask: z.literal('version'), number: z.int().check(z.gte(1)) }),
  z.strictObject({ ask: z.literal('scheme'), scheme: SchemeInput }),
])

export const Why = z.strictObject({ reason: line(200, 4) })
