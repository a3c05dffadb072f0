/** Sends what waits on this device: one page of the browser at a time, again and again, until the server's receipt is here. */
import { signal } from '@preact/signals'
import type { Fault } from '../../server/lib/problem.ts'
import type { Note } from '../../server/marks/note-queries.ts'
import { newKey, ProblemError, readAnswer } from '../api.ts'
import { session } from '../session.ts'
import { pinOf } from './device.ts'
import type { Change, Flight, Kept, Present } from './kept.ts'
import { amend, change, count, keptSheets, landed, onOtherPage, readKept } from './kept.ts'
import { nextNote, noted, noteRefused } from './note-state.ts'
import { isReceived, type Pin, prepareHash } from './receipt.ts'

/** Why nothing gets through at the moment. */
export const trouble = signal<ProblemError | null>(null)
/** What the server has of each sheet, as far as this page knows. */
export const presents = signal<Readonly<Record<string, Present>>>({})
/** The last sheet that takes no marks from here any more: submitted, or refused as a whole. */
export const closed = signal<{ sheet: string } | null>(null)

/** The server may answer otherwise a moment later, or once the person has done something. */
const PASSING = new Set(['offline', 'not-hongbang', 'store-failed', 'bug', 'too-many', 'not-logged-in', 'other-device'])
const TICK_MS = 5_000
const LONGEST_WAIT_MS = 30_000
const GIVE_UP_MS = 15_000
/** A page that the system put to sleep may hold the lock: a request sent twice under one key counts once. */
const MOST_LOCKED_OUT = 6

let busy = false
let again = false
let tries = 0
let lockedOut = 0
let timer: ReturnType<typeof setTimeout> | undefined
let begun: string | undefined

/** Takes up what earlier pages left for this account. */
export async function begin(): Promise<void> {
  const account = session.value?.account
  if (!account) return
  if (begun === account) {
    // Somebody may just have logged in again.
    if (trouble.value) sendNow()
    return
  }
  if (begun === undefined) {
    addEventListener('online', sendNow)
    addEventListener('pageshow', sendNow)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sendNow())
    onOtherPage(async ({ sheet, present }) => {
      learn(sheet, present)
      await readKept(begun as string)
      schedule()
    })
    prepareHash()
  }
  begun = account
  trouble.value = null
  await readKept(account)
  flush()
}

/** What is newer stays: answers overtake each other. `exactly` is what the server itself called the present state. */
export function learn(sheet: string, news: Present, exactly = false): void {
  const known = presents.value[sheet] ?? {}
  const newer = Object.entries(news).filter(([cell, one]) => exactly || one.revision > (known[cell]?.revision ?? -1))
  if (newer.length > 0 || !presents.value[sheet])
    presents.value = { ...presents.value, [sheet]: { ...known, ...Object.fromEntries(newer) } }
}

/** Now, and not when the next try is due. */
export function sendNow(): void {
  tries = 0
  flush()
}

export async function flush(): Promise<void> {
  if (busy) {
    again = true
    return
  }
  clearTimeout(timer)
  busy = true
  again = false
  if (!navigator.locks || lockedOut > MOST_LOCKED_OUT) await sendAll()
  else {
    await navigator.locks.request('hongbang-outbox', { ifAvailable: true }, async (lock) => {
      lockedOut = lock ? 0 : lockedOut + 1
      if (lock) await sendAll()
    })
  }
  busy = false
  if (again && !trouble.value) flush()
  else schedule()
}

const isWaiting = (kept: Kept) => count(kept) > 0

function schedule() {
  clearTimeout(timer)
  if (!Object.values(keptSheets.value).some(isWaiting)) {
    tries = 0
    trouble.value = null
    return
  }
  const wait =
    tries === 0 ? TICK_MS * (0.5 + Math.random()) : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (tries - 1)) * (0.5 + Math.random() / 2)
  timer = setTimeout(flush, wait)
}

async function sendAll(): Promise<void> {
  const pin = await pinOf(session.value?.account ?? '')
  for (const { sheet } of Object.values(keptSheets.value)) {
    for (;;) {
      const seen = keptSheets.value[sheet]
      if (!seen || !isWaiting(seen)) break
      const kept = await change(seen, (one) => {
        one.flight ??= nextFlight(one, pin.install)
      })
      // A submission waits for the marks that it vouches for.
      if (!kept.flight) break
      const problem = await deliver(kept, kept.flight, pin)
      trouble.value = problem
      if (!problem) continue
      tries++
      return
    }
  }
}

