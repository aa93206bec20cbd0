import { ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenSettings } from '#shared/screens/screen.ts'
import { call } from '#test/support/api.ts'

/** Sets up every screen of a server; `token` is an administrator's. */
export async function setUpScreens(
  url: string,
  token: string,
  settings: Partial<ScreenSettings>,
): Promise<void> {
  const { screens } = ScreenRoll.parse((await call(url, 'GET /api/v1/screens', { token })).body)
  for (const { id, name, place, settings: now } of screens) {
    const body = { name, place, settings: { ...now, ...settings } }
    const { status, text } = await call(url, `PUT /api/v1/screens/${id}`, { token, body })
    if (status !== 200 && status !== 204) throw new Error(text)
  }
}
