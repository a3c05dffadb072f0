/** What the printed page of one entry holds: its marks under the judges' labels, incidents, the trace, and what it came to. */
import type { Db } from '../../db/open.ts'
import { phaseOf } from '../competitions/phase.ts'
import type { Reader } from '../lib/audience.ts'
import { notFound, wrongState } from '../lib/problem.ts'
import { bundleOf } from '../results/bundle.ts'
import { releaseOf } from '../results/queries.ts'
import type { Shown, ShownRow } from '../results/shown.ts'
import { standingsNow } from '../results/standings.ts'
import { explainer } from '../scoring/explain.ts'
import type { Bundle, Incident, Scheme, Sheet, Trace } from '../scoring/types.ts'

export interface EntryPaper {
  row: ShownRow
  sheets: Sheet[]
  incidents: Incident[]
  trace: Trace
  /** The label of the one ahead. */
  ahead: string | null
}

export interface EntryPapers {
  shown: Omit<Shown, 'rows' | 'squads'>
  /** Of the release; null for standings that are not released. */
  digest: string | null
  scheme: Scheme
  papers: EntryPaper[]
  total: number
  /** The `after` of the next lot. */
  next: string | null
}

/** One entry, or the next lot of all in the order of the list. */
export interface Wanted {
  entry?: string | undefined
  after?: string | undefined
}

const LOT = 50

/** From a release, for anyone who may know of it. @throws Problem 'not-found' */
export async function releasedPapers(
  db: Db,
  eventId: string,
  number: number | 'latest',
  wanted: Wanted,
  reader: Reader,
): Promise<EntryPapers> {
  const { shown, bundle, digest } = await releaseOf(db, eventId, number, reader)
  return entryPapers(shown, JSON.parse(bundle) as Bundle, digest, wanted)
}

/** From the standings as they are, once the marks are sealed. @throws Problem 'not-found', 'wrong-state' before the seal */
export async function papersNow(db: Db, eventId: string, at: string, wanted: Wanted): Promise<EntryPapers> {
  const { shown } = await standingsNow(db, eventId, at)
  const { sealedNow, decoded } = await phaseOf(db, eventId)
  if (!sealedNow) throw wrongState('not-sealed')
  if (!decoded) throw wrongState('not-decoded')
  return entryPapers(shown, await bundleOf(db, eventId), null, wanted)
}

function entryPapers({ rows, squads: _, ...shown }: Shown, bundle: Bundle, digest: string | null, wanted: Wanted): EntryPapers {
  const start = wanted.after === undefined ? 0 : rows.findIndex((row) => row.entry === wanted.after) + 1
  const lot = wanted.entry === undefined ? rows.slice(start, start + LOT) : rows.filter((row) => row.entry === wanted.entry)
  if (wanted.entry !== undefined && lot.length === 0) throw notFound()
  const explain = explainer(bundle)
  const label = new Map(rows.map((row) => [row.entry, row.label]))
  const recused = new Set(bundle.recusals.map((one) => `${one.source} ${one.entry}`))
  const papers = lot.map((row): EntryPaper => {
    const trace = explain(row.entry)
    const ahead = trace.steps.find((step) => step.do === 'rank')?.ahead ?? null
    return {
      row,
      sheets: bundle.sheets.filter((sheet) => sheet.entry === row.entry && !recused.has(`${sheet.source} ${sheet.entry}`)),
      incidents: bundle.incidents.filter((one) => one.entry === row.entry),
      trace,
      ahead: ahead === null ? null : (label.get(ahead) ?? null),
    }
  })
  const more = wanted.entry === undefined && start + LOT < rows.length
  return { shown, digest, scheme: bundle.scheme, papers, total: rows.length, next: more ? (lot.at(-1)?.entry ?? null) : null }
}
