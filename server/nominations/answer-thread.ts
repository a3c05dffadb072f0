/** Answers one question about a selection in a thread of its own: solving must not keep a hall full of judges waiting. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Instance } from '../scoring/selection/instance.ts'
import { answerTo, type Question } from './answer.ts'

const { instance, question, seconds } = workerData as { instance: Instance; question: Question; seconds: number }
parentPort?.postMessage(await answerTo(instance, question, seconds))
