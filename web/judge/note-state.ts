/** Notes beside the marks on this device: what the server has, and what is still on its way in the outbox. */
import { signal } from '@preact/signals'
import type { Fault } from '../../server/lib/problem.ts'
import type { Note } from '../../server/marks/note-queries.ts'
import { amend, change, type Flight, type Kept, type KeptSeen, keptSheets, landed } from './kept.ts'

export type Notes = Record<string, Note>

/** By sheet, as far as this page knows. */
const seen = signal<Readonly<Record<string, Notes>>>({})

export function learnNotes(sheet: string, news: Notes): void {
  const known = seen.value[sheet] ?? {}
  const newer = Object.entries(news).filter(([cell, one]) => one.revision > (known[cell]?.revision ?? -1))
  if (newer.length > 0) seen.value = { ...seen.value, [sheet]: { ...known, ...Object.fromEntries(newer) } }
}

export interface NoteView {
  text: string
  state: 'none' | 'here' | 'delivered' | 'refused'
  fault?: Fault
}

export const presentNote = (sheet: string, cell: string): Note => seen.value[sheet]?.[cell] ?? { text: '', revision: 0 }

export function noteView(sheet: string, cell: string): NoteView {
  const kept: KeptSeen | undefined = keptSheets.value[sheet]
  const mine = kept?.notes?.[cell]
  if (mine) return mine.fault ? { text: mine.text, state: 'refused', fault: mine.fault } : { text: mine.text, state: 'here' }
  if (kept?.flight?.note === cell) return { text: (JSON.parse(kept.flight.body) as Note).text, state: 'here' }
  const { text } = presentNote(sheet, cell)
  return { text, state: text ? 'delivered' : 'none' }
}

/** Takes the next note out of the record, to be sent. */
export function nextNote(kept: Kept): { cell: string; text: string; base: number } | null {
  const [cell, note] = Object.entries(kept.notes ?? {}).find(([, one]) => !one.fault) ?? []
  if (cell === undefined || !note) return null
  delete kept.notes?.[cell]
  return { cell, text: note.text, base: note.base }
}

/** A note has arrived. */
export async function noted(at: Kept, flight: Flight, note: Note): Promise<void> {
  const news = { [flight.note as string]: note }
  learnNotes(at.sheet, news)
  await change(
    at,
    landed(flight, () => {}),
    (stores) => amend(stores, at, (sheet) => Object.assign(sheet.notes, news)),
  )
}

/** What somebody wrote elsewhere stays above what was written here; any other refusal stays beside the text. */
export async function noteRefused(at: Kept, flight: Flight, fault: Fault, present: Note | undefined): Promise<void> {
  const cell = flight.note as string
  const { text } = JSON.parse(flight.body) as { text: string }
  if (present) learnNotes(at.sheet, { [cell]: present })
  await change(
    at,
    landed(flight, (kept) => {
      if (kept.notes?.[cell]) return
      const both = present ? { text: `${present.text}\n${text}`.trim(), base: present.revision } : { text, base: 0, fault }
      kept.notes = { ...kept.notes, [cell]: both }
    }),
  )
}
