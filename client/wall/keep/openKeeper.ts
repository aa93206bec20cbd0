import type { Keeper } from '#client/live/kept.ts'

const DATABASE = 'guanlan-wall'
const STORE = 'kept'

declare const __BUILD_ID__: string

export interface OpenKeeper extends Keeper {
  /** Forgets everything: this device is let in no more. */
  readonly clear: () => void
  readonly close: () => void
}

/**
 * The place on this device for what a wall shows when it starts without a server. Where the browser has none, nothing is
 * kept, and nothing else is different. What another build has kept is read by none but itself.
 */
export function openKeeper(): OpenKeeper {
  const database = open().catch(() => undefined)

  async function within<Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result | undefined> {
    const db = await database
    if (!db) return undefined
    try {
      return await settled(act(db.transaction(STORE, mode).objectStore(STORE)))
    } catch (error) {
      console.warn('nothing kept on this device', error) // full or shut: the wall shows the same without it
      return undefined
    }
  }

  return {
    put: (name, value) =>
      void within('readwrite', (store) => store.put({ build: __BUILD_ID__, value }, name)),
    get: async (name) => {
      const found: unknown = await within('readonly', (store) => store.get(name))
      return isKept(found) && found.build === __BUILD_ID__ ? found.value : undefined
    },
    clear: () => void within('readwrite', (store) => store.clear()),
    close: () => void database.then((db) => db?.close()),
  }
}

const isKept = (found: unknown): found is { readonly build: string; readonly value: unknown } =>
  typeof found === 'object' && found !== null && 'build' in found && 'value' in found

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return settled(request)
}

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
  })
