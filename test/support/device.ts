import { createHash } from 'node:crypto'
import { call, type ApiAnswer } from '#test/support/api.ts'
import type { TestServer } from '#test/support/server.ts'
import type { NewScreen } from '#shared/contract/screens.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'

const CHROMIUM =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

export interface Device {
  /** As its browser would send them; a test may keep a copy or put one back. */
  readonly cookies: Map<string, string>
  readonly agent: string
  /** One request of the page; what the answer sets is kept. */
  ask(what: string, body?: unknown): Promise<ApiAnswer>
  cookie(): string
}

/** A browser with nothing in it, on a screen of a wall. */
export function newDevice(server: Pick<TestServer, 'url'>, agent = CHROMIUM): Device {
  const cookies = new Map<string, string>()
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookies,
    agent,
    cookie,
    ask: async (what, body) => {
      const headers = { 'user-agent': agent }
      const answer = await call(server.url, what, { cookie: cookie(), body, headers })
      for (const pair of answer.cookie.split('; ').filter(Boolean)) {
        const [name = '', value = ''] = pair.split('=')
        cookies.set(name, value)
      }
      return answer
    },
  }
}

export const SCREEN = 'guanlan_screen'
/** What is kept of a credential. */
export const hashOf = (secret: string | undefined): string =>
  createHash('sha256')
    .update(secret ?? '')
    .digest('hex')

/** The code that the device shows. */
export async function codeOf(device: Device, key?: unknown): Promise<string> {
  const { body } = await device.ask('POST /api/v1/screens/pairings', key === undefined ? {} : { key })
  return textIn(body, 'code')
}

export const newScreen = (code: string, name: string): NewScreen => ({
  code,
  name,
  place: '三楼会议室',
  settings: { ...DEFAULT_SCREEN, playlist: 'all-day' },
})

/** A device that somebody has let in, and the screen that it is now. */
export async function pairedDevice(
  server: TestServer,
  name: string,
  device = newDevice(server),
  key?: unknown,
): Promise<Device & { readonly id: string }> {
  const token = await server.token('admin')
  const body = newScreen(await codeOf(device, key), name)
  const made = await call(server.url, 'POST /api/v1/screens', { token, body })
  if (made.status !== 201) throw new Error(made.text)
  const { body: asked } = await device.ask('GET /api/v1/screens/pairings/own')
  if (textIn(asked, 'state') !== 'paired') throw new Error('the device was not let in')
  return { ...device, id: textIn(made.body, 'id') }
}

export function textIn(body: unknown, field: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined
  if (typeof value !== 'string') throw new Error(`no ${field} in ${JSON.stringify(body)}`)
  return value
}
