/** The box of an electronic ballot: encrypted votes in memory and in a journal beside the database, until the count. */
import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digest } from '../lib/canonical.ts'
import type { Site } from '../lib/env.ts'
import { Problem, wrongState } from '../lib/problem.ts'

/** What X25519 keys have before their 32 bytes (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex')
const [KEY, TAG] = [32, 16]

export interface Ballot {
  id: string
  /** How many names are on it: every vote is as long. */
  names: number
  publicKey: string
}

const derive = (secret: Uint8Array, salt: Uint8Array, info: string, bytes: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, `hongbang ${info}`, bytes))

/** The tally key that 16 secret bytes stand for. */
export function tallyKey(secret: Uint8Array): { privateKey: KeyObject; publicKey: string } {
  const privateKey = privateOf(derive(secret, Buffer.alloc(0), 'tally key', KEY))
  return { privateKey, publicKey: rawOf(privateKey).toString('base64url') }
}

const privateOf = (seed: Uint8Array) => createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
const publicOf = (raw: Uint8Array) => createPublicKey({ key: Buffer.concat([PUBLIC, raw]), format: 'der', type: 'spki' })
const rawOf = (key: KeyObject) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY)

/** A fresh key agreed with the tally key for one vote, which is bound to its ballot and its code. */
function agreed(privateKey: KeyObject, publicKey: KeyObject, salt: Uint8Array): [Buffer, Buffer] {
  const bytes = derive(diffieHellman({ privateKey, publicKey }), salt, 'vote', KEY + 12)
  return [bytes.subarray(0, KEY), bytes.subarray(KEY)]
}

const bytesOf = ({ names }: Ballot) => Math.ceil(names / 8)
/** Digest of the code, digest of the request that brought it, one-time public key, votes as bits, their tag. */
const sizeOf = (ballot: Ballot) => KEY + TAG + KEY + bytesOf(ballot) + TAG

function seal(ballot: Ballot, code: string, choices: number[], seed: Uint8Array): Buffer {
  const bits = Buffer.alloc(bytesOf(ballot))
  for (const i of choices) bits[i >> 3] = (bits[i >> 3] as number) | (1 << (i & 7))
  const own = privateOf(seed)
  const raw = rawOf(own)
  const cipher = createCipheriv('aes-256-gcm', ...agreed(own, publicOf(Buffer.from(ballot.publicKey, 'base64url')), raw))
  cipher.setAAD(Buffer.from(`${ballot.id} ${code}`))
  return Buffer.concat([raw, cipher.update(bits), cipher.final(), cipher.getAuthTag()])
}

/** Indices of the names. @throws Problem wrong-state 'journal-damaged' */
function unseal(ballot: Ballot, record: Buffer, privateKey: KeyObject): number[] {
  const [raw, sealed] = [record.subarray(KEY + TAG, KEY + TAG + KEY), record.subarray(KEY + TAG + KEY)]
  try {
    const decipher = createDecipheriv('aes-256-gcm', ...agreed(privateKey, publicOf(raw), raw))
    decipher.setAAD(Buffer.from(`${ballot.id} ${record.subarray(0, KEY).toString('hex')}`)).setAuthTag(sealed.subarray(-TAG))
    const bits = Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
    return Array.from({ length: ballot.names }, (_, i) => i).filter((i) => (bits[i >> 3] as number) & (1 << (i & 7)))
  } catch {
    throw wrongState('journal-damaged')
  }
}

/** Records by the digest of their code. */
type Box = Map<string, Buffer>
const boxes = new WeakMap<Site, Map<string, Box>>()
const closing = new Set<string>()

const fileOf = (site: Site, id: string) => join(site.settings.dataDir, 'ballots', `${id}.votes`)

/** Puts an empty box up; also where an earlier opening did not come through. */
export function openBox(site: Site, id: string): void {
  const file = fileOf(site, id)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  onDisk(file, 'w')
  onDisk(dirname(file), 'r')
  forget(site, id)
}

function onDisk(file: string, how: 'w' | 'a' | 'r', record?: Buffer): void {
  const handle = openSync(file, how, 0o600)
  try {
    if (record && writeSync(handle, record) !== record.length) throw new Error('the disk took only a part')
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What is in the box; after a restart from its journal. @throws Problem wrong-state 'journal-lost' */
function boxOf(site: Site, ballot: Ballot): Box {
  const here = boxes.get(site) ?? new Map<string, Box>()
  boxes.set(site, here)
  const known = here.get(ballot.id)
  if (known) return known
  const file = fileOf(site, ballot.id)
  if (!existsSync(file)) throw wrongState('journal-lost')
  const [bytes, size] = [readFileSync(file), sizeOf(ballot)]
  const whole = bytes.length - (bytes.length % size)
  // The last record was cut short by a crash: its voter was told nothing, and votes again.
  if (whole < bytes.length) truncateSync(file, whole)
  const box: Box = new Map()
  for (let i = 0; i < whole; i += size) box.set(bytes.subarray(i, i + KEY).toString('hex'), bytes.subarray(i, i + size))
  here.set(ballot.id, box)
  return box
}

export const inBox = (site: Site, ballot: Ballot): number => boxOf(site, ballot).size
export const isSpent = (site: Site, ballot: Ballot, code: string): boolean => boxOf(site, ballot).has(code)

/**
 * Puts a vote in. It is on the disk when this returns; the same request again is the same vote.
 * @throws Problem wrong-state 'code-spent', 'ballot-not-open'; 'store-failed'
 */
export function cast(site: Site, ballot: Ballot, code: string, choices: number[], request: string): void {
  if (closing.has(ballot.id)) throw wrongState('ballot-not-open')
  const box = boxOf(site, ballot)
  const receipt = Buffer.from(digest(`${code} ${request}`), 'hex').subarray(0, TAG)
  const before = box.get(code)
  if (before?.subarray(KEY, KEY + TAG).equals(receipt)) return
  if (before) throw wrongState('code-spent')
  const record = Buffer.concat([Buffer.from(code, 'hex'), receipt, seal(ballot, code, choices, site.random(KEY))])
  try {
    onDisk(fileOf(site, ballot.id), 'a', record)
  } catch {
    // What is half written is cut off when the box is read again.
    forget(site, ballot.id)
    throw new Problem('store-failed')
  }
  box.set(code, record)
}

/** Every vote, as indices of names, in no order that tells anything. */
export const votesIn = (site: Site, ballot: Ballot, privateKey: KeyObject): number[][] =>
  [...boxOf(site, ballot).values()].map((record) => unseal(ballot, record, privateKey)).sort((a, b) => (a.join() < b.join() ? -1 : 1))

/** Takes no vote while the count is written; then the journal goes, and the database's own log is emptied. */
export async function whileClosing<T>(site: Site, id: string, count: () => Promise<T>): Promise<T> {
  closing.add(id)
  try {
    const result = await count()
    sweep(site, id)
    forget(site, id)
    await site.store.emptyLog()
    return result
  } finally {
    closing.delete(id)
  }
}

/** Takes away what a crash left behind between the count and here. */
export const sweep = (site: Site, id: string): void => rmSync(fileOf(site, id), { force: true })

const forget = (site: Site, id: string) => boxes.get(site)?.delete(id)
