/** SQL of entries, squads and draws, each function named by what it returns. */
import type { Db } from '../../db/open.ts'
import type {
  CodeLayerRow,
  DecryptionRow,
  DrawPlanRow,
  DrawRow,
  EntryCodeRow,
  EntryRow,
  EntryStateRow,
  RegistrationRow,
  SquadRow,
} from '../../db/schema.ts'
import { ENTERED, isVeiled, phaseOf, type Standing, standingAfter, standingsOf } from '../competitions/phase.ts'
import { notFound } from '../lib/problem.ts'

/** What an entry copied from its subject when it was made: what prizes, titles and ties ask for. */
export interface EntryAttributes {
  birthDate?: string
  sex?: string
  skillLevel?: string
  jobClass?: string
  /** "1" or "0". */
  employee?: string
  /** Names of a squad's members, where the squad itself is the entry. */
  members?: string
}

type State = EntryStateRow['state']

/** An entry with what its records come to. */
export interface Registered extends Omit<EntryRow, 'attributes'>, Standing {
  attributes: EntryAttributes
  stateReason: string
}

/** An entry that the organiser made or approved. */
export interface EntrySeen extends Registered {
  state: Exclude<State, 'registered' | 'returned'>
}

/** Everything registered in an event, approved or not, in drawn order, those without a lot last in order of registration. */
export async function registrationsIn(db: Db, eventId: string): Promise<Registered[]> {
  const rows = await db.selectFrom('entry').selectAll().where('eventId', '=', eventId).orderBy('id').execute()
  const standings = await standingsOf(db, eventId)
  return rows
    .map((row) => {
      const { reason: stateReason = '', ...standing } = standings.get(row.id) ?? { ...ENTERED, reason: '' }
      return { ...row, attributes: JSON.parse(row.attributes) as EntryAttributes, ...standing, stateReason }
    })
    .sort((a, b) => (a.lot ?? 1e9) - (b.lot ?? 1e9) || (a.id < b.id ? -1 : 1))
}

/** The event's entries with their present states: what is drawn, marked and counted. What waits for approval is none yet. */
export async function entriesOf(db: Db, eventId: string): Promise<EntrySeen[]> {
  return (await registrationsIn(db, eventId)).filter((entry): entry is EntrySeen => entry.admitted)
}

/** What the records of one entry come to. */
export async function standingOf(db: Db, entryId: string): Promise<Standing> {
  const rows = await db.selectFrom('entryState').select('state').where('entryId', '=', entryId).orderBy('id').execute()
  return rows.reduce<Standing>((standing, { state }) => standingAfter(standing, state), ENTERED)
}

/** When and for how many an event is open to units. */
export async function registrationOf(db: Db, eventId: string): Promise<RegistrationRow | undefined> {
  return db.selectFrom('registration').selectAll().where('eventId', '=', eventId).executeTakeFirst()
}

/** How many entries and squads each unit has in an event; those withdrawn are not counted, nor squads of which nobody is left. */
export async function unitFillOf(db: Db, eventId: string): Promise<Record<'entries' | 'squads', Map<string, number>>> {
  const entries = (await registrationsIn(db, eventId)).filter(({ state }) => state !== 'withdrawn')
  const active = new Set(entries.flatMap((one) => (one.subjectKind === 'squad' ? one.subjectId : (one.squadId ?? []))))
  const squads = (await squadsOf(db, eventId)).filter(({ id }) => active.has(id))
  const count = (rows: { unitId: string }[]) =>
    new Map([...Map.groupBy(rows, ({ unitId }) => unitId)].map(([unit, of]) => [unit, of.length]))
  return { entries: count(entries), squads: count(squads) }
}

/**
 * The entry of an event, by its id or by its blind code. While nobody may join the two, a code alone leads to it: an id that was
 * seen beside a name earlier would find its code. @throws Problem 'not-found'
 */
export async function entryOf(db: Db, eventId: string, idOrCode: string): Promise<EntryRow> {
  const row = await db
    .selectFrom('entry')
    .selectAll()
    .where('eventId', '=', eventId)
    .where((q) => q.or([q('id', '=', idOrCode), q('code', '=', idOrCode)]))
    .executeTakeFirst()
  if (!row || (row.code !== null && row.code !== idOrCode && (await veiled(db, eventId)))) throw notFound()
  return row
}

/** Whether nobody may join names and codes of the event now. */
export async function veiled(db: Db, eventId: string): Promise<boolean> {
  const event = await db.selectFrom('event').select('blind').where('id', '=', eventId).executeTakeFirst()
  return event?.blind === 1 && isVeiled(true, await phaseOf(db, eventId))
}

/** Ids of the event's entries whose unit lies in the subtree. */
export async function entryIdsWithin(db: Db, eventId: string, path: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .where('entry.eventId', '=', eventId)
    .select(['entry.id', 'unit.path'])
    .execute()
  return new Set(rows.filter((row) => row.path.startsWith(path)).map((row) => row.id))
}

/** The event's squads by name. */
export async function squadsOf(db: Db, eventId: string): Promise<SquadRow[]> {
  return db.selectFrom('squad').selectAll().where('eventId', '=', eventId).orderBy('name').execute()
}

/** The event's draw, with its secret seed. */
export async function drawRowOf(db: Db, eventId: string): Promise<DrawRow | undefined> {
  return db.selectFrom('draw').selectAll().where('eventId', '=', eventId).executeTakeFirst()
}

/** How lots are to be drawn, or were, with the secret seed. */
export async function drawPlanOf(db: Db, eventId: string): Promise<DrawPlanRow | undefined> {
  return db.selectFrom('drawPlan').selectAll().where('eventId', '=', eventId).executeTakeFirst()
}

/** The layers of codes that were made, with their secret seeds. */
export async function codeLayersOf(db: Db, eventId: string): Promise<CodeLayerRow[]> {
  return db.selectFrom('codeLayer').selectAll().where('eventId', '=', eventId).orderBy('layer').execute()
}

/** Every number of every entry in its layers, the lot first. */
export async function entryCodesOf(db: Db, eventId: string): Promise<EntryCodeRow[]> {
  return db.selectFrom('entryCode').selectAll().where('eventId', '=', eventId).orderBy('layer').orderBy('entryId').execute()
}

export async function decryptionsOf(db: Db, eventId: string): Promise<DecryptionRow[]> {
  return db.selectFrom('decryption').selectAll().where('eventId', '=', eventId).orderBy('layer').execute()
}

export interface Custodian {
  accountId: string
  layer: number
  label: string
  name: string
}

/** Who keeps which layer of codes. */
export async function custodiansOf(db: Db, eventId: string): Promise<Custodian[]> {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('account', 'account.id', 'seat.accountId')
    .where('eventId', '=', eventId)
    .where('duty', '=', 'custodian')
    .select(['accountId', 'layer', 'label', 'account.name'])
    .orderBy('layer')
    .orderBy('seat.id')
    .execute()
  return rows.map((row) => ({ ...row, layer: row.layer ?? 0 }))
}

/** The names of the units in a subtree; null when there are more than `most`. */
export async function unitNamesWithin(db: Db, path: string, most: number): Promise<string[] | null> {
  const rows = await db
    .selectFrom('unit')
    .select('name')
    .where('path', '>=', path)
    .where('path', '<', `${path}\u{10ffff}`)
    .orderBy('path')
    .limit(most + 1)
    .execute()
  return rows.length > most ? null : rows.map(({ name }) => name)
}
