/** Quotas counted as the notices count them: shares of seats, of the chosen and of a part; floors up, caps down. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attributes, ageOn, census, count, meets, type Quota, shareOf } from '../../server/scoring/quota.ts'

const name = { zh: '', en: '' }
const nonPublic: Quota = {
  id: 'non-public',
  name,
  kind: 'floor',
  of: [{ attribute: 'ownership', in: ['non-public'] }],
  among: 'seats',
  share: '35%',
}
const science: Quota = {
  id: 'science',
  name,
  kind: 'floor',
  of: [{ attribute: 'jobClass', in: ['science'] }],
  among: 'seats',
  share: '20%',
}
const migrant: Quota = { id: 'migrant', name, kind: 'floor', of: [{ attribute: 'migrant', in: ['1'] }], among: 'seats', share: '10%' }
const heads: Quota = { id: 'heads', name, kind: 'cap', of: [{ attribute: 'jobClass', in: ['manager'] }], among: 'seats', share: '15%' }

const many = (n: number, person: Attributes): Attributes[] => Array.from({ length: n }, () => person)

describe('a share of the seats', () => {
  test('Shanghai 2022: of 37 medals 13 non-public, 8 science and education, 4 migrant workers', () => {
    const counted = count([nonPublic, science, migrant], 37, [])
    expect(counted.map(({ exact, limit, rounding }) => [exact, limit, rounding])).toEqual([
      ['12.95', 13, 'up'],
      ['7.40', 8, 'up'],
      ['3.70', 4, 'up'],
    ])
  })

  test('Shanghai 2022: of 35 pioneer teams 13 non-public', () => {
    expect(count([nonPublic], 35, [])[0]).toMatchObject({ exact: '12.25', limit: 13, state: 'short', by: 13 })
  })

  test('35 % of 20 is 7 and not 8: no float makes 7 a little more', () => {
    expect(count([nonPublic], 20, many(7, { ownership: 'non-public' }))[0]).toMatchObject({
      exact: '7.00',
      limit: 7,
      state: 'met',
      by: 0,
      reached: '35.0',
    })
  })

  test('a cap is rounded down, and one more than it allows is over', () => {
    const at = (n: number) => count([heads], 37, many(n, { jobClass: 'manager' }))[0]
    expect(at(5)).toMatchObject({ exact: '5.55', limit: 5, rounding: 'down', state: 'met' })
    expect(at(6)).toMatchObject({ state: 'over', by: 1 })
  })

  test('a rule may say its own rounding', () => {
    expect(count([{ ...nonPublic, rounding: 'down' }], 37, [])[0]?.limit).toBe(12)
    expect(count([{ ...heads, rounding: 'up' }], 37, [])[0]?.limit).toBe(6)
  })

  test('a third is a third', () => {
    expect(count([{ ...migrant, share: '1/3' }], 3, [])[0]).toMatchObject({ limit: 1, exact: '1.00', asked: '33.333333' })
    expect(count([{ ...migrant, share: '1/3' }], 4, [])[0]).toMatchObject({ limit: 2, exact: '1.333333' })
  })
})

describe('other denominators', () => {
  test('among the chosen the denominator grows with the list', () => {
    const rule: Quota = { ...migrant, among: 'chosen', share: '50%' }
    expect(count([rule], 20, [])[0]).toMatchObject({ denominator: 0, limit: 0, state: 'met', reached: null })
    expect(count([rule], 20, [...many(3, { migrant: '0' }), ...many(1, { migrant: '1' })])[0]).toMatchObject({
      denominator: 4,
      limit: 2,
      state: 'short',
      by: 1,
    })
  })

  test('model workers 2010: 55 % of the enterprise people are front-line or technical; others do not count on either side', () => {
    const enterprise = [{ attribute: 'jobClass', in: ['industrial', 'frontline', 'technical', 'manager'] }]
    const rule: Quota = {
      id: 'front',
      name,
      kind: 'floor',
      of: [{ attribute: 'jobClass', in: ['industrial', 'frontline', 'technical'] }],
      among: enterprise,
      share: '55%',
    }
    const list = [...many(957, { jobClass: 'frontline' }), ...many(576, { jobClass: 'manager' }), ...many(1452, { jobClass: 'cadre' })]
    expect(count([rule], 2985, list)[0]).toMatchObject({
      numerator: 957,
      denominator: 1533,
      exact: '843.15',
      limit: 844,
      reached: '62.4',
      state: 'met',
    })
  })

  test('a plain number needs no denominator', () => {
    const { share: _, ...rest } = migrant
    expect(count([{ ...rest, count: 2 }], 20, many(1, { migrant: '1' }))[0]).toMatchObject({
      denominator: null,
      exact: null,
      limit: 2,
      state: 'short',
      by: 1,
    })
  })
})

test('what is not recorded meets no condition', () => {
  expect(meets({ ownership: null }, [{ attribute: 'ownership', in: ['non-public'] }])).toBe(false)
  expect(meets({}, [{ attribute: 'ethnicity', out: ['汉族'] }])).toBe(false)
  expect(meets({ ethnicity: '回族' }, [{ attribute: 'ethnicity', out: ['汉族'] }])).toBe(true)
  expect(meets({}, [])).toBe(true)
})

test('a share is a percentage, decimal or fraction of 0 to 1, and nothing else', () => {
  for (const good of ['0%', '35%', '33.3%', '100%', '0.35', '1/3', '1']) expect(shareOf(good)).not.toBeNull()
  for (const bad of ['', '35', '101%', '-5%', '1,5%', '35 %', '3/2', '1/0', 'half']) expect(shareOf(bad)).toBeNull()
})

test('the limit is exact for every percentage and every number of seats, and who meets it meets the share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10000 }), fc.integer({ min: 0, max: 3000 }), (points, seats) => {
      const share = `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}%`
      const [floor, cap] = count(
        [
          { ...migrant, share },
          { ...heads, share },
        ],
        seats,
        [],
      )
      expect(BigInt(floor!.limit) * 10000n >= BigInt(points) * BigInt(seats)).toBe(true)
      expect((BigInt(floor!.limit) - 1n) * 10000n < BigInt(points) * BigInt(seats)).toBe(true)
      expect(BigInt(cap!.limit) * 10000n <= BigInt(points) * BigInt(seats)).toBe(true)
      expect((BigInt(cap!.limit) + 1n) * 10000n > BigInt(points) * BigInt(seats)).toBe(true)
    }),
  )
})

test('the paragraph counts women, migrant workers, non-public units, classes and the mean age on a day', () => {
  const people = [
    { sex: 'female', migrant: '1', ownership: 'non-public', ethnicity: '汉族', jobClass: 'industrial', birthDate: '1980-05-01' },
    { sex: 'male', migrant: '0', ownership: 'public', ethnicity: '回族', jobClass: 'industrial', birthDate: '1990-05-02' },
  ]
  expect(census(people, '2026-05-01')).toEqual({
    people: 2,
    women: 1,
    migrant: 1,
    nonPublic: 1,
    minority: 1,
    classes: { industrial: 2 },
    meanAge: '40.5',
  })
  expect(census([], '2026-05-01').meanAge).toBeNull()
})

test('a birthday counts from its own day on, also the 29th of February', () => {
  expect(ageOn('1990-05-01', '2026-05-01')).toBe(36)
  expect(ageOn('1990-05-02', '2026-05-01')).toBe(35)
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
  expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
})
