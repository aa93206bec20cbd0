import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useUndo } from '#client/admin/scenes/useUndo.ts'
import { useWallDraft } from '#client/admin/scenes/useWallDraft.ts'
import type { WallDraft } from '#shared/contract/scenes.ts'

/** A server that keeps one draft and refuses older versions of it. */
let kept: WallDraft | undefined
let requests: string[] = []
let isAway = false
const answer = (status: number, body: unknown): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), { status })

function server(path: string, { method = 'GET', body }: RequestInit = {}): Response {
  requests.push(`${method} ${path}`)
  if (isAway) throw new TypeError('away')
  const sent = JSON.parse(typeof body === 'string' ? body : '{}') as Partial<WallDraft>
  if (method === 'POST' && path.endsWith('/release')) {
    if (sent.version !== kept?.version) return answer(409, refused)
    kept = undefined
    return answer(201, { seq: 7 })
  }
  if (method === 'POST')
    kept = {
      id: 'd',
      version: 1,
      code: 'a',
      at: '',
      author: '甲',
      faults: [],
      part: 'scene',
      basedOn: 0,
      entry: sent.entry ?? null,
    }
  else if (method === 'PATCH') {
    if (!kept || sent.version !== kept.version) return answer(409, refused)
    kept = { ...kept, version: kept.version + 1, entry: sent.entry ?? null }
  } else return answer(204, undefined)
  return answer(201, kept)
}
const refused = { code: 'draft-changed', status: 409, zh: '已变', en: 'changed' }

beforeEach(() => {
  vi.useFakeTimers()
  kept = undefined
  requests = []
  isAway = false
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => server(path, init))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const scope = effectScope()
function opened() {
  const session = scope.run(() => useWallDraft<string>(() => undefined))
  if (!session) throw new Error('no scope')
  session.open({ part: 'scene', basedOn: 0, entry: 'as it stands' })
  return session
}
const rest = () => vi.advanceTimersByTimeAsync(1_000)

it('saves by itself once the hand rests: the first time as a draft, then over its version', async () => {
  const session = opened()
  session.change('one')
  session.change('two')
  await rest()
  session.change('three')
  await rest()
  expect(requests).toEqual(['POST /api/v1/wall/drafts', 'PATCH /api/v1/wall/drafts/d'])
  expect(kept).toMatchObject({ version: 2, entry: 'three' })
  expect(session.isSaved.value).toBe(true)
})

it('keeps what was typed while nothing answers, and sends it when somebody does', async () => {
  const session = opened()
  isAway = true
  session.change('one')
  await rest()
  expect([session.isUnreachable.value, session.isSaved.value]).toEqual([true, false])
  isAway = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect([session.isUnreachable.value, session.isSaved.value, kept?.entry]).toEqual([false, true, 'one'])
})

it('never saves over what somebody else saved: both are kept where that is wanted', async () => {
  const session = opened()
  session.change('mine')
  await rest()
  if (kept) kept = { ...kept, version: 5, entry: 'theirs' }
  session.change('mine still')
  await rest()
  expect([session.isOvertaken.value, kept?.entry]).toEqual([true, 'theirs'])
  expect(await session.release('why')).toBeUndefined()
  expect(kept?.entry).toBe('theirs')
  await session.keepBoth()
  expect(requests.at(-1)).toBe('POST /api/v1/wall/drafts')
  expect([session.isOvertaken.value, kept?.entry]).toEqual([false, 'mine still'])
})

it('saves before it releases, and releases what was saved', async () => {
  const session = opened()
  session.change('one')
  expect(await session.release('why')).toBe(7)
  expect(requests).toEqual(['POST /api/v1/wall/drafts', 'POST /api/v1/wall/drafts/d/release'])
})

it('steps are taken back and done again; a new one ends what could be done again', () => {
  const undo = useUndo<number>()
  undo.begin(1)
  undo.change(2)
  undo.change(3)
  undo.undo()
  undo.undo()
  expect([undo.now.value, undo.canUndo.value]).toEqual([1, false])
  undo.redo()
  expect(undo.now.value).toBe(2)
  undo.change(4)
  expect([undo.now.value, undo.canRedo.value]).toEqual([4, false])
})
