import { computed, ref, shallowRef, watch } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { fetchDuties } from '#client/admin/duties/dutyCalls.ts'
import { isSignedOut } from '#client/api/http.ts'
import { useLive } from '#client/stores/live.ts'
import type { Duties } from '#shared/contract/duties.ts'

/** Submitting and reminding move no release: a page that stands open asks again by itself. */
const REFRESH_MS = 30_000

/** Who owes what until when, kept up to date while the page is open. */
export function useDuties() {
  const live = useLive()
  const { signedOut } = useAtThePanel()
  const duties = shallowRef<Duties>()
  const hasFailed = ref(false)
  let asked = 0

  async function load(): Promise<void> {
    const mine = ++asked
    try {
      const answer = await fetchDuties()
      if (mine !== asked) return
      duties.value = answer
      hasFailed.value = false
    } catch (error) {
      if (mine !== asked) return
      hasFailed.value = true
      if (isSignedOut(error)) signedOut()
    }
  }

  const beat = computed(() => Math.floor(live.now / REFRESH_MS))
  watch([beat, () => live.newest.seq], () => void load(), { immediate: true })
  return { duties, hasFailed, load }
}
