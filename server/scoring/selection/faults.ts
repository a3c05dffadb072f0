/** What is wrong with an instance before anything is solved: names that name nobody, people twice, shares that are none. */

import { decimal } from '../exact.ts'
import { type Quota, shareOf, type Who } from '../quota.ts'
import type { Forced, Instance } from './instance.ts'

export interface InstanceFault {
  path: (string | number)[]
  code:
    | 'twice'
    | 'person-twice'
    | 'not-decimal'
    | 'merit-too-fine'
    | 'category-unknown'
    | 'candidate-unknown'
    | 'forced-both'
    | 'share-or-count'
    | 'bad-share'
    | 'attribute-unknown'
    | 'no-condition'
  value: string
}

type Path = InstanceFault['path']

/** Merits as whole numbers of their smallest unit stay below this, so that sums of them are exact everywhere. */
const LARGEST = 1e10

export function instanceFaults(instance: Instance): InstanceFault[] {
  const { candidates, units = [], categories = [], quotas = [], goals = [], list = [] } = instance
  const on = instance.in ?? []
  const off = instance.out ?? []
  const known = new Set(candidates.map(({ id }) => id))
  const onIds = new Set(on.map(({ candidate }) => candidate))
  const attributes = new Set(candidates.flatMap((one) => Object.keys(one.attributes ?? {})))
  const kinds = new Set(categories.map(({ id }) => id))
  const fault = (code: InstanceFault['code'], value: string, ...path: Path): InstanceFault => ({ path, code, value })
  const forced = (some: readonly Forced[], field: 'in' | 'out') => [
    ...twice(some, ({ candidate }) => candidate, [field], 'candidate'),
    ...some.flatMap(({ candidate }, at) => (known.has(candidate) ? [] : [fault('candidate-unknown', candidate, field, at, 'candidate')])),
  ]
  const looks = (who: Who, ...path: Path) =>
    who.flatMap((one, at): InstanceFault[] => {
      if (one.in === undefined && one.out === undefined) return [fault('no-condition', one.attribute, ...path, at)]
      const isKnown = attributes.has(one.attribute) || candidates.length === 0
      return isKnown ? [] : [fault('attribute-unknown', one.attribute, ...path, at, 'attribute')]
    })
  return [
    ...twice(candidates, ({ id }) => id, ['candidates']),
    ...twice(candidates, ({ person }) => person, ['candidates'], 'person', 'person-twice'),
    ...merits(instance),
    ...candidates.flatMap(({ category }, at) =>
      category === undefined || kinds.size === 0 || kinds.has(category)
        ? []
        : [fault('category-unknown', category, 'candidates', at, 'category')],
    ),
    ...twice(units, ({ id }) => id, ['units']),
    ...twice(categories, ({ id }) => id, ['categories']),
    ...forced(on, 'in'),
    ...forced(off, 'out'),
    ...off.flatMap(({ candidate }, at) => (onIds.has(candidate) ? [fault('forced-both', candidate, 'out', at)] : [])),
    ...twice(quotas, ({ id }) => id, ['quotas']),
    ...quotas.flatMap((quota, at) => [
      ...sizeFaults(quota, at),
      ...looks(quota.of, 'quotas', at, 'of'),
      ...(Array.isArray(quota.among) ? looks(quota.among, 'quotas', at, 'among') : []),
    ]),
    ...goals.flatMap((goal, at) =>
      'of' in goal
        ? looks(goal.of, 'goals', at, 'of')
        : 'attribute' in goal && !attributes.has(goal.attribute) && candidates.length > 0
          ? [fault('attribute-unknown', goal.attribute, 'goals', at, 'attribute')]
          : [],
    ),
    ...twice(list, (one) => one, ['list']),
    ...list.flatMap((one, at) => (known.has(one) ? [] : [fault('candidate-unknown', one, 'list', at)])),
  ]
}

function twice<T>(
  list: readonly T[],
  of: (one: T) => string | undefined,
  path: Path,
  field = 'id',
  code: InstanceFault['code'] = 'twice',
): InstanceFault[] {
  const seen = new Set<string>()
  return list.flatMap((one, at) => {
    const value = of(one)
    if (value === undefined) return []
    const known = seen.has(value)
    seen.add(value)
    return known ? [{ path: typeof one === 'string' ? [...path, at] : [...path, at, field], code, value }] : []
  })
}

function merits({ candidates }: Instance): InstanceFault[] {
  const at = (code: InstanceFault['code'], value: string, i: number): InstanceFault => ({ path: ['candidates', i, 'merit'], code, value })
  const bad = candidates.flatMap(({ merit }, i) => (decimal(merit) === null ? [at('not-decimal', merit, i)] : []))
  if (bad.length > 0) return bad
  const places = (merit: string) => (merit.split('.')[1] ?? '').replace(/0+$/, '').length
  const unit = 10 ** Math.max(0, ...candidates.map(({ merit }) => places(merit)))
  return candidates.flatMap(({ merit }, i) => (Math.abs(Number(merit)) * unit > LARGEST ? [at('merit-too-fine', merit, i)] : []))
}

function sizeFaults(quota: Quota, at: number): InstanceFault[] {
  if ((quota.share === undefined) === (quota.count === undefined))
    return [{ path: ['quotas', at, 'share'], code: 'share-or-count', value: quota.id }]
  return quota.share !== undefined && shareOf(quota.share) === null
    ? [{ path: ['quotas', at, 'share'], code: 'bad-share', value: quota.share }]
    : []
}
