/** Selections by trying every list there is: nothing of it shares a line with the engine. For a dozen candidates at most. */
import type { Quota, Who } from '../../server/scoring/quota.ts'
import type { Candidate, Give, Goal, Instance } from '../../server/scoring/selection/instance.ts'
import { chance } from './oracle/chance.ts'

const is = (one: Candidate, who: Who) =>
  who.every(({ attribute, in: some, out }) => {
    const value = one.attributes?.[attribute]
    return typeof value === 'string' && (!some || some.includes(value)) && !out?.includes(value)
  })

/** "35%", "0.35" or "7/20" as whole numbers over 10^12. */
function share(text = ''): [bigint, bigint] {
  const [a, b] = text.split('/')
  if (b) return [BigInt(a!), BigInt(b)]
  const [whole = '0', rest = ''] = text.replace('%', '').split('.')
  return [BigInt(whole + rest), 10n ** BigInt(rest.length + (text.endsWith('%') ? 2 : 0))]
}

function limit(quota: Quota, denominator: number): number {
  if (quota.count !== undefined) return quota.count
  const [n, d] = share(quota.share)
  const up = (quota.rounding ?? (quota.kind === 'floor' ? 'up' : 'down')) === 'up'
  return Number((n * BigInt(denominator) + (up ? d - 1n : 0n)) / d)
}

/** Names of the rules that a list breaks, as the engine calls them. */
export function broken(instance: Instance & { eased?: Give[] }, list: Candidate[]): string[] {
  const bad: string[] = []
  const check = (key: string, fine: boolean) => fine || bad.push(key)
  const { seats, vacant } = instance
  const ease = (rule: string, side: 'least' | 'most') =>
    (instance.eased ?? []).reduce((sum, one) => sum + (one.rule === rule && one.side === side ? one.by : 0), 0)
  check('seats', list.length <= seats && (vacant || list.length >= seats - ease('seats', 'least')))
  for (const one of instance.categories ?? []) {
    const n = list.filter(({ category }) => category === one.id).length
    const key = `category:${one.id}`
    check(key, n <= one.seats + ease(key, 'most') && (vacant || n >= one.seats - ease(key, 'least')))
  }
  for (const { candidate } of instance.in ?? [])
    check(
      `in:${candidate}`,
      list.some(({ id }) => id === candidate),
    )
  for (const { candidate } of instance.out ?? []) check(`out:${candidate}`, !list.some(({ id }) => id === candidate))
  for (const quota of instance.quotas ?? []) {
    const base = Array.isArray(quota.among) ? list.filter((one) => is(one, quota.among as Who)) : list
    const n = base.filter((one) => is(one, quota.of)).length
    const bound = limit(quota, quota.among === 'seats' ? seats : base.length)
    const key = `quota:${quota.id}`
    check(key, quota.kind === 'floor' ? n >= bound - ease(key, 'least') : n <= bound + ease(key, 'most'))
  }
  for (const { id, least = 0, most = Infinity } of instance.units ?? []) {
    const n = list.filter(({ unit }) => unit === id).length
    check(`unit:${id}`, n >= least && n <= most)
  }
  if (instance.onePerTeam)
    for (const team of new Set(list.flatMap((one) => one.team ?? [])))
      check(`team:${team}`, list.filter((one) => one.team === team).length <= 1 + ease(`team:${team}`, 'most'))
  return bad
}

/** Merit in millionths. */
export const millionths = (list: Candidate[]): bigint =>
  list.reduce((sum, { merit }) => {
    const [whole = '0', rest = ''] = merit.replace('-', '').split('.')
    const value = BigInt(whole + rest.padEnd(6, '0'))
    return sum + (merit.startsWith('-') ? -value : value)
  }, 0n)

export interface Tried {
  list: Candidate[]
  merit: bigint
  broken: string[]
}

/** Every list of these candidates, in the order of their ids. */
export function all(instance: Instance): Tried[] {
  const people = [...instance.candidates].sort((a, b) => Number(a.id) - Number(b.id))
  return Array.from({ length: 2 ** people.length }, (_, bits) => {
    const list = people.filter((_, at) => bits & (1 << at))
    return { list, merit: millionths(list), broken: broken(instance, list) }
  })
}

/** The lawful lists of most merit. */
export function bests(tried: Tried[]): Tried[] {
  const lawful = tried.filter((one) => one.broken.length === 0)
  const most = lawful.reduce((top, { merit }) => (merit > top ? merit : top), -(10n ** 30n))
  return lawful.filter(({ merit }) => merit === most)
}

