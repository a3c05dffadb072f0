/** What needs the organiser today: every event that is not finished, with the one next step that it waits for. */
import type { Db } from '../../db/open.ts'
import { countsOf, owedOf, type Phase, phaseOf } from '../competitions/phase.ts'
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
  const found: Task[] = []
  for (const { correction, ...event } of await unfinishedEvents(db, now)) {
    const phase = await phaseOf(db, event.event)
    const counts = await countsOf(db, event.event)
    const { owed, sheets } = phase.marking && !phase.sealed ? await owedOf(db, event.event) : { owed: 0, sheets: 0 }
    found.push({
      ...event,
      owed,
      sheets,
      entries: counts.entries,
      waiting: counts.waiting,
      step: correction ? 'confirm' : await stepOf(db, event.event, phase, counts, owed),
    })
  }
  return found
}

async function stepOf(db: Db, event: string, phase: Phase, counts: { entries: number; seats: number }, owed: number): Promise<Step> {
  if (phase.releases > 0) return 'official'
  if (phase.sealed) return (await recheckDone(db, event)) ? 'provisional' : 'recheck'
  if (phase.marking) return owed > 0 ? 'mark' : 'seal'
  if (!phase.locked) return 'lock'
  if (counts.entries === 0) return 'enter'
  if (!phase.drawn) return 'draw'
  return counts.seats === 0 ? 'seat' : 'open'
}
