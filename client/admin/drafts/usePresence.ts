import { shallowRef, type Ref } from 'vue'
import type { DraftSession } from '#client/admin/drafts/draftSession.ts'
import type { Colleague } from '#client/admin/drafts/presence.ts'

export function usePresence(_session: Ref<DraftSession | undefined>): Readonly<Ref<readonly Colleague[]>> {
  return shallowRef([])
}
