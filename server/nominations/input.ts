/** Shapes of campaigns and nominations that the browser checks too. */
import * as z from 'zod/mini'
import { day, line, minute } from '../people/input.ts'
import { type Quota, shareOf } from '../scoring/quota.ts'

export const DEEDS_MOST = 2000
export const SUMMARY_MOST = 500

/** The steps of a campaign in their order (`domain` 8.12). */
export const STAGES = [
  'recommend',
  'examine',
  'opinions',
  'review',
  'notice1',
  'ballot',
  'notice2',
  'approval',
  'conferral',
  'archive',
] as const

/** What the office records of a nominee because no register holds it, with its codes. */
export const FACTS: Record<string, readonly string[]> = {
  rank: ['none', 'section', 'county', 'bureau'],
  status: ['employed', 'retired', 'soldier', 'foreign', 'deceased'],
  keyIndustry: ['0', '1'],
  newForm: ['0', '1'],
}
export const TEAM_KINDS = ['shift', 'section', 'other'] as const
export const MEETINGS = ['congress', 'assembly', 'joint'] as const
export const SEATS_MOST = 2000

/** Ages are counted on the day that the medal is named after. */
export const mayDay = (year: number): string => `${year}-05-01`

/** What rules may look at, with the codes that they may name; null where the values are free text. */
export const LOOKED_AT: Record<string, readonly string[] | null> = {
  jobClass: ['industrial', 'frontline', 'technical', 'science', 'manager', 'cadre'],
  sex: ['male', 'female'],
  migrant: ['0', '1'],
  ownership: ['public', 'non-public'],
  skillLevel: ['none', 'l5', 'l4', 'l3', 'l2', 'l1'],
  channel: ['contest', 'unit'],
  ethnicity: null,
  political: null,
  education: null,
  industry: null,
  ...FACTS,
  teamKind: TEAM_KINDS,
}

/** Text of several lines: trimmed, NFC, no control characters but line breaks, counted in characters as people count them. */
export const prose = (most: number, least: number) =>
  z.string().check(
    z.overwrite((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
    z.maxLength(most * 2),
    z.refine((text) => [...text].length >= least, { params: { code: 'missing' } }),
    z.refine((text) => [...text].length <= most, { params: { code: 'text-too-long' } }),
    z.refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll('\n', '')), { params: { code: 'control-characters' } }),
  )

const id = z.string().check(z.minLength(1), z.maxLength(40))
const year = z.int().check(z.gte(1949), z.lte(2200))
const text = z.strictObject({ zh: line(60), en: line(120, 0) })

export const Condition = z
  .strictObject({
    attribute: z.string(),
    in: z.optional(z.array(line(40)).check(z.maxLength(60))),
    out: z.optional(z.array(line(40)).check(z.maxLength(60))),
  })
  .check(
    z.refine((c) => Object.hasOwn(LOOKED_AT, c.attribute), { path: ['attribute'], params: { code: 'unknown-attribute' } }),
    z.refine((c) => (c.in?.length ?? 0) + (c.out?.length ?? 0) > 0, { path: ['in'], params: { code: 'missing' } }),
    z.refine((c) => [...(c.in ?? []), ...(c.out ?? [])].every((value) => LOOKED_AT[c.attribute]?.includes(value) ?? true), {
      path: ['in'],
      params: { code: 'unknown-value' },
    }),
  )

const Who = z.array(Condition).check(z.minLength(1), z.maxLength(6))

export const QuotaShape = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
    name: text,
    kind: z.enum(['floor', 'cap']),
    of: Who,
    among: z.union([z.literal('seats'), z.literal('chosen'), Who]),
    share: z.optional(z.string().check(z.refine((share) => shareOf(share) !== null, { params: { code: 'bad-share' } }))),
    count: z.optional(z.int().check(z.gte(0), z.lte(SEATS_MOST))),
    rounding: z.optional(z.enum(['up', 'down'])),
    cite: z.optional(z.strictObject({ zh: line(120), en: line(200, 0) })),
  })
  .check(
    z.refine((quota) => (quota.share === undefined) !== (quota.count === undefined), {
      path: ['share'],
      params: { code: 'share-or-count' },
    }),
  )

export const NewCampaign = z.strictObject({
  name: line(60),
  nameEn: line(120, 0),
  year,
  /** Id of the template that gives the first programme its seats and quotas. */
  template: z.optional(id),
  seats: z.optional(z.int().check(z.gte(1), z.lte(SEATS_MOST))),
})

export const SetProgramme = z.strictObject({
  seats: z.int().check(z.gte(1), z.lte(SEATS_MOST)),
  quotas: z.array(QuotaShape).check(
    z.maxLength(30),
    z.refine((quotas) => new Set(quotas.map((quota) => quota.id)).size === quotas.length, { params: { code: 'same-id-twice' } }),
  ),
  version: z.int(),
})

const Facts = z
  .record(z.string(), z.string())
  .check(
    z.refine((facts) => Object.entries(facts).every(([key, value]) => FACTS[key]?.includes(value)), { params: { code: 'unknown-value' } }),
  )
const head = z.int().check(z.gte(0), z.lte(1_000_000))

