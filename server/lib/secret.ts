/** Secrets that live beside the database, never in it: sealing of ID numbers, keyed hashes, receipts, random tokens. */
import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Receipts, receiptsFrom } from './receipt.ts'

export interface Secrets {
  /** AES-256-GCM; `place` (table.column) is bound in, so that a value cannot be moved elsewhere. */
  seal(text: string, place: string): string
  /** Throws when the text was not sealed here for this place. */
  unseal(sealed: string, place: string): string
  /** The same for what is kept in a file. */
  sealBytes(bytes: Uint8Array, place: string): Uint8Array
  unsealBytes(sealed: Uint8Array, place: string): Uint8Array
  /** The same text always gives the same hash, which nobody can guess without the key. */
  hash(text: string): string
  receipts: Receipts
}

export function secretsFrom(key: Uint8Array): Secrets {
  const sealing = Buffer.from(hkdfSync('sha256', key, '', 'hongbang seal', 32))
  const sealBytes = (bytes: Uint8Array, place: string): Buffer => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(place))
    const sealed = [cipher.update(bytes), cipher.final()]
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
  }
  const unsealBytes = (sealed: Uint8Array, place: string): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  }
  return {
    seal: (text, place) => sealBytes(Buffer.from(text), place).toString('base64url'),
    unseal: (sealed, place) => unsealBytes(Buffer.from(sealed, 'base64url'), place).toString('utf8'),
    sealBytes,
    unsealBytes,
    hash: hmac(Buffer.from(hkdfSync('sha256', key, '', 'hongbang hash', 32))),
    receipts: receiptsFrom(Buffer.from(hkdfSync('sha256', key, '', 'hongbang receipts', 32))),
  }
}

/**
 * HMAC-SHA-256 (RFC 2104) by two plain hashes over buffers that are used again: an object for each, as crypto's own
 * makes, costs more than the hashing.
 */
function hmac(key: Buffer): (text: string) => string {
  const [inner, outer] = [
    { pad: 0x36, room: 4096 },
    { pad: 0x5c, room: 96 },
  ].map(({ pad, room }) =>
    Buffer.alloc(
      room,
      Buffer.alloc(64, pad).map((byte, i) => byte ^ (key[i] ?? 0)),
    ),
  ) as [Buffer, Buffer]
  const most = (inner.length - 64) / 3 // bytes that one UTF-16 unit may take
  return (text) => {
    const whole =
      text.length <= most ? inner.subarray(0, 64 + inner.write(text, 64)) : Buffer.concat([inner.subarray(0, 64), Buffer.from(text)])
    outer.write(hash('sha256', whole, 'binary'), 64, 'binary')
    return hash('sha256', outer, 'hex')
  }
}

/** Reads the key file of a data folder, or makes one that only its owner can read. */
export function secretsIn(dataDir: string): Secrets {
  const file = join(dataDir, 'hongbang.key')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return secretsFrom(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url'))
}

/** A token that nobody can guess (128 bits unless said), as it stands in a link or cookie. */
export function token(random: (bytes: number) => Uint8Array, bytes = 16): string {
  return Buffer.from(random(bytes)).toString('base64url')
}
