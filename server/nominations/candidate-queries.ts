/** SQL of whom a unit could put forward. */
import type { Db } from '../../db/open.ts'

export interface Candidate {
  id: string
  name: string
  sex: string
  jobClass: string
  unitName: string
}

/** Fifty employees of a subtree whom nobody has put forward in the campaign yet, by id; `q` is a part of their name. */
export async function candidatesOf(db: Db, campaignId: string, path: string, q: string, after: string): Promise<Candidate[]> {
  return db
    .selectFrom('person')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .where('unit.path', 'like', `${path}%`)
    .where('person.employee', '=', 1)
    .where('person.id', '>', after)
    .where('person.name', 'like', `%${q.replace(/[%_\\]/g, '')}%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('nomination')
            .innerJoin('programme', 'programme.id', 'nomination.programmeId')
            .leftJoin('withdrawal', 'withdrawal.nominationId', 'nomination.id')
            .select('nomination.id')
            .whereRef('nomination.personId', '=', 'person.id')
            .where('programme.campaignId', '=', campaignId)
            .where('withdrawal.at', 'is', null),
        ),
      ),
    )
    .select(['person.id', 'person.name', 'person.sex', 'person.jobClass', 'unit.name as unitName'])
    .orderBy('person.id')
    .limit(50)
    .execute()
}
