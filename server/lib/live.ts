/** Live updates: acts tell a topic that it changed; pages that follow it fetch anew. Only a number travels, never data. */
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Problem } from './problem.ts'

export interface Live {
  tell(topic: string): void
  follow(topic: string, hear: (version: number) => void): () => void
}

export function createLive(): Live {
  const versions = new Map<string, number>()
  const listeners = new Map<string, Set<(version: number) => void>>()
  return {
    tell(topic) {
      const version = (versions.get(topic) ?? 0) + 1
      versions.set(topic, version)
      for (const hear of listeners.get(topic) ?? []) hear(version)
    },
    follow(topic, hear) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(hear))
      return () => {
        set.delete(hear)
        if (set.size === 0) listeners.delete(topic)
      }
    },
  }
}

const MOST_STREAMS = 5000
let streams = 0

/** Answers with a stream that says "changed" whenever one of the topics does, and a heartbeat every 25 s. */
export function follow(c: Context, live: Live, ...topics: string[]) {
  if (streams >= MOST_STREAMS) throw new Problem('too-many')
  return streamSSE(c, async (stream) => {
    streams++
    let wake = () => {}
    const stops = topics.map((topic) => live.follow(topic, () => wake()))
    stream.onAbort(() => wake())
    try {
      await stream.writeSSE({ event: 'open', data: '' })
      while (!stream.aborted) {
        const heard = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(false), 25_000)
          wake = () => {
            clearTimeout(timer)
            resolve(true)
          }
        })
        if (stream.aborted) break
        await stream.writeSSE({ event: heard ? 'changed' : 'beat', data: '' })
      }
    } finally {
      for (const stop of stops) stop()
      streams--
    }
  })
}
