/** What this browser knows of itself: whose it is, which server it trusts, whether it may keep things for long. */
import { install, type Session, session } from '../session.ts'
import type { Pin } from './receipt.ts'
import { got, look, transact, under } from './store.ts'

const pins = new Map<string, Pin>()

/** The installation that this account's marks are for. It changes only while nothing waits for the former one. */
export async function pinOf(account: string): Promise<Pin> {
  const known = pins.get(account) ?? (await look<Pin | undefined>('device', (store) => store.get(`pin ${account}`)).catch(() => undefined))
  const seen = install.value
  if (known && (!seen || seen.install === known.install)) return known
  if (!seen) return { install: '', publicKey: '' }
  try {
    const pin = await transact(['device', 'outbox'], async ({ device, outbox }) => {
      if (known && (await got(outbox.count(under(account)))) > 0) return known
      await got(device.put(seen, `pin ${account}`))
      return seen
    })
    pins.set(account, pin)
    return pin
  } catch {
    return known ?? seen
  }
}

/** Who marks here, without a name, so that the page opens without a network. */
export async function rememberSession(): Promise<void> {
  const seen = session.value
  if (!seen || seen.name === seen.login) return
  const bare: Session = { ...seen, name: seen.login, unitName: null, seats: [] }
  await transact(['device'], ({ device }) => got(device.put(bare, 'session'))).catch(() => {})
}

export const recallSession = (): Promise<Session | undefined> => look('device', (store) => store.get('session'))

export const forgetSession = () => transact(['device'], ({ device }) => got(device.delete('session'))).catch(() => {})

/** Whether the browser promised not to clear this page's storage by itself; null where it does not say. */
export async function isPersistent(): Promise<boolean | null> {
  if (!navigator.storage?.persist) return null
  return (await navigator.storage.persisted()) || (await navigator.storage.persist())
}
