import { computed, onMounted, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { isSignedOut } from '#client/api/http.ts'
import { fetchRoll } from '#client/api/roll.ts'
import { useLive } from '#client/stores/live.ts'
import type { ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenLine } from '#shared/screens/screen.ts'

/** The socket tells of what changes; the whole is asked for now and then, since screens come and go. */
const ASK_EVERY_MS = 20_000

/** The roll-call of screens, kept current while the caller lives. */
export function useRoll() {
  const live = useLive()
  const { signedOut } = useAtThePanel()
  const roll = shallowRef<ScreenRoll>()
  const isUnreachable = ref(false)

  async function refresh(): Promise<void> {
    try {
      roll.value = await fetchRoll()
      isUnreachable.value = false
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      else isUnreachable.value = true
    }
  }
  function take(news: readonly ScreenLine[]): void {
    const known = roll.value
    if (!known) return
    const byId = new Map(news.map((line) => [line.id, line]))
    if (news.some(({ id }) => !known.screens.some((line) => line.id === id))) void refresh()
    roll.value = { ...known, screens: known.screens.map((line) => byId.get(line.id) ?? line) }
  }
  watch(() => live.rollNews, take)
  const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), ASK_EVERY_MS)
  onMounted(refresh)
  onScopeDispose(() => clearInterval(timer))

  const counts = computed(() => {
    const states = (roll.value?.screens ?? []).map(({ state }) => state)
    const of = (wanted: ScreenLine['state']): number => states.filter((state) => state === wanted).length
    return {
      all: states.length,
      current: of('current'),
      behind: of('behind'),
      frozen: of('frozen'),
      away: of('away'),
    }
  })
  return { roll, counts, isUnreachable, refresh }
}
