import { getCurrentScope, onScopeDispose } from 'vue'
import { renewBy } from '#client/live/renewal.ts'
import { keepBoard } from '#client/wall/keep/keepBoard.ts'
import { keepPage } from '#client/wall/keep/keepPage.ts'
import { keepWatch } from '#client/wall/keep/keepWatch.ts'
import { handOver } from '#client/wall/keep/handOver.ts'
import { sayWhenPainted } from '#client/wall/keep/sayWhenPainted.ts'

/** What is for later does not make the start slower. */
const SETTLED_AFTER_MS = 10_000

/** What keeps a wall right for months without anybody: called once by its view. */
export function useKeep(): void {
  renewBy(handOver)
  keepBoard()
  sayWhenPainted()

  const scope = getCurrentScope()
  const settled = setTimeout(() => {
    keepPage()
    scope?.run(keepWatch)
  }, SETTLED_AFTER_MS)
  onScopeDispose(() => clearTimeout(settled))
}
