import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowReactive, watch } from 'vue'
import { useDraftList } from '#client/admin/drafts/draftList.ts'
import { draftSession, type DraftSession } from '#client/admin/drafts/draftSession.ts'
import { placeKey, unsentPlaces, type DraftPlace } from '#client/admin/unsentSheets.ts'
import { useLive } from '#client/stores/live.ts'

const REFRESH_EVERY_MS = 700
const LEAVE_WITHIN_MS = 2_000

/** Work on drafts from this page. What is unsent goes on being sent, also when another page of the panel is open. */
export const useDraftSessions = defineStore('draftSessions', () => {
  const live = useLive()
  const list = useDraftList()
  const sessions = shallowReactive(new Map<string, DraftSession>())
  let user = ''

  /** Somebody works at this page; what they left unsent in this browser is sent now. */
  function enter(name: string): void {
    if (name !== user) {
      for (const session of sessions.values()) session.close()
      sessions.clear()
      list.forget()
      user = name
    }
    for (const place of unsentPlaces(name)) at(place)
    void list.refresh()
    retry()
  }

  function at(place: DraftPlace): DraftSession {
    const key = placeKey(place)
    const known = sessions.get(key)
    if (known) return known
    const session = draftSession({ place, user, onChanged: () => void list.refresh() })
    sessions.set(key, session)
    void attach(session)
    return session
  }

  /** A sheet works on the one open draft that its office has for it. */
  async function attach(session: DraftSession): Promise<void> {
    const { place } = session
    if ('id' in place) await session.attach(place.id)
    else if (list.isKnown) await session.attach(list.workingOn(place.sheet)?.id)
  }

  const unsent = computed(() => [...sessions.values()].filter(({ hasUnsent }) => hasUnsent.value))
  const retry = (): void => unsent.value.forEach((session) => void session.save())

  watch(
    () => list.drafts,
    () => {
      for (const session of sessions.values()) {
        const known = list.drafts.find(({ id }) => id === session.draft.value?.id)
        if (known) session.told(known)
        if ('sheet' in session.place) void attach(session)
      }
    },
  )
  watch(
    () => live.link,
    (link) => {
      if (link !== 'live' || user === '') return
      void list.refresh()
      retry()
      for (const session of sessions.values()) void session.catchUp()
    },
  )

  /** While colleagues type the bell rings on; the list is asked for now and then. */
  let asking: ReturnType<typeof setTimeout> | undefined
  let askedAt = 0
  watch(
    () => live.deskChanges,
    () => {
      const since = Date.now() - askedAt
      asking ??= setTimeout(
        () => {
          asking = undefined
          askedAt = Date.now()
          if (user !== '') void list.refresh()
        },
        Math.max(0, REFRESH_EVERY_MS - since),
      )
    },
  )

  const leaving = (): void => unsent.value.forEach((session) => void session.save(true))
  /** What would be lost with the page: the server does not have it, and does not take it now. */
  const warn = (event: BeforeUnloadEvent): void => {
    if (unsent.value.some(({ state }) => state.saving.kind === 'failing')) event.preventDefault()
  }
  window.addEventListener('pagehide', leaving)
  window.addEventListener('online', retry)
  window.addEventListener('beforeunload', warn)
  onScopeDispose(() => {
    clearTimeout(asking)
    window.removeEventListener('pagehide', leaving)
    window.removeEventListener('online', retry)
    window.removeEventListener('beforeunload', warn)
  })

  /** Before signing out: what can still be sent is sent. */
  const leave = (): Promise<unknown> =>
    Promise.race([
      Promise.all(unsent.value.map((session) => session.save())),
      new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS)),
    ])

  return { enter, at, unsent, leave }
})
