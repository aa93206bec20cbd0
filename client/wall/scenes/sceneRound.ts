import { computed, onBeforeUnmount, onMounted } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useFormat } from '#client/format/useFormat.ts'
import { useRoomRoll } from '#client/rooms/roomRoll.ts'
import { OVERVIEW, useWallPlan } from '#client/stores/wallPlan.ts'

/** A stop of the round by hand. */
export interface RoundStop {
  readonly code: string
  readonly name: string
  /** A scene of the plan, or a room that fills the wall. */
  readonly is: 'scene' | 'room'
}

const addressOf = (code: string, of?: string): string =>
  (code === OVERVIEW ? '/wall' : `/wall/${code}`) + (of === undefined ? '' : `?of=${encodeURIComponent(of)}`)

/** The scenes and then the rooms, in the order that a wall goes through them by its keys. */
export function useSceneRound() {
  const { name } = useFormat()
  const route = useRoute()
  const router = useRouter()
  const plan = useWallPlan()
  const roll = useRoomRoll()

  const stops = computed<readonly RoundStop[]>(() => [
    ...plan.scenes
      .filter(({ of }) => of === undefined)
      .map((scene): RoundStop => ({ code: scene.code, name: name(scene), is: 'scene' })),
    ...(roll.rooms ?? []).map((room): RoundStop => ({ code: room.code, name: name(room), is: 'room' })),
  ])
  /** The scene of the address. */
  const current = computed(() => {
    const { scene } = route.params
    return typeof scene === 'string' && scene !== '' ? scene : OVERVIEW
  })
  const of = computed(() => (typeof route.query['of'] === 'string' ? route.query['of'] : undefined))

  /** The one before or after, round in a circle; from a scene that is about one thing, the first. */
  function step(by: 1 | -1, from = current.value): void {
    const all = stops.value
    const at = all.findIndex(({ code }) => code === from)
    const next = all[(Math.max(0, at) + by + all.length) % all.length]
    if (next) void router.push(addressOf(next.code))
  }
  return { stops, current, of, addressOf, step }
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
