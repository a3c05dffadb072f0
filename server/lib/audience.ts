/** Audiences: whoever reads what is published belongs to one, and each sees a release only from its time on. */
import type { ExpressionBuilder } from 'kysely'
import type { Schema, WithheldRow } from '../../db/schema.ts'
import type { Ctx, Site } from './env.ts'

export type Audience = WithheldRow['audience']

export const AUDIENCES = ['contestants', 'units', 'hall', 'public'] as const satisfies readonly Audience[]

/** Who reads, and when. */
export interface Reader {
  /** Null: an organiser, who made the releases and sees them all. */
  audience: Audience | null
  at: string
}

/** Contestants and the hall's screen have no account: they come by an address that holds this. */
export const passOf = (site: Pick<Site, 'secrets'>, eventId: string, audience: Audience): string =>
  site.secrets.hash(`pass ${eventId} ${audience}`).slice(0, 24)

/** A pass comes first, so that an organiser can look at what its holder sees. */
export function audienceOf(c: Ctx): Audience | null {
  const { session, site } = c.var
  const [event, pass] = [c.req.param('event'), c.req.query('pass')]
  const held = event && pass ? (['contestants', 'hall'] as const).find((one) => passOf(site, event, one) === pass) : undefined
  if (held) return held
  if (session?.role === 'organiser' && !pass) return null
  return session?.role === 'officer' ? 'units' : 'public'
}

export const readerOf = (c: Ctx): Reader => ({ audience: audienceOf(c), at: c.var.site.now().toISOString() })

/** Of releases: those that the reader may know of. */
export const shownTo =
  ({ audience, at }: Reader) =>
  (is: ExpressionBuilder<Schema, 'release'>) =>
    audience === null
      ? is.lit(true)
      : is.not(
          is.exists(
            is
              .selectFrom('withheld')
              .select('withheld.releaseId')
              .whereRef('withheld.releaseId', '=', 'release.id')
              .where('withheld.audience', '=', audience)
              .where((one) => one.or([one('withheld.until', 'is', null), one('withheld.until', '>', at)])),
          ),
        )

/** The topics that an audience follows: one event's releases, and everybody's. */
export const releaseTopic = (eventId: string, audience: Audience | null): string => `release:${eventId}:${audience ?? 'all'}`
export const releasesTopic = (audience: Audience | null): string => `releases:${audience ?? 'all'}`
