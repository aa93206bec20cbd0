import { createPublicKey, verify } from 'node:crypto'
import { DeviceKey } from '#shared/contract/screens.ts'

/** Whether the device whose public key this is has signed the text; the key is JSON as it was kept. */
export function isSignedBy(key: string, text: string, signature: string): boolean {
  const jwk = DeviceKey.parse(JSON.parse(key))
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const form = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  return verify('sha256', Buffer.from(text), form, Buffer.from(signature, 'base64url'))
}

/** Whether these coordinates are a point on the curve: others are no key. */
export function isKey(key: DeviceKey): boolean {
  try {
    createPublicKey({ key, format: 'jwk' })
    return true
  } catch {
    return false
  }
}
