/** The steps of a campaign with who acts and until when; whoever is late has waived (逾期视为放弃) unless there is more time with a reason. */
import type { Db } from '../../db/open.ts'
import type { StageReopeningRow, StageRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { instantOfShanghai, minuteInShanghai } from '../lib/day.ts'
import { type Fault, notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { campaignOf } from './queries.ts'

export interface StageSeen extends StageRow {
  reopenings: (StageReopeningRow & { unitName: string | null; unitPath: string | null; byName: string })[]
}

/** The steps in their order; a campaign from before there were steps has none, and nobody is late in it. */
export async function stagesOf(db: Db, campaignId: string): Promise<StageSeen[]> {
  const stages = await db.selectFrom('stage').selectAll().where('campaignId', '=', campaignId).orderBy('ordinal').execute()
  const reopenings = await db
    .selectFrom('stageReopening')
    .leftJoin('unit', 'unit.id', 'stageReopening.unitId')
    .innerJoin('account', 'account.id', 'stageReopening.by')
    .where('campaignId', '=', campaignId)
    .selectAll('stageReopening')
    .select(['unit.name as unitName', 'unit.path as unitPath', 'account.name as byName'])
    .orderBy('stageReopening.id')
    .execute()
  return stages.map((stage) => ({ ...stage, reopenings: reopenings.filter(({ key }) => key === stage.key) }))
}

/** Until when a unit may act in a step; null while there is no deadline. A reopening only ever gives more time. */
export function dueFor(stages: StageSeen[], key: StageRow['key'], unitPath: string): string | null {
  const stage = stages.find((one) => one.key === key)
  if (!stage?.dueAt) return null
  const more = stage.reopenings.filter((one) => one.unitPath === null || unitPath.startsWith(one.unitPath))
  return [stage.dueAt, ...more.map(({ until }) => until)].toSorted().at(-1) as string
}

/** @throws Problem wrong-state 'waived' past the deadline, naming it: whoever acts, the organiser must first reopen with a reason */
export async function inTime(act: Act, campaignId: string, key: StageRow['key'], unitPath: string): Promise<void> {
  const due = dueFor(await stagesOf(act.tx, campaignId), key, unitPath)
  if (due && act.at > due) throw wrongState('waived', { until: minuteInShanghai(due) })
}

/** A deadline holds to the end of its minute. */
const endOf = (minute: string) => instantOfShanghai(minute).replace(':00.000Z', ':59.999Z')

/** Sets who acts and until when, minutes in Shanghai; a step is never due before the one that it follows. */
export async function setStages(
  act: Act,
  campaignId: string,
  stages: { key: string; actor: string; dueAt: string | null }[],
): Promise<{ ok: true }> {
  await campaignOf(act.tx, campaignId)
  const faults = stages.flatMap(({ dueAt }, i): Fault[] => {
    const before = stages.slice(0, i).flatMap((one) => one.dueAt ?? [])
    return dueAt && before.some((one) => one > dueAt) ? [{ path: ['stages', i, 'dueAt'], code: 'stage-order' }] : []
  })
  if (faults.length > 0) throw new Problem('invalid-input', faults)
  await act.tx.deleteFrom('stage').where('campaignId', '=', campaignId).execute()
  await insertStages(act, campaignId, stages)
  await act.note(`campaign:${campaignId}`, { stages })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}

export async function insertStages(
  act: Act,
  campaignId: string,
  stages: { key: string; actor: string; dueAt: string | null }[],
): Promise<void> {
  const rows = stages.map(({ key, actor, dueAt }, i) => ({ campaignId, key, ordinal: i + 1, actor, dueAt: dueAt && endOf(dueAt) }))
  if (rows.length > 0) await act.tx.insertInto('stage').values(rows).execute()
}

/** Gives one unit, with those below it, or everybody more time. @throws Problem 'invalid-input' at until when it is not later than now */
export async function reopenStage(
  act: Act,
  campaignId: string,
  key: string,
  { unitId, until, reason }: { unitId: string | null; until: string; reason: string },
): Promise<{ id: string }> {
  const stage = (await stagesOf(act.tx, campaignId)).find((one) => one.key === key)
  if (!stage) throw notFound()
  if (!stage.dueAt) throw wrongState('stage-open')
  if (unitId && !(await act.tx.selectFrom('unit').select('id').where('id', '=', unitId).executeTakeFirst())) throw notFound()
  const end = endOf(until)
  if (end <= act.at) throw wrong('until', 'until-past')
  const id = act.id()
  await act.tx.insertInto('stageReopening').values({ id, campaignId, key, unitId, until: end, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`campaign:${campaignId}`, { stage: key, unit: unitId, until: end, reason })
  act.tell(`campaign:${campaignId}`)
  return { id }
}
