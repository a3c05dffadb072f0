/** Shapes of the committee room that the browser checks too. */
import * as z from 'zod/mini'
import { Id, line, minute } from '../people/input.ts'
import { SHARE } from '../scoring/ballot.ts'

export const LEAST_VOTERS = 5
const count = z.int().check(z.gte(0), z.lte(1000))
const share = z.string().check(
  z.regex(SHARE),
  z.refine((text) => {
    const [, , a, b] = SHARE.exec(text) ?? []
    return Number(a) > 0 && Number(a) <= Number(b)
  }),
)

const Member = z.strictObject({
  name: line(40),
  /** Of a unit as it stands in the tree; empty for somebody from outside. */
  unit: line(60, 0),
  /** Names of persons or units that the member declared a relation to. */
  relations: z.array(line(60)).check(z.maxLength(20)),
})

const meeting = {
  name: line(60),
  place: line(60, 0),
  startsAt: minute,
  quorum: share,
  agenda: z.array(line(120)).check(z.maxLength(30)),
  members: z.array(Member).check(z.minLength(3), z.maxLength(99)),
}
export const NewMeeting = z.strictObject(meeting)
export const MeetingChange = z.strictObject({ ...meeting, version: z.int() })

export const NewStep = z.union([
  z.strictObject({ kind: z.enum(['arrive', 'leave']), member: line(40) }),
  z.strictObject({ kind: z.literal('item'), group: count }),
  z.strictObject({ kind: z.literal('closed') }),
])

export const NewBallot = z.strictObject({
  after: z.nullable(Id),
  title: line(60),
  mode: z.enum(['paper', 'codes']),
  names: z.array(Id).check(z.minLength(1), z.maxLength(400)),
  places: z.int().check(z.gte(1), z.lte(400)),
  most: z.int().check(z.gte(1), z.lte(400)),
  rule: share,
  recused: z.enum(['leave', 'stay']),
})

const secret = z.string().check(z.maxLength(80))
export const Shares = z.strictObject({ shares: z.array(secret).check(z.maxLength(3)) })
export const Annulment = z.strictObject({ reason: line(200) })
export const PaperCount = z.strictObject({ papers: count, invalid: count, blank: count, votes: z.record(z.string(), count) })
export const Code = z.strictObject({ code: secret })
export const Vote = z.strictObject({ code: secret, choices: z.array(Id).check(z.maxLength(400)) })
export const OfProgramme = z.strictObject({ programme: Id })
