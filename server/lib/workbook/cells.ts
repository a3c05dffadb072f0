/** One raw cell to normalised text or an error code: no knowledge of files, only of what people type into cells. */

import type { CellErrorCode, Column } from './types.ts'
import { limits } from './types.ts'

/** A cell as an engine hands it over. Dates are UTC midnight plus a time of day that is ignored. */
export type RawCell = string | number | boolean | Date | null | { bad: 'formula' } | { bad: 'error-value'; text: string }

export type CellResult = { value: string | null } | { code: CellErrorCode; params?: Record<string, string> }

export function isEmpty(raw: RawCell | undefined): boolean {
  return raw === null || raw === undefined || (typeof raw === 'string' && cleanText(raw) === '')
}

export function readCell(raw: RawCell | undefined, column: Column): CellResult {
  if (raw === null || raw === undefined) return { value: null }
  if (typeof raw === 'object' && 'bad' in raw)
    return raw.bad === 'formula' ? { code: 'formula' } : { code: raw.bad, params: { text: raw.text } }
  if (typeof raw === 'number' && Math.abs(raw) >= 1e15) return { code: 'precision-lost', params: { text: plain(raw) } }
  if (column.kind === 'date') return readDate(raw)

  const text = asText(raw)
  if (text === '') return { value: null }
  if (text.length > limits.text) return { code: 'too-long', params: { max: String(limits.text) } }
  if (column.kind === 'integer') return wholeNumber(text)
  if (column.kind === 'decimal') return decimalNumber(text)
  if (column.kind === 'choice') return choice(text, column)
  return { value: text }
}

/** Also for headers: trimmed, composed, without the invisible characters that come along when people copy from other systems. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(invisible, '').trim()
}

/** Controls other than newline, zero-width space, byte order mark, direction marks and overrides. The zero-width joiner stays: names use it. */
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

function asText(raw: string | number | boolean | Date): string {
  if (typeof raw === 'string') return cleanText(raw)
  if (typeof raw === 'number') return plain(raw)
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE'
  return isoDate(raw.getUTCFullYear(), raw.getUTCMonth() + 1, raw.getUTCDate()) ?? ''
}

/** As Excel shows it: 15 digits, no exponent. 0.1 + 0.2 typed as a sum of floats is 0.3 there too. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15))
  if (rounded === 0) return '0'
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Math.abs(rounded) >= 1 ? BigInt(Math.round(rounded)).toString() : rounded.toFixed(20).replace(/0+$/, '')
}

/** Full-width digits and marks, as Chinese input methods type them, to the ordinary ones. */
function halfWidth(text: string): string {
  return text.replace(/[\uff0b-\uff0f\uff10-\uff19]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)).replaceAll('−', '-')
}

function wholeNumber(text: string): CellResult {
  const match = /^(-?)0*(\d{1,15})$/.exec(halfWidth(text))
  if (!match?.[2]) return { code: 'bad-integer', params: { text: shorten(text) } }
  return { value: match[2] === '0' ? '0' : `${match[1]}${match[2]}` }
}

function decimalNumber(text: string): CellResult {
  const match = /^(-?)0*(\d{1,15})(?:\.(\d{1,12}))?$/.exec(halfWidth(text))
  if (!match?.[2]) return { code: 'bad-decimal', params: { text: shorten(text) } }
  const digits = match[3] === undefined ? match[2] : `${match[2]}.${match[3]}`
  return { value: /[1-9]/.test(digits) ? `${match[1]}${digits}` : digits }
}

function choice(text: string, column: Column): CellResult {
  const wanted = text.toLowerCase()
  const found = column.choices?.find((one) => [one.zh, one.en, one.value].some((label) => cleanText(label).toLowerCase() === wanted))
  return found ? { value: found.value } : { code: 'bad-choice', params: { text: shorten(text) } }
}

function readDate(raw: string | number | boolean | Date): CellResult {
  const text = raw instanceof Date ? '' : asText(raw)
  if (text === '' && !(raw instanceof Date)) return { value: null }
  const value = raw instanceof Date ? asText(raw) : dateOfText(halfWidth(text))
  return value ? { value } : { code: 'bad-date', params: { text: raw instanceof Date ? '' : shorten(text) } }
}

/** 2026-05-01, 2026/5/1, 2026.5.1, 20260501 or 2026年5月1日. Never 5/1/2026: whether that is May or January is a guess. */
function dateOfText(text: string): string | undefined {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ??
    /^(\d{4})(\s*年\s*)(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})()(\d\d)(\d\d)$/.exec(text)
  return match ? isoDate(Number(match[1]), Number(match[3]), Number(match[4])) : undefined
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  // The year 1899 is what a cell with only a time of day becomes; 31 April rolls over into May.
  if (year < 1900 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text
}

/** The letters over a column, counted from 0: A, B … Z, AA. */
export function letter(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : letter(Math.floor(place / 26) - 1) + letter(place % 26)
}
