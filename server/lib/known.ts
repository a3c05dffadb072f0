/** What was read about who may do what, kept between requests until an act could have changed it. */

export interface Known {
  /** The value under this name; loaded when nothing is kept. */
  recall<T>(name: string, load: () => Promise<T>): Promise<T>
  /** From now on this is the value, by an act that has just written it. */
  keep<T>(name: string, value: T): void
  /** Called with every act that may touch anything but marks, and with every act that was taken back. */
  forget(): void
}

const MOST = 20_000

/** This process is the only one that writes, so that what it keeps can only be outdated by its own acts. */
export function createKnown(): Known {
  const kept = new Map<string, unknown>()
  let age = 0
  const keep = (name: string, value: unknown) => {
    if (kept.size >= MOST) kept.clear()
    kept.set(name, value)
  }
  return {
    keep,
    async recall<T>(name: string, load: () => Promise<T>) {
      if (kept.has(name)) return kept.get(name) as T
      const then = age
      const value = await load()
      // What was read before the last act and arrives after it must not stay.
      if (age === then) keep(name, value)
      return value
    },
    forget() {
      age++
      kept.clear()
    },
  }
}
