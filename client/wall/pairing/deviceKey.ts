import type { DeviceKey } from '#shared/contract/screens.ts'

const DATABASE = 'guanlan-device'
const STORE = 'key'
const NAME = 'own'
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' }

/**
 * The public half of this device's key, made with the first call. The private half cannot be taken out of the browser.
 * Undefined where the browser makes none: over plain http on a network address.
 */
export async function publicDeviceKey(): Promise<DeviceKey | undefined> {
  if (!('subtle' in crypto) || !('indexedDB' in window)) return undefined
  try {
    const { publicKey } = (await keptPair()) ?? (await newPair())
    const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
    return { kty: 'EC', crv: 'P-256', x, y }
  } catch (error) {
    console.info('this browser keeps no key of its own', error)
    return undefined
  }
}

/** The text signed by this device's key. Throws where there is none. */
export async function signByDevice(text: string): Promise<string> {
  const pair = await keptPair()
  if (!pair) throw new Error('this device has no key')
  const bytes = await crypto.subtle.sign(SIGNATURE, pair.privateKey, new TextEncoder().encode(text))
  const letters = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

async function newPair(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign'])
  await within('readwrite', (store) => store.put(pair, NAME))
  return pair
}

async function keptPair(): Promise<CryptoKeyPair | undefined> {
  const found: unknown = await within('readonly', (store) => store.get(NAME))
  return isPair(found) ? found : undefined
}

const isPair = (found: unknown): found is CryptoKeyPair =>
  typeof found === 'object' && found !== null && 'privateKey' in found && 'publicKey' in found

async function within<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const database = await settled(opening)
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
  })
