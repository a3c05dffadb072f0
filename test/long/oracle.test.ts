/** The long run of the oracle: 10,000 random contests. */
import { expect, test } from 'vitest'
import { FEATURES } from '../scoring/oracle/features.ts'
import { agree, table } from '../scoring/oracle/run.ts'

const SEED = 1
const CONTESTS = 10_000

test('engine and oracle agree on 10,000 random contests', { timeout: 3_600_000 }, () => {
  const run = agree(SEED, CONTESTS)
  console.log(table(run, SEED))
  expect(run.contests).toBe(CONTESTS)
  for (const feature of FEATURES) expect(run.seen.get(feature) ?? 0, feature).toBeGreaterThanOrEqual(CONTESTS * 0.02)
  expect(run.together).toBeGreaterThanOrEqual(CONTESTS * 0.3)
})
