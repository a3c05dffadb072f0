/** Scores sample entries beside the page, so that typing never waits for it, however large the scheme. */
import { explain } from '../../../server/scoring/explain.ts'
import { score } from '../../../server/scoring/score.ts'
import type { Result, Scheme, Trace } from '../../../server/scoring/types.ts'
import { sampleOf } from './sample.ts'

export interface Asked {
  scheme: Scheme
  seed: number
  /** Whose trace is wanted; the first of the list unless said. */
  entry: string | null
}

export interface Answered {
  scheme: Scheme
  result: Result
  trace: Trace
}

addEventListener('message', ({ data: { scheme, seed, entry } }: MessageEvent<Asked>) => {
  const bundle = sampleOf(scheme, seed)
  const result = score(bundle)
  const known = result.standings.find((one) => one.entry === entry) ?? result.standings[0]
  const answer: Answered = { scheme, result, trace: explain(bundle, known?.entry ?? '') }
  postMessage(answer)
})