function nextFlight(kept: Kept, install: string): Flight | null {
  const at = `/api/events/${kept.event}/sheets/${kept.sheet}`
  const cells = Object.entries(kept.waiting).map(([cell, one]): Change => ({ cell, ...one }))
  if (cells.length > 0) {
    kept.waiting = {}
    return { method: 'PUT', path: `${at}/marks`, key: newKey(), body: JSON.stringify({ scheme: kept.scheme, cells }), install, cells }
  }
  const note = nextNote(kept)
  if (note) return { method: 'PUT', path: `${at}/note`, key: newKey(), body: JSON.stringify(note), install, cells: [], note: note.cell }
  const isSettled = Object.keys(kept.refused).length + Object.keys(kept.clash).length === 0
  if (!kept.submit || kept.submit.fault || !isSettled) return null
  return {
    ...{ method: 'PUT', path: `${at}/submission`, key: newKey() },
    ...{ body: JSON.stringify({ revisions: kept.submit.revisions }), install, cells: [] },
  }
}

/** Sends one request and writes down what came of it. Gives what stands in the way, if it may pass. */
async function deliver(kept: Kept, flight: Flight, pin: Pin): Promise<ProblemError | null> {
  try {
    const answer = await send(flight, pin, kept.account)
    if (flight.note !== undefined) await noted(kept, flight, answer as Note)
    else if (flight.cells.length > 0) await arrived(kept, flight, answer as { cells: Present; late?: string[] })
    else await submitted(kept, flight)
    tries = 0
    return null
  } catch (error) {
    const problem = error instanceof ProblemError ? error : new ProblemError('bug')
    if (!(error instanceof ProblemError)) console.error(error)
    if (PASSING.has(problem.kind)) return problem
    await refused(kept, flight, problem)
    return null
  }
}

async function send({ method, path, key, body, install }: Flight, pin: Pin, account: string): Promise<unknown> {
  const stop = new AbortController()
  const late = setTimeout(() => stop.abort(), GIVE_UP_MS)
  try {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'Hongbang-Account': account }
    const response = await fetch(path, { method, body, headers, credentials: 'same-origin', signal: stop.signal })
    const text = await response.text()
    const answer = await readAnswer(response, text)
    if (!(await isReceived(pin, { key, body, install }, response.headers.get('Hongbang-Receipt'), text)))
      throw new ProblemError('not-hongbang', response.status)
    return answer
  } catch (error) {
    throw error instanceof ProblemError || !(error instanceof TypeError || (error as Error).name === 'AbortError')
      ? error
      : new ProblemError('offline')
  } finally {
    clearTimeout(late)
  }
}

async function arrived(at: Kept, flight: Flight, { cells, late = [] }: { cells: Present; late?: string[] }): Promise<void> {
  learn(at.sheet, cells)
  await change(
    at,
    landed(flight, (kept) => {
      for (const [cell, now] of Object.entries(cells)) {
        const newer = kept.waiting[cell]
        if (newer) newer.base = now.revision
        if (kept.submit) kept.submit.revisions[cell] = now.revision
      }
      for (const one of flight.cells) if (late.includes(one.cell)) kept.late[one.cell] = one.value
    }),
    (stores) => amend(stores, at, (sheet) => Object.assign(sheet.marks, cells)),
    cells,
  )
}

async function submitted(at: Kept, flight: Flight): Promise<void> {
  await change(
    at,
    landed(flight, (kept) => {
      kept.submit = null
    }),
    (stores) => amend(stores, at, (sheet) => Object.assign(sheet, { state: 'submitted' })),
  )
  closed.value = { sheet: at.sheet }
}

async function refused(at: Kept, flight: Flight, problem: ProblemError): Promise<void> {
  const fault: Fault = problem.faults[0] ?? { path: [], code: problem.kind }
  if (flight.note !== undefined) return noteRefused(at, flight, fault, problem.extra.present as Note | undefined)
  const present = (problem.extra.present ?? {}) as Present
  learn(at.sheet, present, true)
  const faults = new Map(problem.faults.flatMap((fault) => (fault.path[0] === 'cells' ? [[Number(fault.path[1]), fault] as const] : [])))
  const isWhole = faults.size === 0 && problem.kind !== 'same-key-other-request'
  await change(
    at,
    landed(flight, (kept) => {
      if (flight.cells.length === 0) {
        if (kept.submit) kept.submit.fault = fault
        return
      }
      // Whoever submits must see what became of the marks.
      kept.submit = null
      flight.cells.forEach((one, i) => {
        const mine = kept.waiting[one.cell] ?? one
        if (present[one.cell]) {
          kept.clash[one.cell] = mine.value
          delete kept.waiting[one.cell]
        } else if (!isWhole && !faults.has(i)) kept.waiting[one.cell] = mine
        // What was typed since may be right.
        else if (!kept.waiting[one.cell]) kept.refused[one.cell] = { value: one.value, fault: faults.get(i) ?? fault }
      })
    }),
    undefined,
    present,
  )
  if (isWhole) closed.value = { sheet: at.sheet }
}
