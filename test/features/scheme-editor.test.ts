/** The scheme editor's data: its fields reach everything that a scheme can say, its samples fit, its comparison finds each change. */
import { describe, expect, test } from 'vitest'
import { SchemeInput } from '../../server/competitions/input.ts'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { templates } from '../../server/competitions/templates/index.ts'
import { explain } from '../../server/scoring/explain.ts'
import { bundleFaults } from '../../server/scoring/fault-bundle.ts'
import { faults } from '../../server/scoring/faults.ts'
import { planOf } from '../../server/scoring/plan.ts'
import { score } from '../../server/scoring/score.ts'
import type { Group, Key, Node, Scheme, Text } from '../../server/scoring/types.ts'
import { schemeWords } from '../../server/words/scheme.ts'
import { addAspect, changeNode, moveNode, removeNode } from '../../web/organiser/scheme/change.ts'
import { type Difference, differences } from '../../web/organiser/scheme/differences.ts'
import { type At, applies, type ChoiceWord, type Field, leavesOf, settingOf, withValue } from '../../web/organiser/scheme/field.ts'
import { nodeFields } from '../../web/organiser/scheme/node-fields.ts'
import { rowsOf } from '../../web/organiser/scheme/place.ts'
import { ruleFields } from '../../web/organiser/scheme/rule-fields.ts'
import { sampleOf, sampleSize } from '../../web/organiser/scheme/sample.ts'
import { group, panel, points, scheme as schemeOf } from '../scoring/build.ts'
import { anyScheme } from '../scoring/oracle/any-scheme.ts'
import { chance } from '../scoring/oracle/chance.ts'

const SCHEMES: Scheme[] = [...templates.map((one) => one.scheme), ...Array.from({ length: 300 }, (_, seed) => anyScheme(chance(seed + 1)))]

const nodesOf = (node: Node): Node[] => (node.kind === 'group' ? [node, ...node.children.flatMap(nodesOf)] : [node])

/** The path of every value in an object; what the fields show as one value is not entered. */
function pathsOf(value: unknown, shown: ReadonlySet<string>, path: (string | number)[] = []): string[] {
  if (shown.has(path.join('.')) || value === null || typeof value !== 'object') return [path.join('.')]
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'children' || key === 'root' ? [] : pathsOf(inner, shown, [...path, key]),
  )
}

/** What another setting says already: the top is a group and the contest, time gives no points, places are joined from totals. */
function isImplied(node: Node, path: string): boolean {
  if (node.kind === 'group' && (path === 'kind' || (path === 'level' && node.level === 'contest'))) return true
  if (path === 'full') return node.kind === 'time' || node.kind === 'given'
  return (
    (path === 'sitting.panel.per' && node.sitting?.panel?.take === 'places') || (path === 'sitting.reported' && !node.sitting?.reported)
  )
}

describe('the fields', () => {
  test('reach everything that three hundred random schemes and all templates say', () => {
    const missed = new Set<string>()
    for (const scheme of SCHEMES) {
      const at = { scheme, plan: planOf(scheme) }
      const look = (it: object, fields: readonly Field[]) => {
        const shown = new Set(leavesOf(fields, it, at).map((leaf) => leaf.path.join('.')))
        for (const path of pathsOf(it, shown)) if (!shown.has(path) && !isImplied(it as Node, path)) missed.add(path)
      }
      look(scheme, ruleFields)
      for (const node of nodesOf(scheme.root)) look(node, nodeFields)
    }
    expect([...missed]).toEqual([])
  })
})

