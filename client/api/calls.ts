import { api } from '#client/api/http.ts'
import { keep } from '#client/live/kept.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import type { Board } from '#shared/board.ts'
import { indexCatalogue, type Catalogue, type CatalogueData } from '#shared/catalogue/catalogue.ts'
import type {
  Observations,
  ReleaseDays,
  ReleaseList,
  SessionInfo,
  SignIn,
  Vintages,
} from '#shared/contract/answers.ts'
import type { CalendarMonth } from '#shared/contract/calendar.ts'
import type { ReleaseReceipts } from '#shared/contract/live.ts'
import type { Provenance } from '#shared/contract/provenance.ts'
import type { Day, Period } from '#shared/period.ts'
import type { Release } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

export const fetchBoard = async (): Promise<Board> => decodeBoard(await api<BoardWire>('/board'))
/** The board as it was at a seq of the log that `epoch` names; never changes, so the browser may keep it. */
export const fetchBoardAt = async (seq: number, epoch: string, signal: AbortSignal): Promise<Board> =>
  decodeBoard(await api<BoardWire>(`/board?asOf=${seq}&epoch=${encodeURIComponent(epoch)}`, { signal }))
export const fetchReleaseDays = (): Promise<ReleaseDays> => api('/releases/days')
/** The catalogue as delivered; in what it differs today the board says. */
/** As the bureau of whoever is signed in sees it, or the bureau of an area. */
export async function fetchCatalogue(area?: string): Promise<Catalogue> {
  const from = area === undefined ? '' : `&area=${encodeURIComponent(area)}`
  const data = await api<CatalogueData>(`/catalogue?asOf=0${from}`)
  keep('catalogue', data)
  return indexCatalogue(data)
}

export const whoAmI = (): Promise<SessionInfo> => api('/session')
export const signIn = (credentials: SignIn): Promise<SessionInfo> =>
  api('/session', { method: 'POST', body: credentials })
export const signOut = (): Promise<void> => api('/session', { method: 'DELETE' })

/** The whole published history of a series, or what of it was known at the seq `asOf`. */
export const fetchObservations = (key: SeriesKey, asOf?: number): Promise<Observations> =>
  api(`/series/${encodeURIComponent(key)}/observations${asOf === undefined ? '' : `?asOf=${asOf}`}`)

export const fetchVintages = (key: SeriesKey, period?: Period): Promise<Vintages> =>
  api(`/series/${encodeURIComponent(key)}/vintages${period ? `?period=${period}` : ''}`)

/** How a figure came about, of the newest period unless one is named; as it was known as of release `asOf`. */
export const fetchProvenance = (key: SeriesKey, period?: Period, asOf?: number): Promise<Provenance> => {
  const query = new URLSearchParams({
    ...(period !== undefined && { period }),
    ...(asOf !== undefined && { asOf: String(asOf) }),
  })
  return api(`/series/${encodeURIComponent(key)}/provenance?${query.toString()}`)
}

export const fetchReceipts = (): Promise<readonly ReleaseReceipts[]> => api('/receipts')

/** One release of the log with all its changes; undefined where there is none. */
export const fetchRelease = async (seq: number): Promise<Release | undefined> =>
  (await api<ReleaseList>(`/releases?after=${seq - 1}&limit=1`)).releases[0]

/** What is due in a month, as it stands or as it stood at the end of a day. */
export const fetchCalendar = (month: Period, asOf?: Day): Promise<CalendarMonth> =>
  api(`/calendar?month=${month}${asOf === undefined ? '' : `&asOf=${asOf}`}`)
