/** Every route declares the act that it is for; one that does not fails here. */
import { expect, test } from 'vitest'
import type { Gate } from '../../server/lib/access.ts'
import { world } from '../world.ts'

test('every route declares its act, and an auditor changes nothing but their own session', async () => {
  const { app } = await world()
  const acts = new Map<string, Gate | undefined>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const gate = 'act' in handler ? (handler as Gate) : undefined
    acts.set(`${method} ${path}`, gate ?? acts.get(`${method} ${path}`))
  }
  expect(acts.size).toBeGreaterThan(5)
  expect([...acts].filter(([, gate]) => !gate).map(([route]) => route)).toEqual([])
  const writing = [...acts]
    .filter(([route, gate]) => !route.startsWith('GET') && !gate?.act.startsWith('session.') && gate?.rule.roles.includes('auditor'))
    .map(([route]) => route)
  expect(writing).toEqual([])
})
