/** Judge statistics: the published examples to their last printed digit, the edges, and no word about the order in which marks came. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { severityWithErrors } from '../../../server/scoring/agreement/errors.ts'
import { favour } from '../../../server/scoring/agreement/favour.ts'
import { fQuantile, incompleteBeta, tQuantile } from '../../../server/scoring/agreement/fisher.ts'
import { icc } from '../../../server/scoring/agreement/icc.ts'
import { judgeTable } from '../../../server/scoring/agreement/judges.ts'
import { kendall } from '../../../server/scoring/agreement/kendall.ts'
import { krippendorff, type Level } from '../../../server/scoring/agreement/krippendorff.ts'
import { agreementOf, statisticsOf } from '../../../server/scoring/agreement/statistics.ts'
import { type Table, tableOf, tableOfNumbers } from '../../../server/scoring/agreement/table.ts'
import type { Bundle } from '../../../server/scoring/types.ts'
import { bundle, entry, group, panel, points, scheme, sheet } from '../build.ts'

/** A column per observer, as published; gaps are null. */
const columns = (...observers: (number | null)[][]) =>
  tableOfNumbers((observers[0] ?? []).map((_, i) => observers.map((one) => one[i] ?? null)))
const values = (of: object) => Object.values(of).map((one) => one.value)

const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]
const o = null

