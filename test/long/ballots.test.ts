/** Three hundred elections of nine voters, against an attacker who holds everything that lies on the disk. */
import { expect, test } from 'vitest'
import { rivals } from '../elections.ts'

test('in 300 elections nobody’s vote is named better than by chance', async () => {
  const { guesses, control, written, left, told, lengths } = await rivals(300)
  for (const { by, hits, of, p } of guesses) console.log(`${by}: ${hits} of ${of} (chance: ${(of / 9).toFixed(1)}), p = ${p.toFixed(3)}`)
  for (const { by, hits, of, p } of guesses) expect({ by, hits, of, fair: p > 0.01 }).toEqual({ by, hits, of, fair: true })
  expect([written, left, told, lengths]).toEqual([0, 0, 0, [98]])
  expect(control).toMatchObject({ hits: 300 })
})
