import { defineStore } from 'pinia'
import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { fetchBoard, fetchCatalogue } from '#client/api/calls.ts'
import { isSignedOut } from '#client/api/http.ts'
import { openLiveSocket, type LiveSocket } from '#client/live/liveSocket.ts'
import { freshMarks } from '#client/live/freshMarks.ts'
import { useLookBack } from '#client/live/lookBack.ts'
import { oncePerFrame } from '#client/live/oncePerFrame.ts'
import { usePaintReport } from '#client/live/paintReport.ts'
import { useScreenNews } from '#client/live/screenNews.ts'
import { receiveFrame } from '#client/live/receiveFrame.ts'
import { useServerTime } from '#client/live/useServerTime.ts'
import { watchBuild } from '#client/live/watchBuild.ts'
import { NO_CATALOGUE } from '#client/stores/noCatalogue.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { catalogueOn } from '#shared/catalogue/editedCatalogue.ts'
import { hasLedgers } from '#shared/catalogue/viewpoint.ts'
import {
  STALE_AFTER_MS,
  type DraftFrame,
  type EditRequest,
  type Face,
  type Head,
  type ReleaseFrame,
  type ReleaseReceipts,
} from '#shared/contract/live.ts'
import { shanghaiDay } from '#shared/period.ts'
import type { Release } from '#shared/release.ts'
import type { Pointing, ScreenStatus } from '#shared/screens/screen.ts'
import type { SeriesKey } from '#shared/series.ts'

export type LinkState = 'loading' | 'live' | 'stale' | 'signed-out' | 'still'

const SNAPSHOT_RETRY_MS = 1_500

/**
 * The board that this page follows, whole and replaced, never edited; and what is known of the link that feeds it.
 * While somebody looks back, `board` and `today` are those of the past, and `newest` is followed all the same.
 */
