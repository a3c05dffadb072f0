/** The scheme editor's data: its fields reach everything that a scheme can say, its samples fit, its comparison finds each change. */
import { describe, expect, test } from 'vitest'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { templates } from '../../server/competitions/templates/index.ts'
import { explain } from '../../server/scoring/explain.ts'
import { bundleFaults } from '../../server/scoring/fault-bundle.ts'
import { faults } from '../../server/scoring/faults.ts'
import { planOf } from '../../server/scoring/plan.ts'
import { score } from '../../server/scoring/score.ts'
import type { Aspect, Group, Node, Scheme } from '../../server/scoring/types.ts'
import { addAspect, changeNode, duplicateNode, moveNode, removeNode, renameNode, withKind } from '../../web/organiser/scheme/change.ts'
import { type Difference, differences, wordOf } from '../../web/organiser/scheme/differences.ts'
import { type At, applies, type Field, leavesOf, settingOf, withValue } from '../../web/organiser/scheme/field.ts'
import { nodeFields } from '../../web/organiser/scheme/node-fields.ts'
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
  test('of two thousand aspects and nine judges is small enough to appear while one types', () => {
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
    expect(performance.now() - before).toBeLessThan(1500)
  })
})
