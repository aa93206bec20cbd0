import { api } from '#client/api/http.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { WallDraft, WallHistory, WallPicture } from '#shared/contract/scenes.ts'

interface BegunDraft extends Pick<WallDraft, 'part' | 'basedOn'> {
  readonly entry: unknown
}

/** Scenes and playlists that are being prepared. */
export const fetchWallDrafts = async (): Promise<readonly WallDraft[]> =>
  (await api<{ readonly drafts: readonly WallDraft[] }>('/wall/drafts')).drafts
export const beginWallDraft = (draft: BegunDraft): Promise<WallDraft> =>
  api('/wall/drafts', { method: 'POST', body: draft })
export const saveWallDraft = (
  id: string,
  body: { readonly version: number; readonly basedOn?: number | null; readonly entry: unknown },
): Promise<WallDraft> => api(`/wall/drafts/${id}`, { method: 'PATCH', body })
export const discardWallDraft = (id: string): Promise<void> => api(`/wall/drafts/${id}`, { method: 'DELETE' })
export const releaseWallDraft = (id: string, version: number, reason: string): Promise<ReleaseReceipt> =>
  api(`/wall/drafts/${id}/release`, { method: 'POST', body: { version, reason } })
export const fetchWallHistory = (part: WallDraft['part'], code: string): Promise<WallHistory> =>
  api(`/wall/history/${part}/${code}`)

export const fetchWallPictures = async (): Promise<readonly WallPicture[]> =>
  (await api<{ readonly pictures: readonly WallPicture[] }>('/wall/pictures')).pictures
export const bringWallPicture = (file: File): Promise<WallPicture> =>
  api('/wall/pictures', { method: 'POST', file })
export const wallPictureAddress = (hash: string): string => `/api/v1/wall/pictures/${hash}`
