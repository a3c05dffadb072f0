/** A contest of any size for the benches: four weighted criteria of five aspects, ten judges, the highest and lowest dropped. */

import { kernelOf } from '../../server/scoring/kernel/kernel.ts'
import { planOf } from '../../server/scoring/plan.ts'
import type { Bundle, Scheme } from '../../server/scoring/types.ts'
import { chance } from '../scoring/oracle/chance.ts'

export const [JUDGES, ASPECTS] = [10, 20]
const WEIGHTS = [10, 20, 30, 40]
const name = { zh: '项', en: 'part' }

/** What a point of an aspect gives: its criterion's weight of 100 points, over the 50 of its five aspects. */
export const GAINS = Float64Array.from({ length: ASPECTS }, (_, aspect) => (WEIGHTS[Math.floor(aspect / 5)] as number) / 50)

export const scheme: Scheme = {
  name,
  root: {
    kind: 'group',
    level: 'contest',
    id: 'total',
    name,
    places: 2,
    sitting: { source: 'judge', panel: { size: JUDGES, per: 'aspect', take: 'mean', drop: { high: 1, low: 1 }, short: 'block' } },
    children: WEIGHTS.map((weight, c) => ({
      kind: 'group',
      level: 'criterion',
      id: `c${c}`,
      name,
      weight: `${weight}%`,
      children: Array.from({ length: 5 }, (_, a) => ({ kind: 'points', id: `a${c * 5 + a}`, name, full: '10', max: '10', step: '0.1' })),
    })),
  },
  keys: [
    { by: 'node', node: 'total', order: 'more' },
    { by: 'node', node: 'c3', order: 'more' },
  ],
  ties: 'share',
  prizes: [{ id: 'first', name, share: '10%' }],
}

export const kernel = kernelOf(planOf(scheme)) as NonNullable<ReturnType<typeof kernelOf>>

/** Marks in tenths, entry × aspect × judge. */
export function tenths(entries: number): Int32Array {
  const luck = chance(1)
  return new Int32Array(entries * ASPECTS * JUDGES).map(() => luck.int(0, 100))
}

export const text = (mark: number) => (mark % 10 ? `${Math.floor(mark / 10)}.${mark % 10}` : String(mark / 10))

/** The same marks as sheets. */
export function bundleOf(entries: number): Bundle {
  const marks = tenths(entries)
  const id = (entry: number) => `e${String(entry).padStart(6, '0')}`
  return {
    scheme,
    entries: Array.from({ length: entries }, (_, entry) => ({ id: id(entry), label: id(entry), state: 'normal' })),
    seats: Array.from({ length: JUDGES }, (_, judge) => ({ sitting: 'total', source: `j${judge}` })),
    recusals: [],
    waivers: [],
    sheets: Array.from({ length: entries * JUDGES }, (_, i) => {
      const [entry, judge] = [Math.floor(i / JUDGES), i % JUDGES]
      const of = (aspect: number) => text(marks[(entry * ASPECTS + aspect) * JUDGES + judge] as number)
      // Objects as they come out of JSON; those made cell by cell are larger.
      const own = JSON.parse(JSON.stringify(Object.fromEntries(Array.from({ length: ASPECTS }, (_, aspect) => [`a${aspect}`, of(aspect)]))))
      return { entry: id(entry), sitting: 'total', source: `j${judge}`, kind: 'judge' as const, marks: own }
    }),
    incidents: [],
  }
}
