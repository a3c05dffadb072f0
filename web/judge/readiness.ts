/** In a rehearsal the device tells how it does: what it is, whether its storage and clock can be relied on, how it stood a cut. */
import { effect } from '@preact/signals'
import type { Readiness } from '../../server/marks/input.ts'
import { api, ask } from '../api.ts'
import { browserName, deviceName } from '../public/device-name.ts'
import { unsent } from '../session.ts'
import { isPersistent } from './device.ts'
import { trouble } from './flush.ts'

const SETTLE_MS = 1500
const AGAIN_MS = 10_000

type Counted = Pick<Readiness, 'cuts' | 'recovered' | 'deliveredAt'>

/** Watches until the page of the rehearsal is left; gives what ends it. */
export function watchReadiness(event: string): () => void {
  const name = `hongbang-rehearsal:${event}`
  const counted: Counted = { cuts: 0, recovered: 0, deliveredAt: null, ...recall(name) }
  let timer: ReturnType<typeof setTimeout>
  let before = unsent.value
  const report = async () => {
    try {
      await ask(api.events[':event'].readiness.$put({ param: { event }, json: { ...(await present()), ...counted } }))
    } catch {
      timer = setTimeout(report, AGAIN_MS)
    }
  }
  const stop = effect(() => {
    const [waiting, isCut] = [unsent.value, trouble.value?.kind === 'offline']
    if (isCut && counted.cuts === counted.recovered) counted.cuts++
    if (waiting === 0 && before > 0) counted.deliveredAt = new Date().toISOString()
    if (waiting === 0 && !isCut && counted.cuts > counted.recovered) counted.recovered++
    before = waiting
    keep(name, counted)
    clearTimeout(timer)
    timer = setTimeout(report, SETTLE_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

async function present(): Promise<Omit<Readiness, keyof Counted>> {
  return {
    device: deviceName(),
    browser: browserName(),
    persistent: await isPersistent().catch(() => null),
    secure: isSecureContext,
    worker: !!navigator.serviceWorker?.controller,
    offsetMs: await clockOffset(),
    undelivered: unsent.value,
  }
}

/** Against the server's Date header, half of the way there and back taken off; good to a second. */
async function clockOffset(): Promise<number> {
  const sent = Date.now()
  const answer = await fetch('/api/health', { cache: 'no-store' })
  const here = (sent + Date.now()) / 2
  // The header is cut to whole seconds: on average half a second has passed.
  return Math.round(here - Date.parse(answer.headers.get('Date') ?? '') - 500) || 0
}

function recall(name: string): Partial<Counted> {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}')
  } catch {
    return {}
  }
}

function keep(name: string, counted: Counted): void {
  try {
    localStorage.setItem(name, JSON.stringify(counted))
  } catch {
    // Without storage the counts live as long as the page.
  }
}
