import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { fetchCalendar } from '#client/api/calls.ts'
import { useLive } from '#client/stores/live.ts'
import type { CalendarMonth } from '#shared/contract/calendar.ts'
import type { Period } from '#shared/period.ts'

/** How often a page that stands open asks again, if anything has been released meanwhile. */
const REFRESH_MS = 30_000

/** The release calendar of a month as of the day that the page shows; kept while the next one is on its way. */
export function useCalendarMonth(month: Ref<Period>) {
  const live = useLive()
  const calendar = shallowRef<CalendarMonth>()
  const hasFailed = ref(false)
  let asked = 0
  let seq = -1

  async function load(): Promise<void> {
    const mine = ++asked
    const at = live.board.seq
    try {
      const answer = await fetchCalendar(month.value, live.asOf?.day)
      if (mine !== asked) return
      calendar.value = answer
      seq = at
      hasFailed.value = false
    } catch {
      if (mine === asked) hasFailed.value = true
    }
  }

  watch([month, () => live.today, () => live.asOf?.seq], load, { immediate: true })
  const beat = computed(() => Math.floor(live.now / REFRESH_MS))
  watch(beat, () => {
    if (hasFailed.value || live.board.seq !== seq) void load()
  })
  return {
    /** Undefined until the month that is asked for has come. */
    calendar: computed(() => (calendar.value?.month === month.value ? calendar.value : undefined)),
    hasFailed,
  }
}
