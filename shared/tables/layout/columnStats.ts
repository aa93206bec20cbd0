import type { CellKind, TableView } from '#shared/tables/layout/view.ts'

/** What stands in a column below the header. */
export interface ColumnStats {
  readonly col: number
  readonly counts: Readonly<Record<CellKind, number>>
  /** Different labels in it, with how often each was met; numbers and marks left out unless the column is of labels. */
  readonly texts: ReadonlyMap<string, number>
  /** 1, 2, 3 … as in a column of numbers for the rows, started anew as often as it may be. */
  readonly isCounting: boolean
  readonly filled: number
}

/** Enough rows to know a column by. */
const SAMPLE = 400
/** A number of a row restarts under a new chapter; a column of which less than this counts up holds values. */
const COUNTING_SHARE = 0.9

export function columnStats(view: TableView, firstRow: number, col: number): ColumnStats {
  const counts = { blank: 0, number: 0, mark: 0, date: 0, text: 0 }
  const texts = new Map<string, number>()
  const step = Math.max(1, Math.floor((view.height - firstRow) / SAMPLE))
  let counting = 0
  let before = 0
  let whole = 0
  for (let row = firstRow; row < view.height; row += 1) {
    const sampled = (row - firstRow) % step === 0 || row - firstRow < 50
    if (!sampled) continue
    const kind = view.kind(row, col)
    counts[kind] += 1
    if (kind === 'blank') continue
    const label = view.label(row, col)
    texts.set(label, (texts.get(label) ?? 0) + 1)
    if (kind !== 'number') continue
    const number = Number(label)
    if (Number.isInteger(number)) whole += 1
    if (number === 1 || number === before + 1 || step > 1) counting += 1
    before = number
  }
  const filled = view.height - firstRow > 0 ? counts.number + counts.mark + counts.date + counts.text : 0
  const isCounting =
    counts.number > 1 &&
    whole === counts.number &&
    counting >= COUNTING_SHARE * counts.number &&
    texts.has('1')
  return { col, counts, texts, isCounting, filled }
}

/** How much of what stands in a column passes a test, by cells. */
export function share({ texts, filled }: ColumnStats, test: (text: string) => boolean): number {
  let passed = 0
  for (const [text, times] of texts) if (test(text)) passed += times
  return filled === 0 ? 0 : passed / filled
}
