/** An act: one change with its audit record and the answer to its request, in one transaction. */
import type { Db } from '../../db/open.ts'
import { append } from './audit.ts'
import type { Ctx, RequestKey, Role, Site } from './env.ts'
import { Problem } from './problem.ts'

/** Who acts. The public has no account. */
export interface Actor {
  id: string
  role: Role | 'anyone'
  unitId: string | null
  /** Subtree of units within which the actor may act: "/" for all. */
  path: string
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
  /** Writes the audit record; every act must write at least one. `content` is kept as a digest only. */
  note(subject: string, detail?: Record<string, unknown>, content?: unknown): Promise<void>
  /** Tells the topic's followers, once the act is committed. */
  tell(topic: string): void
}

export const PUBLIC: Actor = { id: 'anyone', role: 'anyone', unitId: null, path: '/nothing/' }

/** Thrown to leave the transaction when the request was answered before. */
class Answered extends Error {
  readonly answer: string
  constructor(answer: string) {
    super('answered')
    this.answer = answer
  }
}

/**
 * Runs one act. With a request, its answer is stored under the request's key: the same request
 * again gets the same answer and changes nothing, however often and however late it comes.
 * @throws Problem 'same-key-other-request' when the key came with another body before.
 */
export async function perform<T>(site: Site, name: string, by: Actor, fn: (act: Act) => Promise<T>, request?: RequestKey): Promise<T> {
  const topics = new Set<string>()
  try {
    const result = await site.store.write(async (tx) => {
      if (request) await answeredBefore(tx, by, request)
      const at = site.now().toISOString()
      let notes = 0
      const result = await fn({
        name,
        tx,
        by,
        at,
        site,
        id: () => newId(site),
        note: async (subject, detail = {}, content) => {
          notes++
          await append(tx, { at, actor: by.id, act: name, subject, detail, content })
        },
        tell: (topic) => void topics.add(topic),
      })
      if (notes === 0) throw new Error(`act ${name} left no audit record`)
      if (request) {
        const answer = JSON.stringify(result ?? null)
        await tx.insertInto('answer').values({ account: by.id, key: request.key, request: request.hash, answer, at }).execute()
      }
      return result
    })
    for (const topic of topics) site.live.tell(topic)
    return result
  } catch (error) {
    if (error instanceof Answered) return JSON.parse(error.answer)
    throw error
  }
}

async function answeredBefore(tx: Db, by: Actor, request: RequestKey) {
  const before = await tx
    .selectFrom('answer')
    .select(['request', 'answer'])
    .where('account', '=', by.id)
    .where('key', '=', request.key)
    .executeTakeFirst()
  if (!before) return
  if (before.request !== request.hash) throw new Problem('same-key-other-request')
  throw new Answered(before.answer)
}

/** Runs the act that the route declared, for the person who asks, under the request's Idempotency-Key. */
export function act<T>(c: Ctx, fn: (act: Act) => Promise<T>): Promise<T> {
  return perform(c.var.site, c.var.act, actorOf(c), fn, c.var.request ?? undefined)
}

export function actorOf(c: Ctx): Actor {
  const session = c.var.session
  return session ? { id: session.account, role: session.role, unitId: session.unitId, path: session.path } : PUBLIC
}

/** The last id of each site, so that ids made within one millisecond still sort in the order in which they were made. */
const last = new WeakMap<object, bigint>()

/** 48 bits of time, then 80 random bits, in an alphabet that sorts like the number: ids sort by age. */
export function newId(site: Pick<Site, 'now' | 'random'>): string {
  let number = BigInt(site.now().getTime())
  for (const byte of site.random(10)) number = (number << 8n) | BigInt(byte)
  const before = last.get(site) ?? 0n
  if (number <= before) number = before + 1n
  last.set(site, number)
  let text = ''
  for (let i = 0; i < 26; i++, number >>= 5n) text = ALPHABET[Number(number & 31n)] + text
  return text
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
