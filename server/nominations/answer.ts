/** One question about a selection and its answer, in plain data: what the command line prints and the process beside hands back. */
import { type Conflict, conflictOf } from '../scoring/selection/conflict.ts'
import type { Instance } from '../scoring/selection/instance.ts'
import { type Price, pricesOf } from '../scoring/selection/prices.ts'
import { type Repair, repairOf } from '../scoring/selection/repair.ts'
import { type Selection, selectionOf, solved } from '../scoring/selection/select.ts'
import { type Why, why } from '../scoring/selection/why.ts'
import { solverFor } from './solver.ts'

export type Question = { ask: 'list' } | { ask: 'why'; candidate: string } | { ask: 'prices' } | { ask: 'repair'; list: string[] }

export type Answer =
  | { kind: 'list'; selection: Selection }
  | { kind: 'why'; why: Why }
  | { kind: 'prices'; selection: Selection; prices: Price[] }
  | { kind: 'repair'; repair: Repair }
  /** No list keeps all rules. */
  | { kind: 'conflict'; conflict: Conflict }
  /** Time was up before there was a list, or the proof that there is none. */
  | { kind: 'late' }

/** Explaining takes many solves; whoever asks why or how much would rather wait. */
const PATIENCE = 6

/** @param seconds that the search for a list may take; explanations get six times that */
export async function answerTo(instance: Instance, question: Question, seconds = 5): Promise<Answer> {
  const patient = () => solverFor(seconds * PATIENCE)
  const none = async (): Promise<Answer> => ({ kind: 'conflict', conflict: conflictOf(instance, await patient()) })
  if (question.ask === 'repair') {
    const repair = repairOf(instance, question.list, await solverFor(seconds))
    return repair === 'late' ? { kind: 'late' } : repair ? { kind: 'repair', repair } : none()
  }
  const solution = solved(instance, await solverFor(seconds))
  const selection = selectionOf(solution)
  if (!selection) return solution.found.status === 'none' ? none() : { kind: 'late' }
  if (question.ask === 'why') return { kind: 'why', why: why(solution, question.candidate, await patient()) }
  if (question.ask === 'prices') return { kind: 'prices', selection, prices: pricesOf(solution, await patient()) }
  return { kind: 'list', selection }
}
