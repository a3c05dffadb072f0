/** Competitions: creating one from a template, with its first event, and changing its names and days. */
import type { CompetitionRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, Problem, wrong } from '../lib/problem.ts'
import { unitWithin } from '../people/unit.ts'
import { addEvent } from './event.ts'
import { templateOf } from './template.ts'

export interface NewCompetition {
  template: string
  name: string
  nameEn: string
  year: number
  unitId: string
  startsOn: string
  endsOn: string
  event?: { name: string; nameEn: string; groupName: string } | undefined
}

/** Creates a competition and its first event, with the template's scheme as number 1. */
export async function createCompetition(
  act: Act,
  { template, event, ...fields }: NewCompetition,
): Promise<{ id: string; eventId: string }> {
  const { kind } = templateOf(template)
  const id = await addCompetition(act, kind, fields)
  const names = event ?? { name: fields.name, nameEn: fields.nameEn, groupName: '' }
  const eventId = await addEvent(act, { competitionId: id, ...names, from: { kind: 'template', template } })
  return { id, eventId }
}

/** A competition without events, held by a unit within reach. Gives its id. */
export async function addCompetition(
  act: Act,
  kind: CompetitionRow['kind'],
  fields: Omit<NewCompetition, 'template' | 'event'>,
): Promise<string> {
  const unit = await unitWithin(act, fields.unitId)
  inOrder(fields)
  const id = act.id()
  await act.tx
    .insertInto('competition')
    .values({ id, kind, ...fields, version: 1, createdAt: act.at })
    .execute()
  await act.note(`competition:${id}`, { name: fields.name, kind, year: fields.year, unit: unit.id })
  act.tell('competitions')
  return id
}

/** @throws Problem 'changed-meanwhile' when somebody else changed it since `version` was read. */
export async function changeCompetition(
  act: Act,
  id: string,
  version: number,
  fields: Pick<CompetitionRow, 'name' | 'nameEn' | 'startsOn' | 'endsOn'>,
): Promise<{ version: number }> {
  const known = await act.tx.selectFrom('competition').select('id').where('id', '=', id).executeTakeFirst()
  if (!known) throw notFound()
  inOrder(fields)
  const { numUpdatedRows } = await act.tx
    .updateTable('competition')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile')
  await act.note(`competition:${id}`, { ...fields })
  act.tell('competitions')
  return { version: version + 1 }
}

function inOrder({ startsOn, endsOn }: { startsOn: string; endsOn: string }): void {
  if (endsOn < startsOn) throw wrong('endsOn', 'ends-before-start')
}