export const NewNomination = z.strictObject({
  personId: z.optional(id),
  organisationId: z.optional(id),
  team: z.optional(z.strictObject({ unitId: id, name: line(60), kind: z.enum(TEAM_KINDS), members: head })),
  deeds: prose(DEEDS_MOST, 1),
  summary: z.optional(prose(SUMMARY_MOST, 0)),
  facts: z.optional(Facts),
  entitlement: z.optional(z.strictObject({ releaseId: id, entryId: id })),
})

export const SetDossier = z.strictObject({
  deeds: prose(DEEDS_MOST, 1),
  summary: prose(SUMMARY_MOST, 0),
  facts: Facts,
  post: line(60, 0),
  workSince: z.optional(
    z.string().check(z.refine((text) => /^((19|20)\d\d-(0[1-9]|1[0-2]))?$/.test(text), { params: { code: 'bad-month' } })),
  ),
  /** Empty keeps the one that is known. */
  phone: z.optional(
    z.string().check(z.refine((text) => /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})?$/.test(text), { params: { code: 'bad-phone' } })),
  ),
  contribution: line(500, 0),
  step: z.nullable(
    z.strictObject({ meeting: z.enum(MEETINGS), day, eligible: head, present: head, agree: head, against: head, abstain: head }),
  ),
})

export const FileKind = z.object({ kind: z.enum(['photo', 'minutes', 'form', 'opinion']) })

const LEVEL = z.enum(['national', 'province', 'city', 'district', 'unit'])

export const HeldHonour = z.strictObject({
  kind: z.enum(['medal', 'certificate', 'pioneer', 'model', 'image', 'local']),
  level: LEVEL,
  name: line(60),
  year,
  number: line(60, 0),
  source: line(120),
})

export const Opinion = z.strictObject({
  department: line(40),
  answer: z.enum(['agree', 'disagree', 'none']),
  facts: line(300, 0),
  answeredOn: day,
  validUntil: day,
  fileId: z.nullable(id),
})
export const Decision = z.strictObject({ outcome: z.enum(['pass', 'fail']), reason: line(300, 2) })
export const Veto = z.strictObject({ unitId: id, kind: line(40), day, facts: line(300, 2), source: line(120, 2) })
export const Reason = z.strictObject({ reason: line(300, 2) })

const share = z.string().check(z.refine((text) => shareOf(text) !== null, { params: { code: 'bad-share' } }))

export const SetRules = z.strictObject({
  version: z.int(),
  /** "100%" to "200%". */
  over: z.string().check(z.regex(/^(1\d\d|200)%$/)),
  contestOutside: z.boolean(),
  frontReserve: z.boolean(),
  refill: z.enum(['reserve', 'empty']),
  base: z.nullable(LEVEL),
  repeat: z.nullable(LEVEL),
  step: z.nullable(z.strictObject({ share, more: z.boolean() })),
  vetoes: z.record(line(40), z.int().check(z.gte(0), z.lte(10))),
})

export const SetStages = z.strictObject({
  stages: z
    .array(z.strictObject({ key: z.enum(STAGES), actor: line(60, 0), dueAt: z.nullable(minute) }))
    .check(z.refine((stages) => new Set(stages.map(({ key }) => key)).size === stages.length, { params: { code: 'same-id-twice' } })),
})
export const Reopening = z.strictObject({ unitId: z.nullable(id), until: minute, reason: line(300, 2) })

export const SetAllotment = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        unitId: id,
        seats: z.int().check(z.gte(0), z.lte(SEATS_MOST)),
        least: z.array(z.strictObject({ of: Who, count: z.int().check(z.gte(1), z.lte(SEATS_MOST)) })).check(z.maxLength(5)),
      }),
    )
    .check(z.maxLength(2000)),
  /** How they were worked out, in words. */
  formula: line(300, 0),
})
export const Ranking = z.strictObject({ order: z.array(id).check(z.maxLength(SEATS_MOST)) })

export const Withdrawal = z.strictObject({ reason: line(200) })

export const Chosen = z.strictObject({
  chosen: z.array(id).check(z.maxLength(SEATS_MOST * 2)),
  /** The `base` that came with the list that was changed; another one's change in between is then noticed. */
  base: z.optional(z.string().check(z.maxLength(64))),
})

export const Confirmation = z.strictObject({
  note: line(500, 0),
  base: z.optional(z.string().check(z.maxLength(64))),
  /** For every rule that is not met, by its id, and every chosen nominee whose evidence was withdrawn, as "nominee:id". */
  reasons: z.optional(z.record(z.string().check(z.maxLength(60)), line(300))),
})

/** Which years' competitions give rights, "2025,2026"; the campaign's and the one before unless said. */
export const Years = z.object({ years: z.optional(z.string().check(z.regex(/^\d{4}(,\d{4}){0,9}$/))) })

export const yearsIn = (years: string | undefined): number[] | undefined => years?.split(',').map(Number)

export const CandidateSearch = z.object({ q: z.optional(line(40, 0)), after: z.optional(id) })

/** The typed shape and the scoring type must be one and the same. */
export const asQuotas = (quotas: z.output<typeof SetProgramme>['quotas']): Quota[] => quotas as Quota[]
