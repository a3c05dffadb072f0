/** Runs one reading in a thread of its own, so that a large or hostile upload can neither stop the server nor take its memory. */

import { parentPort, workerData } from 'node:worker_threads'
import { readSheets } from './engine.ts'

const { bytes, mostRows } = workerData as { bytes: Uint8Array; mostRows: number }
parentPort?.postMessage(await readSheets(bytes, mostRows))
