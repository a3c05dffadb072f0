/** Incidents: penalties, bonuses, voids and vetoes, recorded with their reason and lifted with another. */
import { schemeOf } from '../competitions/queries.ts'
import { entryOf } from '../entries/queries.ts'
import type { Act } from '../lib/act.ts'
import { notFound, wrong, wrongState } from '../lib/problem.ts'
import { unknownEntry } from '../panels/recusal.ts'
import { decimal, sign } from '../scoring/exact.ts'
import { isLowBest, planOf } from '../scoring/plan.ts'
import type { Effect, Incident, Scheme } from '../scoring/types.ts'
import { incidentsOf } from './queries.ts'

export interface NewIncidentFields {
  /** The entry's id, or its blind code. */
  entryId: string
  scope: Incident['scope']
  node: string | null
  effect: Effect
  reason: string
}

/** @throws Problem 'invalid-input' at the entry, node or effect */
export async function addIncident(act: Act, eventId: string, { entryId, scope, node, effect, reason }: NewIncidentFields): Promise<string> {
  const { scheme } = await schemeOf(act.tx, eventId)
  const entry = await entryOf(act.tx, eventId, entryId).catch(unknownEntry)
  if (scope === 'squad' && entry.squadId === null) throw wrong('scope', 'no-squad')
  checkNode(scheme, scope, node)
  const points = 'points' in effect ? decimal(effect.points) : undefined
  if (points === null || (points && effect.do === 'points' && sign(points) === 0)) throw wrong(['effect', 'points'], 'points-nothing')
  if ('points' in effect && isLowBest(scheme)) throw wrong('effect', 'incident-low-best')
  const id = act.id()
  await act.tx
    .insertInto('incident')
    .values({ id, eventId, entryId: entry.id, scope, node, effect: JSON.stringify(effect), reason, by: act.by.id, at: act.at })
    .execute()
  await act.note(`incident:${id}`, { event: eventId, entry: entry.id, scope, node, effect, reason })
  act.tell(`progress:${eventId}`)
  return id
}

/** An aspect or a module must be one of the scheme, with an attempt exactly where it is repeated; wider scopes name none. */
function checkNode(scheme: Scheme, scope: Incident['scope'], node: string | null): void {
  const narrow = scope === 'aspect' || scope === 'module'
  if (!narrow && node !== null) throw wrong('node', 'no-node-here')
  if (!narrow) return
  const plan = planOf(scheme)
  const [id = '', attempt] = (node ?? '').split('#')
  const found = plan.nodes.get(id)
  if (!found || id === scheme.root.id || (scope === 'aspect') !== (found.kind !== 'group')) throw wrong('node', 'unknown-node')
  const times = plan.repeatOf.get(id)?.repeat?.times
  const isAttempt = attempt !== undefined && times !== undefined && /^[1-9]\d*$/.test(attempt) && Number(attempt) <= times
  if (attempt !== undefined && !isAttempt) throw wrong('node', 'unknown-node')
  if (attempt === undefined && times !== undefined && found.kind !== 'group')
    throw wrong('node', 'attempt-missing', { times: String(times) })
}

/** Lifts an incident: the record stays, it strikes no more. */
export async function liftIncident(act: Act, eventId: string, incidentId: string, reason: string): Promise<void> {
  const incident = (await incidentsOf(act.tx, eventId)).find((one) => one.id === incidentId)
  if (!incident) throw notFound()
  if (incident.lifted) throw wrongState('incident-lifted')
  await act.tx.insertInto('incidentLift').values({ incidentId, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`incident:${incidentId}`, { event: eventId, lifted: true, reason })
  act.tell(`progress:${eventId}`)
}
