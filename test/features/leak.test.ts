/** The leak gate: two worlds that differ only in hidden marks answer every GET alike, to everybody who must not know. */
import { beforeAll, expect, test } from 'vitest'
import { schemeOf } from '../../server/competitions/queries.ts'
import { keyIn } from '../../server/marks/keying.ts'
import { saveNote } from '../../server/marks/note.ts'
import { openCampaign } from '../../server/nominations/campaign.ts'
import { nominate } from '../../server/nominations/nominate.ts'
import { release } from '../../server/results/release.ts'
import { cellsOf } from '../../server/scoring/plan.ts'
import { actorOf, contest, half } from '../contest.ts'
import { type World, world } from '../world.ts'

/** Judge gu's own marks are the same in both worlds; everybody else's, and the theory scores, differ. */
async function secretive(shift: number): Promise<{ w: World; ids: Record<string, string[]> }> {
  const w = await world(7)
  const mark = (sealedOnly: boolean) => (worker: string, source: string, aspect: Parameters<typeof half>[0]) => {
    if (!sealedOnly && source === 'sun') return undefined
    const value = half(aspect)
    return source === 'gu' || typeof value !== 'string' || !/^\d+$/.test(value)
      ? value
      : String(Number(value) - ((shift * Number(worker.slice(1))) % 3))
  }
  const running = await contest(w, { mark: mark(false), seal: false })
  const sealed = await contest(w, { name: '电工', mark: mark(true) })
  const published = await contest(w, { name: '钳工' })
  await w.play('releases.make', (act) => release(act, published.event, 'provisional', 0), actorOf(w, 'organiser'))
  const { campaignId, programmeId } = await w.play(
    'campaigns.open',
    (act) => openCampaign(act, { name: '五一', nameEn: 'May Day', year: 2026, seats: 5 }),
    actorOf(w, 'committee'),
  )
  const { nominationId } = await w.play(
    'nominations.make',
    (act) => nominate(act, campaignId, programmeId, { personId: w.workers[0] as string, deeds: '扎根一线' }),
    actorOf(w, 'committee'),
  )
  const hidden = [running, sealed]
  const noted = running.sheets.find((s) => s.source === w.accounts.zhao) as (typeof running.sheets)[number]
  await w.play('notes.save', (act) => saveNote(act, running.event, noted.id, { cell: '', text: `note ${shift}`, base: 0 }), {
    ...actorOf(w, 'zhao'),
    role: 'judge',
  })
  const unmarked = running.sheets.find((s) => s.source === w.accounts.sun) as (typeof running.sheets)[number]
  await w.play(
    'keying.add',
    async (act) =>
      keyIn(act, running.event, unmarked.id, {
        scheme: unmarked.scheme,
        marks: Object.fromEntries(
          cellsOf((await schemeOf(act.tx, running.event)).scheme, unmarked.sitting).map(({ cell }) => [cell, String(1 + shift)]),
        ),
      }),
    actorOf(w, 'organiser'),
  )
  return {
    w,
    ids: {
      event: [...hidden.map((c) => c.event), published.event, 'nothing'],
      entry: hidden.map((c) => Object.values(c.entries)[0] as string),
      other: hidden.map((c) => Object.values(c.entries)[1] as string),
      squad: ['nothing'],
      seat: [
        (
          await w.site.store.read
            .selectFrom('seat')
            .select('id')
            .where('accountId', '=', w.accounts.lin as string)
            .orderBy('id')
            .executeTakeFirstOrThrow()
        ).id,
      ],
      trial: ['nothing'],
      sheet: hidden.flatMap((c) => [c.sheets[0]?.id as string, c.sheets.find((s) => s.source === w.accounts.gu)?.id as string]),
      number: ['latest', '1'],
      duty: ['judge', 'clerk'],
      unit: [w.units.steel],
      person: [w.workers[0] as string],
      account: [w.accounts.gu as string],
      competition: [(await w.site.store.read.selectFrom('competition').select('id').orderBy('id').executeTakeFirstOrThrow()).id],
      sitting: ['theory', 'practice'],
      campaign: [campaignId],
      programme: [programmeId],
      nomination: [nominationId],
      proposal: ['nothing'],
    },
  }
}

const ROLES = [null, 'officer', 'committee', 'auditor', 'admin', 'gu', 'zhou'] as const
let one: Awaited<ReturnType<typeof secretive>>
let other: Awaited<ReturnType<typeof secretive>>

beforeAll(async () => {
  one = await secretive(0)
  other = await secretive(1)
})

/** Every address that a GET route of the app can have, with all ids that the world knows. */
function addresses({ w, ids }: typeof one): string[] {
  const paths = new Set(w.app.routes.filter((r) => r.method === 'GET').map((r) => r.path))
  return [...paths].flatMap((path) =>
    path.split('/').reduce<string[]>(
      (made, part) => {
        const name = /^:(\w+)/.exec(part)?.[1]
        const values = name ? ids[name] : [part]
        if (!values) throw new Error(`the leak gate knows no id for :${name} in ${path}; add one to secretive()`)
        return made.flatMap((before) => values.map((value) => (before ? `${before}/${value}` : value)))
      },
      [''],
    ),
  )
}

async function seen({ w }: typeof one, role: string | null, path: string) {
  const { 'Idempotency-Key': _, ...headers } = w.headersOf(role)
  const answer = await w.app.request(`/${path.replace(/^\//, '')}`, { headers })
  const kept = [...answer.headers].filter(([name]) => name !== 'date')
  const stream = answer.headers.get('Content-Type')?.startsWith('text/event-stream')
  if (!stream)
    return {
      status: answer.status,
      headers: kept,
      body: Buffer.from(await answer.arrayBuffer())
        .toString('latin1')
        .replace(/"requestId":"\w+"/, ''),
    }
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return { status: answer.status, headers: kept, body: new TextDecoder().decode(first?.value) }
}

test('the two worlds do differ: the organiser sees other points', async () => {
  const path = `/api/events/${one.ids.event?.[0]}/standings`
  expect((await seen(one, 'organiser', path)).body).not.toBe((await seen(other, 'organiser', path)).body)
})

test.each(ROLES)('%s learns nothing of hidden marks from any GET', async (role) => {
  const paths = addresses(one)
  expect(paths).toEqual(addresses(other))
  let answered = 0
  for (const path of paths) {
    const [a, b] = [await seen(one, role, path), await seen(other, role, path)]
    expect({ path, ...b }).toEqual({ path, ...a })
    expect({ path, status: a.status }).not.toMatchObject({ status: 500 })
    if (a.status === 200) answered++
  }
  console.log(`${role ?? 'public'}: ${paths.length} addresses, ${answered} answered 200, all alike`)
})
