/** One text for one value: JSON with sorted keys, and its SHA-256. Two equal values always have equal bytes. */
import { hash } from 'node:crypto'

/** Canonical JSON. Throws for what JSON cannot hold (NaN, Infinity, functions). */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number that JSON cannot hold')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v ?? null)).join(',')}]`
  if (typeof value === 'object') {
    let text = ''
    // Sorted by code units, as strings compare.
    for (const key of Object.keys(value).sort()) {
      const held = (value as Record<string, unknown>)[key]
      if (held !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(held)}`
    }
    return `{${text}}`
  }
  throw new Error(`a ${typeof value} that JSON cannot hold`)
}

/** SHA-256 as 64 hexadecimal digits. */
export function digest(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}
