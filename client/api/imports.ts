import { api, ApiProblem, Unreachable } from '#client/api/http.ts'
import type {
  ImportChange,
  ImportDetail,
  ImportedDraft,
  ImportList,
  ImportRows,
} from '#shared/contract/imports.ts'
import type { Problem } from '#shared/contract/problem.ts'

const at = (id: string): string => `/imports/${encodeURIComponent(id)}`

export const fetchImports = (): Promise<ImportList> => api('/imports')

export const fetchImport = (id: string): Promise<ImportDetail> => api(at(id))

export const fetchImportRows = (id: string, sheet: number, page: number): Promise<ImportRows> =>
  api(`${at(id)}/sheets/${sheet}/pages/${page}`)

export const changeImport = (id: string, change: ImportChange): Promise<ImportDetail> =>
  api(`${at(id)}/mapping`, { method: 'PUT', body: change })

/** Everything in it as a draft, or as a release where nobody has to approve it. */
export const draftImport = (id: string, version: number): Promise<ImportedDraft> =>
  api(`${at(id)}/draft`, { method: 'POST', body: { version } })

export const discardImport = (id: string): Promise<void> => api(at(id), { method: 'DELETE' })

/**
 * Sends a file, as a list of a ledger's records where one is named, and tells how much of it is on its way, which `fetch`
 * cannot. Throws {@link ApiProblem} or
 * {@link Unreachable} like every call.
 */
export const uploadFile = (
  file: File,
  ledger: string,
  progress: (share: number) => void,
): Promise<ImportDetail> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = ledger === '' ? '' : `?ledger=${encodeURIComponent(ledger)}`
    request.open('POST', `/api/v1/imports${query}`)
    request.responseType = 'json'
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total)
    request.onerror = () => reject(new Unreachable('no answer'))
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status === 201) resolve(answer as ImportDetail)
      else if (isProblem(answer)) reject(new ApiProblem(answer))
      else reject(new Unreachable(`status ${request.status}`))
    }
    request.send(file)
  })

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'zh' in answer
