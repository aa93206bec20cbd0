import type { Ref } from 'vue'
import type { GridLines } from '#client/admin/gridLines.ts'
import type { GridMove } from '#client/admin/gridKeys.ts'
import { isWaiting } from '#client/admin/rowState.ts'
import type { useGridWindow } from '#client/admin/useGridWindow.ts'

/** Where the keys lead in the grid, also to rows that are not drawn. */
export function useGridFocus(
  table: Ref<HTMLElement | undefined>,
  lines: Ref<GridLines>,
  view: Pick<ReturnType<typeof useGridWindow>, 'reveal' | 'pageRows'>,
) {
  const cellOf = (key: string): HTMLInputElement | null | undefined =>
    table.value?.querySelector<HTMLInputElement>(`input[data-cell="${CSS.escape(key)}"]`)

  async function focusRow(index: number): Promise<void> {
    const { rows, lineOf } = lines.value
    const at = Math.min(Math.max(index, 0), rows.length - 1)
    const [row, line] = [rows[at], lineOf[at]]
    if (!row || line === undefined) return
    await view.reveal(line)
    cellOf(row.row.key)?.focus({ preventScroll: true })
  }

  function move(key: string, action: GridMove): void {
    const { rows } = lines.value
    const at = rows.findIndex(({ row }) => row.key === key)
    switch (action.do) {
      case 'move':
        return void focusRow(at + action.by)
      case 'page':
        return void focusRow(at + action.by * view.pageRows())
      case 'first':
        return void focusRow(0)
      case 'last':
        return void focusRow(rows.length - 1)
      case 'problem':
        return void focusRow(problemFrom(at, action.by))
      case 'aside':
        return (asideOf(key) ?? alongside(cellOf(key), 1))?.focus()
      case 'beside':
        return alongside(cellOf(key), -1)?.focus()
    }
  }

  /** The next row that waits for something, around the end; the same row where there is no other. */
  function problemFrom(at: number, by: 1 | -1): number {
    const { rows } = lines.value
    for (let step = 1; step <= rows.length; step++) {
      const next = (at + by * step + rows.length * 2) % rows.length
      const row = rows[next]
      if (row && (isWaiting(row.state) || row.refusal)) return next
    }
    return at
  }

  /** The first thing to press or fill beside a cell: a proposal, a reason. */
  const asideOf = (key: string): HTMLElement | null | undefined =>
    cellOf(key)
      ?.closest('tr')
      ?.querySelector<HTMLElement>('td:last-child :is(button:not(.figure-button), input)')

  /** The next or previous thing in a row beside the cell itself: figures whose story can be opened. */
  function alongside(from: HTMLElement | null | undefined, by: 1 | -1): HTMLElement | undefined {
    const all = from?.closest('tr')?.querySelectorAll<HTMLElement>('input[data-cell], .figure-button') ?? []
    const at = [...all].findIndex((element) => element === from)
    return at < 0 ? undefined : [...all][at + by]
  }

  /** From a proposal or a reason the keys lead back to the cells. */
  function onAsideKey(event: KeyboardEvent): void {
    const { target } = event
    if (!(target instanceof HTMLElement) || target.matches('[data-cell], select') || event.isComposing) return
    const cell = target.closest('tr')?.querySelector<HTMLInputElement>('input[data-cell]')
    const row = lines.value.rows.findIndex((r) => r.row.key === cell?.dataset['cell'])
    if (row < 0) return
    const aside = target.matches('.figure-button') ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined
    if (aside === 1 || aside === -1) {
      event.preventDefault()
      return alongside(target, aside)?.focus()
    }
    const isText = target instanceof HTMLInputElement
    const by = {
      ArrowUp: -1,
      ArrowDown: 1,
      Escape: 0,
      ArrowLeft: isText ? undefined : 0,
      Enter: isText ? 1 : undefined,
    }[event.key]
    if (by === undefined) return
    event.preventDefault()
    void focusRow(row + by)
  }

  return { focusRow, move, onAsideKey }
}
