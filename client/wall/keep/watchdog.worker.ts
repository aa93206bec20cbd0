import { blockWatch, LOOK_EVERY_MS } from '#client/wall/keep/blockWatch.ts'
import type { FaultReport } from '#shared/contract/screens.ts'

/*
 * Beside the page, on a thread of its own: tells the server that the page is blocked while the page itself cannot. It has
 * the same credential; people who look at a wall are refused, and that is right.
 */
const watch = blockWatch(() => performance.now())

self.addEventListener('message', ({ data }: MessageEvent<'beat' | 'rest'>) => watch[data]())

setInterval(() => {
  const silentMs = watch.look()
  if (silentMs === undefined) return
  const report: FaultReport = { kind: 'blocked', what: `${Math.round(silentMs / 1_000)} s` }
  void fetch('/api/v1/screens/self/faults', {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(report),
  }).catch(() => undefined) // the server knows by the missing heartbeat
}, LOOK_EVERY_MS)
