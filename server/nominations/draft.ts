/** Questions about a programme's list, answered in a thread: the best list, why somebody is not on it, what rules cost, the least repair. */
import type { Db } from '../../db/open.ts'
import { Problem, wrongState } from '../lib/problem.ts'
import { instanceFaults } from '../scoring/selection/faults.ts'
import type { Answer, Question } from './answer.ts'
import { breathe, fieldOf, rankedField } from './field.ts'
import { ask } from './propose.ts'

/** A repair answers a move of the hand. */
const SECONDS = { list: 5, why: 5, prices: 5, repair: 2 } as const

/** What a field from the database can still have wrong with it; all else was refused when it came in. */
const SERIOUS = new Set(['person-twice', 'merit-too-fine', 'forced-both'])

/** @throws Problem 'not-found'; wrong-state 'no-merit' while nobody is ranked; 'invalid-input' for a person who is up twice */
export async function answerAbout(db: Db, campaignId: string, programmeId: string, question: Question, at: string): Promise<Answer> {
  const field = await fieldOf(db, campaignId, programmeId, at)
  const instance = rankedField(field)
  if (instance.candidates.length === 0) throw wrongState('no-merit')
  const faults = instanceFaults(instance).filter(({ code }) => SERIOUS.has(code))
  if (faults.length > 0)
    throw new Problem(
      'invalid-input',
      faults.map(({ path, code, value }) => ({ path, code, params: { value } })),
    )
  await breathe()
  const known = new Set(instance.candidates.map(({ id }) => id))
  if (question.ask === 'why' && !known.has(question.candidate)) throw wrongState('no-merit-of')
  const asked = question.ask === 'repair' ? { ...question, list: question.list.filter((id) => known.has(id)) } : question
  return ask(instance, asked, SECONDS[question.ask])
}
