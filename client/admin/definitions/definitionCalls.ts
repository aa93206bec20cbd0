import { api } from '#client/api/http.ts'
import type { LedgerHistory, LedgerRehearsal, LedgerRequestInput } from '#shared/contract/ledgerEdit.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'

export const rehearseDefinition = (body: LedgerRequestInput): Promise<LedgerRehearsal> =>
  api('/ledgers/definitions?dryRun=1', { method: 'POST', body })

export const publishDefinition = (body: LedgerRequestInput): Promise<ReleaseReceipt> =>
  api('/ledgers/definitions', { method: 'POST', body })

export const fetchDefinitionHistory = (code: string): Promise<LedgerHistory> =>
  api(`/ledgers/definitions/${encodeURIComponent(code)}/history`)
