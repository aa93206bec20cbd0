import { onScopeDispose } from 'vue'
import { reportFault } from '#client/scenes/faults.ts'
import { BLOCKED_AFTER_MS, LOOK_EVERY_MS } from '#client/wall/keep/blockWatch.ts'

/** Has a worker watch over this page's main thread; once it moves again, the page tells it too. */
export function keepWatch(): void {
  const worker = new Worker(new URL('./watchdog.worker.ts', import.meta.url), { type: 'module' })
  let isAsleep = false
  let beatAt = performance.now()

  function rest(): void {
    isAsleep = true
    worker.postMessage('rest')
  }
  function wake(): void {
    isAsleep = document.hidden
    beatAt = performance.now()
    if (!isAsleep) worker.postMessage('beat')
  }
  const turn = (): void => (document.hidden ? rest() : wake())
  const beat = setInterval(() => {
    if (isAsleep) return
    const gapMs = performance.now() - beatAt
    beatAt = performance.now()
    worker.postMessage('beat')
    if (gapMs >= BLOCKED_AFTER_MS) reportFault({ kind: 'blocked', what: `${Math.round(gapMs / 1_000)} s` })
  }, LOOK_EVERY_MS)

  document.addEventListener('visibilitychange', turn)
  document.addEventListener('freeze', rest)
  document.addEventListener('resume', wake)
  onScopeDispose(() => {
    clearInterval(beat)
    document.removeEventListener('visibilitychange', turn)
    document.removeEventListener('freeze', rest)
    document.removeEventListener('resume', wake)
    worker.terminate()
  })
}
