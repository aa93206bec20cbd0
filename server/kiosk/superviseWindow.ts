import { setTimeout as pause } from 'node:timers/promises'
import { openBrowserWindow, type BrowserWindow } from '#server/kiosk/browserWindow.ts'
import { ANSWER_WITHIN_MS } from '#server/kiosk/devtoolsPipe.ts'
import { pageCare, restartDelay } from '#server/kiosk/pageCare.ts'

export type KioskEvent = 'started' | 'shows' | 'crashed' | 'empty' | 'silent' | 'ended'

export interface Supervised {
  readonly program: string
  readonly profile: string
  readonly flags: readonly string[]
  readonly url: string
  readonly tell: (event: KioskEvent, pid: number) => void
  readonly lookEveryMs?: number
  /** So long the page has for an answer. */
  readonly answerWithinMs?: number
}

const LOOK_EVERY_MS = 5_000
/** A browser that has lived so long has not failed. */
const WELL_AFTER_MS = 60_000

/** Keeps one window on its page until told to stop, whatever becomes of page or browser. Resolves once it has ended. */
export async function superviseWindow(setup: Supervised, stop: AbortSignal): Promise<void> {
  let failures = 0
  while (!stop.aborted) {
    const begun = performance.now()
    const { program, profile, flags, answerWithinMs = ANSWER_WITHIN_MS } = setup
    const window = await openBrowserWindow(program, profile, flags, answerWithinMs)
    setup.tell('started', window.pid)
    await attend(window, setup, stop)
    await window.end()
    if (stop.aborted) return
    setup.tell('ended', window.pid)
    failures = performance.now() - begun > WELL_AFTER_MS ? 0 : failures + 1
    await pause(restartDelay(failures), undefined, { signal: stop }).catch(() => undefined)
  }
}

/** Looks after a page until its browser is gone, or is to go. */
async function attend(window: BrowserWindow, setup: Supervised, stop: AbortSignal): Promise<void> {
  const { url, tell, lookEveryMs = LOOK_EVERY_MS } = setup
  const care = pageCare()
  const gone = new AbortController()
  void window.ended.then(() => gone.abort())
  const over = AbortSignal.any([gone.signal, stop])
  const reload = (): Promise<void> => window.load(url).catch(() => undefined)
  let isShown = false
  window.onCrash(() => {
    if (!isShown) return // one that crashes while it is being loaded is left to the looks
    tell('crashed', window.pid)
    isShown = false
    void reload()
  })
  while (!over.aborted) {
    await pause(lookEveryMs, undefined, { signal: over }).catch(() => undefined)
    if (over.aborted) return
    const sight = await window.look()
    if (sight === 'shows' && !isShown) tell('shows', window.pid)
    isShown = sight === 'shows'
    const due = care(sight)
    if (due !== 'nothing' && sight !== 'shows') tell(sight, window.pid)
    if (due === 'restart') return
    if (due === 'reload') await reload()
  }
}
