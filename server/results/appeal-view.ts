/** Appeals as somebody sees them: a unit its own with their state, the arbiter all of them with what a ruling would come to. */
import type { Db } from '../../db/open.ts'
import { entriesOf, entryIdsWithin } from '../entries/queries.ts'
import type { Actor } from '../lib/act.ts'
import { seatsOf } from '../panels/queries.ts'
import { type Bar, barOf, mayAppeal, scopeOf, subjectOf } from './appeal.ts'
import { type AppealSeen, appealsOf, filesOf, nominatedFor, trialAppeals } from './appeal-queries.ts'
import { type AppealWindow, appealWindow } from './appeal-window.ts'
import { releasesOf } from './queries.ts'
import { isOver } from './trial.ts'
import { type LookSeen, looksOf, trialsOf } from './trial-queries.ts'

/** What a look would do beyond the list: rights to apply won and lost with rank 1, and nominations that rest on an entry it moves. */
export interface Beyond {
  won: string[]
  lost: string[]
  nominated: { label: string; programme: string }[]
}

export interface Preview {
  trial: string
  joined: boolean
  over: boolean
  looks: (LookSeen & { beyond: Beyond })[]
}

export interface AppealShown
  extends Pick<AppealSeen, 'id' | 'label' | 'unitName' | 'instance' | 'leader' | 'grounds' | 'paper' | 'late' | 'byName' | 'at'> {
  files: { id: string; name: string; size: number }[]
  ruling: {
    outcome: 'upheld' | 'partly' | 'rejected'
    reason: string
    byName: string
    at: string
    release: number | null
    owed: boolean
  } | null
  /** Of the second instance, while it can still be asked for. */
  second: AppealWindow | null
  /** Why the reader must not rule; undefined for those who rule on nothing. */
  bar?: Bar | null
  previews?: Preview[]
}

export interface AppealsSeen {
  window: AppealWindow
  /** For which an appeal can be filed: not yet, or again. */
  entries: { id: string; label: string; unit: string }[]
  appeals: AppealShown[]
  /** Who may rule, by name; not told to the units. */
  arbiters: string[]
}

export async function appealsSeen(db: Db, eventId: string, reader: Pick<Actor, 'id' | 'role' | 'path'>, at: string): Promise<AppealsSeen> {
  const scope = scopeOf(reader)
  const [appeals, files] = [await appealsOf(db, eventId, scope), await filesOf(db, eventId)]
  const within = await entryIdsWithin(db, eventId, scope)
  // By id: in the order of the lots a name would tell its code.
  const of = Map.groupBy(appeals, ({ subject }) => subject)
  const entries = (await entriesOf(db, eventId))
    .filter((entry) => within.has(entry.id) && mayAppeal(of.get(subjectOf(entry)) ?? []))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const seats = await seatsOf(db, eventId)
  const arbiters = seats.filter(({ duty }) => duty === 'arbiter')
  const isArbiter = arbiters.some(({ accountId }) => accountId === reader.id)
  // A correction that is withheld from a unit is, to it, not published yet.
  const known = new Set(
    (await releasesOf(db, eventId, { audience: reader.role === 'officer' ? 'units' : null, at })).map((one) => one.number),
  )
  const shown = appeals.map(async (one): Promise<AppealShown> => {
    const { id, label, unitName, instance, leader, grounds, paper, late, byName, at: filed, ruling, subject } = one
    const again = ruling !== null && instance === 1 && mayAppeal(of.get(subject) ?? [])
    return {
      ...{ id, label, unitName, instance, leader, grounds, paper, late, byName, at: filed },
      files: files.filter((file) => file.appealId === id).map(({ id, name, size }) => ({ id, name, size })),
      ruling: ruling && {
        ...{ outcome: ruling.outcome, reason: ruling.reason, byName: ruling.byName, at: ruling.at },
        release: known.has(ruling.release ?? 0) ? ruling.release : null,
        owed: ruling.correctionId !== null && !known.has(ruling.release ?? 0),
      },
      second: again ? await appealWindow(db, eventId, at, ruling.at) : null,
      ...(isArbiter && { bar: await barOf(db, one, reader.id), previews: await previewsOf(db, eventId, id, reader.id, at) }),
    }
  })
  return {
    window: await appealWindow(db, eventId, at),
    entries: entries.map(({ id, label, unitName }) => ({ id, label, unit: unitName })),
    appeals: await Promise.all(shown),
    arbiters: reader.role === 'officer' ? [] : arbiters.map(({ name }) => name),
  }
}

/** What-ifs of an appeal; the looks only for the two who are in one. */
async function previewsOf(db: Db, eventId: string, appealId: string, reader: string, at: string): Promise<Preview[]> {
  const of = await trialAppeals(db, eventId)
  const trials = (await trialsOf(db, eventId)).filter((trial) => of.get(trial.id) === appealId)
  return Promise.all(
    trials.map(async (trial) => {
      const inside = trial.consentBy !== null && (trial.by === reader || trial.consentBy === reader)
      const looks = inside ? await looksOf(db, trial.id) : []
      return {
        trial: trial.id,
        joined: trial.consentBy !== null,
        over: isOver(trial, at),
        looks: await Promise.all(looks.map(async (look) => ({ ...look, beyond: await beyond(db, look) }))),
      }
    }),
  )
}

async function beyond(db: Db, { answer: { changes } }: LookSeen): Promise<Beyond> {
  const first = (side: { rank: number | null } | null) => side?.rank === 1
  const nominated = await nominatedFor(
    db,
    changes.map(({ entry }) => entry),
  )
  return {
    won: changes.filter(({ before, after }) => first(after) && !first(before)).map(({ label }) => label),
    lost: changes.filter(({ before, after }) => first(before) && !first(after)).map(({ label }) => label),
    nominated: changes.flatMap(({ entry, label }) => (nominated.has(entry) ? [{ label, programme: nominated.get(entry) as string }] : [])),
  }
}
