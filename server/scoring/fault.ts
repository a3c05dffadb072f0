/** Every kind of fault that a scheme, a bundle or a mark can have; the texts are in words/scoring. */

import type { Fault } from './types.ts'

export type FaultCode =
  /* the tree */
  | 'root-not-group'
  | 'too-deep'
  | 'id-form'
  | 'id-twice'
  | 'no-children'
  | 'name-missing'
  | 'places-range'
  | 'weight-needless'
  | 'weight-form'
  | 'weight-without-points'
  | 'weights-mixed'
  | 'weights-sum'
  | 'full-sum'
  | 'pass-too-high'
  | 'floor-above-cap'
  | 'number-form'
  | 'count-range'
  | 'share-range'
  | 'repeat-best'
  | 'repeat-nested'
  | 'advance-not-a-stage'
  | 'advance-to-nothing'
  | 'advance-unreachable'
  | 'cut-empty'
  /* aspects */
  | 'range-empty'
  | 'step-range'
  | 'step-divides'
  | 'full-not-zero'
  | 'full-not-from'
  | 'max-not-positive'
  | 'points-above-full'
  | 'descriptor-missing'
  | 'bands-order'
  | 'line-flat'
  | 'grade-twice'
  | 'given-missing'
  | 'given-elsewhere'
  /* sittings and panels */
  | 'no-sitting'
  | 'sitting-nested'
  | 'panel-missing'
  | 'panel-trim'
  | 'quorum-range'
  | 'places-rule'
  | 'reported-by-itself'
  /* keys, prizes, titles, squads */
  | 'no-keys'
  | 'key-node'
  | 'key-twice'
  | 'key-needless'
  | 'countback-nothing'
  | 'places-order'
  | 'prize-measure'
  | 'prize-shares'
  | 'prizes-and-medals'
  | 'date-form'
  | 'level-same'
  | 'squad-best'
  | 'squad-count-low'
  | 'squad-points'
  | 'squad-key'
  | 'standardise-node'
  | 'standardise-scores'
  /* the bundle */
  | 'entry-twice'
  | 'entry-unknown'
  | 'sheet-twice'
  | 'sitting-unknown'
  | 'cell-unknown'
  | 'incident-twice'
  | 'incident-node'
  | 'incident-low-best'
  /* marks */
  | 'mark-unknown'
  | 'mark-not-a-number'
  | 'mark-out-of-range'
  | 'mark-step'
  | 'mark-grade'

export type Report = (path: Fault['path'], code: FaultCode, params?: Record<string, string>) => void

/** Whether a count is a whole number within bounds. */
export function isCount(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}

/** Whether a number of places is readable: 0–9, or not said. */
export function isPlaces(places: number | undefined): boolean {
  return places === undefined || isCount(places, 0, 9)
}
