/** How the judges marked, for chief judge and committee only: what the analysis needs, gathered for those who may see it. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { eventOf } from '../competitions/queries.ts'
import { entriesOf } from '../entries/queries.ts'
import type { Reader } from '../lib/audience.ts'
import { workBeside } from '../lib/beside.ts'
import { wrongState } from '../lib/problem.ts'
import { type Place, placesOf, seatsOf } from '../panels/queries.ts'
import type { Bundle } from '../scoring/types.ts'
import type { Analysis, Sides } from './analysis.ts'
import { bundleOf } from './bundle.ts'
import { releaseOf, releasesOf } from './queries.ts'

export interface Analytics extends Analysis {
  event: { id: string; name: string; nameEn: string }
  /** Number of the release that it is about; null for the sealed marks as they are. */
  release: number | null
}

const analyser = workBeside(new URL('./analyser.ts', import.meta.url))

/** The chief judge sees the sealed marks as they are, the committee those of the latest release. @throws Problem 'wrong-state' */
export async function analyticsOf(db: Db, eventId: string, reader: 'chief' | Reader): Promise<Analytics> {
  const { id, name, nameEn } = await eventOf(db, eventId)
  if (reader === 'chief' && !(await phaseOf(db, eventId)).decoded) throw wrongState('not-sealed')
  if (reader !== 'chief' && (await releasesOf(db, eventId, reader)).length === 0) throw wrongState('nothing-released')
  const release = reader === 'chief' ? null : await releaseOf(db, eventId, 'latest', reader)
  const bundle = release ? (JSON.parse(release.bundle) as Bundle) : await bundleOf(db, eventId)
  const sides = await sidesOf(db, eventId)
  return { event: { id, name, nameEn }, release: release?.number ?? null, ...(await analyser<Analysis>({ bundle, sides })) }
}

async function sidesOf(db: Db, eventId: string): Promise<Sides> {
  const entries = await entriesOf(db, eventId)
  const seats = (await seatsOf(db, eventId)).filter((seat) => seat.sitting !== null && seat.unitId !== null)
  const places = await placesOf(db, [...new Set([...entries.map((one) => one.unitId), ...seats.map((one) => one.unitId as string)])])
  const known = (pairs: [string, string | null][]) => new Map(pairs.filter((one): one is [string, string] => one[1] !== null))
  return {
    entries: known(entries.map((one) => [one.id, sideOf(places.get(one.unitId))])),
    judges: known(seats.map((one) => [one.label, sideOf(places.get(one.unitId as string))])),
  }
}

/** "/district/street/unit/" stands on the side of its street; the district stands on nobody's. */
const sideOf = (place: Place | undefined): string | null => place?.path.split('/')[2] || null
