/** What the whole product stands on: settings from the environment, the site, and what every request carries. */
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { Store } from '../../db/open.ts'
import type { AccountRow } from '../../db/schema/people.ts'
import type { Known } from './known.ts'
import type { Live } from './live.ts'
import type { Secrets } from './secret.ts'
import { hasCertificate } from './trust.ts'

export type Role = AccountRow['role']

export interface Settings {
  port: number
  host: string
  /** HTTP_PORT, else the next after PORT: where the certificate is handed out, once there is one. */
  httpPort?: number
  dataDir: string
  /** BACKUP_DIR, else backups/ in the data folder. Better on another disk. */
  backupDir: string
  /** Where people reach the site: PUBLIC_URL, else the address on the local network. Never localhost in a QR code. */
  publicUrl: string
}

/** One running product. Tests and the demo give their own clock and randomness. */
export interface Site {
  store: Store
  settings: Settings
  secrets: Secrets
  live: Live
  known: Known
  now(): Date
  random(bytes: number): Uint8Array
  /** Set while no account exists: whoever holds it may create the first admin. */
  setupToken: string | null
  /** Fills an empty site with the demo district, through the product's own acts. */
  playDemo(): Promise<{ login: string; name: string; role: Role; password: string }[]>
}

/** Who is asking. */
export interface Session {
  id: string
  account: string
  login: string
  name: string
  role: Role
  unitId: string | null
  /** The subtree that the account may see: "/" for all. */
  path: string
  /** The mark of the browser that asks. */
  device: string | undefined
}

/** The Idempotency-Key of an unsafe request, the digest of all that it asks, and that of its body alone. */
export interface RequestKey {
  key: string
  hash: string
  body: string
}

export interface Env {
  Variables: {
    site: Site
    session: Session | null
    /** The act that the route declared. */
    act: string
    request: RequestKey | null
  }
}

/** A request of any route: what it carries does not depend on the route's path and input. */
// biome-ignore lint/suspicious/noExplicitAny: hono's own word for any path and any input.
export type Ctx = Context<Env, any, any>

const Shape = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65535)), 3000),
  HOST: z._default(z.string().check(z.minLength(1)), '0.0.0.0'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), 'data'),
  BACKUP_DIR: z.optional(z.string().check(z.minLength(1))),
  HTTP_PORT: z.optional(z.coerce.number().check(z.int(), z.gte(0), z.lte(65535))),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
})

/** Reads and checks the environment. Throws one Error that names every wrong variable. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const read = z.safeParse(Shape, Object.fromEntries(Object.keys(Shape.shape).map((k) => [k, environment[k] || undefined])))
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')} = ${JSON.stringify(environment[String(issue.path[0])])}`)
    throw new Error(
      `These environment variables are not valid / 环境变量有误:\n${wrong.join('\n')}\nPORT and HTTP_PORT 0–65535, HOST an address, DATA_DIR a folder, PUBLIC_URL http(s)://…`,
    )
  }
  const { PORT, HOST, DATA_DIR, BACKUP_DIR, HTTP_PORT, PUBLIC_URL } = read.data
  const dataDir = resolve(DATA_DIR)
  const scheme = hasCertificate(dataDir) ? 'https' : 'http'
  const publicUrl = (PUBLIC_URL ?? `${scheme}://${lanAddress() ?? 'localhost'}:${PORT}`).replace(/\/$/, '')
  return {
    port: PORT,
    host: HOST,
    dataDir,
    backupDir: resolve(BACKUP_DIR ?? join(dataDir, 'backups')),
    httpPort: HTTP_PORT ?? (PORT && PORT + 1),
    publicUrl,
  }
}

/** This machine's IPv4 addresses on networks that are not loopback. */
export function lanAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address)
}

/** The first of them; null without one. */
export const lanAddress = (): string | null => lanAddresses()[0] ?? null
