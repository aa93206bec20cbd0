import { inject, type InjectionKey, type Ref } from 'vue'
import type { SessionInfo } from '#shared/contract/answers.ts'

export interface AtThePanel {
  /** Who works at this page. */
  readonly person: Readonly<Ref<SessionInfo>>
  /** To be called when the server refused a request for want of a session: the form to sign in again appears. */
  readonly signedOut: () => void
}

export const AT_THE_PANEL: InjectionKey<AtThePanel> = Symbol('who works at the panel')

/** Who works at the panel, for its pages; they are opened within AdminView alone. */
export function useAtThePanel(): AtThePanel {
  const panel = inject(AT_THE_PANEL)
  if (!panel) throw new Error('a page of the panel outside of AdminView')
  return panel
}
