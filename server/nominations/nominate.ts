/** Putting a person forward, by a unit or on a first place, and taking a nomination back. */
import type { PersonRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { personWithin } from '../people/person.ts'
import type { Attributes } from '../scoring/quota.ts'
import { entitlementsOf } from './entitlement.ts'
import { chosenOf, type NominationSeen, nominationsOf, programmeOf } from './queries.ts'

export interface NominationFields {
  personId: string
  /** Up to 2,000 characters. */
  deeds: string
  /** The first place that it rests on; without it the unit's own recommendation. */
  entitlement?: { releaseId: string; entryId: string } | undefined
}

/**
 * Puts a person forward. Their attributes are copied: the list is judged by what they were when they were put forward.
 * @throws Problem 'not-found' outside the actor's subtree; wrong-state 'list-confirmed', 'not-an-employee';
 * 'duplicate' when they are up in this campaign already, in whatever programme and by whatever channel.
 */
export async function nominate(
  act: Act,
  campaignId: string,
  programmeId: string,
  { personId, deeds, entitlement }: NominationFields,
): Promise<{ nominationId: string }> {
  const programme = await programmeOf(act.tx, campaignId, programmeId)
  const person = await personWithin(act, personId)
  if (programme.confirmed) throw wrongState('list-confirmed')
  if (entitlement) await checkRight(act, campaignId, personId, entitlement)
  if (person.employee !== 1) throw wrongState('not-an-employee')
  const before = (await nominationsOf(act.tx, campaignId)).find((one) => one.personId === personId && !one.withdrawn)
  if (before)
    throw new Problem('duplicate', [
      {
        path: ['personId'],
        code: 'nominated-already',
        params: { name: person.name, programme: before.programmeName, unit: before.unitName },
      },
    ])
  const nominationId = act.id()
  // The committee's office enters what a unit sent in on paper: it does not recommend by itself.
  const unitId = (act.by.role === 'officer' && act.by.unitId) || person.unitId
  await act.tx
    .insertInto('nomination')
    .values({
      id: nominationId,
      programmeId,
      personId,
      organisationId: null,
      teamId: null,
      unitId,
      pool: 'regular',
      ordinal: 1,
      summary: '',
      dossier: '{}',
      releaseId: entitlement?.releaseId ?? null,
      entryId: entitlement?.entryId ?? null,
      deeds,
      attributes: JSON.stringify(await attributesOf(act, person)),
      by: act.by.id,
      at: act.at,
    })
    .execute()
  await act.note(`nomination:${nominationId}`, { programme: programmeId, person: personId, unit: unitId, ...entitlement }, { deeds })
  act.tell(`campaign:${campaignId}`)
  return { nominationId }
}

/** Only a present first place of that very person, entered as an employee, gives the right. */
async function checkRight(
  act: Act,
  campaignId: string,
  personId: string,
  { releaseId, entryId }: { releaseId: string; entryId: string },
): Promise<void> {
  const right = (await entitlementsOf(act.tx, campaignId, act.at)).find((one) => one.entryId === entryId && one.releaseId === releaseId)
  if (!right) throw wrong('entitlement', 'entitlement-gone')
  if (right.personId !== personId) throw wrong('entitlement', 'entitlement-of-another')
  if (!right.employee) throw wrongState('not-an-employee')
}

async function attributesOf(act: Act, person: PersonRow): Promise<Attributes> {
  const unit = await act.tx.selectFrom('unit').selectAll().where('id', '=', person.unitId).executeTakeFirstOrThrow()
  const { name, sex, birthDate, ethnicity, political, education, jobClass, skillLevel, migrant } = person
  const { ownership, industry } = unit
  return {
    name,
    sex,
    birthDate,
    ethnicity,
    political,
    education,
    jobClass,
    skillLevel,
    migrant: String(migrant),
    unitName: unit.name,
    ownership,
    industry,
  }
}

/**
 * Takes a nomination back, out of the committee's choice too; the person may then be put forward again.
 * @throws Problem 'not-allowed' for a unit that sees the nomination but did not make it; wrong-state 'list-confirmed', 'withdrawn-already'
 */
export async function withdraw(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  reason: string,
): Promise<{ ok: true }> {
  const { confirmed } = await programmeOf(act.tx, campaignId, programmeId)
  const nomination = (await nominationsOf(act.tx, campaignId)).find((one) => one.id === nominationId && one.programmeId === programmeId)
  if (!nomination || !seenFrom(nomination, act.by.path)) throw notFound()
  if (!nomination.recommenderPath.startsWith(act.by.path)) throw new Problem('not-allowed')
  if (confirmed) throw wrongState('list-confirmed')
  if (nomination.withdrawn) throw wrongState('withdrawn-already')
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
