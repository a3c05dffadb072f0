/** What rank 1 of a released event gives, and outside contests a title too: a right to apply. Derived anew from the releases each time, never stored. */
import type { Db } from '../../db/open.ts'
import type { Shown, ShownRow } from '../results/shown.ts'
import { eventsOfReleases, type ReleaseAt, releaseHeads, shownTexts, subjectsOf } from './entitlement-queries.ts'
import { campaignOf, type NominationSeen, nominationsOf } from './queries.ts'

export interface Entitlement {
  releaseId: string
  number: number
  event: { id: string; name: string; nameEn: string }
  competition: { name: string; nameEn: string; year: number }
  entryId: string
  label: string
  unit: string
  zone: string | null
  /** Another entry has rank 1 too. */
  shared: boolean
  subjectKind: 'person' | 'squad' | 'unit' | 'proposal'
  /** Null for squads, units and proposals. */
  personId: string | null
  subjectId: string
  /** Whose right a squad's, unit's or proposal's is. */
  unitId: string
  /** Of a proposal: who of its unit bears one of these names may use it. */
  author: string | null
  /** Whether the person was entered as an employee; null where there is no person. */
  employee: boolean | null
  /** The nomination that uses it. */
  used: string | null
  /** Unit path that decides who may see it; not for the browser. */
  path: string
}

/** Entitlements of official releases, and what became of each nomination's evidence. */
export interface Rights {
  entitlements: Entitlement[]
  evidence: Map<string, Evidence>
}

/** Where a nominee's right comes from, and whether it still stands. */
export interface Evidence {
  event: { id: string; name: string; nameEn: string }
  competition: { name: string; nameEn: string; year: number }
  /** The release on which the nomination was made. */
  number: number
  shared: boolean
  /** withdrawn: the event's latest release does not show this entry first any more. */
  state: 'stands' | 'withdrawn'
  /** The event's latest release. */
  latest: number
  /** The entry's points there. */
  points: string | null
}

/** After every embargo. */
const LATER = '9999'

/**
 * @param at releases under an embargo then give no right yet
 * @param years of the competitions; the campaign's year and the one before unless given.
 */
export async function entitlementsOf(db: Db, campaignId: string, at = LATER, years?: number[]): Promise<Entitlement[]> {
  return (await rightsOf(db, campaignId, at, years)).entitlements
}

export async function rightsOf(db: Db, campaignId: string, at = LATER, years?: number[]): Promise<Rights> {
  const { year } = await campaignOf(db, campaignId)
  const wanted = years ?? [year - 1, year]
  const used = await nominationsOf(db, campaignId, 'entitled')
  const eventOf = await eventsOfReleases(
    db,
    used.map((one) => one.releaseId as string),
  )
  const latest = new Map<string, ReleaseAt>()
  for (const head of await releaseHeads(db, wanted, [...eventOf.values()], at)) latest.set(head.eventId, head)
  const texts = await shownTexts(db, [...[...latest.values()].map(({ id }) => id), ...eventOf.keys()])
  const shown = new Map([...texts].map(([id, text]): [string, Shown] => [id, JSON.parse(text)]))

  const firsts = [...latest.values()]
    .filter((head) => head.kind === 'official' && wanted.includes(head.year))
    .flatMap((head) => rowsFirst(shown.get(head.id)).map((row) => ({ head, row, on: shown.get(head.id) as Shown })))
  const subjects = await subjectsOf(
    db,
    firsts.map(({ row }) => row.entry),
  )
  const taken = new Map(used.filter((one) => !one.withdrawn).map((one) => [one.entryId, one.id]))
  const entitlements = firsts.flatMap(({ head, row, on }): Entitlement[] => {
    const subject = subjects.get(row.entry)
    if (!subject) return []
    const person = subject.subjectKind === 'person'
    return [
      {
        releaseId: head.id,
        number: head.number,
        ...occasionOf(on),
        entryId: row.entry,
        label: row.label,
        unit: row.unit,
        zone: row.zone,
        shared: row.shared,
        subjectKind: subject.subjectKind,
        personId: person ? subject.subjectId : null,
        subjectId: subject.subjectId,
        unitId: subject.unitId,
        author: subject.author,
        employee: person ? subject.attributes.employee === '1' : null,
        used: taken.get(row.entry) ?? null,
        path: subject.path,
      },
    ]
  })
  return {
    entitlements,
    evidence: new Map(used.map((one) => [one.id, evidenceOf(one, shown, latest.get(eventOf.get(one.releaseId as string) as string))])),
  }
}

function evidenceOf(nomination: NominationSeen, shown: Map<string, Shown>, latest: ReleaseAt | undefined): Evidence {
  const made = shown.get(nomination.releaseId as string) as Shown
  const now = (latest && shown.get(latest.id)) ?? made
  const first = rowsFirst(now).find((row) => row.entry === nomination.entryId)
  const before = rowsFirst(made).find((row) => row.entry === nomination.entryId)
  return {
    ...occasionOf(made),
    number: made.number,
    shared: (first ?? before)?.shared ?? false,
    state: first ? 'stands' : 'withdrawn',
    latest: now.number,
    points: now.rows.find((row) => row.entry === nomination.entryId)?.points ?? null,
  }
}

const rowsFirst = (shown: Shown | undefined): ShownRow[] =>
  (shown?.rows ?? []).filter(({ rank, titles }) => rank === 1 || (shown?.competition.kind !== 'contest' && titles.length > 0))

/** Whether a right is this nominee's: a person's own, a proposal's author's, a unit's own or its teams', a squad's for the teams of its unit. */
export function isOf(
  { subjectKind, subjectId, unitId, author }: Entitlement,
  { kind, id, homeId, name }: { kind: 'person' | 'unit' | 'team'; id: string; homeId: string; name: string },
): boolean {
  if (subjectKind === 'person') return kind === 'person' && id === subjectId
  if (subjectKind === 'proposal') return kind === 'person' && homeId === unitId && (author ?? '').split(/[、,，;；\s]+/).includes(name)
  return kind === 'team' ? homeId === unitId : kind === 'unit' && subjectKind === 'unit' && id === subjectId
}

function occasionOf({ event, competition }: Shown) {
  return {
    event: { id: event.id, name: event.groupName ? `${event.name}（${event.groupName}）` : event.name, nameEn: event.nameEn },
    competition: { name: competition.name, nameEn: competition.nameEn, year: competition.year },
  }
}
