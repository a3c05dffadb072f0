/** Faults of a scheme: everything that keeps it from being locked, found without scoring anything. */

import type { Report } from './fault.ts'
import { aspectFaults } from './fault-aspect.ts'
import { listFaults } from './fault-list.ts'
import { sittingFaults } from './fault-sitting.ts'
import { groupFaults, treeFaults } from './fault-tree.ts'
import { planOf } from './plan.ts'
import type { Fault, Node, Scheme } from './types.ts'

/**
 * What is wrong with a scheme, in its own order; empty when it can be locked and scored (rules 1, 4, 12–14).
 * A tree that is too deep, or no tree at all, is reported alone: nothing beneath can be judged.
 * @example three siblings of 33.33 % → [{ path: ['root', 'children'], code: 'weights-sum', params: { sum: '0.9999' } }]
 */
export function faults(scheme: Scheme): Fault[] {
  const found: Fault[] = []
  const report: Report = (path, code, params) => found.push({ path, code, ...(params && { params }) })
  treeFaults(scheme.root, ['root'], report)
  if (found.length > 0) return found
  const plan = planOf(scheme)
  walk(scheme.root, ['root'], (node, path) => {
    if (node.kind === 'group') groupFaults(plan, node, path, report)
    else aspectFaults(plan, node, path, report)
    sittingFaults(plan, node, path, report)
  })
  listFaults(plan, report)
  return found
}

function walk(node: Node, path: Fault['path'], visit: (node: Node, path: Fault['path']) => void): void {
  visit(node, path)
  if (node.kind === 'group') for (const [index, child] of node.children.entries()) walk(child, [...path, 'children', index], visit)
}
