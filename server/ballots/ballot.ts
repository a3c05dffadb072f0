/** A ballot from its first line to its outcome: on paper, counted by two, or by voting codes. */
import type { Act } from '../lib/act.ts'
import { canonical, digest } from '../lib/canonical.ts'
import type { Site } from '../lib/env.ts'
import { wrong, wrongState } from '../lib/problem.ts'
import { adopt, type Count, countPapers } from '../scoring/ballot.ts'
import { cast, isSpent, openBox, tallyKey, votesIn } from './box.ts'
import { join, spell, split, unspell } from './code.ts'
import { LEAST_VOTERS } from './input.ts'
import { addStep, openOnly, quorate, toMinute } from './meeting.ts'
import { type Ballot, ballotOf, ballotOfCode, countsOf, meetingOf, type Outcome } from './queries.ts'
import { barredFrom, differences } from './room.ts'

export interface BallotFields {
  after: string | null
  title: string
  mode: 'paper' | 'codes'
  names: string[]
  places: number
  most: number
  rule: string
  recused: 'leave' | 'stay'
}

/** @throws Problem 'invalid-input' for a name that is not on the meeting's list; wrong-state 'ballot-not-closed' for a next round too early */
export async function addBallot(act: Act, meetingId: string, fields: BallotFields): Promise<{ id: string }> {
  const meeting = await openOnly(act, meetingId)
  const known = new Set(meeting.names.map(({ id }) => id))
  if (new Set(fields.names).size < fields.names.length || fields.names.some((name) => !known.has(name))) throw wrong('names', 'not-valid')
  if (fields.most > fields.names.length) throw wrong('most', 'too-big', { most: String(fields.names.length) })
  if (fields.places > fields.names.length) throw wrong('places', 'too-big', { most: String(fields.names.length) })
  const before = fields.after === null ? null : await ballotOf(act.tx, fields.after)
  if (before && (before.meetingId !== meetingId || !before.closedAt)) throw wrongState('ballot-not-closed')
  const id = act.id()
  const course = { publicKey: null, voters: null, openedAt: null, closedAt: null, outcome: null }
  await act.tx
    .insertInto('ballot')
    .values({ id, meetingId, ...fields, ...course, names: JSON.stringify(fields.names), by: act.by.id, at: act.at })
    .execute()
  return said(act, { id, meetingId }, { name: fields.title, kind: fields.mode, seats: fields.places, rule: fields.rule })
}

/** How many may vote now. @throws Problem wrong-state 'no-quorum', 'too-few-voters' */
async function votersOf(act: Act, ballot: Ballot): Promise<number> {
  const meeting = await openOnly(act, ballot.meetingId)
  const out = barredFrom(meeting, ballot)
  const voters = (await quorate(act, meeting)).filter((member) => !out.includes(member)).length
  if (voters === 0 || (ballot.mode === 'codes' && voters < LEAST_VOTERS))
    throw wrongState('too-few-voters', { n: String(voters), least: String(LEAST_VOTERS) })
  return voters
}

/** What is printed, shown once and kept nowhere. */
export interface Slips {
  /** One for each voter, in no order. */
  codes: string[]
  /** One for each of three scrutineers; any two open the box. */
  shares: string[]
}

/** Makes a code for everybody who may vote now, and a tally key; earlier ones end. @throws Problem wrong-state 'ballot-begun' and as votersOf */
export async function makeSlips(act: Act, id: string): Promise<Slips> {
  const ballot = await ballotOf(act.tx, id)
  if (ballot.openedAt || ballot.closedAt || ballot.mode !== 'codes') throw wrongState('ballot-begun')
  const voters = await votersOf(act, ballot)
  const { random } = act.site
  const codes = Array.from({ length: voters }, () => Buffer.from(random(16)))
  const secret = Buffer.from(random(16))
  const hashes = codes.map((code) => digest(code)).sort()
  await act.tx.deleteFrom('votingCode').where('ballotId', '=', id).execute()
  await act.tx
    .insertInto('votingCode')
    .values(hashes.map((hash) => ({ ballotId: id, hash })))
    .execute()
  await act.tx
    .updateTable('ballot')
    .set({ publicKey: tallyKey(secret).publicKey, voters })
    .where('id', '=', id)
    .execute()
  await said(act, ballot, { codes: voters })
  return { codes: codes.map((code) => spell(0, code)), shares: split(secret, random(16)) }
}