/** The object with each setting that is offered given, each choice made, each row added, one at a time. */
function* edits(fields: readonly Field[], it: object, at: At): Generator<[what: string, next: object]> {
  for (const field of fields.filter((one) => applies(one, it, at))) {
    const value = settingOf(field, it, at)
    const set = (next: unknown) => withValue(field, it, next, at)
    if (field.as === 'rows') yield [`${field.word} row`, set([...((value ?? []) as object[]), field.start!(it, at)])]
    else if (value === undefined && field.optional) yield [`${field.word} given`, set(field.start!(it, at))]
    else if (value !== undefined && field.optional) yield [`${field.word} taken`, set(undefined)]
    if (field.as === 'choice')
      for (const one of Object.keys(schemeWords.choice[(field.of ?? field.word) as ChoiceWord]).filter(
        (one) => field.only?.includes(one) ?? true,
      ))
        yield [`${field.word} ${one}`, set(one)]
    if (field.as === 'part' && value !== undefined)
      for (const [what, next] of edits(field.fields!, value as object, at)) yield [`${field.word} ${what}`, set(next)]
    for (const [i, row] of field.as === 'rows' ? ((value ?? []) as object[]).entries() : [])
      for (const [what, next] of edits(field.fields!, row, at)) yield [`${field.word} ${what}`, set((value as object[]).with(i, next))]
  }
}

describe('every edit that is offered', () => {
  const seen = new Set<string>()
  const sound = new Set<string>()
  const judge = (what: string, next: Scheme) => {
    seen.add(what)
    if (faults(next).length > 0) return
    sound.add(what)
    const read = SchemeInput.safeParse(next)
    expect([what, read.error?.issues ?? []]).toEqual([what, []])
  }
  test('either has a fault that the editor names, or is a scheme that the server takes', () => {
    for (const scheme of SCHEMES.slice(0, 30)) {
      const at = { scheme, plan: planOf(scheme) }
      for (const [what, next] of edits(ruleFields, scheme, at)) judge(what, next as Scheme)
      for (const { path, node } of rowsOf(scheme.root))
        for (const [what, next] of edits(nodeFields, node, at))
          judge(
            what,
            changeNode(scheme, path, () => next as Node),
          )
    }
    expect(seen.size).toBeGreaterThan(120)
    // Every other edit is sound somewhere; these ask for a second one: another source, another weight, another way to cut.
    const halves = ['sitting given', 'sitting taken', 'weight given', 'weight taken', 'advance share taken']
    expect([...seen].filter((what) => !sound.has(what) && !halves.includes(what))).toEqual([])
  })
})

describe('a sample', () => {
  test.each(templates.map((one) => [one.id, one.scheme] as const))('of %s is whole: nobody owes a mark, all are ranked', (_, scheme) => {
    const bundle = sampleOf(scheme, 1)
    expect(bundleFaults(bundle)).toEqual([])
    const { standings, owed } = score(bundle)
    expect([owed, standings.filter((one) => one.rank === null)]).toEqual([[], []])
    expect(explain(bundle, standings[0]!.entry).steps.length).toBeGreaterThan(3)
  })
  test('of three hundred random schemes has no faulty mark, and the same seed makes the same', () => {
    for (const scheme of SCHEMES.filter((one) => faults(one).length === 0)) {
      const bundle = sampleOf(scheme, 7)
      expect(bundleFaults(bundle)).toEqual([])
      expect(score(bundle).owed.filter((one) => one.what !== 'decision')).toEqual([])
      expect(sampleOf(scheme, 7)).toEqual(bundle)
    }
  })
  test('of two thousand aspects and nine judges is small, and its differences are found in a moment', () => {
    const modules = Array.from({ length: 20 }, (_, m) =>
      group(
        `m${m}`,
        Array.from({ length: 100 }, (_, i) => points(`m${m}-a${i}`)),
        { sitting: panel(9) },
      ),
    )
    const large = schemeOf(group('total', modules))
    expect(sampleSize(large)).toBe(3)
    const before = performance.now()
    score(sampleOf(large, 1))
    expect(differences(large, moveNode(large, ['root', 'children', 5], 1).scheme)).toHaveLength(1)
    expect(performance.now() - before).toBeLessThan(3000)
  })
})