describe('published examples', () => {
  test('Shrout & Fleiss 1979, table 2: six intraclass correlations, and the intervals of ICC(2,1) and ICC(3,1)', () => {
    const found = icc(tableOfNumbers(SHROUT_FLEISS))
    expect(values(found)).toEqual([0.1657, 0.4428, 0.2898, 0.6201, 0.7148, 0.9093])
    expect([found['2,1'], found['3,1']]).toMatchObject([
      { low: 0.0188, high: 0.7611 },
      { low: 0.3425, high: 0.9459 },
    ])
    // Also as the irr package for R prints them.
    expect(found['1,1']).toMatchObject({ low: -0.1329, high: 0.7226 })
  })

  test('Krippendorff 2011, example C: four observers, twelve units, gaps, on every level', () => {
    const table = columns(
      [1, 2, 3, 3, 2, 1, 4, 1, 2, o, o, o],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, o, 3],
      [o, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, o],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, o],
    )
    const levels: Level[] = ['nominal', 'ordinal', 'interval', 'ratio']
    expect(levels.map((level) => krippendorff(table, level).value?.toFixed(3))).toEqual(['0.743', '0.815', '0.849', '0.797'])
  })

  test('Krippendorff 2011, example A: two observers, ten units, 0 and 1', () => {
    const table = columns([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
    expect(krippendorff(table, 'nominal').value?.toFixed(3)).toBe('0.095')
  })

  test('Siegel 1956: W = .16 without ties; .828 with them, where the uncorrected one is .796', () => {
    expect(kendall(columns([1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1])).value).toBe(0.1619)
    const ties = columns(
      [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
      [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
      [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    )
    expect(kendall(ties)).toEqual({ value: 0.8277, chi2: 22.3487, free: 9 })
  })

  test('quantiles of F and t as printed tables have them', () => {
    expect([fQuantile(0.95, 4, 10), fQuantile(0.975, 5, 18), fQuantile(0.99, 1, 8)].map((x) => x.toFixed(2))).toEqual([
      '3.48',
      '3.38',
      '11.26',
    ])
    expect([tQuantile(0.95, 1), tQuantile(0.95, 10)].map((x) => x.toFixed(3))).toEqual(['12.706', '2.228'])
    // I_x(1, b) = 1 − (1 − x)^b.
    expect(incompleteBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 12)
  })
})

describe('what each judge is like', () => {
  test('severity is the mean less the panel’s, and agreement the correlation with the others’ mean', () => {
    const [first] = judgeTable(tableOfNumbers(SHROUT_FLEISS))
    // 46 / 6 − 127 / 24; by hand: others' means 5 2 6 3 6.6667 4.3333.
    expect(first).toMatchObject({
      source: 'j1',
      marks: 6,
      mean: 7.6667,
      severity: 2.375,
      spread: { value: 1.633 },
      agreement: { value: 0.8058 },
    })
  })

  test('in a panel with gaps a judge is held only against those who saw the same', () => {
    const [first, second] = judgeTable(
      tableOfNumbers([
        [90, o, 86],
        [80, o, 76],
        [o, 50, 50],
      ]),
    )
    expect([first?.severity, second?.severity]).toEqual([2, 0])
  })
})

describe('own-unit favour', () => {
  const units = new Map([['j1', 'north']])
  const marks = (own: number, others: number): Table => {
    const table = tableOfNumbers([...Array(own).fill([82, 80]), ...Array.from({ length: others }, (_, i) => [70 + (i % 2), 70])])
    return { ...table, rows: table.rows.map((row, i) => ({ ...row, unit: i < own ? 'north' : 'south' })) }
  }
  test('is the gap on the own unit less the gap on the others, with an interval', () => {
    const [judge, pooled] = favour(marks(3, 8), units)
    // 2 − 0.5; pooled variance 2 / 9, error √(2/9 · (1/3 + 1/8)) = 0.3191, t(9) = 2.2622: ± 0.7220.
    expect(judge).toEqual({ source: 'j1', own: 3, others: 8, favour: { value: 1.5, low: 0.778, high: 2.222 } })
    expect(pooled?.favour.value).toBe(1.5)
  })
  test('says "too few" under the guards, and nothing of judges whose unit is not known', () => {
    expect(favour(marks(2, 20), units).map((one) => [one.source, one.favour])).toEqual([
      ['j1', { value: null, why: 'few-marks' }],
      [null, { value: null, why: 'few-marks' }],
    ])
    expect(favour(marks(3, 6), units)[0]?.favour.why).toBe('few-marks')
  })
})

describe('edges: a reason, never NaN', () => {
  const why = (numbers: (number | null)[][]) => {
    const { icc: six, alpha, kendall: w } = agreementOf(tableOfNumbers(numbers))
    return { icc: six['2,1'].why, alpha: alpha.interval.why, w: w.why }
  }
  test.each([
    ['nothing at all', [], { icc: 'incomplete', alpha: 'few-judges', w: 'few-judges' }],
    ['one judge', [[1], [2], [3]], { icc: 'few-judges', alpha: 'few-judges', w: 'few-judges' }],
    ['one entry', [[1, 2, 3]], { icc: 'few-entries', alpha: undefined, w: 'few-entries' }],
    [
      'all marks equal, where thirds do not end',
      [
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
      ],
      { icc: 'no-spread', alpha: 'no-spread', w: 'no-spread' },
    ],
    [
      'no entry that all marked',
      [
        [1, 2, o],
        [o, 2, 3],
        [1, o, 2],
      ],
      { icc: 'incomplete', alpha: undefined, w: 'incomplete' },
    ],
  ])('%s', (_, numbers, expected) => expect(why(numbers)).toEqual(expected))
  test('judges who agree on everything: 1 without an interval', () => {
    const table = tableOfNumbers([
      [0.1, 0.1, 0.1],
      [0.3, 0.3, 0.3],
    ])
    expect(values(icc(table))).toEqual([1, 1, 1, 1, 1, 1])
    expect(krippendorff(table, 'interval').value).toBe(1)
  })
  test('ratios of negative marks have no α', () =>
    expect(
      krippendorff(
        tableOfNumbers([
          [-1, 2],
          [1, 2],
        ]),
        'ratio',
      ).why,
    ).toBe('negative'))
  test('every figure of any table is finite, and bytes do not depend on the order of judges, entries or sheets', () => {
    const mark = fc.option(fc.integer({ min: 0, max: 6 }), { freq: 5 })
    const numbers = fc.integer({ min: 1, max: 4 }).chain((k) => fc.array(fc.array(mark, { minLength: k, maxLength: k }), { maxLength: 7 }))
    fc.assert(
      fc.property(numbers, fc.infiniteStream(fc.nat()), (rows, dice) => {
        const all = asBundle(rows)
        const told = everything(all)
        expect(told).not.toMatch(/NaN|Infinity|null,"low"/)
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => [dice.next().value as number, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map((one) => one[1])
        expect(everything({ ...all, entries: shuffled(all.entries), sheets: shuffled(all.sheets) })).toBe(told)
      }),
      { numRuns: 300 },
    )
  })
})

test('a table lists judges by id and marks by entry, then judge, whoever came first', () => {
  const table = tableOf(
    asBundle([
      [null, 5, 4],
      [6, 3, null],
    ]),
    'total',
  )
  expect(table?.judges).toEqual(['j0', 'j1', 'j2'])
  expect(table?.cells.map((one) => [one.entry, one.judge, one.mark])).toEqual([
    [0, 1, 5],
    [0, 2, 4],
    [1, 0, 6],
    [1, 1, 3],
  ])
})

function asBundle(rows: (number | null)[][]): Bundle {
  const of = scheme(group('total', [points('mark', '6')], { sitting: panel(4, { quorum: 1, per: 'total' }) }))
  const sheets = rows.flatMap((row, i) =>
    row.flatMap((mark, j) => (mark === null ? [] : [sheet(`e${i}`, 'total', `j${j}`, { mark: String(mark) })])),
  )
  return bundle(
    of,
    rows.map((_, i) => entry(`e${i}`, { unit: `u${i % 2}` })),
    sheets,
  )
}

function everything(all: Bundle): string {
  const table = tableOf(all, 'total') as Table
  return JSON.stringify(
    [
      statisticsOf(
        all,
        new Map([
          ['j0', 'u0'],
          ['j1', 'u1'],
        ]),
      ),
      severityWithErrors(table),
    ],
    (_, x) => (typeof x === 'number' && !Number.isFinite(x) ? 'NaN' : x),
  )
}
