/** What a setting of a scheme is, as data: one renderer shows it, one comparer finds its changes. */
import type { Plan } from '../../../server/scoring/plan.ts'
import type { Node, Scheme, Text } from '../../../server/scoring/types.ts'
import type { schemeWords } from '../../../server/words/scheme.ts'

export type FieldWord = keyof typeof schemeWords.field
export type ChoiceWord = keyof typeof schemeWords.choice

/**
 * text: words in both languages · line, date: a text · decimal, share: a number or fraction as text · count, number: a number ·
 * places: digits after the point · list: numbers in one line · pairs: names with a value each · node: the id of a node ·
 * skill: a skill level · part: settings of its own · rows: several of them.
 */
export type Input =
  | 'text'
  | 'line'
  | 'date'
  | 'decimal'
  | 'share'
  | 'count'
  | 'number'
  | 'places'
  | 'list'
  | 'flag'
  | 'choice'
  | 'node'
  | 'skill'
  | 'pairs'
  | 'part'
  | 'rows'

/** The scheme around a setting. */
export interface At {
  scheme: Scheme
  plan: Plan
}

export interface Field<T extends object = object> {
  /** Its label in the words. */
  word: FieldWord
  /** Where it lies in the object, "drop.high"; the word unless said. */
  key?: string
  as: Input
  /** May be absent, and is then offered among the further settings. */
  optional?: true
  /** Always there, but seldom needed. */
  fine?: true
  /** Said by other settings: changes are not listed twice. */
  derived?: true
  /** Under which word the choices stand; its own unless said. */
  of?: ChoiceWord
  /** Of the choices, only these. */
  only?: readonly string[]
  /** Of a part, or of each row. */
  fields?: readonly Field[]
  nodes?(node: Node, it: T): boolean
  when?(it: T, at: At): boolean
  /** What it is when it is added; for rows: a new row. */
  start?(it: T, at: At): unknown
  get?(it: T, at: At): unknown
  set?(it: T, value: unknown, at: At): object
}

export const keyOf = (field: Field): string => field.key ?? field.word

export const stepsOf = (field: Field): (string | number)[] =>
  keyOf(field)
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

export const applies = (field: Field, it: object, at: At): boolean => field.when?.(it, at) ?? true

export function settingOf(field: Field, it: object, at: At): unknown {
  return field.get ? field.get(it, at) : stepsOf(field).reduce<unknown>((in_, step) => (in_ as Record<string, unknown>)?.[step], it)
}

/** The object with another value of this setting; undefined takes it away. */
export function withValue<T extends object>(field: Field, it: T, value: unknown, at: At): T {
  return field.set ? (field.set(it, value, at) as T) : (put(it, stepsOf(field), value) as T)
}

function put(it: unknown, [step, ...rest]: (string | number)[], value: unknown): unknown {
  if (step === undefined) return value
  const next = put((it as Record<string, unknown> | undefined)?.[step], rest, value)
  if (Array.isArray(it)) return it.map((was, i) => (i === step ? next : was))
  const { [step]: _, ...others } = (it ?? {}) as Record<string, unknown>
  // The place in the object stays, so that a change is not also a new order.
  return next === undefined ? others : { ...(it as object), [step]: next }
}

export interface Leaf {
  path: (string | number)[]
  field: Field
  value: unknown
}

/** Every setting that an object has, parts and rows opened. */
export function leavesOf(fields: readonly Field[], it: object, at: At, path: (string | number)[] = []): Leaf[] {
  return fields.flatMap((field): Leaf[] => {
    if (!applies(field, it, at)) return []
    const value = settingOf(field, it, at)
    const here = [...path, ...stepsOf(field)]
    if (value === undefined || value === false) return []
    if (field.as === 'part') return leavesOf(field.fields ?? [], value as object, at, here)
    if (field.as === 'rows') return (value as object[]).flatMap((row, i) => leavesOf(field.fields ?? [], row, at, [...here, i]))
    return [{ path: here, field, value }]
  })
}

/** The settings of one kind of object, checked against its type. */
export const fieldsOf = <T extends object>(fields: readonly Field<T>[]): readonly Field[] => fields

export const words = (zh: string, en: string): Text => ({ zh, en })

/** Numbers that others refer to: a target, a degree of difficulty. */
export const isGiven = (node: Node): boolean => node.kind === 'given'
