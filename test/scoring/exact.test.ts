/** Exact numbers: one grammar, sums that add up, rounding of the size half up. */

import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  decimal,
  div,
  type Exact,
  fraction,
  fromFloat,
  isMultiple,
  mean,
  mul,
  ONE,
  print,
  roundTo,
  sub,
  sum,
  toCount,
  whole,
  ZERO,
} from '../../server/scoring/exact.ts'

const d = (text: string): Exact => decimal(text) as Exact

describe('a decimal', () => {
  const good = [
    ['85', '85'],
    ['9.25', '9.25'],
    ['-2', '-2'],
    ['-0', '0'],
    ['007', '7'],
    ['0.10', '0.1'],
    ['999999999999.999999999', '999999999999.999999999'],
  ]
  test.each(good)('%s is read as %s', (text, shown) => expect(print(d(text))).toBe(shown))

  const bad = [
    '',
    ' 5',
    '5 ',
    '+5',
    '1,25',
    '1e5',
    '1e400',
    '.5',
    '5.',
    'NaN',
    'Infinity',
    '-',
    '--5',
    '0x10',
    '１２',
    '1２',
    '٣',
    '1_000',
    '1.2.3',
    '1234567890123',
    '0.1234567890',
    '5\n',
    '−5',
  ]
  test.each(bad)('%j is refused', (text) => expect(decimal(text)).toBeNull())

  test('what is not text is refused', () => {
    for (const value of [5, null, undefined, Number.NaN, {}, ['5']]) expect(decimal(value as unknown as string)).toBeNull()
  })
})

describe('a fraction', () => {
  const good = [
    ['30%', '0.3'],
    ['0.3', '0.3'],
    ['1/3', '0.333333'],
    ['100%', '1'],
    ['12.5%', '0.125'],
    ['0', '0'],
    ['2/1', '2'],
  ]
  test.each(good)('%s is read as %s', (text, shown) => expect(print(fraction(text) as Exact)).toBe(shown))
  test.each(['', '%', '1/0', '-1/3', '-30%', '-0.3', '1/ 3', '1/3%', '０.3', '30 %', '1//3', 'half'])('%j is refused', (text) =>
    expect(fraction(text)).toBeNull(),
  )
  test('three thirds are one, three times 33.33% are not', () => {
    const third = fraction('1/3') as Exact
    expect(compare(sum([third, third, third]), ONE)).toBe(0)
    const near = fraction('33.33%') as Exact
    expect(print(sum([near, near, near]))).toBe('0.9999')
  })
})

describe('arithmetic', () => {
  test('0.1 + 0.2 is 0.3', () => expect(compare(add(d('0.1'), d('0.2')), d('0.3'))).toBe(0))
  test('0.3 − 0.1 is 0.2', () => expect(compare(sub(d('0.3'), d('0.1')), d('0.2'))).toBe(0))
  test('1.1 × 1.1 is 1.21', () => expect(print(mul(d('1.1'), d('1.1')))).toBe('1.21'))
  test('division by 0 has no value', () => expect(div(ONE, ZERO)).toBeNull())
  test('the mean of nothing has no value', () => expect(mean([])).toBeNull())
  test('the mean of 1, 1 and 2 times three is 4', () =>
    expect(compare(mul(mean([d('1'), d('1'), d('2')]) as Exact, whole(3)), whole(4))).toBe(0))
  test('a million times 0.1 is 100,000', () => expect(print(sum(Array.from({ length: 1_000_000 }, () => d('0.1'))))).toBe('100000'))
  test('multiples are counted exactly', () => {
    expect(isMultiple(d('0.3'), d('0.1'))).toBe(true)
    expect(isMultiple(d('0.25'), d('0.1'))).toBe(false)
    expect(isMultiple(d('-1.5'), d('0.5'))).toBe(true)
    expect(isMultiple(d('1'), ZERO)).toBe(false)
  })
})

describe('rounding', () => {
  const cases: [string, number, string][] = [
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['2.344999999', 2, '2.34'],
    ['1.005', 2, '1.01'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['8.5', 2, '8.50'],
    ['99.995', 2, '100.00'],
  ]
  test.each(cases)('%s to %i places is %s', (text, places, shown) => expect(print(d(text), places)).toBe(shown))
  test('a third and two thirds', () => {
    expect(print(fraction('1/3') as Exact, 2)).toBe('0.33')
    expect(print(fraction('2/3') as Exact, 2)).toBe('0.67')
    expect(print(roundTo(fraction('2/3') as Exact, 2))).toBe('0.67')
  })
  test('a number that never ends is shown with six places', () => expect(print(fraction('85/3') as Exact)).toBe('28.333333'))
  test('shares become counts up, down and half up', () => {
    expect([
      toCount(d('2.1'), 'up'),
      toCount(d('2.1'), 'down'),
      toCount(d('2.5'), 'half'),
      toCount(d('2.4'), 'half'),
      toCount(d('2'), 'up'),
    ]).toEqual([3, 2, 3, 2, 2])
  })
})

describe('a float from a statistical method', () => {
  test('is rounded to declared places, its edge is named', () => {
    expect(fromFloat(1.2345, 2)).toEqual({ value: d('1.23'), nearEdge: false })
    expect(fromFloat(-1.5, 0).nearEdge).toBe(true)
    expect(print(fromFloat(-1.5, 0).value)).toBe('-2')
  })
  test('is never NaN', () => expect(print(fromFloat(Number.NaN, 2).value)).toBe('0'))
})
