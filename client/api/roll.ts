import { api } from '#client/api/http.ts'
import type { CommandRequest, ScreenReceipts, ScreenRoll } from '#shared/contract/screens.ts'

/** Every screen, what it shows and how it is. */
export const fetchRoll = (): Promise<ScreenRoll> => api('/screens')

/** Which screens painted a release and when. */
export const fetchScreenReceipts = (seq: number): Promise<ScreenReceipts> =>
  api(`/screens/receipts?seq=${seq}`)

/** Has a screen do something; resolves once it has. */
export const commandScreen = (id: string, command: CommandRequest): Promise<void> =>
  api(`/screens/${encodeURIComponent(id)}/commands`, { method: 'POST', body: command })

/** Where the newest picture of a screen is; `version` tells one from the next. */
export const pictureAddress = (id: string, version: number): string =>
  `/api/v1/screens/${encodeURIComponent(id)}/picture?${version}`

/** Of screens: brings the picture that was asked for. Throws where the server does not take it. */
export async function bringPicture(picture: Blob): Promise<void> {
  const answer = await fetch('/api/v1/screens/self/picture', {
    method: 'PUT',
    credentials: 'include',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: picture,
  })
  if (!answer.ok) throw new Error(`the picture was refused: ${answer.status}`)
}
