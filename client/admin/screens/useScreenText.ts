import { useFormat } from '#client/format/useFormat.ts'
import { useRoomRoll } from '#client/rooms/roomRoll.ts'
import { useLive } from '#client/stores/live.ts'
import { useWallPlan } from '#client/stores/wallPlan.ts'
import type { Light } from '#shared/light.ts'
import type { ScreenLine, ScreenState } from '#shared/screens/screen.ts'

const MINUTE_S = 60
const HOUR_S = 3_600
const DAY_S = 24 * HOUR_S

/** The shape and colour of a state; its word always stands beside it. */
export const STATE_LIGHT: Readonly<Record<ScreenState, Light>> = {
  current: 'green',
  behind: 'yellow',
  frozen: 'red',
  away: 'grey',
}

/** What the roll-call says of screens, in the reader's language. */
export function useScreenText() {
  const live = useLive()
  const plan = useWallPlan()
  const rooms = useRoomRoll()
  const { t, name } = useFormat()

  function lasting(ms: number): string {
    const s = Math.max(0, Math.round(ms / 1_000))
    if (s < MINUTE_S) return t('screens.seconds', { n: s })
    if (s < HOUR_S) return t('screens.minutes', { n: Math.floor(s / MINUTE_S) })
    return s < DAY_S
      ? t('screens.hours', { n: Math.floor(s / HOUR_S) })
      : t('screens.days', { n: Math.floor(s / DAY_S) })
  }
  const ago = (at: number): string => t('screens.ago', { time: lasting(live.now - at) })

  function state({ state: its, status, lastSeen }: ScreenLine): string {
    if (its === 'away') {
      if (lastSeen === null) return t('screens.state.never')
      return t('screens.state.away', { time: lasting(live.now - lastSeen) })
    }
    if (its === 'current') return t('screens.state.current')
    return status ? t(`screens.state.${its}`, { seq: status.seq }) : t('screens.state.silent')
  }
  function sceneName(code: string): string {
    const scene = plan.plan.scenes.find((one) => one.code === code)
    const room = rooms.rooms?.find((one) => one.code === code)
    return scene ? name(scene) : room ? name(room) : code
  }
  const playlistName = (code: string | null): string => {
    if (code === null) return t('screens.form.stays')
    const playlist = plan.plan.playlists.find((one) => one.code === code)
    return playlist ? name(playlist) : code
  }
  return { t, lasting, ago, state, sceneName, playlistName }
}
