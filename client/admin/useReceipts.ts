import { computed, onMounted, shallowRef } from 'vue'
import { fetchReceipts } from '#client/api/calls.ts'
import { useLive } from '#client/stores/live.ts'
import type { ReleaseReceipts } from '#shared/contract/live.ts'

/** How far each of the newest releases has got: asked for once, then as the screens answer. */
export function useReceipts() {
  const live = useLive()
  const atStart = shallowRef<ReadonlyMap<number, ReleaseReceipts>>(new Map())
  onMounted(async () => {
    const known = await fetchReceipts().catch(() => []) // not for every role; those who may see them are told live as well
    atStart.value = new Map(known.map((r) => [r.seq, r]))
  })
  return computed<ReadonlyMap<number, ReleaseReceipts>>(() => new Map([...atStart.value, ...live.receipts]))
}
