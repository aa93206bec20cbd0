import { AsyncLocalStorage } from 'node:async_hooks'

/** By which way an act came: a page, a machine with a token, the command line, a timer, a watched folder, the server. */
export type Way = 'page' | 'machine' | 'command' | 'timer' | 'folder' | 'server'

const origin = new AsyncLocalStorage<string>()

/**
 * Runs the step so that every audit entry made by it says from where: the way and a word more, such as the address
 * `10.1.2.3` or the user of the command line. The doors (routes, command line, timers) set it once, so that it need not
 * pass through every use-case. A timer that a request starts must open with its own, or it goes under the request's.
 */
export const actingFrom = <T>(way: Way, place: string, step: () => T): T =>
  origin.run(`${way} ${place}`.trim().slice(0, 200), step)

/** From where the act under way comes; what nobody opened a door for, the server does by itself. */
export const originNow = (): string => origin.getStore() ?? 'server'
