/** Seats shared out by weighted measures with the largest remainder. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allot } from '../../server/scoring/allot.ts'

test('half by staff and half by value added, the last seats to the largest remainders', () => {
  const units = [
    { id: 'a', measures: { members: '600', value: '10' } },
    { id: 'b', measures: { members: '300', value: '50' } },
    { id: 'c', measures: { members: '100', value: '40' } },
  ]
  // a: 7 × (0.3 + 0.05) = 2.45, b: 7 × (0.15 + 0.25) = 2.8, c: 7 × (0.05 + 0.2) = 1.75; two are left: b by 0.8, c by 0.75.
  expect(allot(7, { members: '50%', value: '50%' }, units)).toEqual([
    { id: 'a', exact: '2.45', seats: 2, extra: false },
    { id: 'b', exact: '2.8', seats: 3, extra: true },
    { id: 'c', exact: '1.75', seats: 2, extra: true },
  ])
  expect(allot(7, { members: '1', value: '0' }, units).map(({ seats }) => seats)).toEqual([4, 2, 1])
})

test('equal remainders go to the larger claim, then to who stands first; no measure, no seats', () => {
  const of = (...members: string[]) => members.map((n, i) => ({ id: String(i), measures: { members: n } }))
  expect(allot(3, { members: '1' }, of('1', '1')).map(({ seats }) => seats)).toEqual([2, 1])
  expect(allot(2, { members: '1' }, of('1', '3')).map(({ seats }) => seats)).toEqual([0, 2])
  expect(allot(5, { members: '1' }, of('0', '0')).map(({ seats }) => seats)).toEqual([0, 0])
  expect(() => allot(5, { members: 'x' }, of('1'))).toThrow('members')
})

test('every seat is given, and nobody is off by a whole one', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.array(fc.nat(100_000), { minLength: 1, maxLength: 40 }), (seats, members) => {
      fc.pre(members.some((n) => n > 0))
      const shares = allot(
        seats,
        { members: '1' },
        members.map((n, i) => ({ id: String(i), measures: { members: String(n) } })),
      )
      expect(shares.reduce((n, share) => n + share.seats, 0)).toBe(seats)
      for (const share of shares) expect(Math.abs(share.seats - Number(share.exact))).toBeLessThan(1)
    }),
    { numRuns: 200 },
  )
})
