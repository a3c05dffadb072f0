/** The demo's district: complete, plausible, and the same for the same seed. */

import { expect, test } from 'vitest'
import { judges, trades } from '../../server/demo/names.ts'
import { makeDistrict } from '../../server/demo/people.ts'
import { proposals } from '../../server/demo/proposal-names.ts'

/** Mulberry32: small, good enough, the same everywhere. */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const district = makeDistrict(seeded(20260501))
const { federation, streets, industries, grassroots, persons } = district
const units = [federation, ...streets, ...industries, ...grassroots]
const share = <T>(list: T[], test: (item: T) => boolean) => list.filter(test).length / list.length

test('the same seed gives the same district, another seed another', () => {
  expect(makeDistrict(seeded(20260501))).toEqual(district)
  expect(makeDistrict(seeded(1)).persons).not.toEqual(persons)
})

test('counts and names', () => {
  expect([streets.length, industries.length, grassroots.length, persons.length]).toEqual([12, 6, 300, 3000])
  for (const field of ['name', 'nameEn', 'uscc'] as const) expect(new Set(units.map((unit) => unit.fields[field])).size).toBe(319)
  expect(new Set(units.map((unit) => unit.key)).size).toBe(319)
  expect(units.every((unit) => /^[\x20-\x7e]+$/.test(unit.fields.nameEn) && unit.fields.name.length <= 40)).toBe(true)
  expect(grassroots.every((unit) => unit.fields.name.endsWith('工会委员会'))).toBe(true)
})

test('units hang together: parents, members, persons', () => {
  const keys = new Set(units.map((unit) => unit.key))
  for (const unit of grassroots) {
    expect(keys.has(unit.parent ?? '')).toBe(true)
    expect(unit.fields.members).toBeGreaterThanOrEqual(20)
    expect(unit.fields.members).toBeLessThanOrEqual(3000)
    expect(unit.fields.industry).toBeTruthy()
    const own = persons.filter((person) => person.unit === unit.key).length
    expect(own).toBeGreaterThanOrEqual(4)
    expect(own).toBeLessThanOrEqual(unit.fields.members)
  }
  const members = [...streets, ...industries].map((unit) => unit.fields.members)
  expect(Math.min(...members)).toBeGreaterThan(0)
  expect(members.reduce((a, b) => a + b)).toBe(federation.fields.members)
  const isPrivate = share(grassroots, (unit) => unit.fields.ownership === 'non-public')
  expect(isPrivate).toBeGreaterThan(0.53)
  expect(isPrivate).toBeLessThan(0.67)
})

test('credit codes pass the check of GB 32100 and belong to no region', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  for (const { fields } of units) {
    const code = fields.uscc ?? ''
    expect(code).toMatch(/^8[19]3199[0-9A-HJ-NP-RTUWXY]{12}$/)
    const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code[i] ?? ''), 0)
    expect(alphabet.indexOf(code[17] ?? '')).toBe((31 - (sum % 31)) % 31)
  }
})

test('workers in plausible shares', () => {
  const people = persons.map((person) => person.fields)
  const within = (value: number, low: number, high: number) => expect([value >= low, value <= high, value]).toEqual([true, true, value])
  within(
    share(people, (p) => p.sex === 'female'),
    0.38,
    0.52,
  )
  within(
    share(people, (p) => p.ethnicity !== '汉族'),
    0.03,
    0.055,
  )
  within(
    share(people, (p) => p.migrant === 1),
    0.1,
    0.28,
  )
  within(
    share(people, (p) => p.political === '中共党员'),
    0.1,
    0.25,
  )
  within(
    share(people, (p) => p.jobClass === 'industrial'),
    0.25,
    0.5,
  )
  within(
    share(people, (p) => p.jobClass === 'science'),
    0.05,
    0.25,
  )
  within(
    share(people, (p) => p.skillLevel === 'none'),
    0.3,
    0.6,
  )
  within(
    share(people, (p) => /^[王李张刘陈]/.test(p.name)),
    0.2,
    0.36,
  )
  within(people.filter((p) => /^(欧阳|上官|司徒|诸葛|皇甫|夏侯|慕容)/.test(p.name)).length, 1, 30)
  within(people.filter((p) => p.employee === 0).length, 4, 20)
  expect(new Set(people.map((p) => p.jobClass)).size).toBe(6)
  expect(new Set(people.map((p) => p.skillLevel)).size).toBe(6)
})

test('birth dates are real days from 1967 to 2006, students are young and not employed', () => {
  for (const { fields } of persons) {
    expect(new Date(fields.birthDate).toISOString().slice(0, 10)).toBe(fields.birthDate)
    expect(fields.birthDate >= '1967-01-01' && fields.birthDate <= '2006-12-31').toBe(true)
    if (fields.employee === 0) expect(fields.birthDate >= '2004').toBe(true)
    if (fields.skillLevel === 'l1') expect(fields.birthDate < '1989').toBe(true)
  }
})

test('names that lists must cope with are there', () => {
  const all = persons.map((person) => person.fields.name)
  expect(all.filter((name) => name.includes('·'))).toHaveLength(5)
  expect(all.filter((name) => /[䶮𬭎]/u.test(name)).map((name) => [...name].length)).toEqual([2, 2])
  expect(all.every((name) => name === name.normalize('NFC') && [...name].length >= 2)).toBe(true)
})

test('eighty proposals, four trades and judges for each', () => {
  expect(proposals).toHaveLength(80)
  expect(new Set(proposals.map((one) => one.title)).size).toBe(80)
  const texts = proposals.flatMap((one) => [one.title, one.present, one.measure, one.effect])
  expect(texts.filter((text) => text.length < 6 || /[{}]|undefined/.test(text))).toEqual([])
  expect(trades.map(({ key }) => judges.filter((one) => one.trade === key).length)).toEqual([7, 7, 7, 7])
  expect(new Set(judges.map((one) => one.name)).size).toBe(judges.length)
})
