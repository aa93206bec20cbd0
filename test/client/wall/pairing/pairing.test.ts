import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import PairingView from '#client/wall/pairing/PairingView.vue'
import { textOf } from '#test/support/wallMount.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'performance', 'Date'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What a server answers: codes in their order, and what comes of asking after one. */
function mountPairing() {
  setLocale('zh-CN')
  const server = { codes: ['482913', '770125'], state: 'waiting', isAway: false, asked: 0, refuses: false }
  vi.stubGlobal('fetch', (url: string) => {
    server.asked++
    if (server.isAway) return Promise.reject(new TypeError('no network'))
    if (url.endsWith('/own')) return Promise.resolve(Response.json({ state: server.state }))
    if (server.refuses)
      return Promise.resolve(
        Response.json({ code: 'pairings-full', zh: '过多', en: 'full' }, { status: 429 }),
      )
    const offer = { code: server.codes.shift(), expiresAt: '2020-01-01T00:00:00.000Z', seconds: 300 }
    return Promise.resolve(Response.json(offer, { status: 201 }))
  })
  const paired = vi.fn(() => Promise.resolve())
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
  const wrapper = mount(PairingView, { props: { paired }, global: { plugins: [i18n, router] } })
  onTestFinished(() => wrapper.unmount())
  const code = (): string =>
    wrapper
      .findAll('[data-test="pairing-code"] b')
      .map((digit) => digit.text())
      .join('')
  return { server, paired, wrapper, code, phase: () => wrapper.attributes('data-phase') }
}
const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}

test('a device shows its code in both languages, with the time that it has left, whatever its own clock says', async () => {
  const { wrapper, code } = mountPairing()
  await pass(0)
  expect(code()).toBe('482913')
  await pass(61_000)
  expect(textOf(wrapper)).toContain('3:59 后换新码')
  expect(textOf(wrapper)).toContain('等待配对 Waiting to be paired')
  expect(wrapper.find('svg').attributes('aria-label')).toContain('二维码')
})

test('it calls nobody until the code is entered, and then once', async () => {
  const { server, paired, phase } = mountPairing()
  await pass(10_000)
  expect(paired).not.toHaveBeenCalled()
  server.state = 'paired'
  await pass(2_000)
  expect(paired).toHaveBeenCalledOnce()
  expect(phase()).toBe('paired')
  const { asked } = server
  await pass(60_000)
  expect(server.asked).toBe(asked)
})

test('after five minutes the next code stands there', async () => {
  const { code } = mountPairing()
  await pass(299_000)
  expect(code()).toBe('482913')
  await pass(3_000)
  expect(code()).toBe('770125')
})

test('a code that the server knows no more is replaced, and not without end', async () => {
  const { server, code } = mountPairing()
  await pass(0)
  server.state = 'expired'
  await pass(1_600)
  server.state = 'waiting'
  await pass(1_600)
  expect(code()).toBe('770125')
  const { asked } = server
  server.state = 'expired'
  await pass(15_000)
  expect(server.asked - asked).toBeLessThan(25)
})

test('while the server is away it says so, keeps the code that still holds, and goes on by itself', async () => {
  const { server, wrapper, code, phase, paired } = mountPairing()
  await pass(0)
  server.isAway = true
  await pass(5_000)
  expect(phase()).toBe('away')
  expect(code()).toBe('482913')
  expect(textOf(wrapper)).toContain('连接不上服务器，正在自动重试')
  await pass(300_000)
  expect(code()).toBe('······')
  server.isAway = false
  await pass(3_100)
  expect(phase()).toBe('waiting')
  expect(code()).toBe('770125')
  server.state = 'paired'
  await pass(2_000)
  expect(paired).toHaveBeenCalledOnce()
})

test('a server that gives no code now is asked again', async () => {
  const { server, code, phase } = mountPairing()
  server.refuses = true
  await pass(4_000)
  expect(phase()).toBe('refused')
  server.refuses = false
  await pass(3_100)
  expect(code()).toBe('482913')
})

test('a page that is left asks no more', async () => {
  const { server, wrapper } = mountPairing()
  await pass(0)
  wrapper.unmount()
  await pass(2_000)
  const { asked } = server
  await pass(20_000)
  expect(server.asked).toBe(asked)
})
