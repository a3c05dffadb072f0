/** All judge statistics of an event: for each panel's sitting its agreement and its judges, and the close ranks of the list. */

import type { Bundle } from '../types.ts'
import { type CloseRanks, closeRanks } from './close.ts'
import { type FavourLine, favour } from './favour.ts'
import type { Figure } from './figure.ts'
import { type Icc, icc } from './icc.ts'
import { type JudgeLine, judgeTable } from './judges.ts'
import { type Concordance, kendall } from './kendall.ts'
import { krippendorff, type Level } from './krippendorff.ts'
import { completeRows, panelSittings, type Table, tableOf } from './table.ts'

export interface Agreement {
  /** The sitting, or the aspect that was asked for. */
  node: string
  entries: number
  /** Entries that every judge marked: what ICC(2), ICC(3) and W are made of. */
  complete: number
  marks: number
  judges: JudgeLine[]
  icc: Icc
  alpha: Record<Level, Figure>
  kendall: Concordance
  /** Only where the judges' units are known. */
  favour?: FavourLine[]
}

/**
 * The statistics of one table. Pure; the order in which marks came never matters.
 * @param units each judge's unit, named as the entries' are
 */
export function agreementOf(table: Table, units?: ReadonlyMap<string, string>): Agreement {
  return {
    node: table.node,
    entries: table.rows.length,
    complete: completeRows(table).length,
    marks: table.cells.length,
    judges: judgeTable(table),
    icc: icc(table),
    alpha: {
      nominal: krippendorff(table, 'nominal'),
      ordinal: krippendorff(table, 'ordinal'),
      interval: krippendorff(table, 'interval'),
      ratio: krippendorff(table, 'ratio'),
    },
    kendall: kendall(table),
    ...(units && { favour: favour(table, units) }),
  }
}

/** Everything there is to say about the judges of an event; no sittings for a bundle that cannot be scored. */
export function statisticsOf(bundle: Bundle, units?: ReadonlyMap<string, string>): { sittings: Agreement[]; close: CloseRanks } {
  const tables = panelSittings(bundle).flatMap((node) => tableOf(bundle, node) ?? [])
  return { sittings: tables.map((table) => agreementOf(table, units)), close: closeRanks(bundle) }
}
