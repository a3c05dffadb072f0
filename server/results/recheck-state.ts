/** How far the recheck of an event has come: which sheets must be compared, what was found, and whether that is enough. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import { procedureOf, type RecheckRule } from '../competitions/procedure.ts'
import { canonical, digest } from '../lib/canonical.ts'
import { type SheetSeen, sheetsOf } from '../marks/queries.ts'
import { score } from '../scoring/score.ts'
import { bundleOf } from './bundle.ts'
import { type FindingSeen, findingsOf, lastSignOf, type RecheckSeen, recheckOf, type Sample, type SignSeen } from './recheck-queries.ts'

export interface SheetRecheck {
  sheet: SheetSeen
  /** Why it is on the list. */
  because: 'top' | 'drawn' | 'whole'
  /** The latest comparison of the marks as they are now; null while they wait for one. */
  finding: FindingSeen | null
  /** What was found wrong before it was corrected, oldest first. */
  wrong: FindingSeen[]
}

export interface RecheckState {
  rule: RecheckRule
  sealed: boolean
  recheck: RecheckSeen | null
  sheets: SheetRecheck[]
  /** Of the sample: how many sheets it has, and how many were found wrong. */
  sample: number
  errors: number
  /** Too many errors in the sample: every sheet must be compared. */
  whole: boolean
  /** Every sheet on the list was found right as it is now. */
  complete: boolean
  /** The chief judge's signature under the complete recheck. */
  signed: SignSeen | null
  done: boolean
}

/**
 * All of the top, and of the others so many in a hundred (rounded up) in the order of SHA-256("seed:recheck:id").
 * @param ranked entry ids with their ranks, best first; shared ranks at the edge are all in
 * @example sampleOf({ top: { n: 1, of: 'entries' }, rest: 15, errors: 5 }, seed, five) → one of the top and one of the other four
 */
export function sampleOf({ top, rest }: RecheckRule, seed: string, ranked: readonly { entry: string; rank: number | null }[]): Sample {
  const most = top.of === 'entries' ? top.n : Math.ceil((ranked.length * top.n) / 100)
  const best = ranked.filter(({ rank }) => rank !== null && rank <= most).map(({ entry }) => entry)
  const others = ranked
    .filter(({ entry }) => !best.includes(entry))
    .map(({ entry }) => ({ entry, hash: digest(`${seed}:recheck:${entry}`) }))
  const order = others.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
  return { top: best, drawn: order.slice(0, Math.ceil((others.length * rest) / 100)).map(({ entry }) => entry) }
}

/** Entries with something to compare, the best first. */
export async function rankedOf(db: Db, eventId: string): Promise<{ entry: string; rank: number | null }[]> {
  const marked = new Set((await comparable(db, eventId)).map((sheet) => sheet.entryId))
  return score(await bundleOf(db, eventId)).standings.filter(({ entry }) => marked.has(entry))
}

/** What was handed in and holds marks. */
const comparable = async (db: Db, eventId: string): Promise<SheetSeen[]> =>
  (await sheetsOf(db, eventId)).filter((sheet) => sheet.state !== 'draft' && Object.keys(sheet.cells).length > 0)

/** The digest of a sheet's marks as they are. */
export const marksDigest = ({ cells }: SheetSeen): string =>
  digest(canonical(Object.fromEntries(Object.entries(cells).map(([cell, { value }]) => [cell, value]))))

/** Null where the event's rules ask for no recheck. */
export async function recheckState(db: Db, eventId: string): Promise<RecheckState | null> {
  const { recheck: rule } = await procedureOf(db, eventId)
  if (!rule) return null
  const { sealedNow: sealed } = await phaseOf(db, eventId)
  const recheck = (await recheckOf(db, eventId)) ?? null
  const nothing = { sheets: [], sample: 0, errors: 0, whole: false, complete: false, signed: null, done: false }
  if (!recheck) return { rule, sealed, recheck, ...nothing }

  const findings = Map.groupBy(await findingsOf(db, recheck.id), (one) => one.sheetId)
  // Whoever a correction lifts into the top is compared as well.
  const top = new Set([...recheck.sample.top, ...sampleOf(rule, recheck.seed, await rankedOf(db, eventId)).top])
  const drawn = new Set(recheck.sample.drawn)
  const all = await comparable(db, eventId)
  const sampled = all.filter(({ entryId }) => top.has(entryId) || drawn.has(entryId))
  const errors = sampled.filter((sheet) => findings.get(sheet.id)?.some((one) => one.outcome === 'wrong')).length
  const whole = errors * 100 > rule.errors * sampled.length
  const sheets = (whole ? all : sampled).map((sheet): SheetRecheck => {
    const [of, marks] = [findings.get(sheet.id) ?? [], marksDigest(sheet)]
    return {
      sheet,
      because: top.has(sheet.entryId) ? 'top' : drawn.has(sheet.entryId) ? 'drawn' : 'whole',
      finding: of.findLast((one) => one.marks === marks) ?? null,
      wrong: of.filter((one) => one.outcome === 'wrong'),
    }
  })
  const complete = sheets.length > 0 && sheets.every(({ finding }) => finding?.outcome === 'right')
  const last = (await lastSignOf(db, recheck.id)) ?? null
  const signed = last && sheets.every(({ finding }) => finding === null || finding.at <= last.at) ? last : null
  const done = sealed && complete && signed !== null
  return { rule, sealed, recheck, sheets, sample: sampled.length, errors, whole, complete, signed, done }
}

/** Whether nothing stands in the way of decryption and release: no recheck is asked for, or it is complete and signed. */
export async function recheckDone(db: Db, eventId: string): Promise<boolean> {
  return (await recheckState(db, eventId))?.done ?? true
}
