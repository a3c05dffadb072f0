/** The what-if page of an event: the present trial, what can be asked, and what was looked at; the looks only for the two in it. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import { type StrikeNode, strikeNodes } from '../marks/clerk.ts'
import { type IncidentSeen, incidentsOf } from '../marks/queries.ts'
import { planOf } from '../scoring/plan.ts'
import { bundleOf } from './bundle.ts'
import { isOver } from './trial.ts'
import { type LookSeen, looksOf, schemeNumbers, type TrialSeen, trialsOf } from './trial-queries.ts'

export interface Choices {
  entries: { id: string; label: string; inSquad: boolean }[]
  incidents: (Pick<IncidentSeen, 'id' | 'scope' | 'node' | 'effect' | 'reason'> & { entry: string; lifted: boolean })[]
  sources: string[]
  schemes: number[]
  nodes: StrikeNode[]
}

export interface TrialsSeen {
  event: { id: string; name: string; nameEn: string }
  sealed: boolean
  /** The one that waits for the other side, or is joined. */
  now: TrialSeen | null
  /** Earlier ones: when, who, and why. */
  past: TrialSeen[]
  /** Whether the reader is one of the two, and both are in. */
  inside: boolean
  looks: LookSeen[]
  choices: Choices | null
}

/** @throws Problem 'not-found' */
export async function trialsSeen(db: Db, eventId: string, reader: string, at: string): Promise<TrialsSeen> {
  const { id, name, nameEn } = await eventOf(db, eventId)
  const { sealedNow: sealed } = await phaseOf(db, eventId)
  const trials = await trialsOf(db, eventId)
  const now = trials.find((trial) => !isOver(trial, at)) ?? null
  const inside = now !== null && now.consentBy !== null && (now.by === reader || now.consentBy === reader)
  return {
    event: { id, name, nameEn },
    sealed,
    now,
    past: trials.filter((trial) => trial.id !== now?.id),
    inside,
    looks: inside ? await looksOf(db, now.id) : [],
    choices: inside ? await choicesOf(db, eventId) : null,
  }
}

async function choicesOf(db: Db, eventId: string): Promise<Choices> {
  const { scheme, entries, seats } = await bundleOf(db, eventId)
  const incidents = await incidentsOf(db, eventId)
  return {
    entries: entries.map(({ id, label, squad }) => ({ id, label, inSquad: squad !== undefined })),
    incidents: incidents.map(({ id, entryId, scope, node, effect, reason, lifted }) => ({
      id,
      entry: entryId,
      scope,
      node,
      effect,
      reason,
      lifted: lifted !== null,
    })),
    sources: [...new Set(seats.map((seat) => seat.source))],
    schemes: await schemeNumbers(db, eventId),
    nodes: strikeNodes(planOf(scheme)),
  }
}
