/** Tables of competitions: events, schemes, entries, draws, seats and recusals. */
import type { Day, Instant, Json } from './columns.ts'

export interface CompetitionRow {
  id: string
  kind: 'contest' | 'labour' | 'proposals' | 'appraisal'
  name: string
  nameEn: string
  year: number
  unitId: string
  startsOn: Day
  endsOn: Day
  version: number
  createdAt: Instant
}

/** What is ranked. Blind: its judges see codes only. */
export interface EventRow {
  id: string
  competitionId: string
  name: string
  nameEn: string
  groupName: string
  subject: 'person' | 'squad' | 'unit' | 'proposal'
  blind: 0 | 1
  ordinal: number
  version: number
  createdAt: Instant
}

/** Every saved scheme of an event is kept; the highest number is the present one. */
export interface SchemeRow {
  eventId: string
  number: number
  body: Json
  by: string
  at: Instant
}

export interface SchemeLockRow {
  eventId: string
  number: number
  by: string
  at: Instant
}

/** The event is open to units: their officers enter people between two instants, so many from each unit. */
export interface RegistrationRow {
  eventId: string
  opensAt: Instant
  /** Null: until the lots are drawn. */
  closesAt: Instant | null
  /** Of one unit, the one that the entry or the squad names; null: any number. */
  mostEntries: number | null
  mostSquads: number | null
  by: string
  at: Instant
}

/** A day that is not what its weekday says, by the State Council's notice. */
export interface SpecialDayRow {
  day: Day
  kind: 'off' | 'work'
  name: string
}

/** When a part of an event is planned to be open. Registration has a table of its own; an event whose `archived` is open is read-only. */
export interface PhaseRow {
  eventId: string
  phase: 'marking' | 'check' | 'publish' | 'appeals' | 'final' | 'archived'
  opensAt: Instant
  closesAt: Instant | null
}

/** A work place of an event: entries are drawn onto them, in their order. */
export interface StationRow {
  eventId: string
  ordinal: number
  batch: string
  /** When it is: "5月12日 上午". */
  session: string
  place: string
}

export interface SquadRow {
  id: string
  eventId: string
  unitId: string
  name: string
}

/** Of a squad that is itself the entry. */
export interface SquadMemberRow {
  entryId: string
  personId: string
}

/** Copies label, unit and judged attributes when made; knows its subject by kind and id. */
export interface EntryRow {
  id: string
  eventId: string
  subjectKind: 'person' | 'squad' | 'unit' | 'proposal'
  subjectId: string
  label: string
  unitId: string
  unitName: string
  zone: string | null
  squadId: string | null
  attributes: Json
  /** Order of appearance and blind code, by the draw. */
  lot: number | null
  code: string | null
  createdAt: Instant
}

/** The latest row is the entry's state. Registered: a unit asks for it, the organiser has not approved it; returned: with a reason, to be mended. */
export interface EntryStateRow {
  id: string
  entryId: string
  state: 'registered' | 'returned' | 'normal' | 'absent' | 'withdrawn' | 'disqualified' | 'exhibition'
  reason: string
  by: string
  at: Instant
}

/** A seeded draw that anyone can repeat. */
export interface DrawRow {
  eventId: string
  seed: string
  by: string
  at: Instant
}

/** Who does what in one event: judge or verifier of a sitting, chief, clerk, custodian of a layer of codes, arbiter of appeals. */
export interface SeatRow {
  id: string
  eventId: string
  accountId: string
  duty: 'judge' | 'chief' | 'clerk' | 'verifier' | 'custodian' | 'arbiter'
  sitting: string | null
  /** Of a custodian alone. */
  layer: number | null
  label: string
  by: string
  at: Instant
}

/** A seat that was taken away while marking was open: its marks are kept under its label and count no more. */
export interface FormerSeatRow extends Omit<SeatRow, 'layer'> {
  reason: string
}

/** A missing judge whom the chief lets go: for one entry, or (null) for the whole sitting. */
export interface WaiverRow {
  id: string
  eventId: string
  accountId: string
  sitting: string
  entryId: string | null
  reason: string
  by: string
  at: Instant
}

export interface RecusalRow {
  id: string
  eventId: string
  accountId: string
  entryId: string
  ground: 'same-unit' | 'ancestor' | 'declared' | 'manual'
  reason: string
  by: string
  at: Instant
}

/** Marking is open from here on: the scheme is locked, the lots are drawn, the sheets are made. */
export interface MarkingRow {
  eventId: string
  by: string
  at: Instant
}

/** This event is a rehearsal of another one: fake entries, real judges, wiped afterwards. */
export interface RehearsalRow {
  eventId: string
  ofId: string
  by: string
  at: Instant
}

/** How a judge's device did in a rehearsal, as it said itself last. */
export interface ReadinessRow {
  eventId: string
  accountId: string
  report: Json
  at: Instant
}