/** The tally key of two shares or three, every pair of which must make it. @throws Problem 'invalid-input' at the share */
function keyOf(ballot: Ballot, shares: string[]) {
  const pairs = shares.flatMap((a, i) => shares.slice(i + 1).map((b) => join(a, b)))
  const keys = pairs.map((secret) => (secret ? tallyKey(secret) : null))
  const mistyped = shares.findIndex((share) => !unspell(share)?.number)
  if (mistyped >= 0) throw wrong(['shares', mistyped], 'share-mistyped')
  if (keys.length === 0 || keys.some((key) => key?.publicKey !== ballot.publicKey)) throw wrong('shares', 'share-wrong')
  return (keys[0] as NonNullable<(typeof keys)[0]>).privateKey
}

/**
 * Opens a ballot for those who are there. An electronic one only when all three scrutineers have shown that their shares fit:
 * later it would be too late. @throws Problem wrong-state 'ballot-begun', 'no-slips', 'attendance-changed', and as votersOf
 */
export async function openBallot(act: Act, id: string, shares: string[]): Promise<{ id: string }> {
  const ballot = await ballotOf(act.tx, id)
  if (ballot.openedAt || ballot.closedAt) throw wrongState('ballot-begun')
  const voters = await votersOf(act, ballot)
  if (ballot.mode === 'codes') {
    if (!ballot.publicKey) throw wrongState('no-slips')
    if (ballot.voters !== voters) throw wrongState('attendance-changed', { n: String(voters), codes: String(ballot.voters) })
    if (shares.length !== 3) throw wrong('shares', 'share-wrong')
    keyOf(ballot, shares)
    openBox(act.site, id)
  }
  await act.tx
    .updateTable('ballot')
    .set({ voters, openedAt: toMinute(act.at) })
    .where('id', '=', id)
    .execute()
  await addStep(act, ballot.meetingId, 'opened', { ballot: id, present: voters })
  return said(act, ballot, { voters })
}

/** The ballot of a code, while it is open. @throws Problem 'not-found' for what is no code of any ballot; wrong-state 'ballot-not-open' */
async function ballotFor(site: Site, code: string): Promise<{ ballot: Ballot; hash: string }> {
  const read = unspell(code)
  if (read?.number !== 0) throw wrong('code', 'code-mistyped')
  const hash = digest(read.secret)
  const ballot = await ballotOfCode(site.store.read, hash)
  if (!ballot) throw wrong('code', 'code-unknown')
  if (!ballot.openedAt || ballot.closedAt) throw wrongState('ballot-not-open')
  return { ballot, hash }
}

const boxKey = ({ id, names, publicKey }: Ballot) => ({ id, names: names.length, publicKey: publicKey ?? '' })

/** The paper that a code gives. */
export async function paperFor(site: Site, code: string) {
  const { ballot, hash } = await ballotFor(site, code)
  const { names } = await meetingOf(site.store.read, ballot.meetingId)
  const { title, places, most } = ballot
  const on = names.filter(({ id }) => ballot.names.includes(id)).map(({ id, label, unitName }) => ({ id, label, unitName }))
  return { title, places, most, names: on, isSpent: isSpent(site, boxKey(ballot), hash) }
}

/**
 * Takes a vote. No act: an act has an actor, an audit record and a kept answer, and each would say who voted when.
 * @throws Problem 'invalid-input'; wrong-state 'ballot-not-open', 'code-spent'
 */
export async function vote(site: Site, { code, choices }: { code: string; choices: string[] }, request: string): Promise<{ ok: true }> {
  const { ballot, hash } = await ballotFor(site, code)
  const marks = [...new Set(choices)].map((name) => ballot.names.indexOf(name))
  if (marks.includes(-1)) throw wrong('choices', 'not-valid')
  if (marks.length > ballot.most) throw wrong('choices', 'too-many-names', { most: String(ballot.most) })
  cast(site, boxKey(ballot), hash, marks, request)
  site.live.tell(`meeting:${ballot.meetingId}`)
  return { ok: true }
}

