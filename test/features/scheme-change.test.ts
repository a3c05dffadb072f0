/** The scheme editor's changes of the tree: each gives a new scheme that the engine's own checks can judge. */
import { expect, test } from 'vitest'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { labourQuarter } from '../../server/competitions/templates/labour-quarter.ts'
import { faults } from '../../server/scoring/faults.ts'
import type { Aspect, AspectKind, Group, Node, Scheme } from '../../server/scoring/types.ts'
import * as change from '../../web/organiser/scheme/change.ts'
import { rowsOf } from '../../web/organiser/scheme/place.ts'
import { anyScheme } from '../scoring/oracle/any-scheme.ts'
import { chance } from '../scoring/oracle/chance.ts'

const scheme = districtSkills.scheme
const PRACTICE = ['root', 'children', 1]
const PREPARATION = [...PRACTICE, 'children', 0]
const name = { zh: '新评分点', en: 'New aspect' }
const at = (root: Group, ...indices: number[]) => indices.reduce((node, i) => node.children[i] as Group, root)
const codes = (of: Scheme) => faults(of).map((fault) => fault.code)
const ids = (group: Group) => group.children.map((child) => child.id)

test('a changed node is changed at its place, and the scheme before stays as it was', () => {
  const before = structuredClone(scheme)
  const next = change.changeNode(scheme, PREPARATION, (node) => ({ ...node, name: { zh: '安全', en: 'Safety' } }))
  expect(at(next.root, 1, 0).name.zh).toBe('安全')
  expect(at(next.root, 1, 1)).toBe(at(scheme.root, 1, 1))
  expect(scheme).toEqual(before)
})

test('moving down and up again gives the same scheme; the first cannot go further up', () => {
  const down = change.moveNode(scheme, PREPARATION, 1)
  expect(ids(at(down.scheme.root, 1)).slice(0, 2)).toEqual(['process', 'preparation'])
  expect(change.moveNode(down.scheme, down.path, -1)).toEqual({ scheme, path: PREPARATION })
  expect(change.moveNode(scheme, PREPARATION, -1)).toEqual({ scheme, path: PREPARATION })
  expect(change.moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})

test('a node moves out of its group, and into the group above it; the path follows', () => {
  const out = change.moveOut(scheme, [...PREPARATION, 'children', 0])
  expect(ids(at(out.scheme.root, 1)).slice(0, 2)).toEqual(['preparation', 'tools'])
  expect(change.nodeAt(out.scheme, out.path)?.id).toBe('tools')
  const back = change.moveIn(out.scheme, out.path)
  expect(ids(at(back.scheme.root, 1, 0))).toEqual(['protection', 'safety', 'tools'])
  expect(change.moveIn(scheme, PREPARATION).scheme).toBe(scheme)
  expect(change.moveOut(scheme, PRACTICE).scheme).toBe(scheme)
})

test('added aspects and groups never share an id; what no longer adds up is named until it is mended', () => {
  const twice = change.addAspect(change.addAspect(scheme, PREPARATION, name).scheme, PREPARATION, name).scheme
  expect(codes(twice)).toEqual(['full-sum'])
  const mended = change.changeNode(
    change.changeNode(twice, PREPARATION, (node) => change.withFull(node, '40')),
    PRACTICE,
    (node) => change.withFull(node, '120'),
  )
  expect(faults(mended)).toEqual([])
  expect(codes(change.addGroup(scheme, PRACTICE, name, name).scheme)).toEqual(['full-sum'])
})

test('among weighted parts a new one has a weight too', () => {
  const { scheme: next } = change.addGroup(scheme, ['root'], name, name)
  expect(next.root.children.at(-1)?.weight).toBe('0%')
  expect(codes(next)).not.toContain('weights-mixed')
})

test('removing takes one node and all under it, and goes to its neighbour', () => {
  const next = change.removeNode(scheme, [...PREPARATION, 'children', 2])
  expect(ids(at(next.scheme.root, 1, 0))).toEqual(['tools', 'protection'])
  expect(change.nodeAt(next.scheme, next.path)?.id).toBe('protection')
})

test('a copy has ids of its own, and what it refers to inside itself is its own too', () => {
  const { scheme: next, path } = change.duplicateNode(labourQuarter.scheme, ['root', 'children', 0])
  const copy = change.nodeAt(next, path) as Group
  expect([copy.id, ...ids(copy)]).toEqual(['output-1', 'output-plan-1', 'output-actual-1'])
  expect((copy.children[1] as Aspect & { rule: { target: string } }).rule.target).toBe('output-plan-1')
  expect(faults(next)).toEqual([])
})

test('a node’s new id is used by everything that named it; a taken id is a fault, not a mix-up', () => {
  const next = change.renameNode(scheme, ['root', 'children', 2], 'minutes')
  expect(next.keys.map((key) => key.node)).toEqual(['total', 'minutes', 'practice', 'theory'])
  expect(faults(next)).toEqual([])
  const plan = change.renameNode(labourQuarter.scheme, ['root', 'children', 0, 'children', 0], 'budget')
  expect(faults(plan)).toEqual([])
  const twice = change.renameNode(scheme, PRACTICE, 'theory')
  expect(codes(twice)).toEqual(['id-twice'])
  expect(change.renameNode(twice, PRACTICE, 'practice')).toEqual(scheme)
})

test('whatever names a node, in whatever scheme, follows it when every node is renamed', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const before = anyScheme(chance(seed))
    if (faults(before).length > 0) continue
    let after = before
    for (const { path, node } of rowsOf(before.root)) after = change.renameNode(after, path, `new-${node.id}`)
    expect(faults(after)).toEqual([])
    const plain = (of: Scheme) => JSON.stringify(of).replaceAll('"new-', '"')
    expect(plain(after)).toBe(plain(before))
  }
})

test('every kind of aspect can become every other without a fault', () => {
  const kinds: AspectKind['kind'][] = ['points', 'judgement', 'measure', 'count', 'deduct', 'table', 'imported', 'votes', 'time', 'given']
  const path = [...PREPARATION, 'children', 0]
  for (const from of kinds) {
    for (const to of kinds) {
      const turn = (of: Scheme, kind: AspectKind['kind']) =>
        change.changeNode(of, path, (node: Node) => change.withKind(node as Aspect, kind))
      const next = turn(turn(scheme, from), to)
      // Time and given numbers give no points, so that the group's sum is short; and coming back they begin at 10.
      expect(codes(next).filter((code) => code !== 'full-sum')).toEqual([])
    }
  }
})

test('the highest mark follows the points where both were the same number', () => {
  const aspect = { kind: 'points' as const, id: 'a', name, full: '10', max: '10', step: '1' }
  expect(change.withFull(aspect, '12')).toMatchObject({ full: '12', max: '12' })
  expect(change.withFull({ ...aspect, max: '5' }, '12')).toMatchObject({ full: '12', max: '5' })
})

test('parts are weighed in equal shares that sum to exactly 1, and back', () => {
  const group = at(scheme.root, 1)
  const weighed = change.withAdds(group, 'weights')
  expect(weighed.children.map((child) => child.weight)).toEqual(['1/4', '1/4', '1/4', '1/4'])
  expect(faults(change.changeNode(scheme, PRACTICE, () => weighed))).toEqual([])
  expect(faults(change.changeNode(scheme, PRACTICE, () => change.withAdds(weighed, 'points')))).toEqual([])
})
