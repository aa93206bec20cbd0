/** How a cell is being used: walked over, typed into afresh, or edited with the caret inside it. */
export type CellMode = 'walk' | 'type' | 'caret'

/** A way through the grid. */
export type GridMove =
  | { readonly do: 'move'; readonly by: number }
  | { readonly do: 'page' | 'problem'; readonly by: 1 | -1 }
  | { readonly do: 'first' | 'last' | 'aside' | 'beside' }

export type GridAction =
  | GridMove
  | { readonly do: 'edit' | 'clear' | 'undo' | 'redo' | 'missing' | 'accept' | 'confirm' | 'publish' }
  /** Back to the text before this edit, or when walking back to the published value. */
  | { readonly do: 'restore' }

export interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
}

const WALK: Readonly<Record<string, GridAction>> = {
  ArrowRight: { do: 'aside' },
  ArrowLeft: { do: 'beside' },
  Home: { do: 'first' },
  End: { do: 'last' },
  PageUp: { do: 'page', by: -1 },
  PageDown: { do: 'page', by: 1 },
  F2: { do: 'edit' },
  Delete: { do: 'clear' },
  Backspace: { do: 'clear' },
}

/** What a key does in a cell, as in a spreadsheet; undefined leaves it to the browser (typing, Tab, copying). */
export function gridAction(event: Key, mode: CellMode): GridAction | undefined {
  if (event.isComposing) return undefined // the key belongs to the input method
  const { key, shiftKey, altKey } = event
  const command = event.ctrlKey || event.metaKey
  if (command) return altKey ? undefined : commanded(key.toLowerCase(), shiftKey, mode)
  if (altKey) return key === 'ArrowDown' ? { do: 'missing' } : undefined
  if (key === 'Enter') return { do: 'move', by: shiftKey ? -1 : 1 }
  if (key === 'Escape') return { do: 'restore' }
  if (key === 'F8') return { do: 'accept' }
  if (key === 'F9') return { do: 'confirm' }
  if (mode === 'caret') return undefined
  if (key === 'ArrowUp') return { do: 'move', by: -1 }
  if (key === 'ArrowDown') return { do: 'move', by: 1 }
  return mode === 'walk' && !shiftKey ? WALK[key] : undefined
}

function commanded(key: string, shiftKey: boolean, mode: CellMode): GridAction | undefined {
  if (key === 'enter') return { do: 'publish' }
  if (key === 'arrowdown') return { do: 'problem', by: 1 }
  if (key === 'arrowup') return { do: 'problem', by: -1 }
  if (mode !== 'walk') return undefined
  if (key === 'z') return { do: shiftKey ? 'redo' : 'undo' }
  if (key === 'y') return { do: 'redo' }
  if (key === 'home') return { do: 'first' }
  return key === 'end' ? { do: 'last' } : undefined
}
