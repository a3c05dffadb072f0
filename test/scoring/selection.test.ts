/** Selections under all rules at once, held against every list there is; and what is said of them. */
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../server/nominations/propose.ts'
import { solverFor } from '../../server/nominations/solver.ts'
import { conflictOf } from '../../server/scoring/selection/conflict.ts'
import { type Give, type Instance, split } from '../../server/scoring/selection/instance.ts'
import { modelOf } from '../../server/scoring/selection/model.ts'
import { pricesOf } from '../../server/scoring/selection/prices.ts'
import type { Solved, Solver } from '../../server/scoring/selection/program.ts'
import { repairOf } from '../../server/scoring/selection/repair.ts'
import { selectionOf, solved } from '../../server/scoring/selection/select.ts'
import { why } from '../../server/scoring/selection/why.ts'
import { chance } from './oracle/chance.ts'
import { field } from './selection-field.ts'
import { all, bests, broken, millionths, settledBy, small, type Tried } from './selection-oracle.ts'

let solver: Solver
beforeAll(async () => {
  solver = await solverFor(3600)
})

const ids = (one: { list: { id: string }[] } | undefined) => one?.list.map(({ id }) => id).sort((a, b) => Number(a) - Number(b))
const sorted = (list: readonly string[] | undefined) => list && [...list].sort((a, b) => Number(a) - Number(b))
const SEEDS = Array.from({ length: 500 }, (_, i) => i + 1)
const FEWER = SEEDS.slice(0, 100)
const lists = (instance: Instance) => {
  const tried = all(instance)
  return { tried, top: bests(tried) }
}
const points = (merit: string) => millionths([{ id: '', merit }])

describe('500 small campaigns against every list there is', () => {
  test('the list of most merit, whether it is the only one, and the goals that settle ties', () => {
    let [none, ties] = [0, 0]
    for (const seed of SEEDS) {
      const instance = small(seed)
      const { top } = lists(instance)
      const found = selectionOf(solved(instance, solver))
      if (top.length === 0) none++
      if (top.length > 1) ties++
      expect([seed, found?.status, sorted(found?.chosen), found?.only]).toEqual([
        seed,
        top.length > 0 ? 'optimal' : undefined,
        ids(settledBy(instance, top)),
        top.length > 0 ? top.length === 1 : undefined,
      ])
      if (found) expect([seed, points(found.merit), found.gap, found.settled]).toEqual([seed, top[0]?.merit, '0', true])
    }
    // The cases are of all kinds.
    expect([none > 80, ties > 40, none + ties < 400]).toEqual([true, true, true])
  })

  test('why not, or why: the best list the other way round, or none', () => {
    for (const seed of FEWER) {
      const instance = small(seed)
      const solution = solved(instance, solver)
      if (!solution.found.values || instance.candidates.length === 0) continue
      const { id } = chance(seed).pick(instance.candidates)
      const said = why(solution, id, solver)
      const isOther = (one: Tried) => one.list.some((it) => it.id === id) !== said.chosen
      // What the committee has forced is asked as if it had not.
      const freed = { ...instance, in: others(instance.in, id), out: others(instance.out, id) }
      const [top] = bests(all(freed).filter(isOther))
      expect([seed, said.otherwise && points(said.otherwise.merit), said.conflict !== null]).toEqual([seed, top?.merit ?? null, !top])
    }
  })

  test('the price of a rule is what the best list gains when it gives way by one', () => {
    let some = 0
    for (const seed of FEWER) {
      const instance = small(seed)
      const solution = solved(instance, solver)
      if (!solution.found.values) continue
      const { tried, top } = lists(instance)
      const prices = new Map(pricesOf(solution, solver).map((one) => [one.rule as string, one]))
      for (const { id } of instance.units ?? []) {
        const looser = {
          ...instance,
          units: instance.units?.map((one) => (one.id === id ? { ...one, least: (one.least ?? 0) - 1, most: one.most! + 1 } : one)),
        }
        const gain = bests(all(looser))[0]!.merit - top[0]!.merit
        const price = prices.get(`unit:${id}`)
        expect([seed, id, price && points(price.price), price?.proven]).toEqual([seed, id, gain, true])
        if (gain > 0n) some++
      }
      // A seat more also changes what shares of the chosen ask for; shares of all seats stay as they were allotted.
      const near = ({ list }: Tried, key: string) => key === 'seats' && Math.abs(list.length - instance.seats) === 1
      const roomy = tried.map((one) => ({ ...one, broken: one.broken.filter((key) => !near(one, key)) }))
      if (!instance.vacant) expect([seed, points(prices.get('seats')!.price)]).toEqual([seed, bests(roomy)[0]!.merit - top[0]!.merit])
    }
    expect(some).toBeGreaterThan(1)
  })

  test('a repair changes as few as can be, and of these takes the most merit', () => {
    for (const seed of FEWER) {
      const instance = small(seed)
      const hand = chance(seed)
        .some(instance.candidates, 40)
        .map(({ id }) => id)
      const changes = ({ list }: Tried) =>
        list.filter((one) => !hand.includes(one.id)).length + hand.filter((id) => !list.some((one) => one.id === id)).length
      const lawful = all(instance).filter((one) => one.broken.length === 0)
      const fewest = Math.min(...lawful.map(changes))
      const top = settledBy(instance, bests(lawful.filter((one) => changes(one) === fewest)))
      const repair = repairOf(instance, hand, solver)
      if (repair === 'late') throw new Error('late')
      expect([seed, sorted(repair?.chosen)]).toEqual([seed, ids(top)])
      if (repair) expect(repair.change.out.length + repair.change.in.length).toBe(fewest)
    }
  })

  test('a conflict cannot hold, holds without any one of its rules, and each way out is lawful when taken', () => {
    let some = 0
    for (const seed of FEWER) {
      const instance = small(seed)
      const { tried, top } = lists(instance)
      if (top.length > 0) continue
      some++
      const { rules, irreducible, relaxations } = conflictOf(instance, solver)
      const keys = rules.map(({ rule }) => rule as string)
      const holds = (some: string[]) => tried.some((one) => !one.broken.some((key) => some.includes(key)))
      expect([seed, irreducible, holds(keys), keys.filter((key) => !holds(keys.filter((other) => other !== key)))]).toEqual([
        seed,
        true,
        false,
        [],
      ])
      for (const { gives, merit } of relaxations) {
        const [most] = bests(all(eased(instance, gives)))
        expect([seed, gives, merit && points(merit)]).toEqual([seed, gives, most?.merit ?? null])
        // A person less is not enough.
        const [only] = gives
        if (gives.length === 1 && only && only.by > 0)
          expect([seed, only, bests(all(eased(instance, [{ ...only, by: only.by - 1 }])))]).toEqual([seed, only, []])
      }
      expect([seed, relaxations.length > 0]).toEqual([seed, true])
    }
    expect(some).toBeGreaterThan(20)
  })

  test('reserves are the next by merit who can step in for somebody with every rule kept', () => {
    for (const seed of FEWER) {
      const instance = small(seed)
      const found = selectionOf(solved(instance, solver))
      if (!found || instance.categories) continue
      const on = instance.candidates.filter(({ id }) => found.chosen.includes(id))
      const free = instance.candidates.filter((one) => !on.includes(one))
      const places = (one: (typeof free)[number]) =>
        on.filter((gone) => broken(instance, [...on.filter((it) => it !== gone), one]).length === 0).map(({ id }) => id)
      const wanted = free
        .filter((one) => places(one).length > 0)
        .sort((a, b) => Number(points(b.merit) - points(a.merit)) || Number(a.id) - Number(b.id))
        .slice(0, instance.reserves)
      expect([seed, found.reserves.map((one) => [one.candidate, sorted(one.for)])]).toEqual([
        seed,
        wanted.map((one) => [one.id, sorted(places(one))]),
      ])
    }
  })
})

