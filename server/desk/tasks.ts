/** What needs the organiser today: every event that is not finished, with the one next step that it waits for. */
import type { Db } from '../../db/open.ts'
import { type Progress, progressIn } from '../competitions/progress.ts'
import type { EventNames } from '../competitions/queries.ts'
import { recheckDone } from '../results/recheck-state.ts'
import { unfinishedEvents } from './queries.ts'

export type Step = 'lock' | 'enter' | 'draw' | 'seat' | 'open' | 'mark' | 'seal' | 'recheck' | 'provisional' | 'official' | 'confirm'

export interface Task extends EventNames {
  step: Step
  /** Sheets still owed, while marking. */
  owed: number
  sheets: number
  entries: number
  /** Registrations that wait for approval. */
  waiting: number
}

/** Newest first. */
export async function tasks(db: Db, now: string): Promise<Task[]> {
  const events = await unfinishedEvents(db, now)
  const progress = await progressIn(
    db,
    events.map(({ event }) => event),
  )
  const found: Task[] = []
  for (const { correction, ...event } of events) {
    const of = progress.get(event.event) as Progress
    const { owed, sheets, entries, waiting } = of
    found.push({ ...event, owed, sheets, entries, waiting, step: correction ? 'confirm' : await stepOf(db, event.event, of) })
  }
  return found
}

async function stepOf(db: Db, event: string, progress: Progress): Promise<Step> {
  const { releases, sealed, marking, locked, drawn, entries, seats, owed } = progress
  if (releases > 0) return 'official'
  if (sealed) return (await recheckDone(db, event)) ? 'provisional' : 'recheck'
  if (marking) return owed > 0 ? 'mark' : 'seal'
  if (!locked) return 'lock'
  if (entries === 0) return 'enter'
  if (!drawn) return 'draw'
  return seats === 0 ? 'seat' : 'open'
}
