import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { chromiumFlags } from '#server/kiosk/chromiumFlags.ts'
import { superviseWindow, type KioskEvent } from '#server/kiosk/superviseWindow.ts'
import { findChromium } from '#server/tools/chromium.mjs'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
]
/** What the product promises: on the wall again within half a minute. */
const BACK_WITHIN_MS = 30_000

let server: TestServer
let token: string
let folder: Awaited<ReturnType<typeof tempFolder>>
let kiosk: Promise<void>
const stop = new AbortController()
const events: { readonly event: KioskEvent; readonly pid: number }[] = []

beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('admin')
  folder = await tempFolder()
  const url = server.wallLink
  const setup = {
    ...{ program: findChromium() ?? '', profile: folder.path, url, lookEveryMs: 500, answerWithinMs: 1_500 },
    flags: chromiumFlags(folder.path, null, FLAGS, url),
    tell: (event: KioskEvent, pid: number) => void events.push({ event, pid }),
  }
  kiosk = superviseWindow(setup, stop.signal)
  await vi.waitUntil(shows, { timeout: BACK_WITHIN_MS, interval: 100 })
})
afterAll(async () => {
  stop.abort()
  await kiosk
  await server.stop()
  await folder.remove()
})

/** The page stands, says the kiosk; and it follows the log, says the server. */
async function shows(): Promise<boolean> {
  const answer = await fetch(`${server.url}/api/v1/receipts/following`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  return events.at(-1)?.event === 'shows' && (await answer.text()).includes('"wall":1')
}

const browser = (): number => events.at(-1)?.pid ?? 0
const renderers = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) => readProc(pid, 'cmdline').includes('--type=renderer') && ancestors(pid).includes(browser()),
    )
function ancestors(pid: number): readonly number[] {
  const parent = Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0)
  return parent <= 1 ? [] : [parent, ...ancestors(parent)]
}
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // it has ended meanwhile
  }
}

const HARMS: readonly (readonly [what: string, harm: () => void, noticed: KioskEvent])[] = [
  ['the page crashes', () => renderers().forEach((pid) => process.kill(pid, 'SIGKILL')), 'crashed'],
  ['the browser dies', () => process.kill(browser(), 'SIGKILL'), 'started'],
  [
    'the page does not answer any more',
    () => renderers().forEach((pid) => process.kill(pid, 'SIGSTOP')),
    'silent',
  ],
]

it.each(HARMS)('when %s it is on the wall again within half a minute', async (what, harm, noticed) => {
  const told = events.length
  const began = performance.now()
  harm()
  await expect
    .poll(() => events.slice(told).some(({ event }) => event === noticed), { timeout: BACK_WITHIN_MS })
    .toBe(true)
  await expect.poll(shows, { timeout: BACK_WITHIN_MS, interval: 100 }).toBe(true)
  const ms = performance.now() - began
  const said = events.slice(told).map(({ event }) => event)
  console.log(`${what}: ${said.join(', ')}; on the wall again after ${(ms / 1_000).toFixed(1)} s`)
  expect(ms).toBeLessThan(BACK_WITHIN_MS)
})
