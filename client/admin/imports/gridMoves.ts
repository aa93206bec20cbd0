export interface GridPlace {
  readonly row: number
  readonly col: number
}

/** Where a key leads from a place; row -1 is the head. Undefined for keys that do not move. */
export function moveBy(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, col }: GridPlace,
  { rows, columns, page }: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPlace | undefined {
  const far = ctrlKey || metaKey
  const within = (r: number, c: number): GridPlace => ({
    row: Math.min(rows - 1, Math.max(-1, r)),
    col: Math.min(columns - 1, Math.max(0, c)),
  })
  switch (key) {
    case 'ArrowUp':
      return within(row - 1, col)
    case 'ArrowDown':
      return within(row + 1, col)
    case 'ArrowLeft':
      return within(row, col - 1)
    case 'ArrowRight':
      return within(row, col + 1)
    case 'PageUp':
      return within(row - page, col)
    case 'PageDown':
      return within(row + page, col)
    case 'Home':
      return within(far ? -1 : row, 0)
    case 'End':
      return within(far ? rows - 1 : row, columns - 1)
    default:
      return undefined
  }
}

/** `B7` as row and column from 0; undefined for anything else. */
export function placeOf(address: string): GridPlace | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d+)$/.exec(address) ?? []
  if (letters === '') return undefined
  const col = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, col }
}
