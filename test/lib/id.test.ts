/** Ids sort by age, also those made within one millisecond. */
import { expect, test } from 'vitest'
import { newId } from '../../server/lib/act.ts'
import { seeded } from '../world.ts'

test('a thousand ids of one instant stand in the order in which they were made', () => {
  const random = seeded(3)
  const here = { now: () => new Date('2026-05-01T01:00:00Z'), random: random.bytes }
  const ids = Array.from({ length: 1000 }, () => newId(here))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(1000)
})
