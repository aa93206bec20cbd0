import { onScopeDispose } from 'vue'
import { reportFault } from '#client/scenes/faults.ts'

/** While the caller lives, errors that nobody caught are told with the next heartbeat. */
export function useScriptFaults(): void {
  const thrown = ({ message }: ErrorEvent): void => reportFault({ kind: 'script', what: message })
  const refused = ({ reason }: PromiseRejectionEvent): void =>
    reportFault({ kind: 'script', what: reason instanceof Error ? reason.message : String(reason) })
  window.addEventListener('error', thrown)
  window.addEventListener('unhandledrejection', refused)
  onScopeDispose(() => {
    window.removeEventListener('error', thrown)
    window.removeEventListener('unhandledrejection', refused)
  })
}
