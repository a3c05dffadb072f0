/** Nominees as they are read: what was copied of the person, where the right comes from, what became of them. */
import type { Db } from '../../db/open.ts'
import type { NameGiven } from '../ballots/meeting.ts'
import { notFound } from '../lib/problem.ts'
import type { Attributes } from '../scoring/quota.ts'
import { type FileSeen, filesOf, type HeldHonour, honoursOf } from './dossier.ts'
import { type Evidence, rightsOf } from './entitlement.ts'
import { seenFrom } from './nominate.ts'
import { removedOf } from './notice-queries.ts'
import { chosenOf, type NominationSeen, nominationsOf, programmeOf } from './queries.ts'
import type { DossierKept } from './rules.ts'

export interface Nominee {
  id: string
  kind: 'person' | 'unit' | 'team'
  personId: string | null
  attributes: Attributes
  /** The unit that put the person forward. */
  recommender: string
  channel: 'contest' | 'unit'
  evidence: Evidence | null
  at: string
  withdrawn: { reason: string; at: string } | null
  /** Said only once the list is confirmed. */
  outcome: 'confirmed' | 'not-confirmed' | 'removed' | null
  /** Whether the reader may take it back. */
  own: boolean
}

/** The nominees of a programme that a subtree may see, oldest first, also those taken back. @throws Problem 'not-found' */
export async function nomineesOf(db: Db, campaignId: string, programmeId: string, path: string, at?: string): Promise<Nominee[]> {
  const { confirmed } = await programmeOf(db, campaignId, programmeId)
  const nominations = (await nominationsOf(db, campaignId)).filter((one) => one.programmeId === programmeId && seenFrom(one, path))
  const { evidence } = await rightsOf(db, campaignId, at)
  const chosen = new Set(confirmed ? await chosenOf(db, programmeId) : [])
  const removed = await removedOf(db, programmeId)
  const outcome = (id: string) => (confirmed ? (removed.has(id) ? 'removed' : chosen.has(id) ? 'confirmed' : 'not-confirmed') : null)
  return nominations.map((one) => ({
    ...seen(one, evidence.get(one.id) ?? null),
    outcome: outcome(one.id),
    own: one.recommenderPath.startsWith(path),
  }))
}

export interface WholeNominee extends Nominee {
  deeds: string
  summary: string
  dossier: Omit<DossierKept, 'phoneSealed'>
  phoneKnown: boolean
  files: FileSeen[]
  honours: HeldHonour[]
}

/** One nominee with the whole text of their deeds, their papers and the honours that they hold. @throws Problem 'not-found' */
export async function nomineeOf(
  db: Db,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  path: string,
  at?: string,
): Promise<WholeNominee> {
  const nominee = (await nomineesOf(db, campaignId, programmeId, path, at)).find(({ id }) => id === nominationId)
  const [row] = await nominationsOf(db, campaignId, { id: nominationId })
  if (!nominee || !row) throw notFound()
  const { deeds, summary, holderId } = row
  const { phoneSealed, ...dossier } = row.dossier
  const files = (await filesOf(db, programmeId)).filter((file) => file.nominationId === nominationId)
  return { ...nominee, deeds, summary, dossier, phoneKnown: phoneSealed !== undefined, files, honours: await honoursOf(db, [holderId]) }
}

/** What a list shows of a nomination. */
export function seen(one: NominationSeen, evidence: Evidence | null) {
  const channel = one.releaseId ? ('contest' as const) : ('unit' as const)
  // Rules may look at the channel as at any other fact.
  const attributes: Attributes = { ...one.attributes, channel }
  return {
    id: one.id,
    kind: one.kind,
    personId: one.personId,
    attributes,
    recommender: one.unitName,
    channel,
    evidence,
    at: one.at,
    withdrawn: one.withdrawn,
  }
}

/** Those who are talked about and voted on: not taken back, with the unit that they work in. @throws Problem 'not-found' */
export async function namesOf(db: Db, campaignId: string, programmeId: string): Promise<NameGiven[]> {
  await programmeOf(db, campaignId, programmeId)
  return (await nominationsOf(db, campaignId))
    .filter((one) => one.programmeId === programmeId && !one.withdrawn)
    .map(({ id, attributes, homeId }) => ({ id, label: attributes.name ?? '', unitName: attributes.unitName ?? '', unitId: homeId }))
}
