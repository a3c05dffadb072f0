/** The committee room: quorum, recusals and the order of discussion; ballots on paper and by codes; adoption; what a ballot leaves behind. */
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { join as joined, spell, split, unspell } from '../../server/ballots/code.ts'
import { discussionOrder, movements } from '../../server/ballots/order.ts'
import { adopt, countPapers, least } from '../../server/scoring/ballot.ts'
import { rivals } from '../elections.ts'
import { room } from '../room.ts'
import { seeded } from '../world.ts'
import { codeOf } from './entries-town.ts'

test('shares are exact: more than half, two thirds or more', () => {
  expect([9, 8, 1].map((n) => least('>1/2', n))).toEqual([5, 5, 1])
  expect([9, 8, 10].map((n) => least('>=2/3', n))).toEqual([6, 6, 7])
})

test('an over-voted paper is invalid and counted; ties at the last place adopt nobody; unfilled places stay open', () => {
  const papers = [['a', 'b'], ['a', 'b', 'c'], ['a'], [], ['a', 'x'], ['b', 'b']]
  expect(countPapers(papers, ['a', 'b', 'c'], 2)).toEqual({ papers: 6, invalid: 3, blank: 1, votes: { a: 2, b: 1, c: 0 } })
  const on = (votes: Record<string, number>, places: number, rule = '>1/2') => adopt(votes, { present: 9, places, rule })
  expect(on({ a: 7, b: 5, c: 5 }, 2)).toEqual({ needed: 5, adopted: ['a'], tied: ['b', 'c'], open: 1 })
  expect(on({ a: 7, b: 5, c: 5 }, 3)).toEqual({ needed: 5, adopted: ['a', 'b', 'c'], tied: [], open: 0 })
  expect(on({ a: 7, b: 5, c: 5 }, 2, '>=2/3')).toEqual({ needed: 6, adopted: ['a'], tied: [], open: 1 })
  expect(on({ a: 4, b: 4 }, 1)).toEqual({ needed: 5, adopted: [], tied: [], open: 1 })
})

test('the order of discussion has the fewest departures there can be', () => {
  const chance = seeded(5)
  const permutations = (list: number[]): number[][] =>
    list.length < 2 ? [list] : list.flatMap((one) => permutations(list.filter((x) => x !== one)).map((rest) => [one, ...rest]))
  for (let i = 0; i < 60; i++) {
    const names = Array.from({ length: 8 }, (_, id) => ({ id: String(id), out: ['p', 'q', 'r', 's'].filter(() => chance.next() < 0.4) }))
    const order = discussionOrder(names)
    expect(order.flatMap((group) => group.names).sort()).toEqual(names.map(({ id }) => id))
    const all = permutations([...order.keys()].slice(0, 6)).map((way) => movements(way.map((k) => order[k]!)))
    if (order.length <= 6) expect(movements(order)).toBe(Math.min(...all))
  }
  const many = Array.from({ length: 16 }, (_, id) => ({ id: String(id), out: 'pqrs'.split('').filter((_, bit) => id & (1 << bit)) }))
  expect(discussionOrder(many).flatMap((group) => group.names)).toHaveLength(16)
  // Sixteen sets of four people: along a Gray code everybody enters and leaves as seldom as can be, eight times in all.
  expect(movements(discussionOrder(many))).toBeLessThanOrEqual(10)
})

