/** A worker's skill passport: trainings, drills, contests, promotions and honours in one chain, every line with its evidence. */
import type { Db } from '../../db/open.ts'
import type { PersonRow } from '../../db/schema.ts'
import { type Reader, shownTo } from '../lib/audience.ts'
import { dayInShanghai } from '../lib/day.ts'
import { notFound } from '../lib/problem.ts'
import type { Shown } from '../results/shown.ts'
import type { Text } from '../scoring/types.ts'
import { type Credit, creditsOf } from '../training/queries.ts'

type Level = PersonRow['skillLevel']

interface Contest {
  event: { id: string; name: string; nameEn: string }
  competition: { name: string; nameEn: string }
  release: { number: number; kind: 'provisional' | 'official' }
  state: string
  rank: number | null
  points: string | null
  prize: Text | null
  titles: Text[]
  /** The team that the worker was in, with its rank; alone it is all there is where squads are the entries. */
  squad: { name: string; rank: number | null } | null
}

interface Promoted {
  event: { id: string; name: string; nameEn: string }
  /** Of the release that gave it. */
  number: number
  rank: number
  from: Level
  to: Level
  /** The day on which it was taken back. */
  endedOn: string | null
}

export type PassportLine = { day: string } & (
  | { kind: 'course'; course: Credit }
  | { kind: 'contest'; contest: Contest }
  | { kind: 'promotion'; promotion: Promoted }
  | { kind: 'honour'; honour: { campaign: string; name: string; nameEn: string; programme: string } }
)

/** No more of the person than a passport needs. */
export interface Passport {
  person: Pick<PersonRow, 'id' | 'name' | 'skillLevel'> & { unitName: string }
  lines: PassportLine[]
}

/** @param path the subtree that the reader may see. @throws Problem 'not-found' for somebody outside it */
export async function passportOf(db: Db, path: string, reader: Reader, personId: string): Promise<Passport> {
  const row = await db
    .selectFrom('person')
    .innerJoin('unit', 'unit.id', 'person.unitId')
    .where('person.id', '=', personId)
    .select(['person.id', 'person.name', 'skillLevel', 'unit.name as unitName', 'unit.path'])
    .executeTakeFirst()
  if (!row?.path.startsWith(path)) throw notFound()
  const { path: _, ...person } = row
  const courses = (await creditsOf(db, [personId])).map((course): PassportLine => ({ day: course.endsOn, kind: 'course', course }))
  const parts = [await contests(db, reader, personId), await promotions(db, personId), await honours(db, personId)]
  return { person, lines: [...courses, ...parts.flat()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) }
}

/** Of every event that the worker was entered in, what its latest release that the reader may know of says. */
async function contests(db: Db, reader: Reader, personId: string): Promise<PassportLine[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('release', 'release.eventId', 'entry.eventId')
    .leftJoin('squad', 'squad.id', 'entry.squadId')
    .where((is) =>
      is.or([
        is.and([is('subjectKind', '=', 'person'), is('subjectId', '=', personId)]),
        is('entry.id', 'in', is.selectFrom('squadMember').select('entryId').where('personId', '=', personId)),
      ]),
    )
    .where(shownTo(reader) as never)
    .select(['entry.id', 'entry.eventId', 'entry.subjectKind', 'squad.name as squad', 'release.number', 'release.shown', 'release.at'])
    .orderBy('entry.id')
    .orderBy('release.number')
    .execute()
  const latest = new Map(rows.map((row) => [row.eventId, row]))
  return [...latest.values()].flatMap(({ id, shown: text, at, subjectKind, squad: name }): PassportLine[] => {
    const shown = JSON.parse(text) as Shown
    const line = shown.rows.find(({ entry }) => entry === id)
    if (!line) return []
    const { event, competition, number, kind } = shown
    const team = shown.squads.find((one) => one.name === name)
    const isTeam = subjectKind === 'squad'
    const contest = {
      event: { id: event.id, name: event.name, nameEn: event.nameEn },
      competition: { name: competition.name, nameEn: competition.nameEn },
      release: { number, kind },
      state: line.state,
      rank: isTeam ? null : line.rank,
      points: isTeam ? null : line.points,
      prize: shown.prizes.find((one) => one.id === line.prize)?.name ?? null,
      titles: shown.titles.filter((one) => line.titles.includes(one.id)).map(({ name }) => name),
      squad: isTeam ? { name: line.label, rank: line.rank } : team ? { name: team.name, rank: team.rank } : null,
    }
    return [{ day: dayInShanghai(at), kind: 'contest', contest }]
  })
}

async function promotions(db: Db, personId: string): Promise<PassportLine[]> {
  const rows = await db
    .selectFrom('promotion')
    .innerJoin('event', 'event.id', 'promotion.eventId')
    .innerJoin('release', 'release.id', 'promotion.releaseId')
    .leftJoin('promotionEnd', 'promotionEnd.promotionId', 'promotion.id')
    .where('promotion.personId', '=', personId)
    .select([
      'event.id',
      'event.name',
      'event.nameEn',
      'release.number',
      'rank',
      'fromLevel',
      'toLevel',
      'since',
      'promotionEnd.at as endedAt',
    ])
    .orderBy('promotion.id')
    .execute()
  return rows.map(({ id, name, nameEn, number, rank, fromLevel, toLevel, since, endedAt }) => ({
    day: since,
    kind: 'promotion',
    promotion: { event: { id, name, nameEn }, number, rank, from: fromLevel, to: toLevel, endedOn: endedAt && dayInShanghai(endedAt) },
  }))
}

/** Awards on lists that the committee has confirmed. */
async function honours(db: Db, personId: string): Promise<PassportLine[]> {
  const rows = await db
    .selectFrom('nomination')
    .innerJoin('selection', 'selection.nominationId', 'nomination.id')
    .innerJoin('programme', 'programme.id', 'selection.programmeId')
    .innerJoin('confirmation', 'confirmation.programmeId', 'programme.id')
    .where('nomination.personId', '=', personId)
    .select(['programme.campaignId as campaign', 'programme.id as programme', 'programme.name', 'programme.nameEn', 'confirmation.at'])
    .orderBy('nomination.id')
    .execute()
  return rows.map(({ at, ...honour }) => ({ day: dayInShanghai(at), kind: 'honour', honour }))
}
