/** Putting a person, an organisation or a team forward, by a unit or on a first place, and taking a nomination back. */
import type { NominationRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { personWithin } from '../people/person.ts'
import { unitWithin } from '../people/unit.ts'
import type { Attributes } from '../scoring/quota.ts'
import { withinQuota } from './allotment.ts'
import { entitlementsOf, isOf } from './entitlement.ts'
import { chosenOf, lastOrdinal, type NominationSeen, nominationsOf, type ProgrammeSeen, programmeOf } from './queries.ts'
import type { HolderKind } from './rules.ts'
import { inTime } from './stage.ts'

export interface NominationFields {
  /** Exactly one of the three, as the programme says. */
  personId?: string | undefined
  organisationId?: string | undefined
  team?: { unitId: string; name: string; kind: 'shift' | 'section' | 'other'; members: number } | undefined
  /** Up to 2,000 characters, and up to 500. */
  deeds: string
  summary?: string | undefined
  /** What quotas and rules look at and no register holds: rank, status, key industry, new form of work. */
  facts?: Record<string, string> | undefined
  /** The first place that it rests on; without it the unit's own recommendation. */
  entitlement?: { releaseId: string; entryId: string } | undefined
}

/** Who is put forward, as they are now. */
interface Holder {
  kind: HolderKind
  id: string
  name: string
  homeId: string
  idHash: string | null
  attributes: Attributes
  ids: Pick<NominationRow, 'personId' | 'organisationId' | 'teamId'>
}

/**
 * Puts somebody forward. Their attributes are copied: the list is judged by what they were when they were put forward.
 * @throws Problem 'not-found' outside the actor's subtree; wrong-state 'list-confirmed', 'waived', 'quota-full', 'not-an-employee';
 * 'duplicate' when they are up in this campaign already, in whatever programme and by whatever channel.
 */
export async function nominate(
  act: Act,
  campaignId: string,
  programmeId: string,
  { deeds, summary = '', facts = {}, entitlement, ...whom }: NominationFields,
): Promise<{ nominationId: string }> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  const holder = await holderOf(act, programme, whom, facts)
  if (programme.confirmed) throw wrongState('list-confirmed')
  // The committee's office enters what a unit sent in on paper: it does not recommend by itself.
  const unitId = (act.by.role === 'officer' && act.by.unitId) || holder.homeId
  const { path } = await act.tx.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow()
  await inTime(act, campaignId, 'recommend', path)
  const right = entitlement && (await rightOf(act, campaignId, holder, entitlement))
  if (holder.attributes.employee === '0') throw wrongState('not-an-employee')
  refuseTwice(await nominationsOf(act.tx, campaignId, { holderId: holder.id, idHash: holder.idHash }), holder)
  const pool = right?.subjectKind === 'person' && programme.rules.contestOutside ? ('contest' as const) : ('regular' as const)
  if (pool === 'regular') await withinQuota(act, campaignId, programme, path)
  const nominationId = act.id()
  await act.tx
    .insertInto('nomination')
    .values({
      id: nominationId,
      programmeId,
      ...holder.ids,
      unitId,
      releaseId: entitlement?.releaseId ?? null,
      entryId: entitlement?.entryId ?? null,
      pool,
      ordinal: (await lastOrdinal(act.tx, programmeId)) + 1,
      deeds,
      summary,
      dossier: '{}',
      attributes: JSON.stringify(holder.attributes),
      by: act.by.id,
      at: act.at,
    })
    .execute()
  await act.note(
    `nomination:${nominationId}`,
    { programme: programmeId, [holder.kind]: holder.id, unit: unitId, pool, ...entitlement },
    { deeds, summary },
  )
  act.tell(`campaign:${campaignId}`)
  return { nominationId }
}

/** Nobody is up twice in a campaign, in whatever programme and by whatever channel: the same row, or the same ID number. */
function refuseTwice(before: NominationSeen[], { name }: Holder): void {
  const twin = before.find((one) => !one.withdrawn)
  if (!twin) return
  const params = { name, programme: twin.programmeName, unit: twin.unitName }
  throw new Problem('duplicate', [{ path: ['personId'], code: 'nominated-already', params }])
}

