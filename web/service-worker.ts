/** Opens the judge's pages without a network: their files lie on the device; what the server says is never kept here. */

/** The few things of a service worker that this one uses: TypeScript knows either pages or workers. */
interface Worker {
  addEventListener(name: string, hear: (event: WorkerEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}
interface WorkerEvent {
  request: Request
  data: unknown
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}

const worker = self as unknown as Worker
/** Written in by the build: see vite.config.ts. */
const FILES = '__FILES__' as unknown as string[]
const VERSION = '__VERSION__'

const PREFIX = 'hongbang-'
const SHELL = '/index.html'
const PATIENCE_MS = 2_000

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(PREFIX + VERSION).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))),
  )
})

worker.addEventListener('activate', (event) => event.waitUntil(clearOld().then(() => worker.clients.claim())))

/** Pages of the version before are still open in other windows and may yet ask for their files. */
async function clearOld(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const former = names.filter((name) => name !== PREFIX + VERSION)
  for (const name of former.slice(0, -1)) await caches.delete(name)
}

// A new version waits until somebody asks for it.
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(open(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
})

/** The page from the network, unless it lets one wait. */
async function open(request: Request): Promise<Response> {
  const kept = async () => (await (await caches.open(PREFIX + VERSION)).match(SHELL)) ?? Response.error()
  const late = new Promise<Response | null>((done) => setTimeout(() => done(null), PATIENCE_MS))
  const answer = await Promise.race([fetch(request).catch(() => null), late])
  return answer && answer.status < 500 ? answer : kept()
}
