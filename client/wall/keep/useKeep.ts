import { renewBy } from '#client/live/renewal.ts'
import { keepBoard } from '#client/wall/keep/keepBoard.ts'
import { keepPage } from '#client/wall/keep/keepPage.ts'
import { handOver } from '#client/wall/keep/handOver.ts'
import { sayWhenPainted } from '#client/wall/keep/sayWhenPainted.ts'

/** What keeps a wall right for months without anybody: called once by its view. */
export function useKeep(): void {
  renewBy(handOver)
  keepBoard()
  keepPage()
  sayWhenPainted()
}
