/** What the marks of a bundle say about its judges; pure, and long enough work to be done beside the server (analyser.ts). */
import { type Agreement, statisticsOf } from '../scoring/agreement/statistics.ts'
import { byRow, type Table, tableOf } from '../scoring/agreement/table.ts'
import { planOf } from '../scoring/plan.ts'
import type { Bundle, Text } from '../scoring/types.ts'

/** How many marks of a judge lie how far from the panel's mean of the same entry. */
export interface Strip {
  source: string
  /** `at`: percent of the way from the lowest gap to the highest, 50 being no gap; `own`: those on entries of the own side. */
  steps: { at: number; marks: number; own: number }[]
}

export interface SittingAnalytics extends Agreement {
  name: Text
  full: string
  strips: Strip[]
  /** The gap at the end of the strip, in points. */
  reach: number
}

/** Which side entries and judges stand on: the street or industry federation under which their units are. */
export interface Sides {
  /** By entry id. */
  entries: Map<string, string>
  /** By the judge's label. */
  judges: Map<string, string>
}

export interface Analysis {
  sittings: SittingAnalytics[]
  close: {
    why: string | null
    exact: boolean
    resamples: number
    pairs: { above: string; below: string; rankAbove: number; rankBelow: number; swapped: number }[]
    entries: { label: string; rank: number; low: number; high: number; first: number }[]
    ranked: number
  }
}

/** Between no gap and the widest. */
const STEPS = 20
/** The top of the list is where prizes are. */
const TOP = 20

export function analysisOf(bundle: Bundle, sides: Sides): Analysis {
  const sided = { ...bundle, entries: bundle.entries.map((entry) => ({ ...entry, unit: sides.entries.get(entry.id) ?? entry.id })) }
  const { sittings, close } = statisticsOf(sided, sides.judges)
  const nodes = planOf(bundle.scheme).nodes
  const label = new Map(bundle.entries.map((entry) => [entry.id, entry.label]))
  const rank = new Map(close.entries.map((one) => [one.entry, one.rank]))
  const named = (entry: string) => label.get(entry) ?? ''
  return {
    sittings: sittings.map((one) => {
      const node = nodes.get(one.node)
      const table = tableOf(sided, one.node)
      return { ...one, name: node?.name ?? { zh: '', en: '' }, full: node?.full ?? '100', ...stripsOf(table, sides.judges) }
    }),
    close: {
      why: close.why ?? null,
      exact: close.exact,
      resamples: close.resamples,
      pairs: close.pairs
        .filter((one) => one.close)
        .map(({ above, below, swapped }) => ({
          above: named(above),
          below: named(below),
          rankAbove: rank.get(above) ?? 0,
          rankBelow: rank.get(below) ?? 0,
          swapped,
        })),
      entries: close.entries
        .slice(0, TOP)
        .map(({ entry, rank: at, low, high, first }) => ({ label: named(entry), rank: at, low, high, first })),
      ranked: close.entries.length,
    },
  }
}

function stripsOf(table: Table | null, judges: ReadonlyMap<string, string>): Pick<SittingAnalytics, 'strips' | 'reach'> {
  if (!table) return { strips: [], reach: 0 }
  const gaps = byRow(table).flatMap((row, index) => {
    const mean = row.reduce((sum, one) => sum + one.mark, 0) / row.length
    return row.map(({ judge, mark }) => ({ source: table.judges[judge] ?? '', gap: mark - mean, unit: table.rows[index]?.unit }))
  })
  const reach = Math.max(0, ...gaps.map((one) => Math.abs(one.gap)))
  const strips = table.judges.map((source): Strip => {
    const steps = new Map<number, { at: number; marks: number; own: number }>()
    for (const { gap, unit } of gaps.filter((one) => one.source === source)) {
      const at = 50 + (reach === 0 ? 0 : Math.round((gap / reach) * STEPS) * (50 / STEPS))
      const step = steps.get(at) ?? { at, marks: 0, own: 0 }
      steps.set(at, { at, marks: step.marks + 1, own: step.own + (judges.get(source) === unit ? 1 : 0) })
    }
    return { source, steps: [...steps.values()].sort((a, b) => a.at - b.at) }
  })
  return { strips, reach: Math.round(reach * 100) / 100 }
}
