/** One small town to test in: a district, its units and people, and everybody logged in. */
import { writeFileSync } from 'node:fs'
import { testClient } from 'hono/testing'
import { open } from '../db/open.ts'
import { createApp } from '../server/app.ts'
import { type Act, type Actor, perform } from '../server/lib/act.ts'
import { digest } from '../server/lib/canonical.ts'
import type { Role, Site } from '../server/lib/env.ts'
import { createKnown } from '../server/lib/known.ts'
import { createLive } from '../server/lib/live.ts'
import { secretsFrom } from '../server/lib/secret.ts'
import { openSession } from '../server/lib/session.ts'
import { issueAccount } from '../server/people/account.ts'
import { addPerson } from '../server/people/person.ts'
import { addUnit } from '../server/people/unit.ts'

export type World = Awaited<ReturnType<typeof world>>

/** A pure stream of bytes from a seed, so that two worlds with one seed are alike to the last id. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, bytes: (n: number) => Uint8Array.from({ length: n }, () => Math.floor(next() * 256)) }
}

/** A fresh site in memory, or in a folder; its clock stands at 1 May 2026, 09:00 in Shanghai, and goes on a second at each look. */
export async function site(seed = 1, dir?: string): Promise<Site & { clock: { ms: number } }> {
  const clock = { ms: Date.parse('2026-05-01T01:00:00.000Z') }
  const random = seeded(seed)
  const key = new Uint8Array(32).fill(7)
  // Where a thread of the server finds the same one.
  if (dir) writeFileSync(`${dir}/hongbang.key`, Buffer.from(key).toString('base64url'))
  return {
    store: await open(dir ? `${dir}/hongbang.db` : ':memory:'),
    settings: {
      port: 0,
      host: '127.0.0.1',
      dataDir: dir ?? ':memory:',
      backupDir: dir ? `${dir}/backups` : ':memory:',
      publicUrl: 'http://hall.test:3000',
    },
    secrets: secretsFrom(key),
    live: createLive(),
    known: createKnown(),
    clock,
    now: () => {
      clock.ms += 1000
      return new Date(clock.ms)
    },
    random: random.bytes,
    setupToken: null,
    playDemo: async () => [],
  }
}

const EVERYBODY: Record<string, Role> = {
  admin: 'admin',
  organiser: 'organiser',
  organiser2: 'organiser',
  committee: 'committee',
  auditor: 'auditor',
  officer: 'officer',
  ...Object.fromEntries(['lin', 'gu', 'zhao', 'qian', 'sun', 'zhou'].map((judge) => [judge, 'judge' as const])),
}

/**
 * The town: district 申江区总工会 → street 江湾街道 → units steel, port; industry federation 机电 → unit tools.
 * Accounts by login: admin, organiser, organiser2, committee, auditor, officer (of street 江湾), judges lin gu zhao qian sun zhou
 * (lin belongs to steel). Twelve workers, four a unit, w1 … w12.
 */
export async function world(seed = 1, dir?: string) {
  const here = await site(seed, dir)
  const app = createApp(here)
  const system: Actor = { id: 'system', role: 'admin', unitId: null, path: '/' }
  /** Runs an act function as somebody (the system unless said). */
  const play = <T>(name: string, fn: (act: Act) => Promise<T>, by: Actor = system) => perform(here, name, by, fn)

  const unit = (
    parent: string | null,
    kind: 'district' | 'street' | 'industry' | 'grassroots',
    name: string,
    ownership: 'public' | 'non-public' | null = null,
  ) =>
    play('units.change', (act) => addUnit(act, parent, { kind, name, nameEn: name, uscc: null, ownership, industry: null, members: 100 }))
  const district = await unit(null, 'district', '申江区总工会')
  const street = await unit(district, 'street', '江湾街道总工会')
  const industry = await unit(district, 'industry', '机电行业工会联合会')
  const units = {
    district,
    street,
    industry,
    steel: await unit(street, 'grassroots', '申禾钢构工会', 'non-public'),
    port: await unit(street, 'grassroots', '沪岚港务工会', 'public'),
    tools: await unit(industry, 'grassroots', '启泽机床工会', 'non-public'),
  }

  const workers: string[] = []
  for (let i = 0; i < 12; i++) {
    const of = [units.steel, units.port, units.tools][Math.floor(i / 4)] as string
    workers.push(
      await play('persons.change', (act) =>
        addPerson(act, of, {
          name: `${'赵钱孙李周吴郑王冯陈褚卫'[i]}${i % 2 ? '敏' : '强'}`,
          sex: i % 2 ? 'female' : 'male',
          birthDate: `19${70 + i}-03-0${(i % 9) + 1}`,
          ethnicity: '汉族',
          political: '群众',
          education: '大专',
          jobClass: i % 4 === 3 ? 'manager' : 'industrial',
          skillLevel: 'l3',
          migrant: i % 3 === 0 ? 1 : 0,
          employee: i === 11 ? 0 : 1,
        }),
      ),
    )
  }

  const accounts: Record<string, string> = {}
  const cookies: Record<string, string> = {}
  for (const [login, role] of Object.entries(EVERYBODY)) {
    const unitId = login === 'officer' ? street : login === 'lin' ? units.steel : null
    const id = await play('accounts.issue', (act) => issueAccount(act, { login, name: login, role, unitId, password: null }))
    accounts[login] = id
    cookies[login] = await play('session.open', async (act) => {
      await act.note(`account:${id}`)
      return openSession(act.tx, here, id, 'test')
    })
  }

  let requests = 0
  /** Headers of somebody's request; every call is a new request unless `key` repeats one. */
  const headersOf = (login: string | null, key?: string) => ({
    ...(login ? { Cookie: `sid=${cookies[login]}` } : {}),
    'Idempotency-Key': key ?? `test-${digest(String(++requests)).slice(0, 16)}`,
  })
  /** The typed client of somebody who is logged in; null is the public. */
  const as = (login: string | null, key?: string) => testClient(app, undefined, undefined, { headers: () => headersOf(login, key) }).api
  return { site: here, app, units, workers, accounts, as, headersOf, play, system, close: () => here.store.close() }
}
