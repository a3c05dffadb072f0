/** Runs one reading or marking in a thread of its own, so that a large or hostile upload can neither stop the server nor take its memory. */

import { parentPort, workerData } from 'node:worker_threads'
import { type Marks, markSheet, readSheets } from './engine.ts'

const { bytes, mostRows, marks } = workerData as { bytes: Uint8Array; mostRows: number; marks?: Marks }
parentPort?.postMessage(marks ? { ok: true, bytes: await markSheet(bytes, marks) } : await readSheets(bytes, mostRows))
