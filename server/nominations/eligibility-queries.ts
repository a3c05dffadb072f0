/** SQL of what eligibility rests on: opinions, veto facts, decisions, each with who entered it. */
import type { Db } from '../../db/open.ts'
import type { NomineeDecisionRow, OpinionRow, VetoFactRow } from '../../db/schema.ts'

export type OpinionSeen = OpinionRow & { byName: string }
export type DecisionSeen = NomineeDecisionRow & { byName: string }
export type VetoSeen = VetoFactRow & {
  unitName: string
  unitPath: string
  byName: string
  lifted: { reason: string; byName: string; at: string } | null
}

const nominationIn = (db: Db, programmeId: string) => db.selectFrom('nomination').where('programmeId', '=', programmeId)

/** All opinions on a programme's nominees, the newest last. */
export async function opinionsOf(db: Db, programmeId: string): Promise<OpinionSeen[]> {
  const rows = nominationIn(db, programmeId).innerJoin('opinion', 'opinion.nominationId', 'nomination.id').selectAll('opinion')
  return rows.innerJoin('account', 'account.id', 'opinion.by').select('account.name as byName').orderBy('opinion.id').execute()
}

/** All decisions on a programme's nominees, the newest last. */
export async function decisionsOf(db: Db, programmeId: string): Promise<DecisionSeen[]> {
  const rows = nominationIn(db, programmeId).innerJoin('nomineeDecision as made', 'made.nominationId', 'nomination.id').selectAll('made')
  return rows.innerJoin('account', 'account.id', 'made.by').select('account.name as byName').orderBy('made.id').execute()
}

/** Veto facts of all firms, also those lifted, the newest day first. */
export async function vetoesOf(db: Db): Promise<VetoSeen[]> {
  const rows = await db
    .selectFrom('vetoFact')
    .innerJoin('unit', 'unit.id', 'vetoFact.unitId')
    .innerJoin('account', 'account.id', 'vetoFact.by')
    .leftJoin('vetoLift', 'vetoLift.factId', 'vetoFact.id')
    .leftJoin('account as lifter', 'lifter.id', 'vetoLift.by')
    .selectAll('vetoFact')
    .select(['unit.name as unitName', 'unit.path as unitPath', 'account.name as byName'])
    .select(['vetoLift.reason', 'vetoLift.at as liftedAt', 'lifter.name as lifterName'])
    .orderBy('vetoFact.day', 'desc')
    .orderBy('vetoFact.id')
    .execute()
  return rows.map(({ reason, liftedAt, lifterName, ...row }) => ({
    ...row,
    lifted: liftedAt === null ? null : { reason: reason ?? '', byName: lifterName ?? '', at: liftedAt },
  }))
}
