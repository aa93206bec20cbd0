import { api } from '#client/api/http.ts'
import type {
  CatalogueRehearsal,
  CatalogueRequestInput,
  IndicatorHistory,
} from '#shared/contract/catalogueEdit.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'

export const rehearseEdit = (body: CatalogueRequestInput): Promise<CatalogueRehearsal> =>
  api('/catalogue/changes?dryRun=1', { method: 'POST', body })

export const publishEdit = (body: CatalogueRequestInput): Promise<ReleaseReceipt> =>
  api('/catalogue/changes', { method: 'POST', body })

export const fetchIndicatorHistory = (code: string): Promise<IndicatorHistory> =>
  api(`/catalogue/indicators/${encodeURIComponent(code)}/history`)
