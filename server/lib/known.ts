/** What was read about who may do what, and on what, kept between requests until an act could have changed it. */

type Kind = 'session' | 'seats' | 'archived' | 'marking' | 'sheet'

export interface Known {
  /** What is kept of this kind under this key; loaded when nothing is. */
  recall<T extends object | null>(kind: Kind, key: string, load: () => Promise<T>): Promise<T>
  /** From now on this is the value, by an act that has just written it. */
  keep<T>(kind: Kind, key: string, value: T): void
  /** Called with every act that may touch anything but marks, and with every act that was taken back. */
  forget(): void
}

/** Of each kind. */
const MOST = 20_000

/** This process is the only one that writes, so that what it keeps can only be outdated by its own acts. */
export function createKnown(): Known {
  const kept: Record<Kind, Map<string, unknown>> = {
    session: new Map(),
    seats: new Map(),
    archived: new Map(),
    marking: new Map(),
    sheet: new Map(),
  }
  let age = 0
  const keep = (kind: Kind, key: string, value: unknown) => {
    if (kept[kind].size >= MOST) kept[kind].clear()
    kept[kind].set(key, value)
  }
  return {
    keep,
    async recall<T extends object | null>(kind: Kind, key: string, load: () => Promise<T>) {
      const known = kept[kind].get(key)
      if (known !== undefined) return known as T
      const then = age
      const value = await load()
      // What was read before the last act and arrives after it must not stay.
      if (age === then) keep(kind, key, value)
      return value
    },
    forget() {
      age++
      for (const kind of Object.values(kept)) kind.clear()
    },
  }
}
