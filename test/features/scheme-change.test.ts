/** The scheme editor's changes of the tree: each gives a new scheme that the engine's own checks can judge. */
import { expect, test } from 'vitest'
import { districtSkills } from '../../server/competitions/templates/district-skills.ts'
import { faults } from '../../server/scoring/faults.ts'
import type { Group } from '../../server/scoring/types.ts'
import {
  addAspect,
  addCriterion,
  changeNode,
  moved,
  moveNode,
  removeNode,
  withFull,
  withOptional,
} from '../../web/organiser/scheme/change.ts'

const scheme = districtSkills.scheme
const PRACTICE = ['root', 'children', 1]
const PREPARATION = [...PRACTICE, 'children', 0]
const name = { zh: '新评分点', en: 'New aspect' }
const at = (root: Group, ...indices: number[]) => indices.reduce((node, i) => node.children[i] as Group, root)

test('a changed node is changed at its place, and the scheme before stays as it was', () => {
  const before = structuredClone(scheme)
  const next = changeNode(scheme, PREPARATION, (node) => ({ ...node, name: { zh: '安全', en: 'Safety' } }))
  expect(at(next.root, 1, 0).name.zh).toBe('安全')
  expect(at(next.root, 1, 1)).toBe(at(scheme.root, 1, 1))
  expect(scheme).toEqual(before)
})

test('moving down and up again gives the same scheme; the first cannot go further up', () => {
  const down = moveNode(scheme, PREPARATION, 1)
  expect(
    at(down.root, 1)
      .children.map((child) => child.id)
      .slice(0, 2),
  ).toEqual(['process', 'preparation'])
  expect(moveNode(down, [...PRACTICE, 'children', 1], -1)).toEqual(scheme)
  expect(moveNode(scheme, PREPARATION, -1)).toEqual(scheme)
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})

test('added aspects and criteria never share an id; what no longer adds up is named until it is mended', () => {
  const twice = addAspect(addAspect(scheme, PREPARATION, name), PREPARATION, name)
  expect(faults(twice).map((fault) => fault.code)).toEqual(['full-sum'])
  const mended = changeNode(
    changeNode(twice, PREPARATION, (node) => withFull(node, '40')),
    PRACTICE,
    (node) => withFull(node, '120'),
  )
  expect(faults(mended)).toEqual([])
  expect(faults(addCriterion(scheme, PRACTICE, name, name)).map((fault) => fault.code)).toEqual(['full-sum'])
})

test('among weighted parts a new one has a weight too', () => {
  const next = addCriterion(scheme, ['root'], name, name)
  expect(next.root.children.at(-1)?.weight).toBe('0%')
  expect(faults(next).map((fault) => fault.code)).not.toContain('weights-mixed')
})

test('removing takes one node and all under it', () => {
  const next = removeNode(scheme, [...PREPARATION, 'children', 2])
  expect(at(next.root, 1, 0).children.map((child) => child.id)).toEqual(['tools', 'protection'])
})

test('the highest mark follows the points where both were the same number', () => {
  const aspect = { kind: 'points' as const, id: 'a', name, full: '10', max: '10', step: '1' }
  expect(withFull(aspect, '12')).toMatchObject({ full: '12', max: '12' })
  expect(withFull({ ...aspect, max: '5' }, '12')).toMatchObject({ full: '12', max: '5' })
  expect(withOptional({ ...aspect, places: 2 }, 'places', undefined)).toEqual(aspect)
})
