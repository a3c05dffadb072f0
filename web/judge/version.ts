/** The service worker that opens the pages without a network, and the new version that waits until it is asked for. */
import { signal } from '@preact/signals'

/** Something on the page is typed and no mark yet: it would be lost with the page. */
export const typing = signal(false)
/** A newer version of the pages is on this device and waits. */
export const fresh = signal(false)

let registration: ServiceWorkerRegistration | undefined

/** Only where the browser trusts the connection; elsewhere the page itself must stay open. */
export async function watchVersion(): Promise<void> {
  if (registration || !isSecureContext || !navigator.serviceWorker || import.meta.env.DEV) return
  try {
    registration = await navigator.serviceWorker.register('/sw.js')
  } catch {
    // Without a network there is nothing newer to be had.
    return
  }
  const found = registration
  const look = () => {
    // The first one that this browser ever had replaces nothing.
    fresh.value = !!found.waiting && !!navigator.serviceWorker.controller
  }
  look()
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', look))
}

/** Asked for by the person alone: a page is never changed under somebody's hands. */
export function update(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  registration?.waiting?.postMessage('take over')
}
