/** Who sees a release from when on: an embargo for each audience, and the freeze of what hall and public see. */
import { type Procedure, procedureOf, saveProcedure } from '../competitions/procedure.ts'
import type { Act } from '../lib/act.ts'
import { AUDIENCES, type Audience, releasesTopic, releaseTopic } from '../lib/audience.ts'
import { instantOfShanghai } from '../lib/day.ts'
import type { Site } from '../lib/env.ts'

type Made = { kind: 'provisional' | 'official'; at: string }

/** Until when a release is withheld from an audience: undefined not at all, null until the freeze ends. */
function heldUntil({ embargo, freeze }: Procedure, audience: Audience, made: Made, now: string): string | null | undefined {
  const freezes = audience === 'hall' || audience === 'public'
  if (freezes && made.kind === 'provisional' && freeze !== '' && instantOfShanghai(freeze) <= made.at) return null
  const until = embargo[audience] === '' ? '' : instantOfShanghai(embargo[audience])
  return until > now ? until : undefined
}

/** Withholds a new release from those whose time has not come, and tells the others. An official one ends the freeze. */
export async function showRelease(act: Act, eventId: string, releaseId: string, made: Made): Promise<void> {
  const procedure = await procedureOf(act.tx, eventId)
  for (const audience of AUDIENCES) {
    const until = heldUntil(procedure, audience, made, act.at)
    if (until === undefined) tell(act, eventId, audience)
    else await act.tx.insertInto('withheld').values({ releaseId, audience, until }).execute()
  }
  tell(act, eventId, null)
  if (made.kind === 'official') await rehold(act, eventId, { ...procedure, freeze: '' })
}

function tell(to: Pick<Act, 'tell'>, eventId: string, audience: Audience | null): void {
  to.tell(releaseTopic(eventId, audience))
  to.tell(releasesTopic(audience))
}

/** Changes embargo and freeze. What an audience has seen stays seen; what is still withheld waits for the new times. */
export async function setShowing(act: Act, eventId: string, showing: Pick<Procedure, 'embargo' | 'freeze'>): Promise<void> {
  const procedure = { ...(await procedureOf(act.tx, eventId)), ...showing }
  await saveProcedure(act, eventId, procedure)
  await rehold(act, eventId, procedure)
}

async function rehold(act: Act, eventId: string, procedure: Procedure): Promise<void> {
  const rows = await act.tx
    .selectFrom('withheld')
    .innerJoin('release', 'release.id', 'withheld.releaseId')
    .where('release.eventId', '=', eventId)
    .where((one) => one.or([one('withheld.until', 'is', null), one('withheld.until', '>', act.at)]))
    .select(['withheld.releaseId', 'withheld.audience', 'release.kind', 'release.at'])
    .execute()
  for (const { releaseId, audience, ...made } of rows) {
    const until = heldUntil(procedure, audience, made, act.at)
    const row = { releaseId, audience }
    await act.tx.deleteFrom('withheld').where('releaseId', '=', releaseId).where('audience', '=', audience).execute()
    if (until === undefined) tell(act, eventId, audience)
    else
      await act.tx
        .insertInto('withheld')
        .values({ ...row, until })
        .execute()
  }
}

/** Tells pages that wait when an embargo ends: their time comes without anybody acting. Gives back how to stop. */
export function tellInTime(site: Pick<Site, 'store' | 'live' | 'now'>, everyMs = 1000): () => void {
  let last = site.now().toISOString()
  const look = async () => {
    const [from, to] = [last, site.now().toISOString()]
    last = to
    const ended = await site.store.read
      .selectFrom('withheld')
      .innerJoin('release', 'release.id', 'withheld.releaseId')
      .where('withheld.until', '>', from)
      .where('withheld.until', '<=', to)
      .select(['release.eventId', 'withheld.audience'])
      .execute()
    for (const { eventId, audience } of ended) tell(site.live, eventId, audience)
  }
  const timer = setInterval(() => void look().catch((error: unknown) => console.error(error)), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
