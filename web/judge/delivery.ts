/** A sheet's marks as its page shows them: what the server has, what is on this device, and what is on its way between. */
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Fault } from '../../server/lib/problem.ts'
import type { Mark } from '../../server/scoring/types.ts'
import type { ProblemError } from '../api.ts'
import { begin, flush, learn, presents, trouble } from './flush.ts'
import { change, count, keptSheets, type Place, type Present } from './kept.ts'

export type { Present }

/**
 * A cell as the page shows it. saving: not yet on the disk. unstored: the device cannot write it down. here: on this device.
 * clash: another page saved something else meanwhile. late: after the seal, so the chief judge decides.
 */
export interface CellView {
  value: Mark | null
  state: 'none' | 'saving' | 'unstored' | 'here' | 'delivered' | 'refused' | 'clash' | 'late'
  fault?: Fault
  /** What the server has. */
  saved: Mark | null
  theirs?: { value: Mark | null; revision: number }
}

export interface Delivery {
  cells: ReadonlySignal<Record<string, CellView>>
  /** How many marks the server has not confirmed. */
  waiting: ReadonlySignal<number>
  /** Why nothing gets through at the moment. */
  trouble: ReadonlySignal<ProblemError | null>
  /** The sheet is to be submitted once its marks are delivered; with a fault, the server would not take it. */
  submission: ReadonlySignal<{ fault?: Fault } | null>
  set: (cell: string, value: Mark | null) => void
  /** Settles a clash, or gives a mark again that was refused for an old scheme. */
  keep: (cell: string, whose: 'mine' | 'theirs') => void
  /** Submits the sheet, after its marks, even if there is no network now. */
  submit: () => Promise<void>
  /** Takes that back while it waits. */
  withdraw: () => Promise<void>
}

export function createDelivery(place: Place, marks: Present): Delivery {
  const { sheet } = place
  /** Typed, and on the way to this device's disk. */
  const typed = signal<Record<string, { value: Mark | null }>>({})
  learn(sheet, marks)
  begin()

  const presentOf = (cell: string) => presents.value[sheet]?.[cell] ?? { value: null, revision: 0 }

  function viewOf(cell: string): CellView {
    const now = presentOf(cell)
    const saved = now.value
    const kept = keptSheets.value[sheet]
    const fresh = typed.value[cell]
    if (fresh) return { value: fresh.value, saved, state: 'saving' }
    if (kept && cell in kept.clash) return { value: kept.clash[cell] ?? null, saved, state: 'clash', theirs: now }
    const mine = kept?.waiting[cell] ?? kept?.flight?.cells.find((one) => one.cell === cell)
    if (mine) return { value: mine.value, saved, state: kept?.unstored ? 'unstored' : 'here' }
    const refused = kept?.refused[cell]
    if (refused) return { value: refused.value, saved, state: 'refused', fault: refused.fault }
    if (kept && cell in kept.late) return { value: kept.late[cell] ?? null, saved, state: 'late' }
    return { value: saved, saved, state: saved === null ? 'none' : 'delivered' }
  }

  const cells = computed(() => {
    const kept = keptSheets.value[sheet]
    const held = kept ? [kept.waiting, kept.refused, kept.clash, kept.late].flatMap((one) => Object.keys(one)) : []
    const flown = kept?.flight?.cells.map((one) => one.cell) ?? []
    const names = new Set([...Object.keys(presents.value[sheet] ?? {}), ...Object.keys(typed.value), ...held, ...flown])
    return Object.fromEntries([...names].map((cell) => [cell, viewOf(cell)]))
  })

  async function set(cell: string, value: Mark | null) {
    const mine = { value }
    typed.value = { ...typed.value, [cell]: mine }
    await change(place, (kept) => {
      // Marks made under another scheme are not sent under this one unasked.
      if (kept.scheme !== place.scheme) {
        for (const [old, { value }] of Object.entries(kept.waiting))
          kept.refused[old] = { value, fault: { path: ['scheme'], code: 'scheme-changed' } }
        kept.waiting = {}
        kept.scheme = place.scheme
      }
      for (const one of [kept.refused, kept.clash, kept.late]) delete one[cell]
      if (kept.submit?.fault) kept.submit = null
      const now = presentOf(cell)
      const isSent = kept.flight?.cells.some((one) => one.cell === cell)
      if (!isSent && same(value, now.value)) delete kept.waiting[cell]
      else kept.waiting[cell] = { value, base: now.revision }
    })
    if (typed.value[cell] === mine) {
      const { [cell]: _, ...others } = typed.value
      typed.value = others
    }
    flush()
  }

  async function keep(cell: string, whose: 'mine' | 'theirs') {
    const kept = keptSheets.value[sheet]
    const mine = kept?.clash[cell] ?? kept?.refused[cell]?.value ?? null
    if (whose === 'mine') return set(cell, mine)
    await change(place, (kept) => {
      delete kept.clash[cell]
    })
    flush()
  }

  return {
    cells,
    waiting: computed(() => {
      const kept = keptSheets.value[sheet]
      return Math.max(kept ? count(kept) : 0, Object.keys(typed.value).length)
    }),
    trouble,
    submission: computed(() => keptSheets.value[sheet]?.submit ?? null),
    set,
    keep,
    submit: async () => {
      const revisions = Object.fromEntries(Object.entries(presents.value[sheet] ?? {}).map(([cell, one]) => [cell, one.revision]))
      await change(place, (kept) => {
        kept.submit = { revisions }
      })
      await flush()
    },
    withdraw: async () => {
      await change(place, (kept) => {
        // What is under way may have arrived: its answer says so.
        if (kept.flight?.cells.length !== 0 || kept.flight.note !== undefined) kept.submit = null
      })
    },
  }
}

const same = (a: Mark | null, b: Mark | null): boolean => JSON.stringify(a) === JSON.stringify(b)
