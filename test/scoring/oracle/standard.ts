/** Corrected judges, z and T scores and a scale, worked in fractions and exact roots instead of floats (design 4.5). */
import type { Scheme, Standardise } from '../../../server/scoring/types.ts'
import { average, distance, minus, must, nil, over, plus, type Q, ratio, round, same, times, total, versus } from './rational.ts'

export interface Voiced {
  entry: string
  voices: { source: string; value: Q }[]
}

export interface Standard {
  refused: string | null
  judges: { source: string; marks: number; effect: Q }[]
  /** What the sitting, or for a scale the total, comes to. */
  points: Map<string, Q>
  /** Whether some value lies where a float may round the other way (design 4.5). */
  isNearEdge: boolean
}

/** Marks that a judge needs for a spread of its own, entries for a scale, and entries for an effect of its own. */
const MARKS = 20
const ENTRIES = 3
export const SEEN = 10

export function byJudges(rule: Standardise, rows: readonly Voiced[]): Standard {
  const sources = [...new Set(rows.flatMap((it) => it.voices.map((voice) => voice.source)))].sort()
  const marksOf = (source: string) => rows.flatMap((it) => it.voices.filter((voice) => voice.source === source).map((voice) => voice.value))
  const marks = new Map(sources.map((it) => [it, marksOf(it)]))
  const points = new Map<string, Q>()
  let isNearEdge = false
  const put = (entry: string, x: Q) => {
    isNearEdge ||= isNear(x, rule.places)
    points.set(entry, round(x, rule.places))
  }
  const judges = (effect: (source: string) => Q) =>
    sources.map((source) => ({ source, marks: marks.get(source)!.length, effect: effect(source) }))
  const refuse = (refused: string): Standard => ({ refused, judges: [], points, isNearEdge: false })
  if (rule.by !== 'severity') {
    if (!sources.length || [...marks.values()].some((it) => it.length < MARKS)) return refuse('few-marks')
    const centre = new Map(sources.map((it) => [it, average(marks.get(it)!)]))
    const spread = new Map(sources.map((it) => [it, deviation(marks.get(it)!)]))
    const z = ({ source, value }: Voiced['voices'][number]) => {
      const width = spread.get(source)!
      return same(width, nil) ? nil : over(minus(value, centre.get(source)!), width)
    }
    for (const { entry, voices } of rows) {
      const mean = average(voices.map(z))
      put(entry, rule.by === 'z' ? mean : plus(ratio(50), times(ratio(10), mean)))
    }
    return { refused: null, judges: judges((it) => centre.get(it)!), points, isNearEdge }
  }
  if (!isConnected(rows, sources)) return refuse('disconnected')
  const effects = leastSquares(rows, sources)
  for (const { entry, voices } of rows) put(entry, average(voices.map((it) => minus(it.value, effects.get(it.source)!))))
  return { refused: null, judges: judges((it) => effects.get(it)!), points, isNearEdge }
}

/** A scale round the middle of the ranked totals; others who have points stand on it too. */
export function onScale(rule: Standardise, ranked: readonly Q[], totals: ReadonlyMap<string, Q>): Standard {
  const all = [...ranked].sort(versus)
  if (all.length < ENTRIES) return { refused: 'few-entries', judges: [], points: new Map(), isNearEdge: false }
  const middle = rule.location === 'mean' ? average(all) : median(all)
  const width =
    rule.dispersion === 'mad' ? times(must('1.4826'), median(all.map((it) => distance(it, median(all))).sort(versus))) : deviation(all)
  const centre = ratio(rule.centre ?? 700)
  const scaled = (x: Q) => (same(width, nil) ? centre : plus(centre, over(times(ratio(rule.spread ?? 100), minus(x, middle)), width)))
  const exact = [...totals].map(([entry, x]): [string, Q] => [entry, scaled(x)])
  const points = new Map(exact.map(([entry, x]) => [entry, round(x, rule.places)]))
  return { refused: null, judges: [], points, isNearEdge: exact.some(([, x]) => isNear(x, rule.places)) }
}

/** Within 1e-9 of a rounding edge. */
function isNear(x: Q, places: number): boolean {
  const nudge = must('0.000000001')
  return !same(round(plus(x, nudge), places), round(minus(x, nudge), places))
}

const median = (line: readonly Q[]): Q => average([line[Math.floor((line.length - 1) / 2)]!, line[Math.floor(line.length / 2)]!])

/** The root of the mean square over n − 1, to forty digits. */
function deviation(list: readonly Q[]): Q {
  if (list.length < 2) return nil
  const mean = average(list)
  const squares = total(list.map((it) => times(minus(it, mean), minus(it, mean))))
  const [n, d] = over(squares, ratio(list.length - 1))
  const scale = 10n ** 40n
  return ratio(root((n * scale * scale) / d), scale)
}

function root(x: bigint): bigint {
  if (x < 2n) return x
  let guess = 1n << BigInt((x.toString(2).length / 2 + 1) | 0)
  for (;;) {
    const next = (guess + x / guess) / 2n
    if (next >= guess) return guess
    guess = next
  }
}

function isConnected(rows: readonly Voiced[], sources: readonly string[]): boolean {
  const reached = new Set(sources.slice(0, 1))
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const { voices } of rows) if (voices.some((it) => reached.has(it.source))) for (const it of voices) reached.add(it.source)
  }
  return reached.size === sources.length
}

/** mark = entry + judge: entries eliminated, the judges' equations solved by Gauss, the effects summing to 0. */
function leastSquares(rows: readonly Voiced[], sources: readonly string[]): Map<string, Q> {
  const n = sources.length
  const grid: Q[][] = sources.map(() => Array.from({ length: n + 1 }, () => nil))
  for (const { voices } of rows) {
    const mean = average(voices.map((it) => it.value))
    for (const { source, value } of voices) {
      const line = grid[sources.indexOf(source)]!
      line[sources.indexOf(source)] = plus(line[sources.indexOf(source)]!, ratio(1))
      for (const other of voices) line[sources.indexOf(other.source)] = minus(line[sources.indexOf(other.source)]!, ratio(1, voices.length))
      line[n] = plus(line[n]!, minus(value, mean))
    }
  }
  grid[n - 1] = [...sources.map(() => ratio(1)), nil]
  for (let column = 0; column < n; column++) {
    const at = grid.findIndex((line, i) => i >= column && !same(line[column]!, nil))
    const [pivot] = grid.splice(at, 1)
    const lead = pivot!.map((it) => over(it, pivot![column]!))
    grid.splice(column, 0, lead)
    for (const [i, line] of grid.entries()) {
      if (i === column) continue
      const factor = line[column]!
      grid[i] = line.map((it, k) => minus(it, times(factor, lead[k]!)))
    }
  }
  return new Map(sources.map((it, i) => [it, grid[i]![n]!]))
}

/** The places with which the total is shown. */
export const rootPlaces = ({ root, standardise }: Scheme): number | undefined =>
  standardise?.by === 'scale' ? standardise.places : root.places
