/** Trying a change on sealed marks: organiser and chief judge together; each look is kept, and applying one is an act of its own kind. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { schemeFaults } from '../competitions/scheme.ts'
import type { Act, Actor } from '../lib/act.ts'
import { canonical } from '../lib/canonical.ts'
import { type Fault, notFound, Problem, wrong, wrongState } from '../lib/problem.ts'
import { addIncident, liftIncident } from '../marks/incident.ts'
import { dutiesOf } from '../marks/queries.ts'
import { seatsOf } from '../panels/queries.ts'
import { addRecusal } from '../panels/recusal.ts'
import { bundleOf } from './bundle.ts'
import { type LookSeen, looksOf, schemeNumbered, type TrialSeen, trialOf, trialsOf } from './trial-queries.ts'
import { type Answer, changed, type Question, whatIf } from './what-if.ts'

/** As it is asked: a scheme also by the number under which it is saved. */
export type AskedQuestion = Question | { ask: 'version'; number: number }

/** A consent holds for a working day; then the two must agree again. */
const HOURS = 8

export const isOver = (trial: TrialSeen, at: string): boolean =>
  Date.parse(at) > Date.parse(trial.consentAt ?? trial.at) + HOURS * 3_600_000

type Side = 'organiser' | 'chief'

/** For whom somebody can speak in an event: an arbiter stands where an organiser does, before a ruling. */
async function sidesOf(db: Db, eventId: string, by: Pick<Actor, 'id' | 'role'>): Promise<Side[]> {
  const duties = await dutiesOf(db, eventId, by.id)
  const organises = by.role === 'organiser' || duties.includes('arbiter')
  return [...(organises ? (['organiser'] as const) : []), ...(duties.includes('chief') ? (['chief'] as const) : [])]
}

/** Whether the two, who are different people, speak for both sides. */
async function areBoth(act: Act, eventId: string, first: string): Promise<boolean> {
  const { role } = await act.tx.selectFrom('account').select('role').where('id', '=', first).executeTakeFirstOrThrow()
  const [a, b] = [await sidesOf(act.tx, eventId, { id: first, role }), await sidesOf(act.tx, eventId, act.by)]
  return (a.includes('organiser') && b.includes('chief')) || (a.includes('chief') && b.includes('organiser'))
}

