/** Events: what is ranked in a competition, each with its own scheme. */
import type { CompetitionRow, EventRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'
import type { Scheme } from '../scoring/types.ts'
import { type ProcedureRules, procedureOf, saveProcedure, USUAL } from './procedure.ts'
import { eventOf, schemeOf } from './queries.ts'
import { templateOf } from './template.ts'

export interface NewEvent {
  competitionId: string
  name: string
  nameEn: string
  groupName: string
  from: { kind: 'template'; template: string } | { kind: 'event'; event: string }
}

/** Judges of people and of proposals see codes; units are known by what they report. */
const BLIND: Record<CompetitionRow['kind'], EventRow['blind']> = { contest: 1, proposals: 1, labour: 0, appraisal: 0 }

/** Adds an event to a competition, with a template's scheme or a copy of another event's as number 1. Gives its id. */
export async function addEvent(act: Act, { competitionId, from, ...names }: NewEvent): Promise<string> {
  const competition = await act.tx.selectFrom('competition').select('kind').where('id', '=', competitionId).executeTakeFirst()
  if (!competition) throw notFound()
  const { kind, subject, scheme, recheck, appeals } = await pattern(act, from)
  if (kind !== competition.kind) throw wrong(['from', from.kind], 'scheme-kind-differs')
  const last = await act.tx
    .selectFrom('event')
    .select('ordinal')
    .where('competitionId', '=', competitionId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  const id = act.id()
  const row = { id, competitionId, ...names, subject, blind: BLIND[kind], ordinal: (last?.ordinal ?? 0) + 1, version: 1, createdAt: act.at }
  await act.tx.insertInto('event').values(row).execute()
  await act.tx
    .insertInto('scheme')
    .values({ eventId: id, number: 1, body: canonical(scheme), by: act.by.id, at: act.at })
    .execute()
  await act.note(`event:${id}`, { name: names.name, competition: competitionId, from }, scheme)
  if (recheck || appeals) await saveProcedure(act, id, { ...USUAL, ...(recheck && { recheck }), ...(appeals && { appeals }) })
  act.tell('competitions')
  return id
}

async function pattern(
  act: Act,
  from: NewEvent['from'],
): Promise<{ kind: CompetitionRow['kind']; subject: EventRow['subject']; scheme: Scheme } & Partial<ProcedureRules>> {
  if (from.kind === 'template') return templateOf(from.template)
  const event = await eventOf(act.tx, from.event)
  const { recheck, appeals } = await procedureOf(act.tx, from.event)
  return { kind: event.competition.kind, subject: event.subject, scheme: (await schemeOf(act.tx, from.event)).scheme, recheck, appeals }
}

/** @throws Problem 'changed-meanwhile' when somebody else changed it since `version` was read. */
export async function changeEvent(
  act: Act,
  id: string,
  version: number,
  names: Pick<EventRow, 'name' | 'nameEn' | 'groupName'>,
): Promise<{ version: number }> {
  await eventOf(act.tx, id)
  const { numUpdatedRows } = await act.tx
    .updateTable('event')
    .set({ ...names, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await act.note(`event:${id}`, { ...names })
  act.tell(`event:${id}`)
  return { version: version + 1 }
}
