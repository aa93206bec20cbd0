import { describe, expect, it } from 'vitest'
import { gridAction, type Key } from '#client/admin/gridKeys.ts'

const press = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})

describe('keys in a cell', () => {
  it('walk up and down like a spreadsheet', () => {
    expect(gridAction(press('ArrowDown'), 'walk')).toEqual({ do: 'move', by: 1 })
    expect(gridAction(press('Enter'), 'type')).toEqual({ do: 'move', by: 1 })
    expect(gridAction(press('Enter', { shiftKey: true }), 'walk')).toEqual({ do: 'move', by: -1 })
    expect(gridAction(press('Home'), 'walk')).toEqual({ do: 'first' })
    expect(gridAction(press('End', { ctrlKey: true }), 'walk')).toEqual({ do: 'last' })
    expect(gridAction(press('PageDown'), 'walk')).toEqual({ do: 'page', by: 1 })
  })

  it('belong to the text while the caret is in it', () => {
    for (const key of ['ArrowDown', 'Home', 'Delete', 'ArrowRight'])
      expect(gridAction(press(key), 'caret')).toBeUndefined()
    expect(gridAction(press('z', { ctrlKey: true }), 'caret')).toBeUndefined()
  })

  it('belong to the input method while it composes', () => {
    expect(gridAction(press('Enter', { isComposing: true }), 'type')).toBeUndefined()
  })

  it('leave typing, Tab, copying and pasting to the browser', () => {
    expect(gridAction(press('3'), 'walk')).toBeUndefined()
    expect(gridAction(press('Tab'), 'walk')).toBeUndefined()
    expect(gridAction(press('v', { ctrlKey: true }), 'walk')).toBeUndefined()
    expect(gridAction(press('c', { ctrlKey: true }), 'walk')).toBeUndefined()
  })

  it('lead to what waits, and to the questions', () => {
    expect(gridAction(press('ArrowDown', { ctrlKey: true }), 'type')).toEqual({ do: 'problem', by: 1 })
    expect(gridAction(press('ArrowUp', { ctrlKey: true }), 'walk')).toEqual({ do: 'problem', by: -1 })
    expect(gridAction(press('F8'), 'walk')).toEqual({ do: 'accept' })
    expect(gridAction(press('F9'), 'caret')).toEqual({ do: 'confirm' })
    expect(gridAction(press('ArrowDown', { altKey: true }), 'walk')).toEqual({ do: 'missing' })
    expect(gridAction(press('ArrowDown', { ctrlKey: true, altKey: true }), 'walk')).toBeUndefined()
  })

  it('undo, redo and publish', () => {
    expect(gridAction(press('z', { ctrlKey: true }), 'walk')).toEqual({ do: 'undo' })
    expect(gridAction(press('Z', { ctrlKey: true, shiftKey: true }), 'walk')).toEqual({ do: 'redo' })
    expect(gridAction(press('Enter', { ctrlKey: true }), 'type')).toEqual({ do: 'publish' })
  })
})
