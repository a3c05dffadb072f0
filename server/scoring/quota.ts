/** Quotas: floors and caps on shares of a list, counted exactly, each with its own denominator and rounding. */

import { compare, div, type Exact, fraction, HUNDRED, mul, ONE, print, sum, toCount, whole } from './exact.ts'
import type { Decimal, Fraction, Text } from './types.ts'

/** Something that must be known of a person. What is not recorded meets no condition, neither `in` nor `out`. */
export interface Condition {
  attribute: string
  in?: string[]
  out?: string[]
}

/** All conditions hold; an empty list is everybody. */
export type Who = Condition[]

export interface Quota {
  id: string
  name: Text
  /** floor: at least so many; cap: at most so many. */
  kind: 'floor' | 'cap'
  /** Whom the rule counts. */
  of: Who
  /** Of whom the share is taken: all seats, all who are chosen, or the chosen to whom this applies. */
  among: 'seats' | 'chosen' | Who
  /** A share of the denominator, or a plain number of persons; exactly one of the two. */
  share?: Fraction
  count?: number
  /** Floors are rounded up and caps down unless said. */
  rounding?: 'up' | 'down'
  /** The notice or regulation that the rule comes from. */
  cite?: Text
}

/** What a rule looks at; values are the stored codes. */
export type Attributes = Readonly<Record<string, string | null | undefined>>

export interface Counted {
  id: string
  kind: Quota['kind']
  numerator: number
  /** Null for a rule that asks for a plain number. */
  denominator: number | null
  /** The rule's share as a percentage, "35"; null for a plain number. */
  asked: Decimal | null
  /** asked × denominator before rounding, at least two places: "12.95"; null for a plain number. */
  exact: Decimal | null
  rounding: 'up' | 'down'
  /** How many persons the floor needs or the cap allows. */
  limit: number
  /** numerator ÷ denominator as a percentage with one place, half up; null when there is nobody to divide by. */
  reached: Decimal | null
  state: 'met' | 'short' | 'over'
  /** How many are missing or too many. */
  by: number
}

/** Whether all conditions hold for a person. @example meets({ sex: 'female' }, [{ attribute: 'sex', in: ['female'] }]) // true */
export function meets(person: Attributes, who: Who): boolean {
  return who.every(({ attribute, in: among, out }) => {
    const value = person[attribute]
    return value !== null && value !== undefined && (among?.includes(value) ?? true) && !(out?.includes(value) ?? false)
  })
}

/**
 * Counts every rule over the persons chosen so far.
 * @param seats how many may be chosen, ≥ 0
 * @param chosen the attributes of each chosen person
 * @throws Error for a rule whose share is neither a percentage, decimal nor fraction of 0 to 1 (see `shareOf`)
 * @example Shanghai 2022: non-public ≥ 35 % of 37 medals is 12.95, rounded up: 13 are needed; with 11 chosen it is short by 2.
 */
export function count(quotas: readonly Quota[], seats: number, chosen: readonly Attributes[]): Counted[] {
  return quotas.map((quota) => {
    const { among } = quota
    const base = Array.isArray(among) ? chosen.filter((person) => meets(person, among)) : chosen
    const numerator = base.filter((person) => meets(person, quota.of)).length
    const rounding = quota.rounding ?? (quota.kind === 'floor' ? 'up' : 'down')
    const counted =
      quota.count === undefined ? sharedOut(quota, among === 'seats' ? seats : base.length, numerator, rounding) : plain(quota.count)
    const gap = quota.kind === 'floor' ? counted.limit - numerator : numerator - counted.limit
    const state = gap <= 0 ? 'met' : quota.kind === 'floor' ? 'short' : 'over'
    return { id: quota.id, kind: quota.kind, numerator, rounding, ...counted, state, by: Math.max(gap, 0) }
  })
}

function plain(limit: number) {
  return { denominator: null, asked: null, exact: null, limit, reached: null }
}

function sharedOut(quota: Quota, denominator: number, numerator: number, rounding: 'up' | 'down') {
  const share = shareOf(quota.share ?? '')
  if (!share) throw new Error(`quota ${quota.id} has no share`)
  const exact = mul(share, whole(denominator))
  const reached = div(mul(whole(numerator), HUNDRED), whole(denominator))
  return {
    denominator,
    asked: print(mul(share, HUNDRED)),
    exact: twoPlaces(exact),
    limit: toCount(exact, rounding),
    reached: reached && print(reached, 1),
  }
}

/** The share as an exact fraction of 0 to 1, else null. @example shareOf('35%') // 7/20; shareOf('120%') is null */
export function shareOf(text: Fraction): Exact | null {
  const share = fraction(text)
  return share && compare(share, ONE) <= 0 ? share : null
}

/** "7" → "7.00", "12.95" stays, "0.333333" stays: what is shown before rounding never hides a digit that decided. */
function twoPlaces(value: Exact): Decimal {
  const text = print(value)
  const places = text.split('.')[1]?.length ?? 0
  return places < 2 ? print(value, 2) : text
}

/** What a notice says of a list in numbers. */
export interface Census {
  people: number
  women: number
  migrant: number
  nonPublic: number
  minority: number
  /** By job class, those that occur. */
  classes: Record<string, number>
  /** Mean age in whole years reached on the day, one place, half up; null without a birth date. */
  meanAge: Decimal | null
}

/**
 * Counts a list as the paragraph for the press needs it.
 * @param day the day on which ages are taken, "2026-05-01"
 * @example two people born 1980-05-01 and 1990-05-02 are 46 and 35 on 2026-05-01: meanAge "40.5"
 */
export function census(people: readonly Attributes[], day: string): Census {
  const having = (attribute: string, ...values: string[]) => people.filter((person) => meets(person, [{ attribute, in: values }])).length
  const ages = people.flatMap(({ birthDate }) => (birthDate ? [whole(ageOn(birthDate, day))] : []))
  const mean = div(sum(ages), whole(ages.length))
  const classes: Record<string, number> = {}
  for (const { jobClass } of people) if (jobClass) classes[jobClass] = (classes[jobClass] ?? 0) + 1
  return {
    people: people.length,
    women: having('sex', 'female'),
    migrant: having('migrant', '1'),
    nonPublic: having('ownership', 'non-public'),
    minority: people.filter((person) => meets(person, [{ attribute: 'ethnicity', out: ['汉族', '汉'] }])).length,
    classes,
    meanAge: mean && print(mean, 1),
  }
}

/** Whole years from one day to another, both "2026-05-01"; a birthday counts from its own day on. */
export function ageOn(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}