test('asked beside the server: the same answer, while a timer goes on ticking', async () => {
  const instance = field(2000, 100, 60, 2)
  let ticks = 0
  const timer = setInterval(() => ticks++, 10)
  const answer = await ask(instance, { ask: 'list' }, 30)
  clearInterval(timer)
  expect(answer).toEqual({ kind: 'list', selection: selectionOf(solved(instance, solver)) })
  expect(ticks).toBeGreaterThan(5)
  await expect(ask({ ...instance, candidates: [{ id: 'x', merit: 'none' }] }, { ask: 'list' })).rejects.toThrow('no merit')
})

describe('a solver that cannot be trusted', () => {
  /** The program and the best merit, by a solver that stops, or lies, at its nth solve. */
  const cut = (nth: number, how: (solved: Solved) => Solved): Solver => {
    let times = 0
    return {
      solve: (program, relaxed) => (++times >= nth ? how(solver.solve(program, relaxed)) : solver.solve(program, relaxed)),
      late: () => times >= nth,
    }
  }

  test('cut short anywhere: the list so far is lawful, and the most lies within its gap', () => {
    const seen = new Set<string>()
    for (const nth of [1, 2, 3, 4])
      for (const keep of [true, false]) {
        const found = selectionOf(
          solved(
            field(300, 30, 12, 3),
            cut(nth, (one) => ({ ...one, status: 'stopped', values: keep ? one.values : [], prices: [] })),
          ),
        )
        seen.add(found?.status ?? 'nothing')
        if (!found) continue
        const most = selectionOf(solved(field(300, 30, 12, 3), solver))!
        expect(points(most.merit)).toBeGreaterThanOrEqual(points(found.merit))
        if (found.bound !== null) expect(points(found.bound)).toBeGreaterThanOrEqual(points(most.merit))
        if (found.status === 'optimal') expect(found.merit).toBe(most.merit)
      }
    expect([...seen].sort()).toEqual(['nothing', 'optimal', 'so-far'])
  })

  test('a list that breaks a rule is never handed on, whatever the solver says', () => {
    for (const seed of FEWER) {
      const luck = chance(seed)
      const lie = cut(luck.int(1, 3), (one) => ({
        ...one,
        values: one.values.map((value) => (luck.odds(30) ? 1 - value : value)),
        prices: one.prices.map((price) => price * luck.int(-3, 3)),
      }))
      const instance = small(seed)
      const { found } = solved(instance, lie)
      const list = instance.candidates.filter(({ id }) => found.values?.[modelOf(instance).at.get(id)!] === 1)
      expect([seed, found.values ? broken(instance, list) : []]).toEqual([seed, []])
    }
  })
})

const others = (list: Instance['in'], id: string) => (list ?? []).filter(({ candidate }) => candidate !== id)

/** The instance with rules that give way, said in its own words. */
function eased(instance: Instance, gives: readonly Give[]): Instance {
  const next = structuredClone(instance)
  for (const { rule, side, by } of gives) {
    const [kind, id] = split(rule)
    if (kind === 'in') next.in = others(next.in, by > 0 ? id : '')
    else if (kind === 'out') next.out = others(next.out, by > 0 ? id : '')
    else if (kind === 'unit')
      next.units = next.units?.map((one) =>
        one.id === id ? { ...one, [side]: side === 'least' ? (one.least ?? 0) - by : (one.most ?? 0) + by } : one,
      )
    else Object.assign(next, { eased: [...((next as { eased?: Give[] }).eased ?? []), { rule, side, by }] })
  }
  return next
}