export const useLive = defineStore('live', () => {
  const newest = shallowRef<Board>(emptyBoard(''))
  /** The catalogue as delivered; the boards say in what it differs, each at its own time. */
  const delivered = shallowRef<Catalogue>(NO_CATALOGUE)
  const ready = ref(false)
  /** What is shown was kept here from before: no server has confirmed it since the page was opened. */
  const isKept = ref(false)
  const isStill = ref(false)
  const signedOut = ref(false)
  const { now: serverNow, known: serverClock, take: setClock } = useServerTime(shiftMarks)
  const now = ref(serverNow())
  const lastHeard = ref(0)
  const latencyMs = ref<number | null>(null)
  const fresh = freshMarks()
  const receipts = shallowRef<ReadonlyMap<number, ReleaseReceipts>>(new Map())
  const draftFrame = shallowRef<DraftFrame>()
  const deskChanges = ref(0)
  const screens = useScreenNews()

  const link = computed<LinkState>(() => {
    if (signedOut.value) return 'signed-out'
    if (!ready.value) return 'loading'
    if (isStill.value) return 'still'
    return now.value - lastHeard.value > STALE_AFTER_MS ? 'stale' : 'live'
  })
  const presentDay = computed(() => shanghaiDay(now.value))

  const { past, asOf, awaited, hasFailed, lookBackTo, returnToNow } = useLookBack(() => newest.value)
  const whole = computed(() => past.value?.board ?? newest.value)
  const catalogue = computed(() => catalogueOn(delivered.value, whole.value.catalogue))
  /** Records are of the bureau that keeps the ledgers: whoever looks from another one's place is not shown them as own. */
  const board = computed(() => (hasLedgers(catalogue.value) ? whole.value : { ...whole.value, records: {} }))
  const newestCatalogue = computed(() => catalogueOn(delivered.value, newest.value.catalogue))
  const today = computed(() => past.value?.day ?? presentDay.value)
  watch(() => newest.value.epoch, returnToNow) // another log has another past

  let socket: LiveSocket | undefined
  let loading: Promise<void> | undefined
  let following = false
  let onBuild: (build: string) => void = () => {}
  const { shown, paintsAfter, notePainted, reportPainted } = usePaintReport({
    isPast: () => past.value !== null,
    serverNow,
    send: (receipt) => socket?.painted(receipt),
  })

  const heard = (): void => void (lastHeard.value = now.value = serverNow())

  /** The clock was put: what was noted by it goes with it. */
  function shiftMarks(by: number): void {
    if (lastHeard.value > 0) lastHeard.value += by
    fresh.shift(by)
    now.value = serverNow()
  }

  function load(): Promise<void> {
    loading ??= fetchAll().finally(() => (loading = undefined))
    return loading
  }

  async function fetchAll(): Promise<void> {
    try {
      const [nextCatalogue, nextBoard] = await Promise.all([
        ready.value && !isKept.value ? delivered.value : fetchCatalogue(),
        fetchBoard(),
      ])
      delivered.value = nextCatalogue
      newest.value = nextBoard
      signedOut.value = isKept.value = false
      ready.value = true
      heard()
      void notePainted(nextBoard.seq)
    } catch (error) {
      if (isSignedOut(error)) signOut()
      else {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * SNAPSHOT_RETRY_MS))
        if (socket) await fetchAll()
      }
    }
  }

  /** What was kept here is for whoever is let in. */
  function signOut(): void {
    signedOut.value = true
    if (isKept.value) ready.value = isKept.value = false
  }

  /** Shows what this page had last, as old as it is, until the server answers. Nothing where it has answered. */
  function showKept(its: Catalogue, board: Board, heardAt: number): void {
    if (ready.value || signedOut.value) return
    delivered.value = its
    newest.value = board
    lastHeard.value = heardAt
    isKept.value = ready.value = true
  }

  /** Ask for what was missed, or take a snapshot, until the board is the server's. */
  async function follow(): Promise<void> {
    if (following) return
    following = true
    try {
      await (ready.value && !isKept.value ? undefined : load())
      for (;;) {
        if (!socket || signedOut.value) return
        const reply = await socket.follow({ epoch: newest.value.epoch, seq: newest.value.seq })
        if (!reply) return socket.rejoin()
        heard()
        if ('releases' in reply && take(reply.head.epoch, reply.releases, performance.now())) return
        await load()
      }
    } finally {
      following = false
    }
  }

  /** Applies releases to the board; false when they do not follow on it. */
  function take(epoch: string, releases: readonly Release[], arrivedAt: number): boolean {
    const received = receiveFrame(newest.value, epoch, releases)
    if (received.kind === 'gap') return false
    if (received.kind === 'nothing-new') return true
    newest.value = received.board
    markChanged(received.fresh)
    void reportPainted(received.board.seq, arrivedAt)
    return true
  }

  function markChanged(releases: readonly Release[]): void {
    now.value = serverNow()
    fresh.mark(releases, now.value)
  }

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
    if (!following && (head.epoch !== newest.value.epoch || head.seq > newest.value.seq)) void follow()
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
      clock: setClock,
      receipts: (r) => (receipts.value = new Map([...receipts.value, [r.seq, r] as const].slice(-50))),
      draft: (frame) => (draftFrame.value = frame),
      desk: () => deskChanges.value++,
      ...screens.heard,
      refused: signOut,
    })
    tick()
    onScopeDispose(() => {
      socket?.close()
      socket = undefined
    })
  }

  function tick(): void {
    const timer = setInterval(() => (now.value = serverNow()), 1_000)
    onScopeDispose(() => clearInterval(timer))
  }

  /** Follows nothing and tells nobody: the page shows what `show` is given, and is in no count of screens. */
  function startStill(): {
    readonly show: (its: Catalogue, board: Board, marked: readonly Release[]) => void
  } {
    tick()
    return {
      show: (its, board, marked) => {
        delivered.value = its
        newest.value = board
        isStill.value = ready.value = true
        markChanged(marked)
      },
    }
  }

  /** After signing in: load what was refused before and join at once. */
  async function resume(): Promise<void> {
    await loading // what is under way was asked for without the new credentials
    signedOut.value = false
    await load()
    socket?.rejoin()
  }

  /** Whether the series changed within the last half minute; nothing of the past has. */
  const isFresh = (key: SeriesKey): boolean => !past.value && fresh.isFresh(key, now.value)

  return {
    /** What is to be shown. */
    board,
    /** What is followed, shown or not: whoever publishes builds upon this one. */
    newest: shallowReadonly(newest),
    /** The day of the past that is shown; null while it is now. */
    asOf,
    asOfAwaited: awaited,
    asOfFailed: hasFailed,
    lookBackTo,
    returnToNow,
    /** Of the same moment as the board that is shown. */
    catalogue,
    /** Of the moment of the newest board. */
    newestCatalogue,
    /** As it came with the product, before the bureau changed anything in it. */
    delivered: shallowReadonly(delivered),
    receipts: shallowReadonly(receipts),
    /** Keeps back the receipts of what comes until this is there too. */
    paintsAfter,
    /** The newest word of the draft that is open on this page. */
    draftFrame,
    /** Counts how often some draft has changed that this person may see. */
    deskChanges: readonly(deskChanges),
    edit: (request: EditRequest) => socket?.edit(request),
    shown,
    /** Of screens: tells how this one is. */
    tellStatus: (status: ScreenStatus) => socket?.status(status),
    /** Of whoever presents: where they point. */
    point: (at: Pointing) => socket?.point(at),
    ...screens.told,
    ready: readonly(ready),
    isKept: readonly(isKept),
    showKept,
    link,
    /** The server's time, by the second. */
    now: readonly(now),
    /** The same at this very moment, to the millisecond. */
    serverNow,
    /** How far this device's clock is behind the server's, and how sure that is. */
    serverClock,
    /** The bureau's day, or the day looked back to. */
    today,
    presentDay,
    lastHeard: readonly(lastHeard),
    latencyMs: readonly(latencyMs),
    start,
    startStill,
    resume,
    /** Shows everything from the place of the bureau of an area. */
    lookFrom: async (area: string): Promise<void> => void (delivered.value = await fetchCatalogue(area)),
    isFresh,
  }
})
