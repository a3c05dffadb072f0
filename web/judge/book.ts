/** All of a person's sheets of an event: from the server where it answers, else from this device, which keeps a copy without names. */
import { useEffect, useState } from 'preact/hooks'
import type { OwnSheet, OwnSheets } from '../../server/marks/own.ts'
import { api, ask } from '../api.ts'
import { session } from '../session.ts'
import { type Loaded, useLoad } from '../use.ts'
import { rememberSession } from './device.ts'
import { sendNow, trouble } from './flush.ts'
import { look, transact, under } from './store.ts'

/** The sheets lie one by one, so that a delivered mark writes one of them. */
interface KeptBook extends Pick<OwnSheets, 'rules'> {
  account: string
  event: string
  about: OwnSheets['event']
  order: string[]
}

/** What is on this device shows at once; what the server says takes its place. */
export function useBook(event: string): Loaded<OwnSheets> {
  const loaded = useLoad(() => fetchBook(event), [event])
  return useKept(loaded, () => recallBook(event), [event])
}

/** The device's copy while the server has not answered or cannot. */
export function useKept<T>(loaded: Loaded<T>, recall: () => Promise<T | undefined>, deps: readonly unknown[]): Loaded<T> {
  const [copy, setCopy] = useState<T | undefined>(undefined)
  useEffect(() => {
    let here = true
    setCopy(undefined)
    recall()
      .then((found) => here && setCopy(found))
      .catch(() => {})
    return () => {
      here = false
    }
  }, deps)
  const data = loaded.data ?? copy
  // Who has no network is told so elsewhere on the page; a copy is no reason for an alarm.
  const problem = copy && loaded.problem && PASSING.has(loaded.problem.kind) ? null : loaded.problem
  return { ...loaded, data, problem, loading: loaded.loading && !data }
}

const PASSING = new Set(['offline', 'not-hongbang', 'not-logged-in', 'store-failed', 'bug'])

async function fetchBook(event: string): Promise<OwnSheets> {
  const book = (await ask(api.events[':event']['my-sheets'].$get({ param: { event } }))) as OwnSheets
  // The server is back: nothing waits for its next turn.
  if (trouble.value) sendNow()
  keepBook(book).catch(() => {})
  return book
}

async function keepBook({ event, rules, sheets }: OwnSheets): Promise<void> {
  const account = session.value?.account
  if (!account) return
  await transact(['events', 'sheets'], async (stores) => {
    stores.events.put({ account, event: event.id, about: event, rules, order: sheets.map((one) => one.sheet) } satisfies KeptBook)
    stores.sheets.delete(under(account, event.id))
    for (const sheet of sheets) stores.sheets.put({ account, event: event.id, ...bare(sheet, event.blind) })
  })
  await rememberSession()
}

/** A code says nothing; where the event is not blind, the lot stands for the name. Reasons are free text. */
const bare = (sheet: OwnSheet, blind: boolean): OwnSheet => ({ ...sheet, who: blind ? sheet.who : `№ ${sheet.lot ?? '–'}`, returned: null })

async function recallBook(event: string): Promise<OwnSheets | undefined> {
  const account = session.value?.account
  if (!account) return undefined
  const kept: KeptBook | undefined = await look('events', (store) => store.get([account, event]))
  if (!kept) return undefined
  const sheets: OwnSheet[] = await look('sheets', (store) => store.getAll(under(account, event)))
  const places = new Map(kept.order.map((id, i) => [id, i]))
  return {
    event: kept.about,
    rules: kept.rules,
    sheets: sheets.sort((a, b) => (places.get(a.sheet) ?? 0) - (places.get(b.sheet) ?? 0)),
  }
}

/** Any other list that the judge's pages need: kept under its name. */
export async function recallList<T>(name: string): Promise<T | undefined> {
  return look('device', (store) => store.get(`${name} ${session.value?.account}`))
}

export async function keepList(name: string, list: unknown): Promise<void> {
  await transact(['device'], async ({ device }) => void device.put(list, `${name} ${session.value?.account}`)).catch(() => {})
}
