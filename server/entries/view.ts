/** Who may know who is who: the one place that decides what a list of entries shows to whom. */
import type { Db } from '../../db/open.ts'
import type { EntryStateRow } from '../../db/schema.ts'
import { stationsOf } from '../competitions/calendar-queries.ts'
import { isVeiled, type Phase, phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import { type Reader, shownTo } from '../lib/audience.ts'
import { digest } from '../lib/canonical.ts'
import type { Role } from '../lib/env.ts'
import { notFound } from '../lib/problem.ts'
import type { DrawRules, Unmet } from './order.ts'
import {
  codeLayersOf,
  drawPlanOf,
  drawRowOf,
  entriesOf,
  entryCodesOf,
  entryIdsWithin,
  type Registered,
  registrationsIn,
  squadsOf,
} from './queries.ts'

export interface Viewer {
  role: Role
  /** The subtree that the viewer may see. */
  path: string
}

/** One line of the list. While identities are hidden it is either a name without a code or a code without a name. */
export interface EntryShown {
  /** What stands in the address of an act on this entry: its id, or its code; null where the viewer may not act on it. */
  ref: string | null
  label: string | null
  unitName: string | null
  zone: string | null
  squad: string | null
  members: string | null
  lot: number | null
  /** Batch, session and work place that the lot gave. */
  station: string | null
  code: string | null
  state: EntryStateRow['state'] | null
  /** What it is approved as, or was. */
  asked: 'normal' | 'exhibition'
  /** Approved, or entered by the organiser. */
  admitted: boolean
  reason: string
}

export interface EntriesShown {
  hidden: boolean
  by: 'label' | 'code'
  rows: EntryShown[]
}

/**
 * In a blind event the link between person and code is hidden from the draw on; from the organiser, who hands out
 * the codes, from the opening of marking on, and where codes lie in layers from the last layer on. It is open again once
 * every sheet is sealed and every layer opened.
 */
export function isHidden(blind: boolean, phase: Phase, viewer: Viewer): boolean {
  if (!blind || !phase.drawn || phase.decoded) return false
  const handsOut = viewer.role === 'organiser' || viewer.role === 'admin'
  return isVeiled(blind, phase) || !handsOut
}

/** The entries of an event as this viewer may see them; officers see those of their own units. */
export async function entriesFor(db: Db, eventId: string, viewer: Viewer, by: 'label' | 'code' = 'label'): Promise<EntriesShown> {
  const event = await eventOf(db, eventId)
  const phase = await phaseOf(db, eventId)
  const hidden = isHidden(event.blind === 1, phase, viewer)
  const squads = new Map((await squadsOf(db, eventId)).map((squad) => [squad.id, squad.name]))
  const stations = await placesDrawn(db, eventId)
  const all = await registrationsIn(db, eventId)
  const own = viewer.path === '/' || viewer.role !== 'officer' ? null : await entryIdsWithin(db, eventId, viewer.path)
  const seen = own ? all.filter((entry) => own.has(entry.id)) : all
  if (!hidden) return { hidden, by: 'label', rows: seen.map((entry) => whole(entry, squads, stations)) }
  // A unit's few codes would give its people away.
  if (by === 'code' && !own)
    return {
      hidden,
      by,
      rows: seen
        .filter((entry) => entry.code !== null)
        .toSorted(byCode)
        .map(coded),
    }
  return { hidden, by: 'label', rows: seen.toSorted(byLabel).map((entry) => labelled(whole(entry, squads, stations), phase.coded)) }
}

/** Where each entry works, by its lot; where codes lie in layers the lot is the number below the first. */
async function placesDrawn(db: Db, eventId: string): Promise<(entry: Pick<Registered, 'id' | 'lot'>) => string | null> {
  const stations = await stationsOf(db, eventId)
  const lots = new Map((await entryCodesOf(db, eventId)).flatMap((one) => (one.layer === 0 ? [[one.entryId, Number(one.code)]] : [])))
  return ({ id, lot }) => {
    const station = stations[(lots.get(id) ?? lot ?? 0) - 1]
    return station ? [station.batch, station.session, station.place].filter(Boolean).join(' · ') : null
  }
}

function whole(entry: Registered, squads: Map<string, string>, placeOf: (entry: Registered) => string | null): EntryShown {
  const { label, unitName, zone, lot, code, state, asked, admitted, stateReason, attributes, squadId } = entry
  return {
    ref: entry.id,
    label,
    unitName,
    zone,
    squad: squadId && (squads.get(squadId) ?? null),
    members: attributes.members ?? null,
    lot,
    station: placeOf(entry),
    code,
    state,
    asked,
    admitted,
    reason: stateReason,
  }
}

/** An absence beside a name would be found again beside a code; who has no code has nothing to hide. Under layers of codes the work place tells none. */
function labelled(shown: EntryShown, coded: boolean): EntryShown {
  return shown.code === null
    ? shown
    : { ...shown, ref: null, lot: null, station: coded ? shown.station : null, code: null, state: null, asked: 'normal', reason: '' }
}

function coded({ lot, code, state, stateReason: reason }: Registered): EntryShown {
  const hidden = {
    label: null,
    unitName: null,
    zone: null,
    squad: null,
    members: null,
    station: null,
    asked: 'normal' as const,
    admitted: true,
  }
  return { ref: code, ...hidden, lot, code, state, reason }
}

const byCode = (a: Registered, b: Registered) => Number(a.code) - Number(b.code)

/** By what is on the line alone, so that the order cannot tell the lot. */
function byLabel(a: Registered, b: Registered): number {
  const [x, y] = [`${a.label} ${a.unitName} ${a.id}`, `${b.label} ${b.unitName} ${b.id}`]
  return x < y ? -1 : x > y ? 1 : 0
}

export interface DrawShown {
  /** SHA-256 of the seed: announced before the draw, so that nobody can choose another seed later. */
  commitment: string
  announcedAt: string
  rules: DrawRules
  layers: number
  /** When it was drawn; null before. */
  at: string | null
  /** With it anyone repeats the draw, and reads every code; so it is shown once nothing is hidden any more. */
  seed: string | null
  /** What the rules could not avoid. */
  unmet: Unmet[]
}

/** The event's draw, as announced and as done; null before. */
export async function drawFor(db: Db, eventId: string): Promise<DrawShown | null> {
  const event = await eventOf(db, eventId)
  const draw = await drawRowOf(db, eventId)
  const plan = await drawPlanOf(db, eventId)
  const seed = plan?.seed ?? draw?.seed
  if (seed === undefined) return null
  const open = draw !== undefined && (event.blind === 0 || (await phaseOf(db, eventId)).decoded)
  return {
    commitment: digest(seed),
    announcedAt: plan?.at ?? draw?.at ?? '',
    rules: { apart: plan?.apart === 1, spread: plan?.spread === 1 },
    layers: plan?.layers ?? event.blind,
    at: draw?.at ?? null,
    seed: open ? seed : null,
    unmet: JSON.parse(plan?.outcome ?? '[]') as Unmet[],
  }
}

/** What anyone repeats a draw with: the order that it gave, the batches of the places, and each layer's seed and numbers. */
export interface DrawRecord extends DrawShown {
  event: { name: string; nameEn: string }
  entries: { id: string; unit: string; lot: number; codes: string[] }[]
  batches: string[]
  layerSeeds: { layer: number; commitment: string; seed: string | null }[]
}

/** The draw as anyone may see it: of a blind event its seeds and codes only once a list is published. @throws Problem 'not-found' before it is announced */
export async function drawRecord(db: Db, eventId: string, reader: Reader): Promise<DrawRecord> {
  const draw = await drawFor(db, eventId)
  if (!draw) throw notFound()
  const release = db.selectFrom('release').select('id').where('eventId', '=', eventId).where(shownTo(reader))
  const released = (await release.executeTakeFirst()) !== undefined
  const open = draw.seed !== null && released
  const codes = Map.groupBy(await entryCodesOf(db, eventId), (one) => one.entryId)
  const entries = open ? (await entriesOf(db, eventId)).filter((one) => one.lot !== null) : []
  const { name, nameEn } = await eventOf(db, eventId)
  return {
    ...draw,
    event: { name, nameEn },
    seed: released ? draw.seed : null,
    entries: entries
      .map(({ id, unitId: unit, lot, code }) => {
        const [first, ...rest] = (codes.get(id) ?? []).map((one) => one.code)
        return { id, unit, lot: Number(first ?? lot), codes: first === undefined ? (code === null ? [] : [code]) : rest }
      })
      .toSorted((a, b) => a.lot - b.lot),
    batches: (await stationsOf(db, eventId)).map(({ batch }) => batch),
    layerSeeds: (await codeLayersOf(db, eventId)).map(({ layer, seed }) => ({
      layer,
      commitment: digest(seed),
      seed: open ? seed : null,
    })),
  }
}
