/** Everything that a node of a scheme can say: its points, how it is marked and by whom, how its parts are put together. */
import { print } from '../../../server/scoring/exact.ts'
import { isPointless, isWeighted } from '../../../server/scoring/plan.ts'
import type { Aspect, AspectKind, Group, Node, Repeat, Text } from '../../../server/scoring/types.ts'
import { KINDS } from './aspect-fields.ts'
import { withAdds, withFull, withKind } from './change.ts'
import { type At, type Field, fieldsOf, isGiven, words } from './field.ts'
import { judges, sittingFields } from './sitting-fields.ts'

const isGroup = (node: Node): node is Group => node.kind === 'group'
const parentOf = (node: Node, { plan }: At) => plan.parents.get(node.id)

/** Whether a node above already has a source. */
function isCovered(node: Node, at: At): boolean {
  const parent = parentOf(node, at)
  return parent !== undefined && (parent.sitting !== undefined || isCovered(parent, at))
}

const kindFields = Object.entries(KINDS).flatMap(([kind, fields]) =>
  fields.map((field): Field<Node> => ({ ...field, when: (node, at) => node.kind === kind && (field.when?.(node, at) ?? true) })),
)

const refersToGiven = (field: 'factor' | 'base'): Field<Node> => ({
  word: field,
  as: 'node',
  optional: true,
  nodes: isGiven,
  when: (node, { plan }) => !isGroup(node) && (node[field] !== undefined || (!isPointless(node) && [...plan.nodes.values()].some(isGiven))),
  start: (_, { plan }) => [...plan.nodes.values()].find(isGiven)?.id,
})

export const citeField: Field<{ cite?: Text }> = { word: 'cite', as: 'text', optional: true, start: () => words('', '') }

/** The settings of a node, in the order in which they are read. */
export const nodeSections: Record<'basics' | 'marking' | 'source' | 'rules', readonly Field[]> = {
  basics: fieldsOf<Node>([
    { word: 'name', as: 'text' },
    { word: 'level', as: 'choice', when: (node, { scheme }) => isGroup(node) && node.id !== scheme.root.id },
    {
      word: 'weight',
      as: 'share',
      optional: true,
      when: (node, at) => node.weight !== undefined || (!isPointless(node) && isWeighted(parentOf(node, at) ?? at.scheme.root)),
      start: () => '0%',
    },
    {
      word: 'full',
      as: 'decimal',
      when: (node) => !isGroup(node) && !isPointless(node),
      set: (node, full) => withFull(node, full as string),
    },
    {
      word: 'full',
      as: 'decimal',
      optional: true,
      when: isGroup,
      start: (node, { plan }) => (plan.outOf.has(node.id) ? print(plan.outOf.get(node.id)!) : '100'),
    },
    { word: 'id', as: 'line', fine: true },
    citeField,
  ]),
  marking: fieldsOf<Node>([
    {
      word: 'kind',
      as: 'choice',
      when: (node) => !isGroup(node),
      set: (node, kind) => withKind(node as Aspect, kind as AspectKind['kind']),
    },
    ...kindFields,
    refersToGiven('factor'),
    refersToGiven('base'),
  ]),
  source: fieldsOf<Node>([
    {
      word: 'sitting',
      as: 'part',
      optional: true,
      when: (node, at) => node.sitting !== undefined || !isCovered(node, at),
      start: () => ({ source: 'judge', panel: judges }),
      fields: sittingFields,
    },
  ]),
  rules: fieldsOf<Node>([
    {
      word: 'adds',
      as: 'choice',
      derived: true,
      when: isGroup,
      get: (node) => (isGroup(node) && isWeighted(node) ? 'weights' : 'points'),
      set: (node, adds) => (isGroup(node) ? withAdds(node, adds as 'weights' | 'points') : node),
    },
    { word: 'pointPlaces', key: 'places', as: 'places', optional: true, start: () => 2 },
    { word: 'pass', as: 'decimal', optional: true, when: (node) => !isPointless(node) || node.pass !== undefined, start: () => '60' },
    {
      word: 'repeat',
      as: 'part',
      optional: true,
      when: (node, { plan }) => isGroup(node) && (node.repeat !== undefined || !plan.repeatOf.has(node.id)),
      start: () => ({ times: 2, take: 'best' }),
      fields: fieldsOf<Repeat>([
        { word: 'times', as: 'count' },
        {
          word: 'take',
          of: 'repeatTake',
          as: 'choice',
          set: ({ best, ...it }, take) => ({ ...it, take: take as Repeat['take'], ...(take === 'best' && best !== undefined && { best }) }),
        },
        { word: 'best', as: 'count', optional: true, when: (it) => it.take === 'best' || it.best !== undefined, start: () => 1 },
        { word: 'absent', as: 'choice', optional: true, start: () => 'zero' },
      ]),
    },
    {
      word: 'advance',
      as: 'part',
      optional: true,
      when: (node) => isGroup(node) && (node.level === 'stage' || node.advance !== undefined),
      start: () => ({ top: 10, ties: 'all' }),
      fields: [
        { word: 'cutTies', key: 'ties', as: 'choice' },
        { word: 'top', as: 'count', optional: true, start: () => 10 },
        { word: 'share', as: 'share', optional: true, start: () => '50%' },
        { word: 'rounding', key: 'round', as: 'choice', optional: true, start: () => 'up' },
        { word: 'least', as: 'decimal', optional: true, start: () => '60' },
      ],
    },
    {
      word: 'noFloor',
      key: 'floor',
      as: 'flag',
      optional: true,
      when: (node) => isGroup(node) && typeof node.floor !== 'string',
      get: (node) => (isGroup(node) && node.floor === null) || undefined,
      set: (node, on) => withFloor(node as Group, on ? null : undefined),
      start: () => true,
    },
    {
      word: 'floor',
      as: 'decimal',
      optional: true,
      when: (node) => isGroup(node) && node.floor !== null,
      start: () => '0',
    },
    { word: 'cap', as: 'decimal', optional: true, when: isGroup, start: () => '100' },
  ]),
}

function withFloor({ floor: _, ...group }: Group, floor: null | undefined): Group {
  return floor === undefined ? group : { ...group, floor }
}

export const nodeFields: readonly Field[] = Object.values(nodeSections).flat()
