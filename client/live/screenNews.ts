import { shallowReadonly, shallowRef } from 'vue'
import type { LiveEvents } from '#client/live/liveSocket.ts'
import type { PointingHere, ScreenLine, ScreenSelf } from '#shared/screens/screen.ts'

/** What the socket says of screens: to a screen of itself, to whoever watches over them of all. */
export function useScreenNews() {
  const screenSelf = shallowRef<ScreenSelf | null>(null)
  const pointing = shallowRef<PointingHere>()
  const rollNews = shallowRef<readonly ScreenLine[]>([])
  let obey: LiveEvents['command'] = () => Promise.resolve(false)

  const heard: Pick<LiveEvents, 'self' | 'command' | 'roll' | 'point'> = {
    self: (self) => (screenSelf.value = self),
    command: (command) => obey(command),
    roll: (lines) => (rollNews.value = lines),
    point: (at) => (pointing.value = at),
  }
  const told = {
    /** The server's newest word of which screen this page is; null where it is none. */
    screenSelf: shallowReadonly(screenSelf),
    /** Where whoever presents on this screen points. */
    pointing: shallowReadonly(pointing),
    /** The lines of the roll-call that changed last. */
    rollNews: shallowReadonly(rollNews),
    /** Who does what this screen is told to. */
    obeyBy: (way: LiveEvents['command']) => void (obey = way),
  }
  return { heard, told }
}
