import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { Unreachable } from '#client/api/http.ts'
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
  /** What the screen was to show and has not been told, since nothing answers; it is told once something does. */
  const unsent = shallowRef<Showing>()
  /** What is meant to be on the screen. */
  const shown = computed(() => unsent.value ?? held.value?.stage.showing)
  let askedAt = 0
  let asks = 0

  const remainingMs = computed(() => (held.value ? Math.max(0, held.value.stage.until - live.now) : 0))

  function hold({ id, name, width, height }: Omit<OpenScreen, 'stage'>, stage: Stage): void {
    const size = { width: width ?? DRAWN_FOR.width, height: height ?? DRAWN_FOR.height }
    held.value = { id, name, ...size, stage }
    lost.value = undefined
  }
  function lose(by: string | undefined): void {
    if (held.value) lost.value = { name: held.value.name, by }
    held.value = undefined
    unsent.value = undefined
  }

  /** Asks who presents where; what was this tablet's and is not any more is told. */
  async function look(): Promise<readonly OpenScreen[]> {
    askedAt = Date.now()
    const screens = await fetchStages()
    const before = held.value
    const mine = screens.find(({ id, mine: isMine }) => isMine && (!before || id === before.id))
    if (mine?.stage) hold(mine, mine.stage)
    else if (before) lose(screens.find(({ id }) => id === before.id)?.stage?.by)
    if (unsent.value) await goOn(unsent.value)
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
    unsent.value = undefined
    const asked = ++asks
    try {
      const stage = await showOn(value.id, showing)
      if (asked === asks && held.value?.id === value.id) held.value = { ...value, stage }
    } catch (error) {
      if (!(error instanceof Unreachable)) await look().catch(() => {})
      else if (asked === asks && held.value?.id === value.id) unsent.value = showing
    }
  }
  /** The same picture with something of it changed. */
  const change = async (of: Pick<Showing, 'filter' | 'selection'>): Promise<void> => {
    if (shown.value) await goOn({ ...shown.value, ...of })
  }
  const select = (selection: Selection): Promise<void> => change({ selection })

  function point(at: { readonly x: number; readonly y: number } | null): void {
    if (!held.value) return
    live.point({ screen: held.value.id, at })
    if (Date.now() - askedAt > KNOWN_WITHIN_MS) void look().catch(() => {})
  }

  async function end(): Promise<void> {
    const { value } = held
    held.value = undefined
    unsent.value = undefined
    if (value) await letGo(value.id)
  }

  return {
    held,
    lost,
    unsent,
    remainingMs,
    look,
    show,
    goOn,
    shown,
    change,
    select,
    point,
    end,
    read: () => (lost.value = undefined),
  }
})
