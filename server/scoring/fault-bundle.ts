/** Faults of a bundle: what does not fit together, and marks that are not good, before anything is scored. */

import { key } from './books.ts'
import { decimal } from './exact.ts'
import type { Report } from './fault.ts'
import { faults } from './faults.ts'
import { markFault } from './mark.ts'
import { isLowBest, type Plan, planOf } from './plan.ts'
import type { Bundle, Fault, Incident } from './types.ts'

/**
 * Everything wrong with a bundle, down to single marks: what an import or the command line must refuse.
 * The engine itself only refuses what `frameFaults` finds; a bad mark there counts as not marked.
 */
export function bundleFaults(bundle: Bundle): Fault[] {
  const found = frameFaults(bundle)
  if (found.length > 0) return found
  const plan = planOf(bundle.scheme)
  const report: Report = (path, code, params) => found.push({ path, code, ...(params && { params }) })
  for (const [index, incident] of bundle.incidents.entries()) incidentFaults(plan, incident, ['incidents', index], report)
  const cells = new Map([...plan.sittings].map(([id, place]) => [id, new Map(place.cells.map((cell) => [cell.cell, cell.aspect]))]))
  for (const [index, sheet] of bundle.sheets.entries()) {
    for (const [cell, mark] of Object.entries(sheet.marks)) {
      const aspect = cells.get(sheet.sitting)?.get(cell)
      const path = ['sheets', index, 'marks', cell]
      const fault = aspect && markFault(aspect, mark)
      if (!aspect) report(path, 'cell-unknown', { cell })
      else if (fault) report(path, fault.code, fault.params)
    }
  }
  return found
}

/** What makes scoring impossible: a faulty scheme, two entries or two sheets with one name, sheets of nobody. */
export function frameFaults(bundle: Bundle): Fault[] {
  const found: Fault[] = faults(bundle.scheme).map((fault) => ({ ...fault, path: ['scheme', ...fault.path] }))
  if (found.length > 0) return found
  const report: Report = (path, code, params) => found.push({ path, code, ...(params && { params }) })
  const plan = planOf(bundle.scheme)
  const entries = new Set<string>()
  for (const [index, { id }] of bundle.entries.entries()) {
    if (entries.has(id)) report(['entries', index, 'id'], 'entry-twice', { entry: id })
    entries.add(id)
  }
  const sheets = new Set<string>()
  for (const [index, sheet] of bundle.sheets.entries()) {
    const name = key(sheet.entry, sheet.sitting, sheet.source, sheet.kind)
    if (sheets.has(name)) report(['sheets', index], 'sheet-twice', { entry: sheet.entry, source: sheet.source })
    sheets.add(name)
    if (!entries.has(sheet.entry)) report(['sheets', index, 'entry'], 'entry-unknown', { entry: sheet.entry })
    if (!plan.sittings.has(sheet.sitting)) report(['sheets', index, 'sitting'], 'sitting-unknown', { sitting: sheet.sitting })
  }
  const incidents = new Set<string>()
  for (const [index, { id }] of bundle.incidents.entries()) {
    if (incidents.has(id)) report(['incidents', index, 'id'], 'incident-twice', { incident: id })
    incidents.add(id)
  }
  return found
}

/**
 * Whether an incident can strike: a known node for aspect and module (with its attempt where it is repeated), readable points.
 * @example { scope: 'module', node: 'welding', effect: { do: 'points', points: '-5' } } is good when the scheme has "welding"
 */
export function incidentFaults(plan: Plan, incident: Incident, path: Fault['path'], report: Report): void {
  const { effect, scope, node } = incident
  if ('points' in effect && !decimal(effect.points)) report([...path, 'effect', 'points'], 'number-form', { value: effect.points })
  // Points taken away there would help whom they punish: such a contest voids, puts last or disqualifies.
  if ('points' in effect && isLowBest(plan.scheme)) report([...path, 'effect'], 'incident-low-best')
  if (scope !== 'aspect' && scope !== 'module') return
  const [id, attempt] = (node ?? '').split('#')
  const home = plan.repeatOf.get(id ?? '') ?? plan.nodes.get(id ?? '')
  const times = home?.kind === 'group' ? (home.repeat?.times ?? 0) : 0
  const number = Number(attempt)
  const known = plan.nodes.has(id ?? '') && (attempt === undefined || (/^[1-9]\d*$/.test(attempt) && number <= times))
  if (!known) report([...path, 'node'], 'incident-node', { node: node ?? '' })
}