/** Opens a what-if for both; nothing can be asked until the other has joined. @throws Problem 'wrong-state' before the seal */
export async function openTrial(act: Act, eventId: string, reason: string): Promise<string> {
  const { sealedNow, decoded } = await phaseOf(act.tx, eventId)
  if (!sealedNow) throw wrongState('not-sealed')
  if (!decoded) throw wrongState('not-decoded')
  if ((await trialsOf(act.tx, eventId)).some((trial) => !isOver(trial, act.at))) throw wrongState('trial-open')
  const id = act.id()
  await act.tx.insertInto('trial').values({ id, eventId, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { trial: id, reason })
  act.tell(`trials:${eventId}`)
  return id
}

/** The other one of the two joins. @throws Problem 'invalid-input' for whoever opened it, or the same side again */
export async function joinTrial(act: Act, eventId: string, trialId: string): Promise<void> {
  const trial = await trialOf(act.tx, eventId, trialId)
  if (isOver(trial, act.at)) throw wrongState('trial-over')
  if (trial.consentBy !== null) throw wrongState('trial-joined')
  if (trial.by === act.by.id || !(await areBoth(act, eventId, trial.by))) throw wrong('trial', 'trial-other-side')
  await act.tx.insertInto('trialConsent').values({ trialId, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { trial: trialId, with: trial.by })
  act.tell(`trials:${eventId}`)
}

/** Only the two who are in it, and only while their consent holds. */
async function running(act: Act, eventId: string, trialId: string): Promise<TrialSeen> {
  const trial = await trialOf(act.tx, eventId, trialId)
  if (trial.by !== act.by.id && trial.consentBy !== act.by.id) throw notFound()
  if (trial.consentBy === null) throw wrongState('trial-alone')
  if (isOver(trial, act.at)) throw wrongState('trial-over')
  return trial
}

/** Asks one question. The marks stay as they are; who asked what is in the audit log, and the answer is kept for both to see. */
export async function look(act: Act, eventId: string, trialId: string, asked: AskedQuestion): Promise<{ id: string; answer: Answer }> {
  await running(act, eventId, trialId)
  const question: Question =
    asked.ask === 'version' ? { ask: 'scheme', scheme: await schemeNumbered(act.tx, eventId, asked.number) } : asked
  if (question.ask === 'scheme') refuse(schemeFaults(question.scheme))
  const bundle = await bundleOf(act.tx, eventId, question.ask === 'scheme' ? question.scheme : undefined)
  await mustMean(act, eventId, question)
  const answer = whatIf(bundle, question)
  if ('faults' in answer) throw new Problem('invalid-input', answer.faults)
  const id = act.id()
  await act.tx
    .insertInto('look')
    .values({ id, trialId, question: canonical(asked), answer: canonical(answer), by: act.by.id, at: act.at })
    .execute()
  // A whole scheme is kept with the look; the log proves it by its digest.
  const told = asked.ask === 'scheme' ? { ask: 'scheme' } : asked
  await act.note(`event:${eventId}`, { trial: trialId, look: id, question: told, changes: answer.changes.length }, asked)
  act.tell(`trials:${eventId}`)
  return { id, answer }
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw new Problem('invalid-input', faults)
}

/** What a question names must be there. */
async function mustMean(act: Act, eventId: string, question: Question): Promise<void> {
  const bundle = await bundleOf(act.tx, eventId)
  const entry = 'entry' in question ? bundle.entries.find((one) => one.id === question.entry) : undefined
  if ('entry' in question && question.entry !== null && !entry) throw wrong('entry', 'unknown-entry')
  if (question.ask === 'incident' && question.scope === 'squad' && entry?.squad === undefined) throw wrong('scope', 'no-squad')
  const incident = question.ask === 'lift' ? question.incident : question.ask === 'incident' ? question.instead : null
  if (incident !== null && !bundle.incidents.some((one) => one.id === incident))
    throw wrong(question.ask === 'lift' ? 'incident' : 'instead', 'unknown-incident')
  if (question.ask !== 'recuse') return
  if (!bundle.seats.some((seat) => seat.source === question.source)) throw wrong('source', 'not-seated')
  if (newRecusals(bundle, question).length === 0) throw wrong('source', 'recused-already')
}

/** The entries from which a judge would be recused who is not yet. */
function newRecusals(bundle: Awaited<ReturnType<typeof bundleOf>>, question: Question & { ask: 'recuse' }): string[] {
  const known = new Set(bundle.recusals.filter((one) => one.source === question.source).map((one) => one.entry))
  const after = changed(bundle, question).recusals.filter((one) => one.source === question.source)
  return [...new Set(after.map((one) => one.entry))].filter((entry) => !known.has(entry))
}

/**
 * Makes a look true by the act that is its ground: lifting an incident, recording one, or recusing. Nothing else changes marks;
 * what is published changes only by a correction with its second person. A scheme is locked and can only be looked at.
 */
export async function applyLook(act: Act, eventId: string, trialId: string, lookId: string, reason: string): Promise<void> {
  await running(act, eventId, trialId)
  const seen = (await looksOf(act.tx, trialId)).find((one) => one.id === lookId)
  if (!seen) throw notFound()
  if (seen.applied) throw wrongState('look-applied')
  await applyQuestion(act, eventId, seen.question, reason)
  await act.tx.insertInto('application').values({ lookId, reason, by: act.by.id, at: act.at }).execute()
  await act.note(`event:${eventId}`, { trial: trialId, look: lookId, applied: true, reason })
  act.tell(`trials:${eventId}`)
  act.tell(`results:${eventId}`)
}

async function applyQuestion(act: Act, eventId: string, question: LookSeen['question'], reason: string): Promise<void> {
  if (question.ask === 'version' || question.ask === 'scheme') throw wrongState('scheme-no-ground')
  if (question.ask === 'lift') return liftIncident(act, eventId, question.incident, reason)
  await mustMean(act, eventId, question)
  if (question.ask === 'incident') {
    if (question.instead !== null) await liftIncident(act, eventId, question.instead, reason)
    const { entry: entryId, scope, node, effect } = question
    await addIncident(act, eventId, { entryId, scope, node, effect, reason })
    return
  }
  const holder = (await seatsOf(act.tx, eventId)).find((seat) => seat.label === question.source && seat.sitting !== null)
  if (!holder) throw wrong('source', 'not-seated')
  for (const entryId of newRecusals(await bundleOf(act.tx, eventId), question))
    await addRecusal(act, eventId, { accountId: holder.accountId, entryId, ground: 'manual', reason })
}
