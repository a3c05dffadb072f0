/** The calendar as a file that phones and mail programmes take (RFC 5545). */
import type { CompetitionRow } from '../../db/schema.ts'
import { dayAfter } from '../lib/workday.ts'
import { calendar } from '../words/calendar.ts'
import { type Lang, say } from '../words/words.ts'
import type { Planned } from './calendar-queries.ts'

/** Whole-day entries for competitions, timed ones for their phases. @param at when it was made */
export function calendarFile(competitions: CompetitionRow[], planned: Planned[], lang: Lang, at: string): string {
  const w = say(calendar, lang)
  const named = (name: string, nameEn: string) => (lang === 'en' && nameEn) || name
  const events = [
    ...competitions.map((one) => [
      `UID:competition-${one.id}@hongbang`,
      `DTSTART;VALUE=DATE:${basic(one.startsOn)}`,
      // The end of whole days is the first day that is free again.
      `DTEND;VALUE=DATE:${basic(dayAfter(one.endsOn, 1))}`,
      `SUMMARY:${text(named(one.name, one.nameEn))}`,
    ]),
    ...planned.map((one) => [
      // Rulings of one event are due at several times.
      `UID:${one.phase}-${one.event}${one.phase === 'second' || one.phase === 'ruling' ? `-${basic(one.closesAt ?? '')}` : ''}@hongbang`,
      `DTSTART:${basic(one.opensAt)}`,
      ...(one.closesAt ? [`DTEND:${basic(one.closesAt)}`] : []),
      `SUMMARY:${text(`${w.phases[one.phase]} · ${[named(one.name, one.nameEn), one.groupName].filter(Boolean).join(' ')}`)}`,
      `DESCRIPTION:${text(named(one.competition, one.competitionEn))}`,
    ]),
  ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hongbang//Calendar//ZH',
    `X-WR-CALNAME:${text(w.title)}`,
    ...events.flatMap((event) => ['BEGIN:VEVENT', `DTSTAMP:${basic(at)}`, ...event, 'END:VEVENT']),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** "2026-05-01T01:02:03.004Z" → "20260501T010203Z" */
const basic = (iso: string) => iso.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')

const text = (said: string) => said.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

/** No line is longer than 75 bytes; what follows begins with a space. Signs are never cut. */
function folded(line: string): string {
  let out = ''
  let room = 75
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign)
    if (bytes > room) {
      out += '\r\n '
      room = 74
    }
    out += sign
    room -= bytes
  }
  return out
}
