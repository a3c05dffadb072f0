/** An act: one change with its audit record and the answer to its request, in one transaction. */
import { isDuplicate } from '../../db/dialect.ts'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { AnswerRow } from '../../db/schema/journal.ts'
import { append } from './audit.ts'
import type { Ctx, RequestKey, Role, Site } from './env.ts'
import { Problem } from './problem.ts'
import { say } from './say.ts'

/** Who acts. The public has no account. */
export interface Actor {
  id: string
  role: Role | 'anyone'
  unitId: string | null
  /** Subtree of units within which the actor may act: "/" for all. */
  path: string
  /** The browser that asks, by its own long-lived mark; nothing where no browser does. */
  device?: string | undefined
}

/** What an act function is given: the transaction, who, when, and what it may leave behind. */
export interface Act {
  name: string
  tx: Db
  by: Actor
  /** UTC instant. */
  at: string
  site: Site
  /** A new sortable id. */
  id(): string
  /** Writes the audit record, and gives its number; every act must write at least one. `content` is kept as a digest only. */
  note(subject: string, detail?: Record<string, unknown>, content?: unknown): Promise<number>
  /** Tells the topic's followers, once the act is committed. */
  tell(topic: string): void
}

export const PUBLIC: Actor = { id: 'anyone', role: 'anyone', unitId: null, path: '/nothing/' }

/** The acts that run all day long. */
const MARKING: ReadonlySet<string> = new Set(['marks.save', 'notes.save', 'sheet.submit'])

/** Those that touch nothing that is remembered (`Known`), or keep it true themselves: an import of lists is many small pieces and jobs. */
const QUIET: ReadonlySet<string> = new Set([
  ...MARKING,
  'jobs.run',
  'jobs.change',
  'units.check',
  'units.import',
  'persons.check',
  'persons.import',
  'entries.check',
  'entries.import',
])

/**
 * Runs one act. With a request, its answer is stored under the request's key: the same request
 * again gets the same answer and changes nothing, however often and however late it comes.
 * @throws Problem 'same-key-other-request' when the key came with another body before.
 */
export async function perform<T>(site: Site, name: string, by: Actor, fn: (act: Act) => Promise<T>, request?: RequestKey): Promise<T> {
  return (await answered(site, name, by, fn, request)).result
}

/**
 * The same for a piece of long work that is begun again after a crash: everybody else's acts go first, and it does not wait for the disk.
 * @throws Problem 'changed-meanwhile' when something is there already: somebody has made it since the work was planned
 */
export async function performPiece<T>(site: Site, name: string, by: Actor, fn: (act: Act) => Promise<T>): Promise<T> {
  try {
    return (await answered(site, name, by, fn, undefined, true)).result
  } catch (error) {
    throw isDuplicate(error) ? new Problem('changed-meanwhile') : error
  }
}

/** The same, with the answer's text, which is made once. */
async function answered<T>(
  site: Site,
  name: string,
  by: Actor,
  fn: (act: Act) => Promise<T>,
  request?: RequestKey,
  yields = false,
): Promise<{ result: T; text: string }> {
  const topics = new Set<string>()
  try {
    const done = await site.store.write(async (tx) => {
      const at = site.now().toISOString()
      let notes = 0
      const note: Act['note'] = (subject, detail = {}, content) => {
        notes++
        return append(tx, { at, actor: by.id, act: name, subject, detail, content })
      }
      const result = await fn({ name, tx, by, at, site, id: () => newId(site), note, tell: (topic) => void topics.add(topic) })
      if (notes === 0) throw new Error(`act ${name} left no audit record`)
      // Before the commit, for the acts that share it, and after it, for those who read beside it.
      if (!QUIET.has(name)) site.known.forget()
      const text = request ? JSON.stringify(result ?? null) : ''
      if (request) await keepAnswer(tx, { account: by.id, key: request.key, request: request.hash, answer: text, at })
      return { result, text }
    }, yields)
    if (!QUIET.has(name)) site.known.forget()
    for (const topic of topics) site.live.tell(topic)
    return done
  } catch (error) {
    site.known.forget()
    // Looked up only now: of a request that was done before, either the act or keeping its answer must fail.
    const [before] = request ? await answers(site.store.read, { account: by.id, key: request.key }) : []
    if (!request || !before) throw error
    if (before.request !== request.hash) throw new Problem('same-key-other-request')
    return { result: JSON.parse(before.answer), text: before.answer }
  }
}

const answers = prepared((db, { account, key }: { account: string; key: string }) =>
  db.selectFrom('answer').select(['request', 'answer']).where('account', '=', account).where('key', '=', key),
)

const keepAnswer = prepared((db, row: AnswerRow) =>
  db.insertInto('answer').values({ account: row.account, key: row.key, request: row.request, answer: row.answer, at: row.at }),
)

/** Runs the act that the route declared, for the person who asks, under the request's Idempotency-Key; what a device keeps until it is answered gets a receipt. */
export async function act<T>(c: Ctx, fn: (act: Act) => Promise<T>): Promise<T> {
  const [request, site, name] = [c.get('request'), c.get('site'), c.get('act')]
  const { result, text } = await answered(site, name, actorOf(c), fn, request ?? undefined)
  if (request && MARKING.has(name)) say(c, 'Hongbang-Receipt', await site.secrets.receipts.sign(request.key, request.body, text))
  return result
}

export function actorOf(c: Ctx): Actor {
  const session = c.get('session')
  return session ? { id: session.account, role: session.role, unitId: session.unitId, path: session.path, device: session.device } : PUBLIC
}

/** The last id of each site, so that ids made within one millisecond still sort in the order in which they were made. */
const last = new WeakMap<object, string>()

/** 48 bits of time, then 80 random bits, in an alphabet that sorts like the number: ids sort by age. */
export function newId(site: Pick<Site, 'now' | 'random'>): string {
  let text = ''
  for (let i = 0, time = site.now().getTime(); i < 10; i++, time = Math.floor(time / 32)) text = ALPHABET[time % 32] + text
  const bytes = site.random(10)
  // Five bytes are eight signs of five bits.
  for (let half = 0; half < 10; half += 5) {
    let bits = 0
    let value = 0
    for (let i = half; i < half + 5; i++) {
      value = ((value << 8) | (bytes[i] as number)) & 0xfff
      for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >> (bits - 5)) & 31]
    }
  }
  const before = last.get(site)
  if (before !== undefined && text <= before) text = after(before)
  last.set(site, text)
  return text
}

/** The next id in order. */
function after(id: string): string {
  const end = id.replace(/z+$/, '')
  return end.slice(0, -1) + ALPHABET[ALPHABET.indexOf(end.at(-1) as string) + 1] + '0'.repeat(id.length - end.length)
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
