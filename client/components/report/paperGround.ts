import { inject, provide, type InjectionKey } from 'vue'
import { printedFigure, type PrintedFigure } from '#client/components/report/printedFigure.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { ReportRevision } from '#shared/contract/reports.ts'
import type { ReportDocument } from '#shared/report/document.ts'

/** What is known of the figure that a stretch of text was made of, by its index in the document. */
type PaperGround = (figure: number) => PrintedFigure | undefined
const KEY: InjectionKey<PaperGround> = Symbol('figures of the paper')

/** Gives every text, table and picture of a paper the figures that they stand on. */
export function providePaper(
  document: () => ReportDocument,
  revisions: () => readonly ReportRevision[],
): PaperGround {
  const live = useLive()
  const { figure: write } = useFormat()
  const ground: PaperGround = (figure) => {
    const used = document().figures[figure]
    const revision = revisions().find((one) => one.figure === figure)
    return used && printedFigure(used, revision, live.newestCatalogue, write)
  }
  provide(KEY, ground)
  return ground
}

export const usePaper = (): PaperGround => inject(KEY, () => undefined)
