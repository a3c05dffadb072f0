/** Shapes of people that the browser checks too. */
import * as z from 'zod/mini'

/** Text that people type: trimmed, NFC, no control characters, a sensible length. */
export const line = (most: number, least = 1) =>
  z.string().check(
    z.overwrite((text) => text.normalize('NFC').trim()),
    z.minLength(least),
    z.maxLength(most),
    z.refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), { params: { code: 'control-characters' } }),
  )

export const day = z.iso.date()

export const Login = z.strictObject({
  login: line(64),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
})

/** Ten characters or more; long words beat odd signs. */
export const NewPassword = z.string().check(z.minLength(10), z.maxLength(200))

export const SetUp = z.strictObject({
  token: z.string().check(z.maxLength(100)),
  login: line(64),
  name: line(40),
  password: NewPassword,
  start: z.enum(['empty', 'demo']),
})
