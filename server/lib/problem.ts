/** Known failures as problem+json (RFC 9457): a kind that the dictionaries have words for, and the fields concerned. */

/** One thing wrong with the input: where, and what, with the numbers its sentence needs. */
export interface Fault {
  path: (string | number)[]
  code: string
  params?: Record<string, string> | undefined
}

const STATUS = {
  'invalid-input': 422,
  'unreadable-request': 400,
  'not-logged-in': 401,
  'wrong-login': 401,
  'link-used': 410,
  'not-allowed': 403,
  'cross-site': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'wrong-state': 409,
  'other-device': 409,
  duplicate: 409,
  'same-key-other-request': 422,
  'no-key': 400,
  'too-large': 413,
  'too-many': 429,
  'store-failed': 503,
  bug: 500,
} as const

export type Kind = keyof typeof STATUS

/** Thrown for what a person can put right; everything else that is thrown is a bug. */
export class Problem extends Error {
  readonly kind: Kind
  readonly status: number
  readonly faults: Fault[]
  /** Present values and the like, for the client to show beside its own. */
  readonly extra: Record<string, unknown>

  constructor(kind: Kind, faults: Fault[] = [], extra: Record<string, unknown> = {}) {
    super(kind)
    this.kind = kind
    this.status = STATUS[kind]
    this.faults = faults
    this.extra = extra
  }
}

/** The input's field at `path` is wrong, for the reason `code`. */
export function wrong(path: string | (string | number)[], code: string, params?: Record<string, string>): Problem {
  return new Problem('invalid-input', [{ path: typeof path === 'string' ? [path] : path, code, params }])
}

/** The thing is not in the state that this act needs; `code` says why. */
export function wrongState(code: string, params?: Record<string, string>): Problem {
  return new Problem('wrong-state', [{ path: [], code, params }])
}

export const notFound = () => new Problem('not-found')
