/** A mark by which the server knows a browser again; it says nothing of who uses it and opens nothing. */
import { getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from './env.ts'
import { token } from './secret.ts'

const YEAR_S = 365 * 86_400
const isSecure = (c: Ctx) => c.get('site').settings.publicUrl.startsWith('https:')
const nameOf = (c: Ctx) => (isSecure(c) ? '__Host-device' : 'device')

export const deviceOf = (c: Ctx): string | undefined => getCookie(c, nameOf(c))

/** Marks a browser that has no mark yet. */
export function markDevice(c: Ctx): void {
  if (deviceOf(c)) return
  setCookie(c, nameOf(c), token(c.var.site.random), { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(c), maxAge: YEAR_S })
}