/** The one that the goals take. */
export function settledBy(instance: Instance, lists: Tried[]): Tried | undefined {
  let left = lists
  const keep = (value: (one: Tried) => number) => {
    const most = Math.max(...left.map(value))
    left = left.filter((one) => value(one) === most)
  }
  for (const goal of instance.goals ?? []) {
    if (goal.goal === 'units-twice') keep(({ list }) => -twice(list))
    else if ('of' in goal) keep(({ list }) => (goal.goal === 'more' ? 1 : -1) * list.filter((one) => is(one, goal.of)).length)
    else
      for (const value of valuesOf(instance, goal))
        keep(({ list }) => list.filter((one) => one.attributes?.[goal.attribute] === value).length)
  }
  for (const { id } of [...instance.candidates].sort((a, b) => Number(a.id) - Number(b.id)))
    keep(({ list }) => (list.some((one) => one.id === id) ? 1 : 0))
  return left[0]
}

function twice(list: Candidate[]): number {
  const size = new Map<string, number>()
  for (const { unit } of list) if (unit) size.set(unit, (size.get(unit) ?? 0) + 1)
  return [...size.values()].filter((n) => n > 1).length
}

function valuesOf(instance: Instance, { goal, attribute }: Extract<Goal, { attribute: string }>): string[] {
  const values = [...new Set(instance.candidates.flatMap((one) => one.attributes?.[attribute] ?? []))]
  return values.sort((a, b) => (Number(a) - Number(b)) * (goal === 'first' ? 1 : -1))
}

/** A small campaign, rules of every kind, often with ties, often without any lawful list. */
export function small(seed: number): Instance {
  const luck = chance(seed)
  const n = luck.odds(3) ? 0 : luck.int(1, 11)
  const step = luck.pick(['1', '0.5', '0.001', '7.3'])
  const spread = luck.pick([1, 3, 1000])
  const people = Array.from(
    { length: n },
    (_, i): Candidate => ({
      id: String(i + 1),
      merit: (luck.int(luck.odds(10) ? -spread : 0, spread) * Number(step)).toFixed(3),
      ...(luck.odds(90) ? { unit: luck.pick(['a', 'b', 'c']) } : {}),
      ...(luck.odds(70) ? { team: String(luck.int(1, n)) } : {}),
      category: luck.pick(['x', 'y']),
      attributes: { w: luck.pick(['0', '1']), f: luck.pick(['0', '1', '1']), g: luck.pick(['0', '1']), year: String(luck.int(8, 11)) },
    }),
  )
  const seats = luck.int(0, Math.max(1, Math.min(n, 6)))
  const who = (): Who => [luck.odds(80) ? { attribute: luck.pick(['w', 'f', 'g']), in: ['1'] } : { attribute: 'w', out: ['1'] }]
  const quotas = Array.from({ length: luck.int(0, 3) }, (_, i): Quota => {
    const kind = luck.pick(['floor', 'cap'] as const)
    const among = luck.pick(['seats', 'chosen', who(), who()] as const)
    const size = luck.odds(30)
      ? { count: luck.int(0, 3) }
      : { share: luck.pick(['0%', '12.5%', '1/3', '0.35', '55%', '60%', '99.9%', '100%']) }
    return {
      id: `q${i}`,
      name: { zh: '', en: '' },
      kind,
      of: who(),
      among,
      ...size,
      ...(luck.odds(30) ? { rounding: luck.pick(['up', 'down'] as const) } : {}),
    }
  })
  const forced = (odds: number) => luck.some(people, odds).map(({ id }) => ({ candidate: id, reason: 'said so' }))
  const pinned = forced(5)
  return {
    seats,
    vacant: luck.odds(25),
    candidates: people,
    ...(luck.odds(60)
      ? {
          units: ['a', 'b', 'c']
            .slice(0, luck.int(1, 3))
            .map((id) => ({ id, most: luck.int(1, 3), ...(luck.odds(15) ? { least: 1 } : {}) })),
        }
      : {}),
    ...(luck.odds(20) ? { categories: [{ id: 'x', seats: luck.int(0, seats) }] } : {}),
    onePerTeam: luck.odds(50),
    in: pinned,
    out: forced(5).filter(({ candidate }) => !pinned.some((one) => one.candidate === candidate)),
    quotas,
    goals: luck.some<Goal>(
      [
        { goal: 'units-twice' },
        { goal: 'more', of: who() },
        { goal: 'fewer', of: who() },
        { goal: 'first', attribute: 'year' },
        { goal: 'last', attribute: 'year' },
      ],
      30,
    ),
    reserves: luck.int(0, 2),
  }
}
