/** Runs one analysis in a thread of its own: a second of statistics must not keep a hall full of judges waiting. */
import { parentPort, workerData } from 'node:worker_threads'
import { analysisOf } from './analysis.ts'

const { bundle, sides } = workerData as { bundle: Parameters<typeof analysisOf>[0]; sides: Parameters<typeof analysisOf>[1] }
parentPort?.postMessage(analysisOf(bundle, sides))
