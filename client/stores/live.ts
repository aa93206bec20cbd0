import { defineStore } from 'pinia'
import { computed, nextTick, onScopeDispose, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { fetchBoard, fetchCatalogue } from '#client/api/calls.ts'
import { isSignedOut } from '#client/api/http.ts'
import { openLiveSocket, type LiveSocket } from '#client/live/liveSocket.ts'
import { oncePerFrame } from '#client/live/oncePerFrame.ts'
import { painted } from '#client/live/paintWatch.ts'
import { receiptPost } from '#client/live/receiptPost.ts'
import { receiveFrame } from '#client/live/receiveFrame.ts'
import { watchBuild } from '#client/live/watchBuild.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { indexCatalogue, type Catalogue } from '#shared/catalogue/catalogue.ts'
import {
  STALE_AFTER_MS,
  type Face,
  type FollowReply,
  type Head,
  type ReleaseFrame,
  type ReleaseReceipts,
} from '#shared/contract/live.ts'
import { shanghaiDay } from '#shared/period.ts'
import { EVEN_THROUGHOUT } from '#shared/planCurve.ts'
import type { Release } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

export type LinkState = 'loading' | 'live' | 'stale' | 'signed-out'

/** How long a figure that has just changed is marked. */
export const FRESH_MS = 30_000
const SNAPSHOT_RETRY_MS = 1_500

const NO_CATALOGUE = indexCatalogue({
  site: {
    bureau: { code: '', zh: '', en: '' },
    home: '',
    city: '',
    province: '',
    nation: '',
    peers: [],
    releaseDesk: '',
    conventions: { rounding: 'half-up', rankTies: 'skip' },
  },
  domains: [],
  groups: [],
  owners: [],
  units: [],
  rules: [],
  subjects: [],
  indicators: [],
  planCurves: EVEN_THROUGHOUT,
  workingYears: [],
})

/** The board that this page follows, whole and replaced, never edited; and what is known of the link that feeds it. */
export const useLive = defineStore('live', () => {
  const board = shallowRef<Board>(emptyBoard(''))
  const catalogue = shallowRef<Catalogue>(NO_CATALOGUE)
  const ready = ref(false)
  const signedOut = ref(false)
  const now = ref(Date.now())
  const lastHeard = ref(0)
  const latencyMs = ref<number | null>(null)
  const changedAt = shallowRef<ReadonlyMap<SeriesKey, number>>(new Map())
  const receipts = shallowRef<ReadonlyMap<number, ReleaseReceipts>>(new Map())

  const link = computed<LinkState>(() => {
    if (signedOut.value) return 'signed-out'
    if (!ready.value) return 'loading'
    return now.value - lastHeard.value > STALE_AFTER_MS ? 'stale' : 'live'
  })
  const today = computed(() => shanghaiDay(now.value))

  let socket: LiveSocket | undefined
  let loading: Promise<void> | undefined
  let following = false
  let onBuild: (build: string) => void = () => {}

  const heard = (): void => void (lastHeard.value = now.value = Date.now())

  function load(): Promise<void> {
    loading ??= fetchAll().finally(() => (loading = undefined))
    return loading
  }

  async function fetchAll(): Promise<void> {
    try {
      const [nextCatalogue, nextBoard] = await Promise.all([
        ready.value ? catalogue.value : fetchCatalogue(),
        fetchBoard(),
      ])
      catalogue.value = nextCatalogue
      board.value = nextBoard
      signedOut.value = false
      ready.value = true
      heard()
    } catch (error) {
      if (isSignedOut(error)) signedOut.value = true
      else {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * SNAPSHOT_RETRY_MS))
        if (socket) await fetchAll()
      }
    }
  }

  /** Ask for what was missed, or take a snapshot, until the board is the server's. */
  async function follow(): Promise<void> {
    if (following) return
    following = true
    try {
      await (ready.value ? undefined : load())
      for (;;) {
        if (!socket || signedOut.value) return
        const reply = await socket.follow({ epoch: board.value.epoch, seq: board.value.seq })
        if (!reply) return socket.rejoin()
        heard()
        if (accept(reply)) return
        await load()
      }
    } finally {
      following = false
    }
  }

  const accept = (reply: FollowReply): boolean =>
    'releases' in reply && take(reply.head.epoch, reply.releases, performance.now())

  /** Applies releases to the board; false when they do not follow on it. */
  function take(epoch: string, releases: readonly Release[], arrivedAt: number): boolean {
    const received = receiveFrame(board.value, epoch, releases)
    if (received.kind === 'gap') return false
    if (received.kind === 'nothing-new') return true
    board.value = received.board
    markChanged(received.fresh)
    void reportPainted(received.board.seq, arrivedAt)
    return true
  }

  function markChanged(releases: readonly Release[]): void {
    const at = Date.now()
    const marks = new Map([...changedAt.value].filter(([, since]) => at - since < FRESH_MS))
    for (const release of releases) {
      for (const change of release.changes) if (change.kind === 'observation') marks.set(change.series, at)
    }
    changedAt.value = marks
    now.value = at
  }

  async function reportPainted(seq: number, arrivedAt: number): Promise<void> {
    await nextTick()
    await painted()
    postReceipt({ seq, ms: Math.round((performance.now() - arrivedAt) * 10) / 10 })
  }
  const postReceipt = receiptPost((receipt) => socket?.painted(receipt))

  /** Frames that came together, of which the newest says in which log they count. */
  const onFrames = oncePerFrame<{ frame: ReleaseFrame; arrivedAt: number }>((frames) => {
    const newest = frames.at(-1)
    if (!newest || following) return
    const { epoch } = newest.frame
    const releases = frames.flatMap(({ frame }) => (frame.epoch === epoch ? frame.releases : []))
    if (!take(epoch, releases, newest.arrivedAt)) void follow()
  })

  function onHead(head: Head): void {
    heard()
    onBuild(head.build)
    if (!following && (head.epoch !== board.value.epoch || head.seq > board.value.seq)) void follow()
  }

  /** Starts following for the page that calls; stops with its scope. */
  function start(face: Face): void {
    if (socket) return
    onBuild = watchBuild(face)
    void load()
    socket = openLiveSocket(face, {
      connected: () => void follow(),
      frame: (frame) => {
        heard()
        onFrames({ frame, arrivedAt: performance.now() })
      },
      head: onHead,
      latency: (ms) => (latencyMs.value = ms),
      receipts: (r) => (receipts.value = new Map([...receipts.value, [r.seq, r] as const].slice(-50))),
      refused: () => (signedOut.value = true),
    })
    const clock = setInterval(() => (now.value = Date.now()), 1_000)
    onScopeDispose(() => {
      clearInterval(clock)
      stop()
    })
  }

  function stop(): void {
    socket?.close()
    socket = undefined
  }

  /** After signing in: load what was refused before and join at once. */
  async function resume(): Promise<void> {
    await loading // what is under way was asked for without the new credentials
    signedOut.value = false
    await load()
    socket?.rejoin()
  }

  /** Whether the series changed within the last half minute. */
  const isFresh = (key: SeriesKey): boolean => now.value - (changedAt.value.get(key) ?? -Infinity) < FRESH_MS

  return {
    board: shallowReadonly(board),
    catalogue: shallowReadonly(catalogue),
    receipts: shallowReadonly(receipts),
    ready: readonly(ready),
    link,
    now: readonly(now),
    today,
    lastHeard: readonly(lastHeard),
    latencyMs: readonly(latencyMs),
    start,
    resume,
    isFresh,
  }
})
