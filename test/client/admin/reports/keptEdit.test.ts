import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useKeptEdit, type KeptEdit, type Stand } from '#client/admin/reports/useKeptEdit.ts'
import { ApiProblem, Unreachable } from '#client/api/http.ts'

interface Typed {
  readonly text: string
}
const isTyped = (kept: unknown): kept is Typed => typeof kept === 'object' && kept !== null && 'text' in kept
const stand = (version: number, text: string): Stand<Typed> => ({ version, value: { text } })

let server: Stand<Typed>
let isAway: boolean
let scope: EffectScope
let signedOut: ReturnType<typeof vi.fn<() => void>>
const refusal = (status: number): ApiProblem =>
  new ApiProblem({ type: 'about:blank', title: 'no', status, code: 'changed', zh: '不行', en: 'No' })

function page(): KeptEdit<Typed> {
  scope = effectScope()
  const edit = scope.run(() =>
    useKeptEdit<Typed>({
      place: () => '王/r1',
      send: async ({ version, value }) => {
        if (isAway) throw new Unreachable('away')
        if (version !== server.version) throw refusal(409)
        return (server = { version: (version ?? 0) + 1, value })
      },
      newest: async () => server,
      isValue: isTyped,
      signedOut,
    }),
  )
  if (!edit) throw new Error('no scope')
  edit.open(server)
  return edit
}
beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers()
  server = stand(1, 'a')
  isAway = false
  signedOut = vi.fn<() => void>()
  return () => {
    scope.stop()
    vi.useRealTimers()
  }
})

describe('what is typed into a report', () => {
  it('is there again after a reload, and gone from the tab once it is saved', async () => {
    page().change({ text: 'b' })
    const again = page()
    expect([again.value.value?.text, again.wasKept.value, again.theirs.value]).toEqual(['b', true, undefined])
    expect(await again.save()).toBe(true)
    expect(page().isChanged.value).toBe(false)
    expect(sessionStorage.length).toBe(0)
  })

  it('is sent by itself once the server answers again', async () => {
    const edit = page()
    isAway = true
    edit.change({ text: 'b' })
    expect(await edit.save()).toBe(false)
    expect(edit.isUnreachable.value).toBe(true)
    isAway = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect([server.value.text, edit.isUnreachable.value, edit.isChanged.value]).toEqual(['b', false, false])
  })

  it('waits for a choice where somebody else was first, and either stands afterwards', async () => {
    for (const [choice, text] of [
      ['keepMine', 'mine'],
      ['drop', 'theirs'],
    ] as const) {
      server = stand(4, 'a')
      const edit = page()
      edit.change({ text: 'mine' })
      server = stand(5, 'theirs')
      expect(await edit.save()).toBe(false)
      expect(edit.theirs.value?.value.text).toBe('theirs')
      expect(await edit.save()).toBe(false)
      edit[choice]()
      expect(edit.value.value?.text).toBe(text)
      await edit.save()
      expect(server.value.text).toBe(text)
    }
  })

  it('says at once, also after a reload, that somebody else was first', () => {
    const edit = page()
    edit.change({ text: 'mine' })
    edit.arrived(stand(2, 'theirs'))
    expect(edit.theirs.value?.version).toBe(2)
    server = stand(2, 'theirs')
    const again = page()
    expect([again.value.value?.text, again.theirs.value?.version]).toEqual(['mine', 2])
  })

  it('stays through a refusal and a lost session', async () => {
    const edit = page()
    edit.change({ text: 'b' })
    const away = vi.spyOn(sessionStorage, 'removeItem')
    server = stand(1, 'a')
    const failing = [refusal(422), refusal(401)]
    for (const error of failing) {
      scope.stop()
      scope = effectScope()
      const one = scope.run(() =>
        useKeptEdit<Typed>({
          ...{ place: () => '王/r1', isValue: isTyped, signedOut, newest: async () => server },
          send: () => Promise.reject(error),
        }),
      )
      one?.open(server)
      expect(await one?.save()).toBe(false)
      expect(one?.value.value?.text).toBe('b')
    }
    expect(signedOut).toHaveBeenCalledOnce()
    expect(away).not.toHaveBeenCalled()
  })
})
