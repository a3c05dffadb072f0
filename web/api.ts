/** The typed client of the server: every request keyed against repeats, every failure a ProblemError. */
import type { ClientResponse, hc, parseResponse } from 'hono/client'
import type { App } from '../server/app.ts'
import type { Fault } from '../server/lib/problem.ts'
import { knowsFault, learnFaults, type ProblemKind } from '../server/words/problems.ts'

/** What went wrong, for people: a kind with a sentence, and the fields concerned. */
export class ProblemError extends Error {
  readonly kind: ProblemKind
  /** 0 when no answer came. */
  readonly status: number
  readonly faults: Fault[]
  /** Present values and the like, as the server sent them. */
  readonly extra: Record<string, unknown>
  readonly requestId: string | undefined

  constructor(kind: ProblemKind, status = 0, faults: Fault[] = [], extra: Record<string, unknown> = {}) {
    super(kind)
    this.kind = kind
    this.status = status
    this.faults = faults
    this.extra = extra
    this.requestId = typeof extra.requestId === 'string' ? extra.requestId : undefined
  }
}

/**
 * A UUID of version 7 (RFC 9562): it begins with the time, so that the server keeps the keys of one hour side by side. Made here,
 * because a page over plain HTTP has no crypto.randomUUID.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 5, time = Date.now(); i >= 0; i--, time = Math.floor(time / 256)) bytes[i] = time % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('')
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const KEEP_MS = 10 * 60_000
/** Requests that never got an answer, by their content: the same one again is the same attempt and keeps its key. */
const unanswered = new Map<string, { key: string; at: number }>()

let pass: string | null = null

/** Contestants and the hall's screen come by an address with a pass; it goes with every question about what is published. */
export function passed(url: string): string {
  pass = new URLSearchParams(location.search).get('pass') ?? pass
  return pass && url.includes('/api/public/') ? `${url}${url.includes('?') ? '&' : '?'}pass=${encodeURIComponent(pass)}` : url
}

/** `fetch` with an Idempotency-Key on everything that changes something. */
async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const method = (init.method ?? 'GET').toUpperCase()
  const options: RequestInit = { ...init, credentials: 'same-origin' }
  if (SAFE.has(method)) return fetch(typeof input === 'string' ? passed(input) : input, options)
  const headers = new Headers(init.headers)
  const attempt = typeof init.body === 'string' || init.body === undefined ? `${method} ${input} ${init.body ?? ''}` : null
  const before = attempt === null ? undefined : unanswered.get(attempt)
  const key = headers.get('Idempotency-Key') ?? (before && Date.now() - before.at < KEEP_MS ? before.key : newKey())
  headers.set('Idempotency-Key', key)
  if (attempt !== null) unanswered.set(attempt, { key, at: Date.now() })
  const response = await fetch(input, { ...options, headers })
  // A failing server and a captive portal prove nothing about whether the request took effect.
  if (attempt !== null && response.status < 500 && isJson(response)) unanswered.delete(attempt)
  return response
}

const isJson = (response: { headers: Headers }) => /^application\/([\w.+-]*\+)?json\b/i.test(response.headers.get('Content-Type') ?? '')

interface Asked {
  param?: Record<string, string>
  query?: Record<string, unknown>
  json?: unknown
}

/** Takes down the way that was written, and goes it at its end: what hono's own client does, in a tenth of its size. */
const way = (steps: string[]): unknown =>
  new Proxy(() => {}, {
    get: (_, step) => way([...steps, String(step)]),
    apply: (_, __, [{ param = {}, query = {}, json } = {}]: [Asked?]) => {
      const path = steps.slice(0, -1).map((step) => (step.startsWith(':') ? encodeURIComponent(param[step.slice(1)] ?? '') : step))
      const asked = Object.entries(query).filter((one) => one[1] !== undefined)
      const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()
      const method = (steps.at(-1) as string).slice(1).toUpperCase()
      const body = json !== undefined && { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } }
      return send(`/api/${path.join('/')}${search && `?${search}`}`, { method, ...body })
    },
  })

/** `api.events[':event'].entries.$get({ param: { event } })`, as the server's routes are. */
export const api = way([]) as ReturnType<typeof hc<App>>['api']

// biome-ignore lint/suspicious/noExplicitAny: hono's own bound.
type Answer<T extends ClientResponse<any>> = Awaited<ReturnType<typeof parseResponse<T>>>

/** The answer's body, typed as the route's success. @throws ProblemError for everything else. */
// biome-ignore lint/suspicious/noExplicitAny: hono's own bound.
export function ask<T extends ClientResponse<any>>(request: Promise<T>): Promise<Answer<T>> {
  return read(request as unknown as Promise<Response>) as Promise<Answer<T>>
}

async function read(request: Promise<Response>): Promise<unknown> {
  let response: Response
  let text: string
  try {
    response = await request
    if (response.ok && response.headers.has('Content-Disposition')) return await response.blob()
    text = await response.text()
  } catch {
    throw new ProblemError('offline')
  }
  return response.status === 204 ? undefined : readAnswer(response, text)
}

/** What the server said. @throws ProblemError when it refused, or when it was not the server that answered */
export async function readAnswer(response: Response, text: string): Promise<unknown> {
  let body: unknown
  try {
    body = isJson(response) ? JSON.parse(text) : undefined
  } catch {
    throw new ProblemError('offline')
  }
  await haveSentences((body as { faults?: unknown } | undefined)?.faults)
  if (response.ok && body !== undefined) return body
  if (body === undefined || typeof body !== 'object' || body === null) throw new ProblemError('not-hongbang', response.status)
  const { kind, faults, type: _, title: __, status: ___, ...extra } = body as Record<string, unknown>
  throw new ProblemError((kind ?? 'bug') as ProblemKind, response.status, (faults ?? []) as Fault[], extra)
}

/** Most pages never meet a feature's faults, so their sentences come with the first of them. Without a network the code shows itself. */
export async function haveSentences(faults: unknown): Promise<void> {
  if (!Array.isArray(faults) || faults.every((fault) => knowsFault(fault?.code))) return
  try {
    learnFaults((await import('../server/words/faults.ts')).featureFaults)
  } catch {
    // The fault itself matters more than its sentence.
  }
}

/** Bytes of a file, read once, and a key for each path: the same File sent again is the same request, whatever the disk holds by then. */
const packed = new WeakMap<File, { body: ArrayBuffer; keys: Map<string, string> }>()

/** Posts a file as it is; a file in answer comes as a Blob. `path` begins with /api. Send the same File object again to retry. */
export async function upload<T>(path: string, file: File): Promise<T> {
  const { body, keys } = packed.get(file) ?? { body: await file.arrayBuffer(), keys: new Map<string, string>() }
  packed.set(file, { body, keys })
  const key = keys.get(path) ?? newKey()
  keys.set(path, key)
  const type = file.type || 'application/octet-stream'
  const headers = { 'Content-Type': type, 'X-File-Name': encodeURIComponent(file.name.toWellFormed()), 'Idempotency-Key': key }
  return (await read(send(path, { method: 'POST', body, headers }))) as T
}
