/** Shapes of the calendar that the browser checks too: planned phases, work places, a year's holidays. */
import * as z from 'zod/mini'
import { line, minute } from '../people/input.ts'

const orNone = z.union([z.literal(''), minute])
const window = z.strictObject({ opensAt: orNone, closesAt: orNone })

/** The phases that are planned here: registration has a form of its own, the appeals follow their rule. Empty: not planned. */
export const Plan = z.strictObject({ marking: window, check: window, publish: window, final: window, archived: window })

const MOST_STATIONS = 2000

export const Stations = z.strictObject({
  stations: z.array(z.strictObject({ batch: line(20), session: line(40), place: line(40) })).check(z.maxLength(MOST_STATIONS)),
})

const date = '(?:\\d{4}-)?\\d{2}-\\d{2}'
/** "10-01…10-07 休 国庆节", "2026-10-10 班": a day or a span, off or work, and what it is called. */
const SPECIAL = new RegExp(`^(${date})(?:\\s*(?:…|~|—|–|至|到|\\.\\.+)\\s*(${date}))?\\s+(休|放假|off|班|上班|work)(?:\\s+(.{1,20}))?$`)

/** A year's special days as they are typed, one a line; each is kept with the number of its line. */
export const YearDays = z.strictObject({ text: z.string().check(z.maxLength(8000)) })

export interface SpecialLine {
  number: number
  text: string
  span: { first: string; last: string; kind: 'off' | 'work'; name: string } | null
}

/** Reads the lines; those that say nothing are left out. Spans end in their own year. */
export function specialLines(year: number, text: string): SpecialLine[] {
  const lines = text.normalize('NFKC').replaceAll('...', '…').split(/\r?\n/)
  return lines.flatMap((raw, i) => {
    const said = raw.trim()
    if (said === '') return []
    const [, from, to = from, word, name = ''] = SPECIAL.exec(said) ?? []
    const whole = (day = '') => (day.length === 5 ? `${year}-${day}` : day)
    const kind = word === '班' || word === '上班' || word === 'work' ? 'work' : 'off'
    return [{ number: i + 1, text: said, span: from ? { first: whole(from), last: whole(to), kind, name } : null }]
  })
}
