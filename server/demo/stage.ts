/** The stage on which the demo is played: a site whose clock and chance are given, and the people who act on it. */
import { type Act, type Actor, perform } from '../lib/act.ts'
import type { Site } from '../lib/env.ts'
import type { Chance } from './chance.ts'

export interface Stage {
  site: Site
  random: Chance
  /** Sets the clock; it only goes forward. */
  at(instant: Date): void
  /** Performs an act as somebody; a few seconds pass. */
  play<T>(name: string, by: Actor, fn: (act: Act) => Promise<T>): Promise<T>
}

/** The one who sets up; everybody else is issued an account by it. */
export const SYSTEM: Actor = { id: 'demo', role: 'admin', unitId: null, path: '/' }

/** A small fast generator (mulberry32): the same seed gives the same district, marks and ids. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function openStage(site: Site, seed: number, start: Date): Stage {
  const random = chance(seed)
  let clock = start.getTime()
  const then: Site = {
    ...site,
    now: () => new Date(clock),
    random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256)),
  }
  return {
    site: then,
    random,
    at: (instant) => {
      clock = Math.max(clock, instant.getTime())
    },
    play: (name, by, fn) => {
      clock += 1000 + Math.floor(random() * 8000)
      return perform(then, name, by, fn)
    },
  }
}
