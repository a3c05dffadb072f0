/** Tables of people: units, persons, accounts and their sessions. */
import type { Day, Instant } from './columns.ts'

/** A node of the union tree. `path` is "/district/street/unit/" of ids, so that a subtree is a prefix. */
export interface UnitRow {
  id: string
  parentId: string | null
  path: string
  kind: 'district' | 'street' | 'industry' | 'grassroots'
  name: string
  nameEn: string
  uscc: string | null
  ownership: 'public' | 'non-public' | null
  industry: string | null
  members: number
  version: number
  createdAt: Instant
}

/** A worker, with the attributes that quotas and titles ask for. */
export interface PersonRow {
  id: string
  unitId: string
  name: string
  sex: 'male' | 'female'
  birthDate: Day
  ethnicity: string
  political: string
  education: string
  jobClass: 'industrial' | 'frontline' | 'technical' | 'science' | 'manager' | 'cadre'
  skillLevel: 'none' | 'l5' | 'l4' | 'l3' | 'l2' | 'l1'
  migrant: 0 | 1
  employee: 0 | 1
  /** AES-256-GCM of the ID number; its keyed hash finds the same person again. */
  idSealed: string | null
  idHash: string | null
  version: number
  createdAt: Instant
}

export interface AccountRow {
  id: string
  login: string
  name: string
  role: 'admin' | 'organiser' | 'judge' | 'committee' | 'officer' | 'auditor'
  unitId: string | null
  /** argon2id; null until the account has chosen one. */
  password: string | null
  version: number
  createdAt: Instant
}

/** A closed account cannot log in; who closed it and why is kept. */
export interface AccountClosureRow {
  accountId: string
  at: Instant
  by: string
  reason: string
}

/** `id` is the SHA-256 of the cookie: a stolen database logs nobody in. */
export interface SessionRow {
  id: string
  accountId: string
  device: string
  /** The bound device that it runs on; null for a log-in by password. */
  deviceId: string | null
  createdAt: Instant
  expiresAt: Instant
}

/** A one-time log-in by QR on a screen, or by a printed badge; `id` is the hash of its token. */
export interface LoginLinkRow {
  id: string
  accountId: string
  createdBy: string
  createdAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
  /** Keyed hash of a badge's PIN, and how often a wrong one was given; a code on a screen has none. */
  pin: string | null
  misses: number
}

/** A device on which somebody logged in by a link; `id` is the hash of the cookie that it keeps after the session. */
export interface BoundDeviceRow {
  id: string
  accountId: string
  name: string
  pin: string | null
  misses: number
  createdAt: Instant
  expiresAt: Instant
  endedAt: Instant | null
}
