/** The device's own database: what waits for the server, and what it takes to mark without it. Holds codes, never names. */

/**
 * outbox: by account, event and sheet, what the server has not confirmed. sheets and events: what may be read without a
 * network. device: this browser's own facts, by name. Nothing here deletes all of a store.
 */
export type StoreName = 'outbox' | 'sheets' | 'events' | 'device'

const KEYS: Record<StoreName, string[] | null> = {
  outbox: ['account', 'event', 'sheet'],
  sheets: ['account', 'event', 'sheet'],
  events: ['account', 'event'],
  device: null,
}

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('hongbang', 1)
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(KEYS)) request.result.createObjectStore(name, { keyPath })
    }
    request.onsuccess = () => {
      // A newer page must not wait for this one.
      request.result.onversionchange = () => request.result.close()
      request.result.onclose = () => {
        opened = undefined
      }
      done(request.result)
    }
    request.onerror = () => fail(request.error)
  }).catch((error) => {
    opened = undefined
    throw error
  })
  return opened
}

export type Stores = Record<StoreName, IDBObjectStore>

/** A request of a transaction, awaited within it. */
export const got = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })

/** Resolves when all of it is on the disk: browsers otherwise call it complete while it is still on its way there. */
export async function transact<T>(names: StoreName[], work: (stores: Stores) => Promise<T>): Promise<T> {
  const tx = (await database()).transaction(names, 'readwrite', { durability: 'strict' })
  const whole = new Promise<void>((done, fail) => {
    tx.oncomplete = () => done()
    tx.onabort = () => fail(tx.error)
  })
  whole.catch(() => {})
  try {
    const result = await work(Object.fromEntries(names.map((name) => [name, tx.objectStore(name)])) as Stores)
    await whole
    return result
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // It is over already.
    }
    throw error
  }
}

export async function look<T>(name: StoreName, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return got(work((await database()).transaction(name).objectStore(name)))
}

/** Every record whose key begins so. */
export const under = (...key: string[]) => IDBKeyRange.bound(key, [...key, []])
