import { computed, onBeforeUnmount, onMounted } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useFormat } from '#client/format/useFormat.ts'
import { useRoomRoll } from '#client/rooms/roomRoll.ts'

/** A scene of the wall; the overview has no code. */
export interface Scene {
  readonly code: string
  readonly name: string
}

/** The overview and the rooms, in the order that a wall goes through them. */
export function useScenes() {
  const { t, name } = useFormat()
  const route = useRoute()
  const router = useRouter()
  const roll = useRoomRoll()

  const scenes = computed<readonly Scene[]>(() => [
    { code: '', name: t('wall.title') },
    ...(roll.rooms ?? []).map((room) => ({ code: room.code, name: name(room) })),
  ])
  const current = computed(() => {
    const { scene } = route.params
    return typeof scene === 'string' ? scene : ''
  })
  const addressOf = (code: string): string => (code === '' ? '/wall' : `/wall/${code}`)
  /** The one before or after, round in a circle; from a room that is about one record, the first. */
  function step(by: 1 | -1): void {
    const all = scenes.value
    const at = all.findIndex(({ code }) => code === current.value)
    const next = all[(Math.max(0, at) + by + all.length) % all.length]
    if (next) void router.push(addressOf(next.code))
  }
  return { scenes, current, addressOf, step }
}

/** What has its own use for the arrow keys. */
const TAKES_KEYS = 'input, textarea, select, dialog, [role="slider"], [role="dialog"], [contenteditable]'

/** ← and → go to the scene before and after, as long as the caller lives. */
export function useSceneKeys(step: (by: 1 | -1) => void): void {
  function pressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return
    if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return
    if (event.key === 'ArrowRight') step(1)
    if (event.key === 'ArrowLeft') step(-1)
  }
  onMounted(() => window.addEventListener('keydown', pressed))
  onBeforeUnmount(() => window.removeEventListener('keydown', pressed))
}
