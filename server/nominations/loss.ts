/** Who stands on the list and is barred, and what becomes of the place. */
import type { Db } from '../../db/open.ts'
import type { Eligibility } from './eligibility.ts'
import { chosenOf, nominationsOf, programmeOf } from './queries.ts'

export interface Loss {
  nominationId: string
  /** The unit's next reserve that is not barred; null where the committee has to choose or the place stays empty. */
  standIn: string | null
  place: 'reserve' | 'committee' | 'empty'
}

/**
 * Who stands on the list and is barred. They stay on it, visibly; their place goes to the own unit's next reserve, else to whom the
 * committee chooses. By rule it may stay empty instead, and after fraud it always does (`domain` 5.3).
 */
export async function lossesOf(db: Db, campaignId: string, programmeId: string, eligibility: Map<string, Eligibility>): Promise<Loss[]> {
  const { rules } = await programmeOf(db, campaignId, programmeId)
  const chosen = await chosenOf(db, programmeId)
  const nominations = new Map((await nominationsOf(db, campaignId)).map((one) => [one.id, one]))
  const free = [...eligibility.values()]
    .filter(({ nominationId, state }) => state !== 'blocked' && !chosen.includes(nominationId))
    .flatMap(({ nominationId }) => nominations.get(nominationId) ?? [])
    .toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  return chosen.flatMap((nominationId): Loss[] => {
    const lost = eligibility.get(nominationId)
    if (lost?.state !== 'blocked') return []
    const isFraud = lost.checks.some(({ about, state }) => about === 'fraud' && state === 'blocked')
    if (rules.refill === 'empty' || isFraud) return [{ nominationId, standIn: null, place: 'empty' }]
    const at = free.findIndex((one) => one.recommenderId === nominations.get(nominationId)?.recommenderId)
    const [standIn] = at < 0 ? [] : free.splice(at, 1)
    return [{ nominationId, standIn: standIn?.id ?? null, place: standIn ? 'reserve' : 'committee' }]
  })
}
