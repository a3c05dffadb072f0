/** Secrets that people hold on paper: voting codes, and the shares of a tally key, any two of three of which make it. */
import { digest } from '../lib/canonical.ts'

/** Base 32 as JavaScript counts, and as it is printed: without I, O, 0 and 1. */
const DIGITS = '0123456789abcdefghijklmnopqrstuv'
const PRINTED = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CHECK = 3
const turn = (text: string, from: string, to: string) => [...text].map((sign) => to[from.indexOf(sign)] ?? '').join('')

/** 16 secret bytes, the number of a share (0 for a voting code) before them and three checking bytes after: eight groups of four signs. */
export function spell(number: number, secret: Uint8Array): string {
  const body = Buffer.from([number, ...secret])
  const hex = body.toString('hex') + digest(body).slice(0, CHECK * 2)
  const text = turn(BigInt(`0x${hex}`).toString(32).padStart(32, '0'), DIGITS, PRINTED)
  return text.replace(/.{4}(?=.)/g, '$& ')
}

/** What was printed, also in small letters or without its spaces; null when mistyped. */
export function unspell(text: string): { number: number; secret: Buffer } | null {
  const digits = turn(text.toUpperCase().replace(/[\s-]/g, ''), PRINTED, DIGITS)
  if (digits.length !== 32) return null
  let value = 0n
  for (const sign of digits) value = value * 32n + BigInt(DIGITS.indexOf(sign))
  const bytes = Buffer.from(value.toString(16).padStart(40, '0'), 'hex')
  const body = bytes.subarray(0, -CHECK)
  return digest(body).startsWith(bytes.subarray(-CHECK).toString('hex')) ? { number: body[0] as number, secret: body.subarray(1) } : null
}

/** Multiplication in GF(2⁸), as AES has it. */
function times(a: number, b: number): number {
  let product = 0
  for (let x = a, y = b; y > 0; y >>= 1, x = (x << 1) ^ (x & 0x80 ? 0x11b : 0)) if (y & 1) product ^= x
  return product
}

const inverse = (a: number) => Array.from({ length: 256 }, (_, i) => i).find((b) => times(a, b) === 1) as number

/** Shamir's sharing, two of three: points of a line for every byte; one point alone says nothing. */
export function split(secret: Uint8Array, slope: Uint8Array): string[] {
  return [1, 2, 3].map((x) =>
    spell(
      x,
      secret.map((byte, i) => byte ^ times(slope[i] as number, x)),
    ),
  )
}

/** The secret of two shares; null for what are not two shares. */
export function join(one: string, other: string): Buffer | null {
  const [a, b] = [unspell(one), unspell(other)]
  if (!a || !b || a.number === b.number || a.number * b.number === 0) return null
  const divisor = inverse(a.number ^ b.number)
  return Buffer.from(a.secret.map((byte, i) => times(times(byte, b.number) ^ times(b.secret[i] as number, a.number), divisor)))
}
