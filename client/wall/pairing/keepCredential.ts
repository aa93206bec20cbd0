import { onScopeDispose } from 'vue'
import { keepCredential } from '#client/api/screens.ts'
import { signByDevice } from '#client/wall/pairing/deviceKey.ts'

const EVERY_MS = 5 * 60_000
const FIRST_AFTER_MS = 20_000

/**
 * Tells the server every few minutes that this screen is there, and takes the new credential that it gives within a
 * day. What fails is tried again the next time: a credential is in no hurry.
 */
export function keepCredentialFresh(): void {
  const tell = (): void =>
    void renewed().catch((error: unknown) => console.info('credential not kept', error))
  const first = setTimeout(tell, FIRST_AFTER_MS)
  const every = setInterval(tell, EVERY_MS)
  onScopeDispose(() => {
    clearTimeout(first)
    clearInterval(every)
  })
}

async function renewed(): Promise<void> {
  const { state, nonce } = await keepCredential({})
  if (state !== 'challenge' || nonce === undefined) return
  await keepCredential({ nonce, signature: await signByDevice(nonce) })
}
