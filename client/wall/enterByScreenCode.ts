import { signIn } from '#client/api/calls.ts'
import { Unreachable } from '#client/api/http.ts'
import { takeFromFragment } from '#client/signin/fragment.ts'

const RETRY_MS = 3_000

/**
 * Signs this device in with the code of its link (`/wall#screen=CODE`), then calls `entered`. Without a code, or when
 * the server refuses it, nothing happens. While no server answers it goes on trying: nobody stands at a wall to do so.
 */
export async function enterByScreenCode(entered: () => Promise<void>): Promise<void> {
  const screen = takeFromFragment('screen')
  if (screen === undefined) return
  for (;;) {
    try {
      await signIn({ screen })
      return await entered()
    } catch (error) {
      if (!(error instanceof Unreachable)) return
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}