test('a code is read back in any shape, and a slip of the pen is noticed; any two shares make the key, one makes none', () => {
  const { bytes } = seeded(3)
  for (let i = 0; i < 200; i++) {
    const secret = bytes(16)
    const text = spell(0, secret)
    expect(text).toMatch(/^([A-HJ-NP-Z2-9]{4} ){7}[A-HJ-NP-Z2-9]{4}$/)
    expect(unspell(text.toLowerCase().replaceAll(' ', '-'))?.secret).toEqual(Buffer.from(secret))
    expect(unspell(text.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')))).toBeNull()
    const [a, b, c] = split(secret, bytes(16)) as [string, string, string]
    for (const [x, y] of [
      [a, b],
      [c, a],
      [b, c],
    ] as const)
      expect(joined(x, y)).toEqual(Buffer.from(secret))
    expect([joined(a, a), joined(a, text), joined(a, '')]).toEqual([null, null, null])
  }
})

test('without two thirds of the members nothing is called and nothing opened', async () => {
  const { step, seen, add, of } = await room({ present: 5 })
  expect(await seen()).toMatchObject({ present: 5, needed: 6 })
  expect(await codeOf(await step({ kind: 'item', group: 0 }))).toMatchObject({ code: 'no-quorum', params: { n: '5', needed: '6' } })
  const { id } = await (await add({ mode: 'paper' })).json()
  expect(await codeOf(await of(id).open())).toMatchObject({ code: 'no-quorum' })
  await step({ kind: 'arrive', member: '方六' })
  expect((await of(id).open()).status).toBe(200)
  await step({ kind: 'arrive', member: '方六' })
  expect((await seen()).steps.filter(({ detail }) => detail.member === '方六')).toHaveLength(1)
  expect((await step({ kind: 'arrive', member: '无此人' })).status).toBe(422)
})

test('who shares a unit, stands above it, or declared a relation leaves for those names, and it is written down', async () => {
  const members = [
    { name: '甲', unit: '申禾钢构工会', relations: [] },
    { name: '乙', unit: '江湾街道总工会', relations: [] },
    { name: '丙', unit: '申江区总工会', relations: ['赵强'] },
    { name: '丁', unit: '', relations: [] },
  ]
  const { seen, step } = await room({ members, names: 11 })
  const { names, order } = await seen()
  const out = (label: string) => names.find((one) => one.label === label)?.out.map(({ member, ground }) => `${member} ${ground}`)
  expect(out('赵强')).toEqual(['甲 same-unit', '乙 ancestor', '丙 declared'])
  expect(out('钱敏')).toEqual(['甲 same-unit', '乙 ancestor'])
  expect(out('周强')).toEqual(['乙 ancestor'])
  expect(out('冯强')).toEqual([])
  expect(order).toHaveLength(4)
  expect(movements(order)).toBe(3)
  await step({ kind: 'item', group: 3 })
  expect((await seen()).steps.at(-1)).toMatchObject({ kind: 'item', detail: { names: order[3]?.names, out: order[3]?.out } })
})

test('faulty members are refused by line', async () => {
  const { w, campaign, programme } = await room()
  const of = w.as('organiser').campaigns[':campaign'].programmes[':programme'].meetings
  const json = { name: '会', place: '', startsAt: '2026-04-02T09:00', quorum: '>=2/3', agenda: [], members: [] as object[] }
  const post = (members: object[], more = {}) => of.$post({ param: { campaign, programme }, json: { ...json, ...more, members } as never })
  const [a, b, c] = ['甲', '乙', '丙'].map((name) => ({ name, unit: '', relations: [] })) as [object, object, object]
  expect(await codeOf(await post([a, b, { ...c, unit: '没有这个单位' }]))).toMatchObject({ path: ['members', 2], code: 'member-unit' })
  expect(await codeOf(await post([a, b, c, a]))).toMatchObject({ path: ['members', 3], code: 'member-twice' })
  expect((await post([a, b])).status).toBe(422)
  expect((await post([a, b, c], { quorum: '>=3/2' })).status).toBe(422)
  expect((await w.as('officer').meetings.$get({ query: { programme } })).status).toBe(403)
})

test('two scrutineers count apart: neither sees the other’s numbers, a difference stops the outcome, equal counts make it', async () => {
  const { add, of, seen, nominees, w, campaign, programme, step } = await room()
  const { id } = await (await add({ mode: 'paper', places: 2 })).json()
  await of(id).open()
  const votes = Object.fromEntries(nominees.map((name, i) => [name, [8, 5, 5, 0, 0, 0][i] as number]))
  const count = { papers: 9, invalid: 0, blank: 0, votes }
  expect(await codeOf(await of(id).count({ ...count, papers: 10 }))).toMatchObject({ path: ['papers'], code: 'more-than-voters' })
  expect(await codeOf(await of(id).count({ ...count, invalid: 2 }))).toMatchObject({ code: 'more-than-papers' })
  expect(await codeOf(await of(id).count({ ...count, votes: { ...votes, [nominees[5]!]: 9 } }))).toMatchObject({
    code: 'more-votes-than-papers',
  })
  expect((await of(id).count(count)).status).toBe(200)
  expect(await codeOf(await of(id).close())).toMatchObject({ code: 'counts-missing' })
  expect((await of(id, 'committee').count({ ...count, votes: { ...votes, [nominees[1]!]: 4 } })).status).toBe(200)
  const open = (await seen('committee')).ballots[0]
  expect(open).toMatchObject({ differ: [nominees[1]], counted: ['organiser', 'committee'], outcome: null })
  expect(JSON.stringify(open)).not.toMatch(/"votes"/)
  expect(await codeOf(await of(id).close())).toMatchObject({ code: 'counts-differ' })
  expect(await codeOf(await of(id, 'organiser2').count(count))).toMatchObject({ code: 'counted-by-two' })
  expect((await of(id, 'committee').count(count)).status).toBe(200)
  for (let i = 0; i < 5; i++) expect((await of(id, 'organiser', 'close-it-once-1').close()).status).toBe(200)
  const [ballot] = (await seen()).ballots
  expect(ballot?.outcome?.adoption).toEqual({ needed: 5, adopted: [nominees[0]], tied: [nominees[1], nominees[2]].toSorted(), open: 1 })
  expect((await of(id).count(count)).status).toBe(409)

  // The second round decides between the tied, and both outcomes are evidence for the list.
  const next = await (await add({ mode: 'paper', after: id, names: [nominees[1], nominees[2]], places: 1, most: 1 })).json()
  await of(next.id).open()
  const again = { papers: 9, invalid: 1, blank: 1, votes: { [nominees[1]!]: 5, [nominees[2]!]: 2 } }
  for (const login of ['organiser', 'committee']) await of(next.id, login).count(again)
  await of(next.id).close()
  expect((await seen()).ballots.map(({ round, state }) => `${round} ${state}`)).toEqual(['1 closed', '2 closed'])
  const selection = await (
    await w.as('committee').campaigns[':campaign'].programmes[':programme'].selection.$get({ param: { campaign, programme } })
  ).json()
  expect(selection.ballots.map((one) => one.names)).toEqual([[nominees[0]], [nominees[1]]])
  expect((await step({ kind: 'closed' })).status).toBe(200)
  expect(await codeOf(await add())).toMatchObject({ code: 'meeting-closed' })
  const { rows } = await (await w.as('auditor').audit.$get({ query: { subject: `ballot:${id}` } })).json()
  expect(rows.map(({ act }) => act)).toEqual([
    'ballots.close',
    'ballots.count',
    'ballots.count',
    'ballots.count',
    'ballots.keep',
    'ballots.keep',
  ])
  expect(JSON.stringify(rows.filter(({ act }) => act === 'ballots.count'))).not.toMatch(/"papers"|"votes"/)
})

test('fewer than five voters: no electronic ballot, also where recusals make them fewer', async () => {
  const members = ['甲', '乙', '丙', '丁', '戊', '己'].map((name, i) => ({ name, unit: '', relations: i < 2 ? ['赵强'] : [] }))
  const { add, of, seen } = await room({ members })
  const { id } = await (await add()).json()
  expect((await seen()).ballots[0]?.out).toEqual(['甲', '乙'])
  expect(await codeOf(await of(id).slips())).toMatchObject({ code: 'too-few-voters', params: { n: '4', least: '5' } })
  const stay = await (await add({ recused: 'stay' })).json()
  expect((await (await of(stay.id).slips()).json()).codes).toHaveLength(6)
})

test('a code votes once, without a session; a vote that was answered survives a restart, and half a record is nobody’s', async () => {
  const { w, electronic, vote, of, seen, nominees, add, step } = await room()
  const draft = await (await add()).json()
  expect(await codeOf(await of(draft.id).open(['', '', '']))).toMatchObject({ code: 'no-slips' })
  const printed = await (await of(draft.id).slips()).json()
  expect(await codeOf(await of(draft.id).open(printed.shares.slice(0, 2)))).toMatchObject({ code: 'share-wrong' })
  expect(await codeOf(await vote(printed.codes[0]!, []))).toMatchObject({ code: 'ballot-not-open' })
  await step({ kind: 'leave', member: '安一' })
  expect(await codeOf(await of(draft.id).open(printed.shares))).toMatchObject({ code: 'attendance-changed' })
  await of(draft.id).annul('到会人数有变')
  await step({ kind: 'arrive', member: '安一' })

  const { id, codes, shares } = await electronic()
  expect(await codeOf(await of(id).slips())).toMatchObject({ code: 'ballot-begun' })
  const [a, b, c] = nominees as [string, string, string]
  expect(await codeOf(await vote(codes[0]!, [a, b, c]))).toMatchObject({ code: 'too-many-names' })
  expect(await codeOf(await vote(codes[0]!, ['x']))).toMatchObject({ path: ['choices'] })
  expect(await codeOf(await vote(spell(0, new Uint8Array(16)), [a]))).toMatchObject({ code: 'code-unknown' })
  expect(await codeOf(await vote(shares[0]!, [a]))).toMatchObject({ code: 'code-mistyped' })
  expect(await codeOf(await w.as('committee').vote.$post({ json: { code: codes[0]!, choices: [a] } }))).toMatchObject({
    code: 'vote-with-name',
  })
  for (let i = 0; i < 5; i++) expect((await vote(codes[0]!, [a, b], 'the-same-request')).status).toBe(200)
  expect(await codeOf(await vote(codes[0]!, [c]))).toMatchObject({ code: 'code-spent' })
  for (const [i, code] of codes.slice(1, 7).entries()) expect((await vote(code, i < 4 ? [a] : [])).status).toBe(200)

  const file = join(w.site.settings.dataDir, 'ballots', `${id}.votes`)
  appendFileSync(file, readFileSync(file).subarray(0, 50))
  // A new process knows only what lies on the disk.
  const after = { ...w.site }
  const { roomOf } = await import('../../server/ballots/room.ts')
  const { paperFor, vote: cast, closeBallot } = await import('../../server/ballots/ballot.ts')
  expect((await roomOf(after, (await seen()).id)).ballots.find((one) => one.id === id)?.cast).toBe(7)
  await expect(cast(after, { code: codes[0]!, choices: [c] }, 'another')).rejects.toMatchObject({ faults: [{ code: 'code-spent' }] })
  expect(await cast(after, { code: codes[0]!, choices: [a, b] }, 'the-same-request')).toEqual({ ok: true })
  expect(await paperFor(after, codes[7]!)).toMatchObject({ most: 2, isSpent: false })
  await cast(after, { code: codes[7]!, choices: [b] }, 'the eighth')
  Object.assign(w.site, { settings: { ...w.site.settings } })
  const { perform } = await import('../../server/lib/act.ts')
  await expect(perform(after, 'ballots.close', w.system, (act) => closeBallot(act, id, [shares[0]!]))).rejects.toMatchObject({
    faults: [{ code: 'share-wrong' }],
  })
  await perform(after, 'ballots.close', w.system, (act) => closeBallot(act, id, [shares[2]!, shares[0]!]))
  const ballot = (await seen()).ballots.find((one) => one.id === id)
  expect(ballot?.outcome?.count).toEqual({
    papers: 8,
    invalid: 0,
    blank: 2,
    votes: { ...ballot?.outcome?.count?.votes, [a]: 5, [b]: 2, [c]: 0 },
  })
  expect(ballot?.outcome?.adoption?.adopted).toEqual([a])
  expect(countPapers(ballot?.outcome?.papers ?? [], nominees, 2)).toEqual(ballot?.outcome?.count)
})

test('a box that was lost or tampered with gives no outcome, and the ballot can be annulled', async () => {
  const { w, electronic, vote, of, seen, nominees } = await room()
  const { id, codes, shares } = await electronic()
  await vote(codes[0]!, [nominees[0]!])
  const file = join(w.site.settings.dataDir, 'ballots', `${id}.votes`)
  const bytes = readFileSync(file)
  bytes[bytes.length - 20] = bytes[bytes.length - 20]! ^ 1
  writeFileSync(file, bytes)
  const { perform } = await import('../../server/lib/act.ts')
  const { closeBallot } = await import('../../server/ballots/ballot.ts')
  const after = { ...w.site }
  await expect(perform(after, 'ballots.close', w.system, (act) => closeBallot(act, id, shares))).rejects.toMatchObject({
    faults: [{ code: 'journal-damaged' }],
  })
  expect((await of(id).annul('票箱损坏')).status).toBe(200)
  expect((await seen()).ballots[0]).toMatchObject({ state: 'annulled', outcome: { annulled: '票箱损坏' } })
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(join(w.site.settings.dataDir, 'ballots'))).toEqual([])
})

test('thirty elections: whoever has database, log, journal, answers, audit and backups does no better than chance', async () => {
  const { guesses, control, written, left, told, lengths } = await rivals(30)
  for (const { by, hits, of, p } of guesses) expect({ by, hits, of, fair: p > 0.01 }).toEqual({ by, hits, of, fair: true })
  // No row is written while votes come in; afterwards neither log nor journal holds anything; every vote is as long as every other.
  expect([written, left, told, lengths]).toEqual([0, 0, 0, [32 + 16 + 32 + 2 + 16]])
  // The same attacker, given the order of casting, does see everything.
  expect(control.p).toBeLessThan(1e-6)
}, 60_000)
