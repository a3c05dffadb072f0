/** What if: the same marks under one change — a penalty lifted, a ruling, a judge recused, another scheme — and the differences it makes. */
import { bundleFaults } from '../scoring/fault-bundle.ts'
import { score } from '../scoring/score.ts'
import type { Bundle, Fault, Incident, Owed, Result, Scheme, Text } from '../scoring/types.ts'
import { type Change, changes } from './changes.ts'

export type Question =
  | { ask: 'lift'; incident: string }
  /** A ruling; `instead` names the incident that it replaces. */
  | ({ ask: 'incident'; instead: string | null; entry: string; node: string | null } & Pick<Incident, 'scope' | 'effect'>)
  /** Without an entry: from all. */
  | { ask: 'recuse'; source: string; entry: string | null }
  | { ask: 'scheme'; scheme: Scheme }

export interface Answer {
  /** Entries whose line differs, in the new order. */
  changes: Change[]
  /** How many stay as they are. */
  unchanged: number
  /** The same for squads, by their names. */
  squads: Change[]
  /** What would stand in the way of a release. */
  owed: Owed[]
  /** Names of all prizes, those of a changed scheme too. */
  prizes: { id: string; name: Text }[]
}

/** The bundle as it would be. It is a new one; the marks are never touched. */
export function changed(bundle: Bundle, question: Question): Bundle {
  switch (question.ask) {
    case 'lift':
      return { ...bundle, incidents: bundle.incidents.filter((one) => one.id !== question.incident) }
    case 'incident':
      return {
        ...bundle,
        incidents: [...bundle.incidents.filter((one) => one.id !== question.instead), rulingOf(bundle, question)],
      }
    case 'recuse': {
      const from = bundle.entries.filter((entry) => question.entry === null || entry.id === question.entry)
      return { ...bundle, recusals: [...bundle.recusals, ...from.map((entry) => ({ source: question.source, entry: entry.id }))] }
    }
    case 'scheme':
      return { ...bundle, scheme: question.scheme }
  }
}

/** "zz" sorts behind every id: the ruling strikes after what was there before. */
function rulingOf(bundle: Bundle, { entry, scope, node, effect }: Question & { ask: 'incident' }): Incident {
  const squad = bundle.entries.find((one) => one.id === entry)?.squad
  const where = { ...(node ? { node } : {}), ...(scope === 'squad' && squad !== undefined ? { squad } : {}) }
  return { id: 'zz-ruling', entry, scope, effect, reason: '', ...where }
}

/**
 * The differences that the change makes, or what is wrong with it: a scheme that cannot be scored, a ruling that cannot strike.
 * Marks for which a changed scheme has no place do not count, and those that it lacks are owed.
 */
export function whatIf(bundle: Bundle, question: Question): Answer | { faults: Fault[] } {
  const after = changed(bundle, question)
  const [old, fresh] = [score(bundle), score(after)]
  const faults = fresh.faults ?? (question.ask === 'incident' ? incidentFaultsOf(after) : [])
  if (faults.length > 0) return { faults }
  const differ = changes(rowsOf(bundle, old), rowsOf(bundle, fresh))
  const prizes = new Map([...bundle.scheme.prizes, ...after.scheme.prizes].map(({ id, name }) => [id, { id, name }]))
  return {
    changes: differ,
    unchanged: bundle.entries.length - differ.length,
    squads: changes(squadsOf(old), squadsOf(fresh)),
    owed: fresh.owed,
    prizes: [...prizes.values()],
  }
}

const incidentFaultsOf = (bundle: Bundle): Fault[] => bundleFaults({ ...bundle, sheets: [] })

function rowsOf(bundle: Bundle, result: Result) {
  const label = new Map(bundle.entries.map((entry) => [entry.id, entry.label]))
  return { rows: result.standings.map((one) => ({ ...one, label: label.get(one.entry) ?? '' })) }
}

function squadsOf(result: Result) {
  return { rows: result.squads.map((one) => ({ ...one, entry: one.squad, label: one.squad, prize: null, state: 'normal' as const })) }
}
