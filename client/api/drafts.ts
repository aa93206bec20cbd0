import { api } from '#client/api/http.ts'
import type {
  Draft,
  DraftAct,
  DraftChanges,
  DraftList,
  DraftPatch,
  DraftPatched,
  DraftState,
  DraftSummary,
  NewDraft,
} from '#shared/contract/drafts.ts'

const at = (id: string): string => `/drafts/${encodeURIComponent(id)}`

/** The drafts in these states that this person may see, the newest change first. */
export const fetchDrafts = async (states: readonly DraftState[]): Promise<readonly DraftSummary[]> =>
  (await api<DraftList>(`/drafts?state=${states.join(',')}`)).drafts

export const fetchDraft = (id: string): Promise<Draft> => api(at(id))

/** What changed in a draft after a version of it. */
export const fetchDraftChanges = (id: string, since: number): Promise<DraftChanges> =>
  api(`${at(id)}/changes?since=${since}`)

/** A new draft, or the working draft of the sheet where its office has one already. */
export const beginDraft = (draft: NewDraft): Promise<Draft> => api('/drafts', { method: 'POST', body: draft })

/** Sets and clears cells; `keepalive` lets the request outlive the page. */
export const patchDraft = (id: string, patch: DraftPatch, keepalive = false): Promise<DraftPatched> =>
  api(at(id), { method: 'PATCH', body: patch, keepalive })

/** Sends a draft on its way, as it stood in a version that its reader saw. */
export const actOnDraft = (
  id: string,
  act: Exclude<DraftAct, 'edit'>,
  body: { readonly version: number },
): Promise<DraftSummary> => api(`${at(id)}/${act}`, { method: 'POST', body })
