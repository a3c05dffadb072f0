/** Everything that a scheme says beside its tree: name, keys, prizes, medals, titles, levels, squads, standardisation. */
import type { Key, LevelRow, Prize, Scheme, SquadRule, Standardise, Title } from '../../../server/scoring/types.ts'
import { freeId } from './change.ts'
import { type Field, fieldsOf, words } from './field.ts'
import { citeField } from './node-fields.ts'

const naming = (key: Key) => key.by === 'node' || key.by === 'countback'

/** What breaks ties without naming a part; the first that is free is offered. */
const BREAKERS = ['penalties', 'lots', 'chief'] as const

const keyFields = (only?: readonly Key['by'][]): readonly Field[] =>
  fieldsOf<Key>([
    {
      word: 'by',
      as: 'choice',
      ...(only && { only }),
      set: ({ node, ...key }, next) => {
        const to = { ...key, by: next as Key['by'] }
        return naming(to) ? { ...to, node: node ?? '' } : { ...to, order: next === 'age' ? key.order : 'less' }
      },
    },
    { word: 'node', as: 'node', when: (key) => naming(key) || key.node !== undefined, nodes: (node) => node.kind !== 'given' },
    { word: 'order', as: 'choice' },
    ...(only ? [] : [citeField]),
  ])

const prizeFields = fieldsOf<Prize>([
  { word: 'name', as: 'text' },
  { word: 'count', as: 'count', optional: true, start: () => 1 },
  { word: 'share', as: 'share', optional: true, start: () => '10%' },
  { word: 'least', as: 'decimal', optional: true, start: () => '60' },
  {
    word: 'rounding',
    key: 'round',
    as: 'choice',
    optional: true,
    when: (it) => it.share !== undefined || it.round !== undefined,
    start: () => 'half',
  },
  { word: 'fromTop', as: 'flag', optional: true, start: () => true },
  { word: 'entrants', as: 'count', optional: true, start: () => 5 },
  { word: 'prizeTies', key: 'ties', as: 'choice', optional: true, start: () => 'all' },
  citeField,
  { word: 'id', as: 'line', fine: true },
])

const titleFields = fieldsOf<Title>([
  { word: 'name', as: 'text' },
  { word: 'rank', as: 'count' },
  { word: 'entrants', as: 'count', optional: true, start: () => 10 },
  { word: 'bornAfter', as: 'date', optional: true, start: () => '1991-01-01' },
  { word: 'attributes', as: 'pairs', optional: true, start: () => ({ employee: '1' }) },
  { word: 'passed', as: 'flag', optional: true, start: () => true },
  citeField,
  { word: 'id', as: 'line', fine: true },
])

const squadFields = fieldsOf<SquadRule>([
  { word: 'take', of: 'squadTake', as: 'choice', set: withSquadTake },
  { word: 'best', as: 'count', when: (it) => it.take === 'best' || it.best !== undefined },
  { word: 'prizePoints', key: 'points', as: 'pairs', when: (it) => it.take === 'prize-points' || it.points !== undefined },
  { word: 'incomplete', as: 'choice' },
  {
    word: 'squadKeys',
    key: 'keys',
    as: 'rows',
    optional: true,
    start: () => ({ by: 'penalties', order: 'less' }),
    fields: keyFields(['node', 'penalties']),
  },
])

function withSquadTake({ best, points, ...rule }: SquadRule, take: unknown): SquadRule {
  if (take === 'best') return { ...rule, take, best: best ?? 3 }
  if (take === 'prize-points') return { ...rule, take, points: points ?? { passed: '1' } }
  return { ...rule, take: take as 'sum' }
}

const standardiseFields = fieldsOf<Standardise>([
  { word: 'standardise', key: 'by', as: 'choice' },
  { word: 'decimals', key: 'places', as: 'count' },
  {
    word: 'corrected',
    key: 'node',
    as: 'node',
    optional: true,
    nodes: (node) => node.sitting?.panel !== undefined,
    start: (_, { plan }) => [...plan.sittings.keys()][0] ?? '',
  },
  { word: 'centre', as: 'number', optional: true, when: isScale, start: () => 700 },
  { word: 'width', key: 'spread', as: 'number', optional: true, when: isScale, start: () => 30 },
  { word: 'location', as: 'choice', optional: true, when: isScale, start: () => 'median' },
  { word: 'dispersion', as: 'choice', optional: true, when: isScale, start: () => 'mad' },
])

/** What was set stays in sight even where it has no effect, so that it can be taken away. */
function isScale(rule: Standardise): boolean {
  const { by, centre, spread, location, dispersion } = rule
  return by === 'scale' || [centre, spread, location, dispersion].some((value) => value !== undefined)
}

/** The rules of the list, by the place at which the editor shows them. */
export const ruleSections: Record<'general' | 'keys' | 'prizes' | 'titles' | 'squads' | 'standardise', readonly Field[]> = {
  general: fieldsOf<Scheme>([
    { word: 'name', as: 'text' },
    { word: 'rankOn', as: 'choice', optional: true, start: () => 'exact' },
    { word: 'within', as: 'choice', optional: true, start: () => 'zone' },
  ]),
  keys: fieldsOf<Scheme>([
    {
      word: 'keys',
      as: 'rows',
      start: ({ keys }) => ({ by: BREAKERS.find((by) => keys.every((key) => key.by !== by)) ?? 'chief', order: 'less' }),
      fields: keyFields(),
    },
    { word: 'ties', as: 'choice' },
  ]),
  prizes: fieldsOf<Scheme>([
    {
      word: 'prizes',
      as: 'rows',
      start: ({ prizes }) => ({
        id: freeId(
          'prize',
          prizes.map((one) => one.id),
        ),
        name: words('', ''),
        count: 1,
      }),
      fields: prizeFields,
    },
    {
      word: 'medals',
      as: 'part',
      optional: true,
      start: () => ({ band: '2' }),
      fields: [
        { word: 'band', as: 'decimal' },
        { word: 'medallion', as: 'decimal', optional: true, start: () => '500' },
      ],
    },
  ]),
  titles: fieldsOf<Scheme>([
    {
      word: 'titles',
      as: 'rows',
      optional: true,
      start: ({ titles = [] }) => ({
        id: freeId(
          'title',
          titles.map((one) => one.id),
        ),
        name: words('', ''),
        rank: 1,
      }),
      fields: titleFields,
    },
    {
      word: 'levels',
      as: 'rows',
      optional: true,
      start: () => ({ rank: 1, from: 'l3', to: 'l2' }),
      fields: fieldsOf<LevelRow>([
        { word: 'rank', as: 'count' },
        { word: 'fromLevel', key: 'from', as: 'skill' },
        { word: 'toLevel', key: 'to', as: 'skill' },
      ]),
    },
  ]),
  squads: fieldsOf<Scheme>([
    { word: 'squads', as: 'part', optional: true, start: () => ({ take: 'sum', incomplete: 'leave-out' }), fields: squadFields },
  ]),
  standardise: fieldsOf<Scheme>([
    { word: 'standardise', as: 'part', optional: true, start: () => ({ by: 'severity', places: 2 }), fields: standardiseFields },
  ]),
}

export type RulePlace = keyof typeof ruleSections

export const ruleFields: readonly Field[] = Object.values(ruleSections).flat()
