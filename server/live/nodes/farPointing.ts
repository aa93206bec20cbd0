import type { Bus } from '#server/nodes/bus.ts'
import { PointingSchema } from '#shared/contract/screens.ts'
import type { Pointing } from '#shared/screens/screen.ts'

const TOPIC = 'point'
/** A pointer on the way to another node says no more often where it is; the last word always arrives. */
const EVERY_MS = 33

/** The pointer of whoever presents, on its way to a screen that hangs on another node. */
export interface FarPointing {
  readonly tell: (pointing: Pointing) => void
  readonly close: () => void
}

export function openFarPointing(bus: Bus, show: (pointing: Pointing) => void): FarPointing {
  const waiting = new Map<string, Pointing>()
  const timers = new Map<string, NodeJS.Timeout>()
  const stop = bus.hear(TOPIC, (message) => {
    const { data } = PointingSchema.safeParse(message)
    if (data) show(data)
  })
  const send = (pointing: Pointing): void => {
    const { screen } = pointing
    bus.tell(TOPIC, pointing)
    timers.set(
      screen,
      setTimeout(() => {
        timers.delete(screen)
        const next = waiting.get(screen)
        waiting.delete(screen)
        if (next) send(next)
      }, EVERY_MS),
    )
  }
  return {
    tell: (pointing) => {
      if (timers.has(pointing.screen)) waiting.set(pointing.screen, pointing)
      else send(pointing)
    },
    close: () => {
      stop()
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
