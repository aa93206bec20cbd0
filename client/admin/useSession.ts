import { onMounted, onScopeDispose, shallowRef } from 'vue'
import { signOut, whoAmI } from '#client/api/calls.ts'
import type { SessionInfo } from '#shared/contract/answers.ts'

const RETRY_MS = 2_000

/** Who works at this page; undefined until the server has said. */
export function useSession() {
  const person = shallowRef<SessionInfo>()
  let retry: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    try {
      person.value = await whoAmI()
    } catch {
      retry = setTimeout(() => void ask(), RETRY_MS) // the server is away; nothing can be shown without it anyhow
    }
  }
  onMounted(ask)
  onScopeDispose(() => clearTimeout(retry))

  return {
    person,
    enter: (session: SessionInfo) => void (person.value = session),
    leave: async () => {
      await signOut()
      person.value = { role: null, name: null, owner: null, expiresAt: null }
    },
  }
}
