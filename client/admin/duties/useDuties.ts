import { computed, watch, type Ref } from 'vue'
import { useDutyList } from '#client/admin/duties/dutyList.ts'
import { useLive } from '#client/stores/live.ts'

/** Submitting and reminding move no release: a page that stands open asks again by itself. */
const REFRESH_MS = 60_000

/** Keeps the list of duties up to date while `isWanted`. */
export function useDuties(isWanted: Readonly<Ref<boolean>>): void {
  const live = useLive()
  const { load } = useDutyList()
  const beat = computed(() => Math.floor(live.now / REFRESH_MS))
  watch([beat, isWanted], () => void (isWanted.value && load()), { immediate: true })
}
