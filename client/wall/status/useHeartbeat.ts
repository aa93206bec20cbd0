import { onScopeDispose, watch } from 'vue'
import { faults } from '#client/scenes/faults.ts'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { heapSize } from '#client/wall/status/heapSize.ts'
import { openFrameMeter } from '#client/wall/status/frameMeter.ts'
import type { WallEdits } from '#shared/scenes/wallPlan.ts'
import { STATUS_EVERY_MS, type ScreenStatus } from '#shared/screens/screen.ts'

declare const __BUILD_ID__: string

/** What a screen shows: code of scene or room, and what that is about. */
export interface ShownScene {
  readonly scene: string
  readonly of?: string | undefined
}

/** While the caller lives, a screen tells every five seconds how it is; people who look at a wall tell nothing. */
export function useHeartbeat(shown: () => ShownScene): void {
  const live = useLive()
  const self = useSelf()
  const meter = openFrameMeter()

  /** What the server's clock said at a moment of this page. */
  const hourOf = (ms: number): number => Math.max(0, live.serverNow() - performance.now() + ms)

  function status(): ScreenStatus {
    const { scene, of } = shown()
    const { offset, doubt } = live.serverClock
    return {
      scene,
      of: of ?? null,
      seq: live.shown.seq,
      paintedAt: live.shown.at,
      layout: newestLayout(live.newest.wall),
      build: __BUILD_ID__,
      width: window.innerWidth,
      height: window.innerHeight,
      ratio: window.devicePixelRatio,
      heap: heapSize(),
      ...meter.read(),
      offset,
      doubt,
      since: hourOf(0),
      hidden: document.hidden,
      faults: faults.value.map(({ ms, ...fault }) => ({ ...fault, at: hourOf(ms) })),
    }
  }
  const tell = (): void => {
    if (self.self && live.link !== 'signed-out') live.tellStatus(status())
  }
  const timer = setInterval(tell, STATUS_EVERY_MS)
  // Somebody looks at the roll-call to see whether the wall has changed: it says so at once.
  watch([() => self.self?.id, () => live.shown.seq > 0, () => shown().scene, () => shown().of], tell)
  onScopeDispose(() => {
    clearInterval(timer)
    meter.stop()
  })
}

/** The newest release that changed how walls look; 0 as delivered. */
const newestLayout = ({ scenes, playlists }: WallEdits): number =>
  Math.max(0, ...[...Object.values(scenes), ...Object.values(playlists)].map(({ seq }) => seq))
