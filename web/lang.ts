/** The reader's language, and how instants, days and numbers are written in it. */
import { signal } from '@preact/signals'
import { common } from '../server/words/common.ts'
import { type Lang, type Said, say, type Words } from '../server/words/words.ts'

const KEY = 'lang'

/** Reading `lang.value` in a component renders it again when the language changes. */
export const lang = signal<Lang>(chosen() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'))
document.documentElement.lang = tag(lang.value)

export function setLang(next: Lang): void {
  lang.value = next
  document.documentElement.lang = tag(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

function chosen(): Lang | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'zh' || kept === 'en' ? kept : null
  } catch {
    return null
  }
}

function tag(of: Lang): string {
  return of === 'zh' ? 'zh-CN' : 'en-GB'
}

/** The dictionary in the reader's language: `const w = useWords(people)`. */
export function useWords<D extends Words>(dictionary: D): Said<D> {
  return say(dictionary, lang.value)
}

/** The words that every room uses. */
export const useCommon = () => useWords(common)

/** A thing's name in the reader's language; most names are Chinese only. */
export const named = (thing: { name: string; nameEn?: string | null }): string => (lang.value === 'en' && thing.nameEn) || thing.name

const SHANGHAI = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function parts(instant: string | Date): Record<string, string> {
  return Object.fromEntries(
    SHANGHAI.formatToParts(new Date(instant)).map(({ type, value }) => [
      type,
      type === 'day' || type === 'month' ? String(Number(value)) : value,
    ]),
  )
}

/** "2026年5月1日 14:05" / "1 May 2026, 14:05", Beijing time. */
export function instant(at: string | Date): string {
  const { year, month, day: d, hour, minute } = parts(at)
  return lang.value === 'zh'
    ? `${year}年${month}月${d}日 ${hour}:${minute}`
    : `${d} ${MONTHS[Number(month) - 1]} ${year}, ${hour}:${minute}`
}

/** "14:05:09", Beijing time. */
export function clock(at: string | Date): string {
  const { hour, minute, second } = parts(at)
  return `${hour}:${minute}:${second}`
}

/** A calendar day "2026-05-01" → "2026年5月1日" / "1 May 2026". */
export function day(iso: string): string {
  const [year, month, d] = iso.slice(0, 10).split('-').map(Number) as [number, number, number]
  return lang.value === 'zh' ? `${year}年${month}月${d}日` : `${d} ${MONTHS[month - 1]} ${year}`
}

/** The instant as a clock in Shanghai shows it, wherever the reader sits, for a field: "2026-05-01T09:00". */
export const wall = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16)

/** "2026-05-01" of an instant, Beijing time. */
export function dayOf(at: string | Date): string {
  const { year, month, day: d } = parts(at)
  return `${year}-${month!.padStart(2, '0')}-${d!.padStart(2, '0')}`
}

/** A whole number with its thousands apart. Marks are decimal strings already and are shown as they are. */
export const whole = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 0 })

/** A share as "35 %"; in Chinese without the space. */
export const percent = (share: number, places = 0): string => `${(share * 100).toFixed(places)}${lang.value === 'zh' ? '%' : ' %'}`

/** ０–９ ． 。 － as a Chinese keyboard gives them → 0–9 . - */
export const plainDigits = (text: string) =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。]/g, '.')
    .replace(/[－−]/g, '-')
    .trim()
