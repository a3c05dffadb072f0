/** Delivers a sheet's marks: at once, one request at a time, again under the same key until the server has answered. */
import { type Signal, signal } from '@preact/signals'
import type { Fault } from '../../server/lib/problem.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { api, ask, newKey, ProblemError } from '../api.ts'
import { count, type Flight, type Kept, type Place, readKept, writeKept } from './kept.ts'

export type Present = Record<string, { value: Mark | null; revision: number }>

/** A cell as the page shows it. here: on this device only. clash: another page saved something else meanwhile. */
export interface CellView {
  value: Mark | null
  state: 'none' | 'here' | 'delivered' | 'refused' | 'clash'
  fault?: Fault
  /** What the server has. */
  saved: Mark | null
  theirs?: { value: Mark | null; revision: number }
}

export interface Delivery {
  cells: Signal<Record<string, CellView>>
  /** How many marks the server has not confirmed. */
  waiting: Signal<number>
  /** Why nothing gets through at the moment. */
  trouble: Signal<ProblemError | null>
  set: (cell: string, value: Mark | null) => void
  /** Settles a clash. */
  keep: (cell: string, whose: 'mine' | 'theirs') => void
  /** The revision of every cell that was ever marked: what a submission vouches for. */
  revisions: () => Record<string, number>
  stop: () => void
}

const LONGEST_WAIT = 15_000
/** The server may answer otherwise a moment later. */
const PASSING = new Set(['offline', 'not-hongbang', 'store-failed', 'bug', 'too-many', 'not-logged-in'])

/** @param onClosed told when the sheet takes no marks any more: submitted elsewhere, sealed, given to somebody else. */
export function createDelivery(place: Place, marks: Present, onClosed: () => void = () => {}): Delivery {
  const kept: Kept = { ...(readKept(place) ?? { waiting: {}, flight: null, refused: {} }), ...place }
  const present: Present = { ...marks }
  const clashes = new Map<string, Mark | null>()
  const cells = signal<Record<string, CellView>>({})
  const waiting = signal(0)
  const trouble = signal<ProblemError | null>(null)
  let busy = false
  let stopped = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const revisionOf = (cell: string) => present[cell]?.revision ?? 0

  function viewOf(cell: string): CellView {
    const now = present[cell] ?? { value: null, revision: 0 }
    const refused = kept.refused[cell]
    const inFlight = kept.flight?.cells.find((one) => one.cell === cell)
    const mine = kept.waiting[cell] ?? inFlight
    const saved = now.value
    if (clashes.has(cell)) return { value: clashes.get(cell) ?? null, saved, state: 'clash', theirs: now }
    if (mine) return { value: mine.value, saved, state: 'here' }
    if (refused) return { value: refused.value, saved, state: 'refused', fault: refused.fault }
    return { value: saved, saved, state: saved === null ? 'none' : 'delivered' }
  }

  function publish() {
    const names = new Set([
      ...Object.keys(present),
      ...Object.keys(kept.waiting),
      ...Object.keys(kept.refused),
      ...(kept.flight?.cells.map((one) => one.cell) ?? []),
    ])
    cells.value = Object.fromEntries([...names].map((cell) => [cell, viewOf(cell)]))
    waiting.value = count(kept)
    writeKept(kept)
  }

  function set(cell: string, value: Mark | null) {
    delete kept.refused[cell]
    clashes.delete(cell)
    const isSent = kept.flight?.cells.some((one) => one.cell === cell)
    if (!isSent && same(value, present[cell]?.value ?? null)) delete kept.waiting[cell]
    else kept.waiting[cell] = { value, base: revisionOf(cell) }
    publish()
    send()
  }

  async function send() {
    if (busy || stopped) return
    clearTimeout(timer)
    const changes = Object.entries(kept.waiting).map(([cell, one]) => ({ cell, ...one }))
    if (!kept.flight && changes.length === 0) return
    if (!kept.flight) {
      kept.flight = { key: newKey(), cells: changes }
      kept.waiting = {}
      writeKept(kept)
    }
    const flight: Flight = kept.flight
    busy = true
    const failure = await deliver(flight).catch((error) => (error instanceof ProblemError ? error : new ProblemError('bug')))
    busy = false
    if (stopped) return
    if (failure) failed(flight, failure)
    publish()
    if (!PASSING.has(trouble.value?.kind ?? '')) send()
  }

  async function deliver(flight: Flight): Promise<undefined> {
    const param = { event: place.event, sheet: place.sheet }
    const headers = { 'Idempotency-Key': flight.key }
    const saved = await ask(
      api.events[':event'].sheets[':sheet'].marks.$put({ param, json: { scheme: place.scheme, cells: flight.cells } }, { headers }),
    )
    if (stopped) return
    for (const [cell, now] of Object.entries(saved.cells)) {
      present[cell] = now
      const newer = kept.waiting[cell]
      if (newer) newer.base = now.revision
    }
    kept.flight = null
    trouble.value = null
    tries = 0
  }

  function failed(flight: Flight, problem: ProblemError) {
    trouble.value = problem
    if (PASSING.has(problem.kind)) {
      timer = setTimeout(send, Math.min(LONGEST_WAIT, 1000 * 2 ** tries++))
      return
    }
    kept.flight = null
    const clashing = (problem.extra.present ?? {}) as Present
    const faults = new Map(problem.faults.flatMap((fault) => (fault.path[0] === 'cells' ? [[Number(fault.path[1]), fault] as const] : [])))
    const isWhole = faults.size === 0 && problem.kind !== 'same-key-other-request'
    flight.cells.forEach((one, i) => {
      const mine = kept.waiting[one.cell] ?? one
      const theirs = clashing[one.cell]
      if (theirs) {
        present[one.cell] = theirs
        clashes.set(one.cell, mine.value)
        delete kept.waiting[one.cell]
      } else if (isWhole || faults.has(i))
        refuse(one.cell, one.value, faults.get(i) ?? problem.faults[0] ?? { path: [], code: problem.kind })
      else kept.waiting[one.cell] = mine
    })
    if (!isWhole) trouble.value = null
    else onClosed()
  }

  function refuse(cell: string, value: Mark | null, fault: Fault) {
    // What was typed since may be right.
    if (!kept.waiting[cell]) kept.refused[cell] = { value, fault }
  }

  function keep(cell: string, whose: 'mine' | 'theirs') {
    const mine = clashes.get(cell) ?? null
    clashes.delete(cell)
    if (whose === 'mine') set(cell, mine)
    else publish()
  }

  const again = () => {
    tries = 0
    send()
  }
  addEventListener('online', again)
  const stop = () => {
    stopped = true
    clearTimeout(timer)
    removeEventListener('online', again)
  }
  publish()
  send()
  return {
    cells,
    waiting,
    trouble,
    set,
    keep,
    stop,
    revisions: () => Object.fromEntries(Object.entries(present).map(([cell, one]) => [cell, one.revision])),
  }
}

const same = (a: Mark | null, b: Mark | null): boolean => JSON.stringify(a) === JSON.stringify(b)
