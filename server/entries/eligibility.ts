/** What an event asks of those who enter it: one check for every way in, and the workers whom the organiser admits all the same. */
import type { Db } from '../../db/open.ts'
import type { AdmissionRow } from '../../db/schema.ts'
import { phaseOf } from '../competitions/phase.ts'
import { type EventSeen, eventOf } from '../competitions/queries.ts'
import type { Act } from '../lib/act.ts'
import { type Fault, Problem, wrongState } from '../lib/problem.ts'
import { personWithin } from '../people/person.ts'
import { pathsEnd } from '../people/queries.ts'
import { missingOf, type Requirement } from '../training/eligible.ts'
import { creditsOf } from '../training/queries.ts'

export interface EligibilityShown {
  rules: Requirement[]
  /** The years of a requirement end with this one. */
  year: number
  admissions: (AdmissionRow & { name: string; unitName: string })[]
}

/** The event's conditions, and who of the subtree is admitted without meeting them. */
export async function eligibilityFor(db: Db, eventId: string, path: string): Promise<EligibilityShown> {
  const { competition } = await eventOf(db, eventId)
  const admissions = await db
    .selectFrom('admission')
    .innerJoin('person', 'person.id', 'admission.personId')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .where('eventId', '=', eventId)
    .where('unit.path', '>=', path)
    .where('unit.path', '<', pathsEnd(path))
    .selectAll('admission')
    .select(['person.name', 'unit.name as unitName'])
    .orderBy('admission.personId')
    .execute()
  return { rules: await rulesOf(db, eventId), year: competition.year, admissions }
}

async function rulesOf(db: Db, eventId: string): Promise<Requirement[]> {
  const row = await db.selectFrom('eligibility').select('rules').where('eventId', '=', eventId).executeTakeFirst()
  return row ? JSON.parse(row.rules) : []
}

/** Sets what the event asks for; who is entered already stays. */
export async function setEligibility(act: Act, eventId: string, rules: Requirement[]): Promise<{ rules: number }> {
  const { subject } = await eventOf(act.tx, eventId)
  if (subject !== 'person' && subject !== 'squad') throw wrongState('subject-not-here')
  if ((await phaseOf(act.tx, eventId)).marking) throw wrongState('marking-open')
  const row = { rules: JSON.stringify(rules), by: act.by.id, at: act.at }
  await act.tx
    .insertInto('eligibility')
    .values({ eventId, ...row })
    .onConflict((one) => one.column('eventId').doUpdateSet(row))
    .execute()
  await act.note(`event:${eventId}`, { eligibility: rules })
  act.tell(`event:${eventId}`)
  return { rules: rules.length }
}

/** Lets a worker enter without what the event asks for; what was missing is kept with the reason. */
export async function admit(act: Act, eventId: string, personId: string, reason: string): Promise<{ id: string }> {
  const event = await eventOf(act.tx, eventId)
  const person = await personWithin(act, personId)
  const missing = (await missingIn(act.tx, event, [personId])).get(personId) ?? []
  const row = { reason, by: act.by.id, at: act.at }
  await act.tx
    .insertInto('admission')
    .values({ eventId, personId, ...row })
    .onConflict((one) => one.columns(['eventId', 'personId']).doUpdateSet(row))
    .execute()
  await act.note(`event:${eventId}`, {
    person: personId,
    label: person.name,
    admitted: true,
    reason,
    missing: missing.map(({ params }) => params),
  })
  act.tell(`event:${eventId}`)
  return { id: personId }
}

/** By person, of those who lack something and are not admitted. */
export async function missingIn(db: Db, event: Pick<EventSeen, 'id' | 'competition'>, personIds: string[]): Promise<Map<string, Fault[]>> {
  const rules = personIds.length === 0 ? [] : await rulesOf(db, event.id)
  if (rules.length === 0) return new Map()
  const admitted = await db.selectFrom('admission').select('personId').where('eventId', '=', event.id).execute()
  const free = new Set(admitted.map(({ personId }) => personId))
  const credits = Map.groupBy(await creditsOf(db, personIds), (one) => one.personId)
  const asked = personIds.filter((id) => !free.has(id))
  return new Map(
    asked.map((id) => [id, missingOf(rules, credits.get(id) ?? [], event.competition.year)] as const).filter(([, of]) => of.length > 0),
  )
}

/** @throws Problem 'invalid-input' naming what each of these workers lacks, at the path of the worker's place in the list */
export async function mustBeEligible(act: Act, event: EventSeen, personIds: string[], at: (place: number) => Fault['path']): Promise<void> {
  const missing = await missingIn(act.tx, event, personIds)
  if (missing.size === 0) return
  const rows = await act.tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...missing.keys()])
    .execute()
  const who = new Map(rows.map(({ id, name }) => [id, name]))
  const faults = personIds.flatMap((id, i) =>
    (missing.get(id) ?? []).map(({ code, params }): Fault => ({ path: at(i), code, params: { ...params, who: who.get(id) ?? '' } })),
  )
  throw new Problem('invalid-input', faults)
}
