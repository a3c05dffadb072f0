/** Who is logged in: known to the shell and to every page. */
import { signal } from '@preact/signals'
import type { SeenSession } from '../server/people/queries.ts'
import { api, ask, ProblemError } from './api.ts'

export type Role = SeenSession['role']

/** Undefined until the server has said; null when nobody is logged in. */
export const session = signal<SeenSession | null | undefined>(undefined)
/** The system still waits for its first administrator. */
export const needsSetUp = signal(false)
/** Things on this device that the server has not confirmed; logging out then asks first. The judge's page sets it. */
export const unsent = signal(0)

/** Whoever logs out leaves; the next one to log in starts at the own first page, not where the last one was. */
export const left = signal(false)

export async function loadSession(): Promise<void> {
  const seen = await ask(api.session.$get())
  session.value = seen.session
  left.value = false
  needsSetUp.value = seen.setUp
}

export async function logOut(): Promise<void> {
  try {
    await ask(api.session.$delete())
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind !== 'not-logged-in') throw error
  }
  left.value = true
  session.value = null
}

const HOMES: Record<Role, string> = {
  admin: '/desk',
  organiser: '/desk',
  judge: '/judge',
  committee: '/committee',
  officer: '/unit',
  auditor: '/audit',
}

/** The first page of a role. */
export const homeOf = (role: Role): string => HOMES[role]
