/** Converters: the published cases of ../shared/examples as bundles, made on the fly because the data stays where it is. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Bundle, Incident, Sheet } from '../../server/scoring/types.ts'
import { bundle, clerk, entry, group, panel, points, scheme, sheet } from './build.ts'

const HOME = fileURLToPath(new URL('../../../shared/examples/', import.meta.url))

export const present = existsSync(HOME)

type Row = Record<string, string>

function table(path: string): Row[] {
  const [head, ...lines] = readFileSync(HOME + path, 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = (head ?? '').split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

const JUDGES = ['J1', 'J2', 'J3', 'J4', 'J5', 'J6', 'J7', 'J8', 'J9']

export interface Case {
  name: string
  bundle: Bundle
  /** Official points and rank by entry. */
  official: Map<string, { points: string; rank: number | null }>
}

/** Six judges, the mean of the middle four, the best of three runs; equal bests by the next best run. */
export function halfpipe(): Case {
  const runs = table('halfpipe/runs.csv')
  const results = table('halfpipe/results.csv')
  const run = points('run', '100', { step: '1', places: 2 } as never)
  const root = group('best', [run], { repeat: { times: 3, take: 'best', best: 1 }, sitting: panel(6, { drop: { high: 1, low: 1 } }) })
  const keys = [
    { by: 'node' as const, node: 'best', order: 'more' as const },
    { by: 'countback' as const, node: 'best', order: 'more' as const },
  ]
  const sheets = results.flatMap(({ bib }) =>
    JUDGES.slice(0, 6).map((judge) => {
      const own = runs.filter((one) => one.bib === bib)
      const marks = own.map((one) => [`run#${one.run}`, one[judge] ? (one[judge] as string) : { none: 'absent' as const }])
      return sheet(bib ?? '', 'best', judge, Object.fromEntries(marks))
    }),
  )
  const entries = results.map(({ bib }) => entry(bib ?? ''))
  const official = new Map(results.map((one) => [one.bib ?? '', { points: one.best ?? '', rank: Number(one.final_rank) }]))
  return { name: 'halfpipe', bundle: bundle(scheme(root, { keys }), entries, sheets), official }
}

/** Nine judges trimmed per aspect; elements: base value + trimmed mean; components: panel × factor; deductions; ties as the segment says. */
export function skating(): Case[] {
  const [segments, performances] = [table('figure-skating/segments.csv'), table('figure-skating/performances.csv')]
  const [elements, components] = [table('figure-skating/elements.csv'), table('figure-skating/components.csv')]
  return segments.map((segment) => {
    const field = performances.filter((one) => one.segment_id === segment.segment_id)
    const of = (rows: Row[], performance: Row) => rows.filter((one) => one.performance_id === performance.performance_id)
    const names = of(components, field[0] as Row).map((one) => one.component)
    const times = Math.max(...field.map((one) => of(elements, one).length))
    const nine = panel(9, { drop: { high: 1, low: 1 }, round: 2 })
    const root = group(
      'total',
      [
        group(
          'tes',
          [
            { kind: 'given', id: 'value', name: { zh: '基础分', en: 'Base' }, full: '0', step: '0.01', sitting: clerk },
            points('element', '30', { min: '-10', step: '0.01', max: '30', base: 'value', places: 2, sitting: nine } as never),
          ],
          { repeat: { times, take: 'sum' } },
        ),
        group('pcs', [
          group(
            'factors',
            names.map((_, i) => ({ kind: 'given' as const, id: `f${i}`, name: { zh: '系数', en: 'Factor' }, full: '0', step: '0.01' })),
            { sitting: clerk },
          ),
          group(
            'components',
            names.map((_, i) => points(`c${i}`, '10', { step: '0.25', factor: `f${i}`, places: 2 } as never)),
            { sitting: nine },
          ),
        ]),
      ],
      { places: 2 },
    )
    const keys = ['total', segment.tie_break ?? ''].map((node) => ({ by: 'node' as const, node, order: 'more' as const }))
    const sheets = field.flatMap((one) => sheetsOf(one, of(elements, one), of(components, one), times))
    const incidents = field.filter((one) => Number(one.deductions) !== 0).map(deduction)
    const entries = field.map((one) => entry(one.performance_id ?? ''))
    const official = new Map(field.map((one) => [one.performance_id ?? '', { points: one.tss ?? '', rank: Number(one.rank) }]))
    return {
      name: `${segment.competition} ${segment.program}`,
      bundle: bundle(scheme(root, { keys }), entries, sheets, { incidents }),
      official,
    }
  })
}

function deduction(row: Row): Incident {
  const size = (row.deductions ?? '').replace('-', '')
  return {
    id: `d${row.performance_id}`,
    entry: row.performance_id ?? '',
    scope: 'entry',
    effect: { do: 'points', points: `-${size}` },
    reason: 'deductions',
  }
}

const SOV: Record<string, string> = { '-3': 'sov_m3', '-2': 'sov_m2', '-1': 'sov_m1', '1': 'sov_p1', '2': 'sov_p2', '3': 'sov_p3' }

/** What a grade is worth in choreographic elements, whose table the file leaves out: every published value is a multiple of it. */
const CHOREOGRAPHIC = 7

/** A judge's grade of execution is worth what this element's own table says. */
function worth(element: Row, grade: string): string {
  const column = SOV[String(Number(grade))]
  if (!column) return '0'
  return element[column] || ((Number(grade) * CHOREOGRAPHIC) / 10).toFixed(1)
}

/** An element that got no value has no marks at all: to the engine an attempt that was not made. */
function isMade(element: Row): boolean {
  return JUDGES.some((judge) => element[judge])
}

function sheetsOf(row: Row, elements: Row[], components: Row[], times: number): Sheet[] {
  const id = row.performance_id ?? ''
  const gone = { none: 'abstained' as const }
  const missed = Array.from({ length: times - elements.length }, (_, i) => elements.length + i + 1)
  const nothing = { none: 'absent' as const }
  const values = Object.fromEntries([
    ...elements.map((one, i) => [`value#${i + 1}`, isMade(one) ? (one.base_value ?? '0') : nothing]),
    ...missed.map((at) => [`value#${at}`, nothing]),
  ])
  const factors = Object.fromEntries(components.map((one, i) => [`f${i}`, one.factor ?? '1']))
  const judges = JUDGES.flatMap((judge) => [
    sheet(id, 'components', judge, Object.fromEntries(components.map((one, i) => [`c${i}`, one[judge] ? (one[judge] as string) : gone]))),
    sheet(
      id,
      'element',
      judge,
      Object.fromEntries([
        ...elements.map((one, i) => [`element#${i + 1}`, !isMade(one) ? nothing : one[judge] ? worth(one, one[judge] as string) : gone]),
        ...missed.map((at) => [`element#${at}`, nothing]),
      ]),
    ),
  ])
  return [...judges, sheet(id, 'value', 'clerk', values, 'clerk'), sheet(id, 'factors', 'clerk', factors, 'clerk')]
}
