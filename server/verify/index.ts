import { verifyStore, type VerifyPorts } from '#server/verify/verifyStore.ts'
import type { StoreVerdict } from '#shared/contract/audit.ts'

export { verifyStore, type NotedHead } from '#server/verify/verifyStore.ts'

/** The check for those who ask over HTTP: who asks while one runs is told what that finds. */
export function openVerify(ports: VerifyPorts): { readonly verdict: () => Promise<StoreVerdict> } {
  let running: Promise<StoreVerdict> | undefined
  return { verdict: () => (running ??= verifyStore(ports).finally(() => (running = undefined))) }
}