/** Only a present right of that very nominee gives it; a person must have been entered as an employee. */
async function rightOf(act: Act, campaignId: string, holder: Holder, { releaseId, entryId }: { releaseId: string; entryId: string }) {
  const right = (await entitlementsOf(act.tx, campaignId, act.at)).find((one) => one.entryId === entryId && one.releaseId === releaseId)
  if (!right) throw wrong('entitlement', 'entitlement-gone')
  if (!isOf(right, holder)) throw wrong('entitlement', 'entitlement-of-another')
  if (right.employee === false) throw wrongState('not-an-employee')
  return right
}

const NO_FACTS = { rank: 'none', status: 'employed', keyIndustry: '0', newForm: '0' }

async function holderOf(
  act: Act,
  { rules }: ProgrammeSeen,
  { personId, organisationId, team }: Pick<NominationFields, 'personId' | 'organisationId' | 'team'>,
  facts: Record<string, string>,
): Promise<Holder> {
  const given = { person: personId, unit: organisationId, team }
  if (!given[rules.subject] || Object.values(given).filter(Boolean).length !== 1) throw wrong('personId', `wants-a-${rules.subject}`)
  const none = { personId: null, organisationId: null, teamId: null }
  if (personId) {
    const person = await personWithin(act, personId)
    const { name, sex, birthDate, ethnicity, political, education, jobClass, skillLevel, migrant, employee, idHash } = person
    const own = { name, sex, birthDate, ethnicity, political, education, jobClass, skillLevel }
    const attributes = {
      ...NO_FACTS,
      ...facts,
      ...own,
      migrant: String(migrant),
      employee: String(employee),
      ...(await unitFacts(act, person.unitId)),
    }
    return { kind: 'person', id: personId, name, homeId: person.unitId, idHash, attributes, ids: { ...none, personId } }
  }
  const homeId = (organisationId ?? team?.unitId) as string
  const unit = await unitWithin(act, homeId)
  const more = { ...facts, ...(await unitFacts(act, homeId)) }
  if (!team) {
    const attributes = { ...more, name: unit.name, members: String(unit.members) }
    return { kind: 'unit', id: homeId, name: unit.name, homeId, idHash: null, attributes, ids: { ...none, organisationId: homeId } }
  }
  const { name, kind, members } = team
  const known = await act.tx.selectFrom('team').select('id').where('unitId', '=', homeId).where('name', '=', name).executeTakeFirst()
  const id = known?.id ?? act.id()
  if (!known) await act.tx.insertInto('team').values({ id, unitId: homeId, name, kind, members, createdAt: act.at }).execute()
  const attributes = { ...more, name, teamKind: kind, members: String(members) }
  return { kind: 'team', id, name, homeId, idHash: null, attributes, ids: { ...none, teamId: id } }
}

async function unitFacts(act: Act, unitId: string) {
  const { name, ownership, industry } = await act.tx.selectFrom('unit').selectAll().where('id', '=', unitId).executeTakeFirstOrThrow()
  return { unitName: name, ownership, industry }
}

/** The nomination, if the actor's subtree may see it. @throws Problem 'not-found'; 'not-allowed' for a unit that did not make it */
export async function ownNomination(act: Act, campaignId: string, programmeId: string, nominationId: string): Promise<NominationSeen> {
  const [nomination] = await nominationsOf(act.tx, campaignId, { id: nominationId })
  if (nomination?.programmeId !== programmeId || !seenFrom(nomination, act.by.path)) throw notFound()
  if (!nomination.recommenderPath.startsWith(act.by.path)) throw new Problem('not-allowed')
  if (nomination.withdrawn) throw wrongState('withdrawn-already')
  return nomination
}

/**
 * Takes a nomination back, out of the committee's choice too; the person may then be put forward again.
 * @throws Problem as `ownNomination`; wrong-state 'list-confirmed'
 */
export async function withdraw(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  reason: string,
): Promise<{ ok: true }> {
  const { confirmed } = await programmeOf(act.tx, campaignId, programmeId)
  await ownNomination(act, campaignId, programmeId, nominationId)
  if (confirmed) throw wrongState('list-confirmed')
  const wasChosen = (await chosenOf(act.tx, programmeId)).includes(nominationId)
  await act.tx.deleteFrom('selection').where('nominationId', '=', nominationId).execute()
  await act.tx.insertInto('withdrawal').values({ nominationId, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`nomination:${nominationId}`, { reason, wasChosen })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}

/** Whether an account of this subtree sees the nomination: the unit that put forward, and the person's own line. */
export const seenFrom = (nomination: NominationSeen, path: string): boolean =>
  nomination.homePath.startsWith(path) || nomination.recommenderPath.startsWith(path)
