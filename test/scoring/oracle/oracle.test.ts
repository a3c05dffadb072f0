/** The oracle: an engine of its own, in BigInt fractions, agrees on random schemes and contests (issue 3, point 2). */
import { expect, test } from 'vitest'
import { FEATURES } from './features.ts'
import { agree, table } from './run.ts'

const SEED = 20260501
const CONTESTS = 500

test('engine and oracle agree on 500 random contests, and every feature occurred', { timeout: 120_000 }, () => {
  const run = agree(SEED, CONTESTS)
  console.log(table(run, SEED))
  expect(run.contests).toBe(CONTESTS)
  expect(run.discarded).toBeLessThan(CONTESTS * 0.3)
  for (const feature of FEATURES) expect(run.seen.get(feature) ?? 0, feature).toBeGreaterThanOrEqual(CONTESTS * 0.02)
  expect(run.together).toBeGreaterThanOrEqual(CONTESTS * 0.3)
})