/** One scrutineer's count, in place of an earlier one of the same. @throws Problem 'invalid-input' for numbers that cannot be; wrong-state */
export async function countPaper(act: Act, id: string, count: Count): Promise<{ id: string }> {
  const ballot = await ballotOf(act.tx, id)
  if (ballot.mode !== 'paper' || !ballot.openedAt || ballot.closedAt) throw wrongState('ballot-not-open')
  const counts = await countsOf(act.tx, id)
  if (counts.length >= 2 && !counts.some(({ accountId }) => accountId === act.by.id)) throw wrongState('counted-by-two')
  const valid = count.papers - count.invalid
  if (count.papers > (ballot.voters ?? 0)) throw wrong('papers', 'more-than-voters', { most: String(ballot.voters) })
  if (count.invalid + count.blank > count.papers) throw wrong('invalid', 'more-than-papers')
  if (ballot.names.length !== Object.keys(count.votes).length) throw wrong('votes', 'missing')
  for (const name of ballot.names) {
    const votes = count.votes[name]
    if (votes === undefined) throw wrong(['votes', name], 'missing')
    if (votes > valid - count.blank) throw wrong(['votes', name], 'more-than-papers')
  }
  const sum = Object.values(count.votes).reduce((a, b) => a + b, 0)
  if (sum > (valid - count.blank) * ballot.most) throw wrong('votes', 'more-votes-than-papers')
  const row = { count: JSON.stringify(count), at: act.at }
  await act.tx
    .insertInto('ballotCount')
    .values({ ballotId: id, accountId: act.by.id, ...row })
    .onConflict((on) => on.columns(['ballotId', 'accountId']).doUpdateSet(row))
    .execute()
  return said(act, ballot, { again: counts.some(({ accountId }) => accountId === act.by.id) }, count)
}

/**
 * Closes a ballot and says who is adopted: two equal counts, or two shares and the votes from the box, written at once and sorted by
 * what they say. @throws Problem wrong-state 'ballot-not-open', 'counts-missing', 'counts-differ'; 'invalid-input' at shares
 */
export async function closeBallot(act: Act, id: string, shares: string[]): Promise<{ id: string }> {
  const ballot = await ballotOf(act.tx, id)
  const { names, most, places, rule, voters } = ballot
  if (!ballot.openedAt || ballot.closedAt) throw wrongState('ballot-not-open')
  let papers: string[][] | undefined
  let count: Count
  if (ballot.mode === 'codes') {
    papers = votesIn(act.site, boxKey(ballot), keyOf(ballot, shares)).map((vote) => vote.map((i) => names[i] as string))
    count = countPapers(papers, names, most)
  } else {
    const counts = (await countsOf(act.tx, id)).map((one) => one.count)
    if (counts.length < 2) throw wrongState('counts-missing')
    if (differences(counts).length > 0) throw wrongState('counts-differ')
    count = counts[0] as Count
  }
  const adoption = adopt(count.votes, { present: voters ?? 0, places, rule })
  return end(act, ballot, 'counted', { count, adoption, ...(papers && { papers }) })
}

/** Ends a ballot without an outcome: the box is lost, shares are, or something went wrong in the room. */
export async function annul(act: Act, id: string, reason: string): Promise<{ id: string }> {
  const ballot = await ballotOf(act.tx, id)
  if (ballot.closedAt) throw wrongState('ballot-not-open')
  return end(act, ballot, 'annulled', { annulled: reason })
}

async function end(act: Act, ballot: Ballot, kind: 'counted' | 'annulled', outcome: Outcome): Promise<{ id: string }> {
  await act.tx.deleteFrom('votingCode').where('ballotId', '=', ballot.id).execute()
  await act.tx
    .updateTable('ballot')
    .set({ closedAt: toMinute(act.at), outcome: canonical(outcome) })
    .where('id', '=', ballot.id)
    .execute()
  await addStep(act, ballot.meetingId, kind, { ballot: ballot.id, ...(outcome.annulled !== undefined && { reason: outcome.annulled }) })
  return said(act, ballot, { state: kind, reason: outcome.annulled, chosen: outcome.adoption?.adopted }, outcome)
}

async function said(act: Act, { id, meetingId }: Pick<Ballot, 'id' | 'meetingId'>, detail: Record<string, unknown>, content?: unknown) {
  await act.note(`ballot:${id}`, detail, content)
  act.tell(`meeting:${meetingId}`)
  return { id }
}
