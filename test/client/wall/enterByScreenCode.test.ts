import { afterEach, describe, expect, test, vi } from 'vitest'
import { enterByScreenCode } from '#client/wall/enterByScreenCode.ts'

const CODE = 'd8dRTFgf79SgCzrKkNQsGNn1'
const answers = (...given: (Response | Error)[]) => {
  const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() => {
    const next = given.shift()
    return next instanceof Response
      ? Promise.resolve(next)
      : Promise.reject(next ?? new Error('not expected'))
  })
  vi.stubGlobal('fetch', asked)
  return asked
}
const refusal = () =>
  Response.json({ code: 'sign-in-failed', status: 401, title: 't', zh: '', en: '' }, { status: 401 })
const arrive = (hash: string): void => window.history.replaceState(null, '', `/wall${hash}`)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a screen that arrives by its link', () => {
  test('signs in with the code and takes it out of the address', async () => {
    arrive(`#screen=${CODE}`)
    const asked = answers(Response.json({ role: 'screen' }))
    const entered = vi.fn(() => Promise.resolve())
    await enterByScreenCode(entered)
    expect(asked.mock.calls[0]).toMatchObject([
      '/api/v1/session',
      { method: 'POST', body: JSON.stringify({ screen: CODE }) },
    ])
    expect(entered).toHaveBeenCalledOnce()
    expect(window.location.hash).toBe('')
  })

  test('goes on trying while no server answers', async () => {
    vi.useFakeTimers()
    arrive(`#screen=${CODE}`)
    const asked = answers(
      new TypeError('refused'),
      new TypeError('refused'),
      Response.json({ role: 'screen' }),
    )
    const entered = vi.fn(() => Promise.resolve())
    const done = enterByScreenCode(entered)
    await vi.advanceTimersByTimeAsync(10_000)
    await done
    expect(asked).toHaveBeenCalledTimes(3)
    expect(entered).toHaveBeenCalledOnce()
  })

  test('stays outside when the server refuses, and asks no more', async () => {
    arrive(`#screen=${CODE}`)
    const asked = answers(refusal())
    const entered = vi.fn(() => Promise.resolve())
    await enterByScreenCode(entered)
    expect(asked).toHaveBeenCalledOnce()
    expect(entered).not.toHaveBeenCalled()
  })

  test('asks nothing without a code', async () => {
    arrive('')
    const asked = answers()
    await enterByScreenCode(vi.fn())
    expect(asked).not.toHaveBeenCalled()
  })
})
