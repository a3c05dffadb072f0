/** Evaluates who may do an act: each feature's access.ts says it as data, a route declares its act, and this decides. */
import type { MiddlewareHandler } from 'hono'
import { prepared } from '../../db/prepared.ts'
import type { SeatRow } from '../../db/schema/competitions.ts'
import { minuteInShanghai } from './day.ts'
import type { Ctx, Env, Role } from './env.ts'
import { Problem, wrongState } from './problem.ts'

/** Allowed by role, or by a seat in the event that the path names (`:event`). */
export interface Rule {
  roles: readonly (Role | 'anyone')[]
  duties?: readonly SeatRow['duty'][]
  /** Also on an event that is archived, which is read-only otherwise. */
  archived?: true
}

export type Rules = Record<string, Rule>

/** A middleware that carries its act, so that a test can ask every route for it. */
export type Gate = MiddlewareHandler<Env> & { act: string; rule: Rule }

/**
 * Makes the `may` of a feature: `may('entries.add')` lets through who the rule names.
 * Not logged in → 401; logged in but not named → 403, the same for things that do not exist.
 */
export function gate<R extends Rules>(rules: R): (act: keyof R & string) => Gate {
  return (name) => {
    const rule: Rule = rules[name] as Rule
    const check: MiddlewareHandler<Env> = async (c, next) => {
      c.set('act', name)
      const event = c.req.param('event')
      if (!(await allowed(c, rule, event))) throw new Problem(c.get('session') ? 'not-allowed' : 'not-logged-in')
      // Only what writes carries a request.
      if (event !== undefined && c.get('request') && !rule.archived) await refuseArchived(c, event)
      await next()
    }
    return Object.assign(check, { act: name, rule })
  }
}

async function allowed(c: Ctx, rule: Rule, event: string | undefined): Promise<boolean> {
  if (rule.roles.includes('anyone')) return true
  const session = c.get('session')
  if (!session) return false
  if (rule.roles.includes(session.role)) return true
  return event !== undefined && (await holdsSeat(c, session.account, event, rule.duties ?? []))
}

/** Whether the account has one of these duties in the event. */
export async function holdsSeat(c: Ctx, account: string, event: string, duties: readonly SeatRow['duty'][]): Promise<boolean> {
  if (duties.length === 0) return false
  const { store, known } = c.get('site')
  const held = await known.recall('seats', account, () => seats(store.read, { account }))
  return held.some(({ eventId, duty }) => eventId === event && duties.includes(duty))
}

const seats = prepared((db, { account }: { account: string }) =>
  db.selectFrom('seat').select(['eventId', 'duty']).where('accountId', '=', account),
)

/** Every writing route of an event names it in its path, so that this one check makes an archived event read-only. */
async function refuseArchived(c: Ctx, event: string): Promise<void> {
  const { store, known, now } = c.get('site')
  const [archived] = await known.recall('archived', event, () => archivals(store.read, { event }))
  if (!archived) return
  const { opensAt, closesAt } = archived
  const at = now().toISOString()
  if (at >= opensAt && (closesAt === null || at <= closesAt)) throw wrongState('event-archived', { at: minuteInShanghai(opensAt) })
}

const archivals = prepared((db, { event }: { event: string }) =>
  db.selectFrom('phase').select(['opensAt', 'closesAt']).where('eventId', '=', event).where('phase', '=', 'archived'),
)

/** Throws 'not-found' when the unit's path is outside what the person may see: what is hidden does not exist. */
export function within(c: Ctx, unitPath: string | undefined): void {
  if (unitPath === undefined || !unitPath.startsWith(c.var.session?.path ?? '/nothing/')) throw new Problem('not-found')
}