describe('the differences between two numbers', () => {
  const { scheme } = districtSkills
  const said = (found: Difference[]) =>
    found.map(({ how, where, what, row, was, now, moved }) => ({
      how,
      where: typeof where === 'string' ? where : where.map((name) => name.en).join(' › '),
      ...(what.length > 0 && { what: what.map((field) => field.word).join('.') }),
      ...(row && { row: 'name' in row.row ? (row.row.name as Text).en : ((row.row as Key).node ?? row.i) }),
      ...(was && { was: was.value }),
      ...(now && { now: now.value }),
      ...(moved && { from: [moved.was[0].en, moved.was[1]], to: [moved.now[0].en, moved.now[1]] }),
    }))
  const since = (change: (draft: Scheme) => Scheme) => said(differences(scheme, change(structuredClone(scheme))))
  const PRACTICE = ['root', 'children', 1]
  const text = { zh: '新', en: 'New' }

  test('are none between a scheme and itself, in whatever order its objects hold their keys', () => {
    expect(differences(scheme, structuredClone(scheme))).toEqual([])
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, of]) => [key, turned(of)]),
            )
          : value
    expect(differences(scheme, turned(scheme) as Scheme)).toEqual([])
  })
  test('name a changed weight, a new quorum and a rule that is gone, each where it stands', () =>
    expect(
      since((draft) =>
        changeNode(draft, PRACTICE, ({ places: _, ...node }) => ({
          ...(node as Group),
          weight: '80%',
          sitting: { ...node.sitting!, panel: { ...node.sitting!.panel!, quorum: 3 } },
        })),
      ),
    ).toEqual([
      { how: 'changed', where: 'Total › Practice', what: 'weight', was: '70%', now: '80%' },
      { how: 'changed', where: 'Total › Practice', what: 'sitting.panel.quorum', was: 5, now: 3 },
      { how: 'removed', where: 'Total › Practice', what: 'pointPlaces', was: 2 },
    ]))
  test('name nodes that came, went and moved; those that only made room are not named', () => {
    expect(since((draft) => addAspect(draft, [...PRACTICE, 'children', 0], text).scheme)).toEqual([
      { how: 'added', where: 'Total › Practice › Preparation and safety › New' },
    ])
    expect(since((draft) => removeNode(draft, [...PRACTICE, 'children', 3]).scheme).map((one) => one.where)).toEqual([
      'Total › Practice › Speed and economy',
      'Total › Practice › Speed and economy › Use of material',
      'Total › Practice › Speed and economy › Leaving the place in order',
    ])
    expect(since((draft) => moveNode(moveNode(draft, PRACTICE, -1).scheme, ['root', 'children', 0], 1).scheme)).toEqual([])
    const first = since((draft) => moveNode(draft, [...PRACTICE, 'children', 1], -1).scheme)
    expect(first).toEqual([
      { how: 'moved', where: 'Total › Practice › Preparation and safety', from: ['Practice', 1], to: ['Practice', 2] },
    ])
  })
  test('name prizes and keys by what they are, not by their number', () => {
    const [first, second, third] = scheme.prizes
    expect(since((draft) => ({ ...draft, prizes: [first!, { ...third!, share: '25%' }] }))).toEqual([
      { how: 'changed', where: 'prizes', what: 'prizes.share', row: 'Third prize', was: '30%', now: '25%' },
      { how: 'removed', where: 'prizes', what: 'prizes.name', row: 'Second prize', was: second!.name },
      { how: 'removed', where: 'prizes', what: 'prizes.share', row: 'Second prize', was: '20%' },
    ])
    const [total, time, practice, theory] = scheme.keys
    expect(since((draft) => ({ ...draft, keys: [total!, practice!, time!, theory!] }))).toEqual([
      { how: 'moved', where: 'keys', what: 'keys', row: 'time', was: 2, now: 3 },
    ])
  })
  test('of one changed setting anywhere are never missed', () => {
    for (const of of SCHEMES.slice(0, 60)) {
      const at = { scheme: of, plan: planOf(of) }
      for (const leaf of leavesOf(ruleFields, of, at)) {
        const next = structuredClone(of) as unknown as Record<string, unknown>
        const last = leaf.path.at(-1) as string
        const holder = leaf.path.slice(0, -1).reduce<Record<string, unknown>>((it, step) => it[step] as Record<string, unknown>, next)
        holder[last] = leaf.field.as === 'count' || leaf.field.as === 'number' ? Number(leaf.value) + 1 : 'other'
        expect([leaf.path.join('.'), differences(of, next as unknown as Scheme).length > 0]).toEqual([leaf.path.join('.'), true])
      }
    }
  })
})
