/** An instance as an integer program: one column a candidate in the order of their ids, one row a rule. */

import { decimal, inside, mul, toCount, whole } from '../exact.ts'
import { meets, type Quota, shareOf } from '../quota.ts'
import { slopeOf } from './bound.ts'
import { byName, type Candidate, type Instance, type RuleKey } from './instance.ts'
import { type Program, type Row, row } from './program.ts'

export interface Rule {
  key: RuleKey
  row: Row
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
  model.rules.push(seats(model), ...categories(model), ...forced(model), ...quotas(model), ...units(model), ...teams(model))
  return model
}

/** @param without rules that are left out */
export function programOf({ merits, rules }: Model, without: ReadonlySet<RuleKey> = new Set()): Program {
  return {
    gain: merits,
    least: merits.map(() => 0),
    most: merits.map(() => 1),
    rows: rules.filter(({ key }) => !without.has(key)).map((rule) => rule.row),
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
  const key = `quota:${quota.id}` as const
  const plain = (count: number): Rule => ({
    key,
    row: kind === 'floor' ? row(counted, 1, count, Infinity) : row(counted, 1, -Infinity, count),
    give: EACH,
  })
  if (quota.count !== undefined) return plain(quota.count)
  const share = shareOf(quota.share ?? '')
  if (!share) throw new Error(`quota ${quota.id} has no share`)
  const { seats: all, vacant } = model.instance
  if (among === 'seats' || (among === 'chosen' && !vacant)) return plain(toCount(mul(share, whole(all)), rounding))
  const { parts, scale, spare } = slopeOf(share, kind, rounding, all)
  const isCounted = new Set(counted)
  const base = columnsOf(model, ({ attributes }) => !Array.isArray(among) || meets(attributes ?? {}, among))
  const factors = base.map((at) => (isCounted.has(at) ? scale : 0) - parts)
  const limit = -scale * spare
  return {
    key,
    row: kind === 'floor' ? row(base, factors, limit, Infinity) : row(base, factors, -Infinity, limit),
    give: { least: scale, most: scale },
  }
}
