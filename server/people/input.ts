/** Shapes of people that the browser checks too. */
import * as z from 'zod/mini'

const USCC_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Text that people type: trimmed, NFC, no control characters, a sensible length. */
export const line = (most: number, least = 1) =>
  z.string().check(
    z.overwrite((text) => text.normalize('NFC').trim()),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), { params: { code: 'control-characters' } }),
  )

// Aborts, so that what is no date is not also too early.
export const day = z.iso.date({ abort: true })

/** What a clock in Shanghai shows, to the minute. */
export const minute = z.string().check(
  z.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/),
  z.refine((text) => !Number.isNaN(Date.parse(text)), { params: { code: 'not-valid' } }),
)

/** An id as it comes from outside: whether it names anything is seen where it is used. */
export const Id = z.string().check(z.minLength(1), z.maxLength(40))

const version = z.int().check(z.gte(1))
const flag = z.union([z.literal(0), z.literal(1)])

export const Login = z.strictObject({
  login: line(64),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
})

/** A link or badge; a badge needs its PIN. The device's name is what the organiser sees it by. */
const Pin = z.string().check(z.regex(/^\d{6}$/))
export const LinkUse = z.strictObject({ token: z.string().check(z.maxLength(100)), pin: z.optional(Pin), device: z.optional(line(60, 0)) })
export const PinUse = z.strictObject({ pin: Pin })

/** Ten characters or more; long words beat odd signs. */
export const NewPassword = z.string().check(z.minLength(10), z.maxLength(200))

export const OwnPassword = z.strictObject({
  old: z.string().check(z.minLength(1), z.maxLength(200)),
  password: NewPassword,
})

export const SetUp = z.strictObject({
  token: z.string().check(z.maxLength(100)),
  login: line(64),
  name: line(40),
  password: NewPassword,
  start: z.enum(['empty', 'demo']),
})

const Uscc = z.string().check(
  z.overwrite((text) => text.normalize('NFKC').trim().toUpperCase()),
  z.refine(usccFits, { params: { code: 'uscc-wrong' } }),
)

const unitFacts = {
  name: line(60),
  nameEn: line(120, 0),
  uscc: z.nullable(Uscc),
  ownership: z.nullable(z.enum(['public', 'non-public'])),
  industry: z.nullable(line(40)),
  members: z.int().check(z.gte(0), z.lte(1_000_000)),
}

export const UnitFacts = z.strictObject(unitFacts)
export const NewUnit = z.strictObject({
  ...unitFacts,
  kind: z.enum(['district', 'street', 'industry', 'grassroots']),
  parentId: z.nullable(Id),
})
/** A unit goes into another one from a day on. */
export const Merger = z.strictObject({ intoId: Id, day, reason: line(200, 2) })
export const UnitChange = z.strictObject({ ...unitFacts, version })

const personFacts = {
  name: line(40),
  sex: z.enum(['male', 'female']),
  birthDate: day.check(z.refine((date) => date >= '1900-01-01', { params: { code: 'birth-too-early' } })),
  ethnicity: line(20, 0),
  political: line(20, 0),
  education: line(20, 0),
  jobClass: z.enum(['industrial', 'frontline', 'technical', 'science', 'manager', 'cadre']),
  skillLevel: z.enum(['none', 'l5', 'l4', 'l3', 'l2', 'l1']),
  migrant: flag,
  employee: flag,
  /** Empty: none is given; a change then keeps the one that is known. */
  idNumber: z.optional(z.nullable(z.string().check(z.overwrite((text) => text.normalize('NFKC').trim().toUpperCase())))),
}

interface WithIdNumber {
  sex: 'male' | 'female'
  birthDate: string
  idNumber?: string | null | undefined
}

// One check per code, because each needs its own sentence beside the field.
const idChecks = (['id-form', 'id-check-digit', 'id-birth', 'id-sex'] as const).map((code) =>
  z.refine<WithIdNumber>((person) => !person.idNumber || idFault(person.idNumber, person) !== code, {
    path: ['idNumber'],
    params: { code },
  }),
)

export const NewPerson = z.strictObject({ ...personFacts, unitId: Id }).check(...idChecks)
export const PersonChange = z.strictObject({ ...personFacts, unitId: Id, version }).check(...idChecks)

export const NewAccount = z.strictObject({
  login: line(64, 2).check(z.regex(/^\S+$/)),
  name: line(40),
  role: z.enum(['admin', 'organiser', 'judge', 'committee', 'officer', 'auditor']),
  unitId: z.nullable(Id),
})

/** A written reason; it is kept in the audit log. */
export const Reason = z.strictObject({ reason: line(200, 2) })

const q = z.optional(line(60, 0))
export const UnitQuery = z.strictObject({ parent: z.optional(Id), q, after: z.optional(Id) })
export const PersonQuery = z.strictObject({ unit: z.optional(Id), q, after: z.optional(Id) })
export const AccountQuery = z.strictObject({ role: z.optional(NewAccount.shape.role), q, after: z.optional(Id) })

export const Lang = z.strictObject({ lang: z.optional(z.enum(['zh', 'en'])) })

/** How an upload is taken; without apply=1 it is only looked at. */
export const Apply = z.strictObject({ apply: z.optional(z.literal('1')), ...Lang.shape })

// The two numbers that carry a check digit: a person's ID number (GB 11643) and a unit's code (GB 32100).

/** The eighteenth character of an ID number from its first seventeen (GB 11643: ISO 7064, MOD 11-2). "11010519491231002" → "X". */
export function idCheckDigit(digits: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11]!
}

/** The birth date and sex that an ID number of the right form states. */
export function statedBy(idNumber: string): { birthDate: string; sex: 'male' | 'female' } {
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  return { birthDate, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' }
}

export type IdFault = 'id-form' | 'id-check-digit' | 'id-birth' | 'id-sex'

/** The first thing wrong with an ID number, alone and against what else is known of the person; null when all agrees. */
export function idFault(idNumber: string, person: { birthDate?: string | null; sex?: string | null }): IdFault | null {
  if (!/^[1-9]\d{16}[\dX]$/.test(idNumber)) return 'id-form'
  if (idCheckDigit(idNumber) !== idNumber[17]) return 'id-check-digit'
  const stated = statedBy(idNumber)
  if (person.birthDate && person.birthDate !== stated.birthDate) return 'id-birth'
  if (person.sex && person.sex !== stated.sex) return 'id-sex'
  return null
}

/** What may be shown of an ID number: "310***********1234". */
export function masked(idNumber: string): string {
  return `${idNumber.slice(0, 3)}${'*'.repeat(11)}${idNumber.slice(-4)}`
}

/** The eighteenth character of a unified social credit code from its first seventeen (GB 32100: weights 3^i mod 31). */
export function usccCheckDigit(signs: string): string {
  let sum = 0
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) sum += weight * USCC_SIGNS.indexOf(signs[i]!)
  return USCC_SIGNS[(31 - (sum % 31)) % 31]!
}

/** Whether a text is a unified social credit code with the right check digit. */
export function usccFits(text: string): boolean {
  return /^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(text) && usccCheckDigit(text) === text[17]
}
