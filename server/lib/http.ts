/** What every request goes through: its checks on the way in, its shape, and the answer when something is wrong. */
import type { Context, ErrorHandler, ValidationTargets } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { validator } from 'hono/validator'
import * as z from 'zod/mini'
import { isDuplicate, isStoreFault } from '../../db/dialect.ts'
import { newId } from './act.ts'
import { digest } from './canonical.ts'
import type { Ctx, Env } from './env.ts'
import { type Fault, Problem } from './problem.ts'
import { heard, say } from './say.ts'

const MOST_BYTES = 12 * 1024 * 1024
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Unsafe requests must come from our own pages and carry an Idempotency-Key; their body is read once, under
 * a limit, and its keyed hash kept with the key: a plain one would let whoever steals the database guess short secrets.
 */
export async function guard(c: Ctx): Promise<void> {
  c.set('request', null)
  if (SAFE.has(c.req.method)) return
  const site = heard(c, 'sec-fetch-site')
  const origin = heard(c, 'origin')
  const foreign = site ? site !== 'same-origin' : origin !== undefined && new URL(origin).host !== heard(c, 'host')
  if (foreign) throw new Problem('cross-site')
  if (Number(heard(c, 'content-length') ?? 0) > MOST_BYTES) throw new Problem('too-large')
  const [type, name] = [heard(c, 'content-type'), heard(c, 'x-file-name')]
  // Read in the form in which it is used next: making text of bytes that were kept costs more than the whole check.
  const isJson = name === undefined && type?.startsWith('application/json')
  const body = isJson ? await c.req.text() : new Uint8Array(await c.req.arrayBuffer())
  if (body.length > MOST_BYTES) throw new Problem('too-large')
  const key = heard(c, 'idempotency-key')
  if (!key || !/^[\w-]{8,64}$/.test(key)) throw new Problem('no-key')
  const path = c.req.url.slice(c.req.url.indexOf('/', 'https://'.length))
  const plain = digest(body)
  // Of a file its name and type are part of what is asked.
  const asked = [c.req.method, path, plain, ...(name === undefined ? [] : [name, type])]
  c.set('request', { key, hash: c.get('site').secrets.hash(JSON.stringify(asked)), body: plain })
}

/** No page may be framed, guess types, load from elsewhere or be kept by a cache between. What answers a write is never shown as a page. */
export function sayHeaders(c: Context): void {
  say(c, 'X-Content-Type-Options', 'nosniff')
  if (c.req.path.startsWith('/api/')) say(c, 'Cache-Control', 'no-store')
  if (!SAFE.has(c.req.method)) return
  say(c, 'Referrer-Policy', 'same-origin')
  say(
    c,
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  )
}

/** Checks one part of the request against a shape; what comes through is what the shape says, nothing more. */
export function valid<T extends keyof ValidationTargets, S extends z.ZodMiniType>(target: T, shape: S) {
  return validator(target, (value): z.output<S> => parse(shape, value))
}

/** @throws Problem 'invalid-input' naming every field that is wrong. */
export function parse<S extends z.ZodMiniType>(shape: S, value: unknown): z.output<S> {
  const read = z.safeParse(shape, value)
  if (!read.success) throw new Problem('invalid-input', read.error.issues.map(faultOf))
  return read.data
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map((p) => (typeof p === 'symbol' ? String(p) : p))
  const params: Record<string, string> = {}
  if ('minimum' in issue) params.least = String(issue.minimum)
  if ('maximum' in issue) params.most = String(issue.maximum)
  if (issue.code === 'custom') return { path, code: String(issue.params?.code ?? 'not-valid'), params }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { path, code: 'missing' }
  if (issue.code === 'too_small' && issue.origin === 'string') return { path, code: issue.minimum === 1 ? 'missing' : 'too-short', params }
  if (issue.code === 'too_big' && issue.origin === 'string') return { path, code: 'too-long', params }
  return { path, code: issue.code.replaceAll('_', '-'), params }
}

/** Answers every error as problem+json. What nobody expected is logged with the request's id and says nothing else. */
export const onError: ErrorHandler<Env> = (error, c) => {
  const problem = known(error)
  const request = newId(c.get('site'))
  if (problem.kind === 'bug' || problem.kind === 'store-failed') {
    console.error(
      JSON.stringify({
        at: c.get('site').now().toISOString(),
        request,
        method: c.req.method,
        path: c.req.path,
        error: error.stack,
      }),
    )
  }
  const body = {
    type: 'about:blank',
    title: problem.kind,
    status: problem.status,
    kind: problem.kind,
    faults: problem.faults,
    requestId: request,
    ...problem.extra,
  }
  return c.body(JSON.stringify(body), problem.status as 400, { 'Content-Type': 'application/problem+json' })
}

function known(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status < 500) return new Problem('unreadable-request')
  if (isDuplicate(error)) return new Problem('duplicate')
  if (isStoreFault(error)) return new Problem('store-failed')
  return new Problem('bug')
}
