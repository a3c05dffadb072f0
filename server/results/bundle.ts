/** Gathers an event into a bundle: everything that a recomputation needs, with judges under their labels, not their names. */
import type { Db } from '../../db/open.ts'
import { schemeOf } from '../competitions/queries.ts'
import { entriesOf } from '../entries/queries.ts'
import { neverSubmitted } from '../marks/chief-queries.ts'
import { countedSheets, incidentsOf, type SheetCounted } from '../marks/queries.ts'
import { assignedIn, isAssigned } from '../panels/expected.ts'
import { assignmentsOf, recusalsOf, type SeatSeen, seatsOf, waiversOf } from '../panels/queries.ts'
import type { Bundle, Scheme } from '../scoring/types.ts'

/**
 * Sheets count once they are submitted: a draft is still its author's own. Marks of a judge whose seat was taken away are left out.
 * @param besides another scheme whose rules ask for attributes too: a what-if
 */
export async function bundleOf(db: Db, eventId: string, besides?: Scheme): Promise<Bundle> {
  const { scheme } = await schemeOf(db, eventId)
  const asked = new Set([...askedOf(scheme), ...(besides ? askedOf(besides) : [])])
  const entries = await entriesOf(db, eventId)
  const seats = (await seatsOf(db, eventId)).filter((seat) => seat.sitting !== null)
  const label = new Map(seats.map((seat) => [seat.accountId, seat.label]))
  const assigned = assignedIn(await assignmentsOf(db, eventId))
  const waivers = (await waiversOf(db, eventId)).filter((one) => label.has(one.accountId))
  const counts = await countedIn(
    db,
    eventId,
    seats,
    waivers.map((one) => one.accountId),
  )
  const named = (source: string) => label.get(source) ?? source
  const squads = new Map(
    (await db.selectFrom('squad').select(['id', 'name']).where('eventId', '=', eventId).execute()).map((s) => [s.id, s.name]),
  )
  /** A squad's incident is recorded at one of its members. */
  const squadOf = (entryId: string) => squads.get(entries.find((e) => e.id === entryId)?.squadId ?? '') ?? ''
  return {
    scheme,
    entries: entries.map((e) => ({
      id: e.id,
      label: e.label,
      unit: e.unitName,
      state: e.state,
      attributes: Object.fromEntries(Object.entries(e.attributes).filter(([key]) => asked.has(key))) as Record<string, string>,
      ...(e.code === null ? {} : { code: e.code }),
      ...(e.lot === null ? {} : { lot: e.lot }),
      ...(e.zone === null ? {} : { zone: e.zone }),
      ...(e.squadId === null ? {} : { squad: squads.get(e.squadId) ?? e.squadId }),
      ...(asked.has('birthDate') && e.attributes.birthDate ? { birthDate: e.attributes.birthDate } : {}),
      ...(asked.has('skillLevel') && e.attributes.skillLevel ? { skillLevel: e.attributes.skillLevel } : {}),
    })),
    seats: seats.map(({ sitting, label: source, accountId }) => {
      const own =
        sitting !== null && assigned.has(sitting) ? entries.filter((e) => isAssigned({ assigned }, accountId, sitting, e.id)) : null
      return { sitting: sitting as string, source, ...(own && { entries: own.map((e) => e.id) }) }
    }),
    recusals: (await recusalsOf(db, eventId))
      .filter((one) => label.has(one.accountId))
      .map((r) => ({ source: named(r.accountId), entry: r.entryId })),
    waivers: waivers.map((one) => ({ source: named(one.accountId), sitting: one.sitting, ...(one.entryId && { entry: one.entryId }) })),
    sheets: (await countedSheets(db, eventId))
      .filter(counts)
      .map(({ entryId, source, sitting, kind, marks }) => ({ entry: entryId, sitting, kind, source: named(source), marks })),
    incidents: (await incidentsOf(db, eventId))
      .filter((i) => i.lifted === null)
      .map((i) => ({
        id: i.id,
        entry: i.entryId,
        scope: i.scope,
        effect: i.effect,
        reason: i.reason,
        ...(i.node === null ? {} : { node: i.node }),
        ...(i.scope === 'squad' ? { squad: squadOf(i.entryId) } : {}),
      })),
  }
}

/** Which attributes of a person the scheme's own rules ask for. Bundles are published: they hold no others. */
function askedOf(scheme: Scheme): Set<string> {
  const asked = new Set((scheme.titles ?? []).flatMap((title) => Object.keys(title.attributes ?? {})))
  if (scheme.keys.some((key) => key.by === 'age') || scheme.titles?.some((title) => title.bornAfter)) asked.add('birthDate')
  if (scheme.levels?.length) asked.add('skillLevel')
  return asked
}

/**
 * Which sheets count: a person's only with a seat in the sitting, and of those who were let go only what they submitted, since
 * sealing closes their drafts as well.
 */
async function countedIn(db: Db, eventId: string, seats: SeatSeen[], letGo: string[]): Promise<(sheet: SheetCounted) => boolean> {
  const seated = new Map<string | null, Set<string>>()
  for (const { sitting, accountId } of seats) seated.set(sitting, (seated.get(sitting) ?? new Set()).add(accountId))
  const unsubmitted = letGo.length > 0 ? await neverSubmitted(db, eventId, letGo) : new Set<string>()
  return ({ id, kind, sitting, source }) =>
    (kind !== 'judge' && kind !== 'department') || (seated.get(sitting)?.has(source) === true && !unsubmitted.has(id))
}
