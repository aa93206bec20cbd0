import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { askForCode, askPairing } from '#client/api/screens.ts'
import { Unreachable } from '#client/api/http.ts'
import { publicDeviceKey } from '#client/wall/pairing/deviceKey.ts'

const ASK_EVERY_MS = 1_500
const RETRY_MS = 3_000

/** `away`: nothing answers; `refused`: the server gives no code just now; `paired`: it lets this device in. */
export type PairingPhase = 'asking' | 'waiting' | 'away' | 'refused' | 'paired'

/**
 * Gets a code for this device, asks until somebody has entered it, and gets the next one when it has expired; nobody
 * stands at a wall to press anything. Calls `paired` once the device is let in. Ends with the calling component.
 */
export function usePairing(paired: () => Promise<void>) {
  const phase = ref<PairingPhase>('asking')
  const offer = shallowRef<{ readonly code: string; readonly lastsMs: number; readonly endsAt: number }>()
  const now = ref(performance.now())
  const ownKey = publicDeviceKey()
  let isOver = false
  const clock = setInterval(() => (now.value = performance.now()), 500)
  onScopeDispose(() => {
    isOver = true
    clearInterval(clock)
  })

  /** What came of an attempt; undefined where it is to be made again. */
  async function tried<Result>(attempt: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await attempt()
    } catch (error) {
      phase.value = error instanceof Unreachable ? 'away' : 'refused'
      await pause(RETRY_MS)
      return undefined
    }
  }

  async function show(): Promise<boolean> {
    const key = await ownKey
    const given = await tried(() => askForCode(key ? { key } : {}))
    if (!given) return false
    now.value = performance.now()
    const lastsMs = given.seconds * 1000
    offer.value = { code: given.code, lastsMs, endsAt: now.value + lastsMs }
    phase.value = 'waiting'
    return true
  }

  /** Until the code is entered (true) or expires. */
  async function wait(): Promise<boolean> {
    while (!isOver && performance.now() < (offer.value?.endsAt ?? 0)) {
      const state = await tried(askPairing)
      if (state === 'paired') return true
      if (state === undefined) continue
      phase.value = 'waiting'
      await pause(ASK_EVERY_MS) // also before the next code: a browser without cookies would ask without end
      if (state === 'expired') return false
    }
    return false
  }

  async function run(): Promise<void> {
    while (!isOver) {
      if ((await show()) && (await wait())) {
        phase.value = 'paired'
        await paired()
        return
      }
    }
  }
  void run()

  const remainingMs = computed(() => Math.max(0, (offer.value?.endsAt ?? 0) - now.value))
  return {
    phase,
    /** Empty while there is none that could still be entered. */
    code: computed(() => (remainingMs.value > 0 ? (offer.value?.code ?? '') : '')),
    remainingMs,
    /** What is left of the code's time, from 1 to 0. */
    share: computed(() => (offer.value ? remainingMs.value / offer.value.lastsMs : 0)),
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
