/** Examining nominees: opinions as departments gave them, facts against firms, and what the office decided about a check. */
import type { OpinionRow, VetoFactRow } from '../../db/schema.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { unitWithin } from '../people/unit.ts'
import { filesOf } from './dossier.ts'
import { eligibilityOf } from './eligibility.ts'
import { vetoesOf } from './eligibility-queries.ts'
import { ownNomination } from './nominate.ts'
import { programmeOf } from './queries.ts'
import { departmentsFor } from './rules.ts'

export type OpinionFields = Pick<OpinionRow, 'department' | 'answer' | 'facts' | 'answeredOn' | 'validUntil' | 'fileId'>

/** Records a department's answer; a later one takes its place, also after the list is confirmed. A disagreement must say why. */
export async function addOpinion(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  fields: OpinionFields,
): Promise<{ id: string }> {
  const { rules } = await programmeOf(act.tx, campaignId, programmeId)
  const { attributes } = await ownNomination(act, campaignId, programmeId, nominationId)
  if (!departmentsFor(rules, attributes).includes(fields.department)) throw wrong('department', 'not-asked')
  if (fields.answer === 'disagree' && !fields.facts) throw wrong('facts', 'missing')
  if (fields.answeredOn > act.at.slice(0, 10)) throw wrong('answeredOn', 'day-future')
  if (fields.validUntil < fields.answeredOn) throw wrong('validUntil', 'before-start')
  const scans = await filesOf(act.tx, programmeId)
  if (fields.fileId && !scans.some((file) => file.id === fields.fileId && file.nominationId === nominationId)) throw notFound()
  const id = act.id()
  await act.tx
    .insertInto('opinion')
    .values({ id, nominationId, ...fields, by: act.by.id, at: act.at })
    .execute()
  await act.note(`nomination:${nominationId}`, { ...fields })
  act.tell(`campaign:${campaignId}`)
  return { id }
}

/** Lets a check pass, or bars the nominee for a reason of its own. @throws Problem wrong-state 'not-decidable' for what no office may wave through */
export async function decide(
  act: Act,
  campaignId: string,
  programmeId: string,
  nominationId: string,
  about: string,
  { outcome, reason }: { outcome: 'pass' | 'fail'; reason: string },
): Promise<{ ok: true }> {
  await ownNomination(act, campaignId, programmeId, nominationId)
  const check = (await eligibilityOf(act.tx, campaignId, programmeId, act.at)).get(nominationId)?.checks.find((one) => one.about === about)
  // What somebody barred for a reason of its own may be let pass again.
  if (outcome === 'pass' && !check?.decidable && check?.code !== 'decided-against') throw wrongState('not-decidable')
  await act.tx
    .insertInto('nomineeDecision')
    .values({ id: act.id(), nominationId, about, outcome, reason, by: act.by.id, at: act.at })
    .execute()
  await act.note(`nomination:${nominationId}`, { about, outcome, reason })
  act.tell(`campaign:${campaignId}`)
  return { ok: true }
}

/** Enters a fact against a firm. It bars whoever it bars by each programme's own look-back. */
export async function addVeto(
  act: Act,
  fields: Pick<VetoFactRow, 'unitId' | 'kind' | 'day' | 'facts' | 'source'>,
): Promise<{ id: string }> {
  await unitWithin(act, fields.unitId)
  if (fields.day > act.at.slice(0, 10)) throw wrong('day', 'day-future')
  const id = act.id()
  await act.tx
    .insertInto('vetoFact')
    .values({ id, ...fields, by: act.by.id, at: act.at })
    .execute()
  await act.note(`unit:${fields.unitId}`, { veto: id, ...fields })
  return { id }
}

export async function liftVeto(act: Act, factId: string, reason: string): Promise<{ ok: true }> {
  const fact = (await vetoesOf(act.tx)).find(({ id }) => id === factId)
  if (!fact) throw notFound()
  if (fact.lifted) throw wrongState('veto-lifted-already')
  await act.tx.insertInto('vetoLift').values({ factId, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`unit:${fact.unitId}`, { veto: factId, reason })
  return { ok: true }
}
