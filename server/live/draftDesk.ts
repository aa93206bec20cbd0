import type { Drafts, DraftNews } from '#server/drafts/index.ts'
import { openEditorTalk, type EditorOf } from '#server/live/nodes/editorTalk.ts'
import { draftRoom, type LiveNamespace, type LiveSocket } from '#server/live/liveSocket.ts'
import type { Bus } from '#server/nodes/bus.ts'
import type { DraftFrame, EditRequest } from '#shared/contract/live.ts'

/** Cursors move and keys are pressed faster than anybody wants to be told. */
const TELL_EVERY_MS = 100
const DESK_EVERY_MS = 500

type Editor = DraftFrame['editors'][number]

/** Who has which draft open, and word of changes to those who may see them. */
export interface DraftDesk {
  /** Throws Failure `not-found` for a draft that is not there or not for this socket. */
  readonly edit: (socket: LiveSocket, request: EditRequest) => Promise<void>
  readonly left: (socket: LiveSocket) => void
  readonly close: () => void
}

export function draftDesk(
  live: LiveNamespace,
  drafts: Pick<Drafts, 'look' | 'subscribe'>,
  bus: Bus,
): DraftDesk {
  /** The newest word of each draft that somebody has open. */
  const open = new Map<string, DraftNews>()
  /** What each socket asked for last: it may have gone on while a draft was looked up. */
  const wanted = new WeakMap<LiveSocket, string | null>()
  const changed = new Set<string>()
  const toDesk = new Set<LiveSocket>()
  let telling: NodeJS.Timeout | undefined
  let ringing: NodeJS.Timeout | undefined
  const others = openEditorTalk(bus, (draft) => {
    if (open.has(draft)) tellSoon(draft)
  })

  const socketsIn = (id: string): LiveSocket[] =>
    [...(live.adapter.rooms.get(draftRoom(id)) ?? [])].flatMap((key) => live.sockets.get(key) ?? [])

  const tell = (): void => {
    telling = undefined
    if (!bus.isAlone) others.say(editorsAmong(live.sockets.values()))
    for (const id of changed) {
      const news = open.get(id)
      if (!news) continue
      const sockets = socketsIn(id)
      if (sockets.length === 0) open.delete(id)
      else {
        const { version, state } = news
        live.to(draftRoom(id)).emit('draft', {
          id,
          version,
          state,
          editors: editorsOf([...editorsAmong(sockets), ...others.others(id)]),
        })
      }
    }
    changed.clear()
  }
  const tellSoon = (id: string): void => {
    changed.add(id)
    telling ??= setTimeout(tell, TELL_EVERY_MS)
  }
  const ring = (): void => {
    ringing = undefined
    for (const socket of toDesk) socket.emit('desk')
    toDesk.clear()
  }
  const leave = (socket: LiveSocket): void => {
    const { editing } = socket.data
    if (!editing) return
    socket.data.editing = undefined
    void socket.leave(draftRoom(editing.draft))
    tellSoon(editing.draft)
  }
  /** Two changes may be read in either order: the newer word stays. */
  const learn = (news: DraftNews): void => {
    const known = open.get(news.id)
    if (!known || known.version <= news.version) open.set(news.id, news)
  }

  const unsubscribe = drafts.subscribe((news) => {
    if (open.has(news.id)) {
      learn(news)
      for (const socket of socketsIn(news.id)) if (!news.mayKnow(socket.data.identity.actor)) leave(socket)
      tellSoon(news.id)
    }
    for (const socket of live.sockets.values())
      if (news.concerns(socket.data.identity.actor)) toDesk.add(socket)
    if (toDesk.size > 0) ringing ??= setTimeout(ring, DESK_EVERY_MS)
  })

  return {
    edit: async (socket, { draft, cell = null }) => {
      wanted.set(socket, draft)
      if (draft !== socket.data.editing?.draft) leave(socket)
      if (draft === null) return
      if (socket.data.editing === undefined) {
        learn(await drafts.look(socket.data.identity.actor, draft))
        if (!socket.connected || wanted.get(socket) !== draft) return
        await socket.join(draftRoom(draft))
      }
      socket.data.editing = { draft, cell }
      tellSoon(draft)
    },
    left: (socket) => {
      toDesk.delete(socket)
      leave(socket)
    },
    close: () => {
      unsubscribe()
      others.close()
      clearTimeout(telling)
      clearTimeout(ringing)
    },
  }
}

const editorsAmong = (sockets: Iterable<LiveSocket>): EditorOf[] =>
  [...sockets].flatMap(({ data: { editing, identity } }) =>
    editing
      ? [{ draft: editing.draft, account: identity.actor.id, name: identity.actor.name, cell: editing.cell }]
      : [],
  )

/** One a person and cell, however many windows they have open on whichever nodes. */
function editorsOf(all: readonly EditorOf[]): readonly Editor[] {
  const editors = new Map<string, Editor>()
  for (const { account, name, cell } of all) editors.set(JSON.stringify([account, cell]), { name, cell })
  return [...editors.values()]
}
