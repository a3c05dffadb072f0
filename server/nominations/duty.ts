/** What a unit may put forward in a campaign, until when and how many, and what is missing of each of its nominees. */
import type { Db } from '../../db/open.ts'
import { allotmentsOf, type Used, usedOf } from './allotment.ts'
import { type Check, eligibilityOf } from './eligibility.ts'
import { seenFrom } from './nominate.ts'
import { campaignOf, nominationsOf } from './queries.ts'
import type { Rules } from './rules.ts'
import { dueFor, stagesOf } from './stage.ts'

export interface Duty {
  programmeId: string
  name: string
  nameEn: string
  subject: Rules['subject']
  /** Past its deadline nothing can be put forward any more; null while there is none. */
  until: string | null
  late: boolean
  confirmed: boolean
  /** Quotas of the reader's units and of the one that they stand under; none are given out while this is empty. */
  quotas: Omit<Used, 'unitPath'>[]
  limited: boolean
  nominees: { id: string; name: string; place: 'main' | 'reserve' | 'outside'; own: boolean; lacks: Check[] }[]
}

/** @throws Problem 'not-found' */
export async function dutiesOf(db: Db, campaignId: string, path: string, at: string): Promise<Duty[]> {
  const { programmes } = await campaignOf(db, campaignId)
  const stages = await stagesOf(db, campaignId)
  const nominations = await nominationsOf(db, campaignId)
  const until = dueFor(stages, 'recommend', path)
  const duties: Duty[] = []
  for (const { id, name, nameEn, rules, confirmed } of programmes) {
    const allotments = await allotmentsOf(db, id, rules)
    const mine = allotments.filter(({ unitPath }) => unitPath.startsWith(path) || path.startsWith(unitPath))
    const quotas = mine.map((one) => usedOf(one, nominations, id, rules))
    const eligibility = await eligibilityOf(db, campaignId, id, at)
    const main = new Set(quotas.flatMap((quota) => quota.nominations.slice(0, quota.seats)))
    const seen = nominations.filter((one) => one.programmeId === id && !one.withdrawn && seenFrom(one, path))
    duties.push({
      programmeId: id,
      name,
      nameEn,
      subject: rules.subject,
      until,
      late: until !== null && at > until,
      confirmed: confirmed !== null,
      quotas: quotas.map(({ unitPath: _, ...quota }) => quota),
      limited: allotments.length > 0,
      nominees: seen
        .toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
        .map((one) => ({
          id: one.id,
          name: one.attributes.name ?? '',
          place: one.pool === 'contest' ? 'outside' : allotments.length === 0 || main.has(one.id) ? 'main' : 'reserve',
          own: one.recommenderPath.startsWith(path),
          lacks: (eligibility.get(one.id)?.checks ?? []).filter(({ state }) => state !== 'pass'),
        })),
    })
  }
  return duties
}
