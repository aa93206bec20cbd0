import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ApiProblem } from '#client/api/http.ts'
import { fetchStages, letGo, showOn, type OpenScreen } from '#client/api/stages.ts'
import { useLive } from '#client/stores/live.ts'
import type { Selection, Showing, Stage } from '#shared/screens/screen.ts'

/** The screen that this person presents on. */
export interface HeldScreen {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly stage: Stage
}

const DRAWN_FOR = { width: 1920, height: 1080 }
/** While somebody points, the server goes on with the stage; here it is known this late at most. */
const KNOWN_WITHIN_MS = 15_000

/** What this tablet presents, and on which screen. The server holds the lock; this page follows what it says. */
export const usePresenting = defineStore('presenting', () => {
  const live = useLive()
  const held = shallowRef<HeldScreen>()
  /** Somebody else has taken the screen, or it has gone back to its round: told until it is read. */
  const lost = shallowRef<{ readonly name: string; readonly by: string | undefined }>()
  let askedAt = 0

  const remainingMs = computed(() => (held.value ? Math.max(0, held.value.stage.until - live.now) : 0))

  function hold({ id, name, width, height }: Omit<OpenScreen, 'stage'>, stage: Stage): void {
    const size = { width: width ?? DRAWN_FOR.width, height: height ?? DRAWN_FOR.height }
    held.value = { id, name, ...size, stage }
    lost.value = undefined
  }

  /** Asks who presents where; what was this tablet's and is not any more is told. */
  async function look(): Promise<readonly OpenScreen[]> {
    askedAt = Date.now()
    const screens = await fetchStages()
    const before = held.value
    const mine = screens.find(({ id, mine: isMine }) => isMine && (!before || id === before.id))
    if (mine?.stage) hold(mine, mine.stage)
    else if (before) {
      held.value = undefined
      const by = screens.find(({ id }) => id === before.id)?.stage?.by
      lost.value = { name: before.name, by }
    }
    return screens
  }

  /** Shows something on a screen. Throws what the server refuses. */
  async function show(screen: Omit<OpenScreen, 'stage'>, showing: Showing, isTaking = false): Promise<void> {
    if (held.value && held.value.id !== screen.id) await end()
    hold(screen, await showOn(screen.id, showing, isTaking))
  }

  /** Shows something else on the same screen, or the same again: that goes on with it. */
  async function goOn(showing: Showing): Promise<void> {
    const { value } = held
    if (!value) return
    try {
      held.value = { ...value, stage: await showOn(value.id, showing) }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      await look()
    }
  }
  const select = (selection: Selection): Promise<void> =>
    held.value ? goOn({ ...held.value.stage.showing, selection }) : Promise.resolve()

  function point(at: { readonly x: number; readonly y: number } | null): void {
    if (!held.value) return
    live.point({ screen: held.value.id, at })
    if (Date.now() - askedAt > KNOWN_WITHIN_MS) void look().catch(() => {})
  }

  async function end(): Promise<void> {
    const { value } = held
    held.value = undefined
    if (value) await letGo(value.id)
  }

  return {
    held,
    lost,
    remainingMs,
    look,
    show,
    goOn,
    select,
    point,
    end,
    read: () => (lost.value = undefined),
  }
})
