/** Simulated elections and an attacker who holds everything that lies on the disk: what is guessed of who voted for whom. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical } from '../server/lib/canonical.ts'
import { MEMBERS, room } from './room.ts'
import { seeded, world } from './world.ts'

const VOTERS = MEMBERS.length
/** Members vote one after another in a known order, each for two names that nobody else votes for together. */
const SOURCES = ['database', 'log', 'index', 'journal', 'answers', 'audit', 'output', 'backup', 'published'] as const

export interface Guesses {
  by: string
  hits: number
  of: number
  /** How likely so many hits are by chance alone. */
  p: number
}

/**
 * Holds `n` elections; in each the attacker names the ballot of one voter, for every place where something may lie: by the order in
 * which the votes first stand there, or last. `control` is the same attacker reading a list in the order of casting.
 */
export async function rivals(
  n: number,
): Promise<{ guesses: Guesses[]; control: Guesses; written: number; left: number; told: number; lengths: number[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'hongbang-elections-'))
  const w = await world(11, dir)
  const { electronic, vote, of, nominees, seen } = await room({ w, names: 11 })
  const { read } = w.site.store
  const chance = seeded(23)
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((one) => [chance.next(), one] as const)
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one)
  const pairs = nominees.flatMap((a, i) => nominees.slice(i + 1).map((b) => [a, b]))
  const hits = new Map<string, number>()
  let [written, left, told] = [0, 0, 0]
  const lengths = new Set<number>()
  const output: string[] = []
  const kept = { log: console.log, error: console.error, warn: console.warn }
  for (const name of ['log', 'error', 'warn'] as const) console[name] = (...text: unknown[]) => void output.push(text.join(' '))
  const rows = async () => ({
    answers: canonical(await read.selectFrom('answer').selectAll().orderBy('at').orderBy('key').execute()),
    audit: canonical(await read.selectFrom('audit').selectAll().orderBy('seq').execute()),
  })
  const file = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name)).toString('latin1') : '')
  const disk = () => ({ database: file('hongbang.db'), log: file('hongbang.db-wal'), index: file('hongbang.db-shm') })

  for (let e = 0; e < n; e++) {
    const { id, codes, shares } = await electronic()
    const papers = shuffled(pairs).slice(0, VOTERS) as string[][]
    const drawn = shuffled(codes)
    const before = await rows()
    for (const [k, paper] of papers.entries()) {
      const answer = await vote(drawn[k] as string, shuffled(paper))
      if (answer.status !== 200) throw new Error(`a vote was answered ${answer.status}`)
    }
    const during = await rows()
    if (during.answers !== before.answers || during.audit !== before.audit) written++
    const [box] = readdirSync(join(dir, 'ballots'))
    const journal = readFileSync(join(dir, 'ballots', box as string))
    lengths.add(journal.length / VOTERS)
    const mid = disk()
    await of(id).close(shares.slice(1))
    const backup = `backup-${e}.db`
    await w.site.store.backup(join(dir, backup))
    const after = disk()
    left += after.log.length + readdirSync(join(dir, 'ballots')).length
    const published = (await seen()).ballots.find((one) => one.id === id)?.outcome?.papers
    const found: Record<(typeof SOURCES)[number] | 'control', string> = {
      database: mid.database + after.database,
      log: mid.log + after.log,
      index: mid.index + after.index,
      journal: journal.toString('latin1'),
      ...(await rows()),
      output: output.join('\n'),
      backup: file(backup),
      published: JSON.stringify(published),
      control: papers.map((paper) => JSON.stringify(paper)).join('\n'),
    }
    // Neither codes nor shares stand anywhere, as they are printed or as they are typed.
    const everything = SOURCES.map((source) => found[source]).join()
    for (const secret of [...codes, ...shares]) if (everything.includes(secret) || everything.includes(secret.replaceAll(' ', ''))) told++
    rmSync(join(dir, backup))
    const victim = Math.floor(chance.next() * VOTERS)
    const inRandom = shuffled(papers)
    for (const source of [...SOURCES, 'control'] as const) {
      const places = placesIn(found[source], nominees, source === 'journal')
      for (const which of ['first', 'last'] as const) {
        const at = (paper: string[]) => places.get(paper.toSorted().join())?.[which] ?? -1
        const guess = inRandom.toSorted((a, b) => at(a) - at(b))[victim]
        if (guess === papers[victim]) hits.set(`${source}, ${which}`, (hits.get(`${source}, ${which}`) ?? 0) + 1)
      }
    }
  }
  Object.assign(console, kept)
  w.close()
  rmSync(dir, { recursive: true })
  const result = (by: string): Guesses => ({ by, hits: hits.get(by) ?? 0, of: n, p: tail(n, hits.get(by) ?? 0, 1 / VOTERS) })
  const guesses = SOURCES.flatMap((source) => [result(`${source}, first`), result(`${source}, last`)])
  return { guesses, control: result('control, first'), written, left, told, lengths: [...lengths] }
}

const WRITTEN = /\["(\w+)","(\w+)"\]|\[(\d+),(\d+)\]|"(\d+),(\d+)"/g

/** Where two names first and last stand together: by their ids or numbers, in a journal also by their bits. */
function placesIn(text: string, names: string[], hasBits: boolean): Map<string, { first: number; last: number }> {
  const places = new Map<string, { first: number; last: number }>()
  const see = (a: string | undefined, b: string | undefined, at: number) => {
    const key = [a, b].toSorted().join()
    if (a && b) places.set(key, { first: places.get(key)?.first ?? at, last: at })
  }
  for (const { 1: a, 2: b, 3: i, 4: j, 5: k, 6: l, index } of text.matchAll(WRITTEN)) {
    if (a) see(a, b, index)
    else see(names[Number(i ?? k)], names[Number(j ?? l)], index)
  }
  for (let at = 0; hasBits && at + 1 < text.length; at++) {
    const bits = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8)
    const set = names.filter((_, i) => bits & (1 << i))
    if (set.length === 2 && bits < 1 << names.length) see(set[0], set[1], at)
  }
  return places
}

/** The probability of `least` hits or more in `n` tries. */
function tail(n: number, least: number, p: number): number {
  let [sum, term] = [0, (1 - p) ** n]
  for (let k = 0; k <= n; k++) {
    if (k >= least) sum += term
    term *= ((n - k) / (k + 1)) * (p / (1 - p))
  }
  return sum
}
