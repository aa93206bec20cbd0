import { api } from '#client/api/http.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import type { Board } from '#shared/board.ts'
import { indexCatalogue, type Catalogue, type CatalogueData } from '#shared/catalogue/catalogue.ts'
import type { Observations, ReleaseList, SessionInfo, SignIn, Vintages } from '#shared/contract/answers.ts'
import type { ReleaseReceipts } from '#shared/contract/live.ts'
import type { ReleaseReceipt, ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

export const fetchBoard = async (): Promise<Board> => decodeBoard(await api<BoardWire>('/board'))
export const fetchCatalogue = async (): Promise<Catalogue> =>
  indexCatalogue(await api<CatalogueData>('/catalogue'))

export const whoAmI = (): Promise<SessionInfo> => api('/session')
export const signIn = (credentials: SignIn): Promise<SessionInfo> =>
  api('/session', { method: 'POST', body: credentials })
export const signOut = (): Promise<void> => api('/session', { method: 'DELETE' })

/** The whole published history of a series, or what of it was known at `asOf`. */
export const fetchObservations = (key: SeriesKey, asOf?: string): Promise<Observations> =>
  api(`/series/${encodeURIComponent(key)}/observations${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}`)

export const fetchVintages = (key: SeriesKey, period?: Period): Promise<Vintages> =>
  api(`/series/${encodeURIComponent(key)}/vintages${period ? `?period=${period}` : ''}`)

/** Publishes at once. The same idempotency key may be sent again after a lost answer without publishing twice. */
export const publishRelease = (
  release: ReleaseRequestInput,
  idempotencyKey: string,
): Promise<ReleaseReceipt> =>
  api('/releases', { method: 'POST', body: release, headers: { 'Idempotency-Key': idempotencyKey } })

export const fetchReceipts = (): Promise<readonly ReleaseReceipts[]> => api('/receipts')

/** The releases after a seq, oldest first; none where there are too many to be replayed. */
export const fetchReleasesAfter = (seq: number): Promise<ReleaseList> => api(`/releases?after=${seq}`)
