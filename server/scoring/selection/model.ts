/** An instance as an integer program: one column a candidate in the order of their ids, one row a rule. */

import { decimal, inside, mul, toCount, whole } from '../exact.ts'
import { meets, type Quota, shareOf } from '../quota.ts'
import { slopeOf } from './bound.ts'
import { byName, type Candidate, type Give, type Instance, type RuleKey } from './instance.ts'
import { type Program, type Row, row } from './program.ts'

export interface Rule {
  key: RuleKey
  /** True of any list, however many are on it. */
  row: Row
  /** What the row comes to on a list that keeps to its seats: the same lists, sooner found. */
  sharp?: Row
  /** How the row gives way by one person: its columns' side of the bound moves by so much; 0 where it cannot give way. */
  give: { least: number; most: number }
}

export interface Model {
  instance: Instance
  candidates: Candidate[]
  /** Column by candidate id. */
  at: Map<string, number>
  /** Whole numbers, `merit × unit`. */
  merits: number[]
  /** How many of these make one point of merit. */
  unit: number
  rules: Rule[]
}

export function modelOf(instance: Instance): Model {
  const candidates = [...instance.candidates].sort((a, b) => byName(a.id, b.id))
  const at = new Map(candidates.map(({ id }, column) => [id, column]))
  const { merits, unit } = wholeMerits(candidates)
  const model = { instance, candidates, at, merits, unit, rules: [] as Rule[] }
  const all = [seats(model), ...categories(model), ...forced(model), ...quotas(model), ...units(model), ...teams(model)]
  model.rules.push(...passed(all, instance.gives ?? []))
  return model
}

/** The rules as far as they still bind. What is sharp of a full list is not true of one with empty seats. */
function passed(rules: Rule[], gives: readonly Give[]): Rule[] {
  if (gives.length === 0) return rules
  const isFull = !gives.some(({ rule }) => rule === 'seats')
  return rules.map(({ sharp, ...rule }) => {
    const own = gives.filter((one) => one.rule === rule.key)
    const kept = sharp && isFull ? { sharp: given({ ...rule, row: sharp }, own) } : {}
    return { ...rule, row: given(rule, own), ...kept }
  })
}

/** A rule's row when it gives way so far. */
export function given({ row, give }: Pick<Rule, 'row' | 'give'>, gives: readonly Pick<Give, 'side' | 'by'>[]): Row {
  const by = (side: 'least' | 'most') => gives.reduce((sum, one) => sum + (one.side === side ? one.by : 0), 0)
  return { ...row, least: row.least - give.least * by('least'), most: row.most + give.most * by('most') }
}

/** @param without rules that are left out */
export function programOf({ merits, rules }: Model, without: ReadonlySet<RuleKey> = new Set()): Program {
  return {
    gain: merits,
    least: merits.map(() => 0),
    most: merits.map(() => 1),
    rows: rules.filter(({ key }) => !without.has(key)).map((rule) => rule.sharp ?? rule.row),
  }
}

/** Merits without their points: "92.5" and "90" are 925 and 900 tenths. */
function wholeMerits(candidates: readonly Candidate[]): { merits: number[]; unit: number } {
  const places = Math.max(0, ...candidates.map(({ merit }) => (merit.split('.')[1] ?? '').replace(/0+$/, '').length))
  const unit = 10 ** places
  const merits = candidates.map(({ merit }) => {
    const value = decimal(merit)
    const scaled = value && inside(mul(value, whole(unit)))
    if (!scaled) throw new Error(`no merit: ${merit}`)
    return scaled.n
  })
  return { merits, unit }
}

const EACH = { least: 1, most: 1 }

const columnsOf = ({ candidates }: Model, who: (one: Candidate) => boolean) => candidates.flatMap((one, at) => (who(one) ? [at] : []))

function seats(model: Model): Rule {
  const { seats: most, vacant } = model.instance
  return {
    key: 'seats',
    row: row(
      columnsOf(model, () => true),
      1,
      vacant ? 0 : most,
      most,
    ),
    give: EACH,
  }
}

function categories(model: Model): Rule[] {
  const { categories: list = [], vacant } = model.instance
  return list.map(({ id, seats: most }) => ({
    key: `category:${id}`,
    row: row(
      columnsOf(model, ({ category }) => category === id),
      1,
      vacant ? 0 : most,
      most,
    ),
    give: EACH,
  }))
}

function forced(model: Model): Rule[] {
  const { in: on = [], out = [] } = model.instance
  const one = (key: RuleKey, id: string, value: number): Rule => ({
    key,
    row: row([model.at.get(id) as number], 1, value, value),
    give: { least: value, most: 1 - value },
  })
  return [
    ...on.map(({ candidate }) => one(`in:${candidate}`, candidate, 1)),
    ...out.map(({ candidate }) => one(`out:${candidate}`, candidate, 0)),
  ]
}

function units(model: Model): Rule[] {
  return [...(model.instance.units ?? [])]
    .sort((a, b) => byName(a.id, b.id))
    .map(({ id, least = 0, most = Infinity }) => ({
      key: `unit:${id}`,
      row: row(
        columnsOf(model, ({ unit }) => unit === id),
        1,
        least,
        most,
      ),
      give: EACH,
    }))
}

function teams(model: Model): Rule[] {
  if (!model.instance.onePerTeam) return []
  const members = new Map<string, number[]>()
  for (const [at, { team }] of model.candidates.entries()) if (team !== undefined) members.set(team, [...(members.get(team) ?? []), at])
  return [...members]
    .filter(([, columns]) => columns.length > 1)
    .sort(([a], [b]) => byName(a, b))
    .map(([id, columns]) => ({ key: `team:${id}`, row: row(columns, 1, 0, 1), give: EACH }))
}

function quotas(model: Model): Rule[] {
  return (model.instance.quotas ?? []).map((quota) => quotaRule(model, quota))
}

function quotaRule(model: Model, quota: Quota): Rule {
  const { of, among, kind } = quota
  const rounding = quota.rounding ?? (kind === 'floor' ? 'up' : 'down')
  const counted = columnsOf(
    model,
    (one) => meets(one.attributes ?? {}, of) && (!Array.isArray(among) || meets(one.attributes ?? {}, among)),
  )
  const bounded = (of: number[], factors: number[] | number, bound: number): Row =>
    kind === 'floor' ? row(of, factors, bound, Infinity) : row(of, factors, -Infinity, bound)
  const plain = (bound: number) => bounded(counted, 1, bound)
  const key = `quota:${quota.id}` as const
  if (quota.count !== undefined) return { key, row: plain(quota.count), give: EACH }
  const share = shareOf(quota.share ?? '')
  if (!share) throw new Error(`quota ${quota.id} has no share`)
  const { seats: all, vacant } = model.instance
  const ofSeats = plain(toCount(mul(share, whole(all)), rounding))
  if (among === 'seats') return { key, row: ofSeats, give: EACH }
  const isCounted = new Set(counted)
  const base = columnsOf(model, ({ attributes }) => !Array.isArray(among) || meets(attributes ?? {}, among))
  const upTo = (most: number) => {
    const { parts, scale, spare } = slopeOf(share, kind, rounding, most)
    const factors = base.map((at) => (isCounted.has(at) ? scale : 0) - parts)
    return { row: bounded(base, factors, -scale * spare), give: { least: scale, most: scale } }
  }
  return { key, ...upTo(base.length), sharp: among === 'chosen' && !vacant ? ofSeats : upTo(Math.min(base.length, all)).row }
}
