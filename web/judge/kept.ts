/** What this device keeps of a sheet until the server has confirmed it: on the disk before it says so, one record a sheet. */
import { signal } from '@preact/signals'
import type { Fault } from '../../server/lib/problem.ts'
import type { Note } from '../../server/marks/note-queries.ts'
import type { Mark } from '../../server/scoring/types.ts'
import { unsent } from '../session.ts'
import { got, look, type Stores, transact, under } from './store.ts'

export interface Place {
  account: string
  event: string
  sheet: string
  scheme: number
}

export interface Change {
  cell: string
  value: Mark | null
  base: number
}

/** A request under way: sent again byte for byte until it is answered. */
export interface Flight {
  method: 'PUT'
  path: string
  key: string
  body: string
  /** The installation whose receipt is believed. */
  install: string
  /** What it carries; empty when it submits the sheet. */
  cells: Change[]
  /** The cell of the note that it carries, '' for the one on the whole sheet. */
  note?: string
}

export interface Kept extends Place {
  /** Changes that no request carries yet, by cell: a later one takes the place of an earlier one. */
  waiting: Record<string, { value: Mark | null; base: number }>
  flight: Flight | null
  refused: Record<string, { value: Mark | null; fault: Fault }>
  /** What was typed here where somebody else had saved something else. */
  clash: Record<string, Mark | null>
  /** Came after the seal: the chief judge has it. */
  late: Record<string, Mark | null>
  /** Notes that no request carries yet; with a fault, the server would not take it. */
  notes?: Record<string, { text: string; base: number; fault?: Fault }>
  /** The sheet is to be submitted as soon as its marks are delivered; with a fault, the server would not. */
  submit: { revisions: Record<string, number>; fault?: Fault } | null
}

/** `unstored`: the device could not write it down, so it lives as long as the page. */
export type KeptSeen = Kept & { unstored?: true }

/** By sheet, of the account that is logged in. */
export const keptSheets = signal<Readonly<Record<string, KeptSeen>>>({})
/** Things of other accounts that wait on this device. */
export const keptOfOthers = signal(0)

const unstored = new Map<string, Kept>()
/** Other pages of this browser show the same sheets. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('hongbang') : null

/** What the server has not confirmed. */
export function count({ waiting, flight, submit, notes = {} }: Pick<Kept, 'waiting' | 'flight' | 'submit' | 'notes'>): number {
  const cells = new Set([...Object.keys(waiting), ...(flight?.cells.map((one) => one.cell) ?? [])])
  const written = Object.values(notes).filter((one) => !one.fault).length + (flight?.note === undefined ? 0 : 1)
  return cells.size + written + (submit && !submit.fault ? 1 : 0)
}

/** That, and what only the judge can settle: refused marks, and cells that changed elsewhere. */
const undelivered = (kept: Kept): number => count(kept) + Object.keys(kept.refused).length + Object.keys(kept.clash).length

const isEmpty = (kept: Kept) =>
  count(kept) === 0 && [kept.refused, kept.clash, kept.late, kept.notes ?? {}].every((one) => Object.keys(one).length === 0) && !kept.submit

const nothing = ({ account, event, sheet, scheme }: Place): Kept => ({
  ...{ account, event, sheet, scheme },
  ...{ waiting: {}, flight: null, refused: {}, clash: {}, late: {}, submit: null },
})

/**
 * Changes the record of a sheet: what is there now, also by another page of this browser, goes into `edit`.
 * Resolves when it is on the disk, or when it is clear that it cannot be: `unstored` tells. `also` takes part in the transaction.
 */
export async function change(
  place: Place,
  edit: (kept: Kept) => void,
  also?: (stores: Stores) => Promise<unknown>,
  present: Present = {},
): Promise<KeptSeen> {
  const { account, event, sheet } = place
  const edited = (from: Kept | undefined) => {
    const next = structuredClone(unstored.get(sheet) ?? from ?? nothing(place))
    edit(next)
    return next
  }
  let kept: KeptSeen
  try {
    kept = await transact(['outbox', 'sheets'], async (stores) => {
      const next = edited(await got(stores.outbox.get([account, event, sheet])))
      if (isEmpty(next)) await got(stores.outbox.delete([account, event, sheet]))
      else await got(stores.outbox.put(next))
      await also?.(stores)
      return next
    })
    unstored.delete(sheet)
  } catch (error) {
    console.warn(`This device keeps nothing: ${error}`)
    const { unstored: _, ...known }: KeptSeen = keptSheets.value[sheet] ?? nothing(place)
    kept = edited(known)
    unstored.set(sheet, kept)
  }
  show(kept)
  channel?.postMessage({ sheet, present } satisfies News)
  return keptSheets.value[sheet] ?? kept
}

function show(kept: Kept) {
  const { [kept.sheet]: _, ...others } = keptSheets.value
  const seen: KeptSeen = unstored.has(kept.sheet) ? { ...kept, unstored: true } : kept
  keptSheets.value = isEmpty(kept) ? others : { ...others, [kept.sheet]: seen }
  tell()
}

const tell = () => {
  unsent.value = Object.values(keptSheets.value).reduce((sum, one) => sum + undelivered(one), 0)
}

/** Reads what the device keeps for the account. */
export async function readKept(account: string): Promise<void> {
  const all: Kept[] = await look('outbox', (store) => store.getAll()).catch(() => [])
  const own = all.filter((one) => one.account === account)
  keptSheets.value = Object.fromEntries([
    ...own.map((one) => [one.sheet, one]),
    ...[...unstored.values()].map((one) => [one.sheet, { ...one, unstored: true }]),
  ])
  keptOfOthers.value = all.filter((one) => one.account !== account).reduce((sum, one) => sum + count(one), 0)
  tell()
}

/** How much of an account waits on this device. */
export async function waitingFor(account: string): Promise<number> {
  const own: Kept[] = await look('outbox', (store) => store.getAll(under(account))).catch(() => [])
  const bySheet = new Map([...own, ...unstored.values()].map((one) => [one.sheet, one]))
  return [...bySheet.values()].reduce((sum, one) => sum + undelivered(one), 0)
}

/** What the server has of a sheet's cells. */
export type Present = Record<string, { value: Mark | null; revision: number }>

export interface News {
  sheet: string
  /** What was delivered. */
  present: Present
}

/** Told when another page of this browser has changed something. */
export function onOtherPage(hear: (news: News) => void): void {
  channel?.addEventListener('message', (event) => hear(event.data as News))
}

/** Another page may have had the answer first. */
export const landed = (flight: Flight, edit: (kept: Kept) => void) => (kept: Kept) => {
  if (kept.flight?.key !== flight.key) return
  kept.flight = null
  edit(kept)
}

/** What this device may read without a network is what it has delivered. */
export async function amend(
  { sheets }: Stores,
  { account, event, sheet }: Place,
  edit: (sheet: { marks: Present; state: string; notes: Record<string, Note> }) => void,
): Promise<void> {
  const known = await got(sheets.get([account, event, sheet]))
  if (!known) return
  edit(known)
  await got(sheets.put(known))
}
