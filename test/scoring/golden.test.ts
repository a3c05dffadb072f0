/** Published results, scored again: every official total and rank to the digit. */

import { describe, expect, test } from 'vitest'
import { bundleFaults } from '../../server/scoring/fault-bundle.ts'
import { score } from '../../server/scoring/score.ts'
import { halfpipe, present, skating } from './examples.ts'

if (!present) console.log('Skipped: official outcomes of real contests, because ../shared/examples is not here.')

describe.skipIf(!present)('official outcomes of ../shared/examples (skipped where the folder is absent)', () => {
  for (const { name, bundle, official } of present ? [halfpipe(), ...skating()] : []) {
    test(`${name}: every total and rank is the published one`, () => {
      expect(bundleFaults(bundle)).toEqual([])
      const found = new Map(score(bundle).standings.map((one) => [one.entry, { points: Number(one.points).toFixed(2), rank: one.rank }]))
      expect(found).toEqual(new Map([...official].map(([id, one]) => [id, { ...one, points: Number(one.points).toFixed(2) }])))
    })
  }
})
