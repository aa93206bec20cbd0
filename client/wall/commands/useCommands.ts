import { onScopeDispose, readonly, ref } from 'vue'
import { reloadWhenServed } from '#client/live/reloadWhenServed.ts'
import { renewPage } from '#client/live/renewal.ts'
import { reportFault } from '#client/scenes/faults.ts'
import { useLive } from '#client/stores/live.ts'
import { takePicture } from '#client/wall/commands/takePicture.ts'
import type { ScreenCommand } from '#shared/screens/screen.ts'

/** The answer goes out before the page does. */
const RELOAD_AFTER_MS = 300

/** While the caller lives, the page does what the administrator asks of it. `isNamed`: it shows which screen it is. */
export function useCommands() {
  const live = useLive()
  const isNamed = ref(false)
  let naming: ReturnType<typeof setTimeout> | undefined

  function showName(seconds: number): void {
    clearTimeout(naming)
    isNamed.value = true
    naming = setTimeout(() => (isNamed.value = false), seconds * 1_000)
  }
  async function obey(command: ScreenCommand): Promise<boolean> {
    if (command.kind === 'picture') return takePicture()
    if (command.kind === 'upgrade') return (await renewPage()) !== false
    if (command.kind === 'identify') showName(command.seconds)
    else setTimeout(() => void reloadWhenServed(), RELOAD_AFTER_MS)
    return true
  }
  live.obeyBy((command) =>
    obey(command).catch((error: unknown) => {
      reportFault({ kind: 'script', what: `${command.kind}: ${error instanceof Error ? error.message : ''}` })
      return false
    }),
  )
  onScopeDispose(() => {
    clearTimeout(naming)
    live.obeyBy(() => Promise.resolve(false))
  })
  return { isNamed: readonly(isNamed) }
}
