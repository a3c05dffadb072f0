/** Who is logged in: known to the shell and to every page. */
import { signal } from '@preact/signals'
import type { SeenSession } from '../server/people/queries.ts'
import { api, ask, ProblemError } from './api.ts'
import type { Pin } from './judge/receipt.ts'

export type Session = SeenSession
export type Role = SeenSession['role']

/** Undefined until the server has said; null when nobody is logged in. */
export const session = signal<SeenSession | null | undefined>(undefined)
/** The system still waits for its first administrator. */
export const needsSetUp = signal(false)
/** Things on this device that the server has not confirmed: nobody logs out over them. The judge's page sets it. */
export const unsent = signal(0)

/** Which installation answers here; undefined without a network. */
export const install = signal<Pin | undefined>(undefined)

/** Whoever logs out leaves; the next one to log in starts at the own first page, not where the last one was. */
export const left = signal(false)

export async function loadSession(): Promise<void> {
  const seen = await ask(api.session.$get()).catch(async (error) => {
    // Who marked here last goes on without a network; the server will ask for itself.
    const { recallSession } = await import('./judge/device.ts')
    const known = await recallSession().catch(() => undefined)
    if (!known) throw error
    return { session: known, setUp: false, install: undefined }
  })
  install.value = seen.install && { install: seen.install.id, publicKey: seen.install.publicKey }
  session.value = seen.session
  left.value = false
  needsSetUp.value = seen.setUp
}

/** False when something on this device waits for the account: it could not be sent any more. */
export async function logOut(): Promise<boolean> {
  const { waitingFor } = await import('./judge/kept.ts')
  unsent.value = await waitingFor(session.value?.account ?? '')
  if (unsent.value > 0) return false
  try {
    await ask(api.session.$delete())
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind !== 'not-logged-in') throw error
  }
  const { forgetSession } = await import('./judge/device.ts')
  await forgetSession()
  left.value = true
  session.value = null
  return true
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
