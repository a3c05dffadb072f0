/** What each kind of aspect says beyond its points. */
import type { Aspect, AspectKind, MeasureRule } from '../../../server/scoring/types.ts'
import { type At, type Field, fieldsOf, isGiven, words } from './field.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const RULES: Record<MeasureRule['by'], (full: string, at: At) => MeasureRule> = {
  pass: () => ({ by: 'pass' }),
  bands: (full) => ({
    by: 'bands',
    better: 'more',
    bands: [
      { from: '90', points: full },
      { from: '60', points: '0' },
    ],
  }),
  line: (full) => ({ by: 'line', at: ['0', '100'], points: ['0', full] }),
  target: (_, { plan }) => ({ by: 'target', target: [...plan.nodes.values()].find(isGiven)?.id ?? '', better: 'more' }),
}

type Kind<K extends AspectKind['kind']> = Aspect & { kind: K }
const rule = (by: MeasureRule['by']) => ({ when: (it: Kind<'measure'>) => it.rule.by === by })

export const KINDS: { [K in AspectKind['kind']]: readonly Field[] } = {
  points: fieldsOf<Kind<'points'>>([
    { word: 'max', as: 'decimal' },
    { word: 'step', as: 'decimal' },
    { word: 'min', as: 'decimal', optional: true, start: () => '0' },
  ]),
  judgement: fieldsOf<Kind<'judgement'>>(
    [0, 1, 2, 3].map((n) => ({ word: `level${n}` as 'level0', key: `descriptors.${n}`, as: 'text' as const })),
  ),
  measure: fieldsOf<Kind<'measure'>>([
    { word: 'rule', key: 'rule.by', as: 'choice', set: (it, by, at) => ({ ...it, rule: RULES[by as MeasureRule['by']](it.full, at) }) },
    { word: 'better', key: 'rule.better', as: 'choice', when: (it) => 'better' in it.rule },
    {
      ...rule('bands'),
      word: 'bands',
      key: 'rule.bands',
      as: 'rows',
      start: () => ({ from: '0', points: '0' }),
      fields: [
        { word: 'from', as: 'decimal' },
        { word: 'points', as: 'decimal' },
      ],
    },
    { ...rule('line'), word: 'at0', key: 'rule.at.0', as: 'decimal' },
    { ...rule('line'), word: 'points0', key: 'rule.points.0', as: 'decimal' },
    { ...rule('line'), word: 'at1', key: 'rule.at.1', as: 'decimal' },
    { ...rule('line'), word: 'points1', key: 'rule.points.1', as: 'decimal' },
    { ...rule('target'), word: 'target', key: 'rule.target', as: 'node', nodes: isGiven },
    { ...rule('target'), word: 'most', key: 'rule.cap', as: 'share', optional: true, start: () => '120%' },
    { ...rule('target'), word: 'leastShare', key: 'rule.floor', as: 'share', optional: true, start: () => '60%' },
    { word: 'unit', as: 'text', optional: true, start: () => words('', '') },
  ]),
  count: fieldsOf<Kind<'count'>>([
    { word: 'each', as: 'decimal' },
    { word: 'cap', as: 'decimal', optional: true, start: (it) => it.full },
  ]),
  deduct: fieldsOf<Kind<'deduct'>>([
    { word: 'start', key: 'from', as: 'decimal' },
    { word: 'off', key: 'each', as: 'decimal' },
    { word: 'floor', as: 'decimal', optional: true, start: () => '0' },
  ]),
  table: fieldsOf<Kind<'table'>>([
    {
      word: 'grades',
      as: 'rows',
      start: ({ grades }) => ({
        grade: LETTERS.find((one) => grades.every((row) => row.grade !== one)) ?? '',
        name: words('', ''),
        points: '0',
      }),
      fields: [
        { word: 'grade', as: 'line' },
        { word: 'name', as: 'text' },
        { word: 'points', as: 'decimal' },
      ],
    },
  ]),
  time: fieldsOf<Kind<'time'>>([{ word: 'step', as: 'decimal' }]),
  imported: fieldsOf<Kind<'imported'>>([
    { word: 'max', as: 'decimal' },
    { word: 'step', as: 'decimal' },
  ]),
  votes: fieldsOf<Kind<'votes'>>([{ word: 'electorate', as: 'decimal' }]),
  given: fieldsOf<Kind<'given'>>([
    { word: 'step', as: 'decimal' },
    { word: 'unit', as: 'text', optional: true, start: () => words('', '') },
  ]),
}
