import { api } from '#client/api/http.ts'
import type { StageList } from '#shared/contract/screens.ts'
import type { Showing, Stage } from '#shared/screens/screen.ts'

export type OpenScreen = StageList['screens'][number]

/** The screens that one may present on, and who does. */
export const fetchStages = async (): Promise<readonly OpenScreen[]> =>
  (await api<StageList>('/stages')).screens

/** Shows something on a screen; `isTaking` takes it over from whoever presents on it. */
export const showOn = (id: string, showing: Showing, isTaking = false): Promise<Stage> =>
  api(`/screens/${encodeURIComponent(id)}/stage${isTaking ? '?take=1' : ''}`, {
    method: 'PUT',
    body: showing,
  })

export const letGo = (id: string): Promise<void> =>
  api(`/screens/${encodeURIComponent(id)}/stage`, { method: 'DELETE' })
