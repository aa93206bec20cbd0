/**
 * Puts text in the place of what stands from `at` to `end`, as if it had been typed: the browser's own undo takes it
 * back, and the field says `input`.
 */
export function insertText(field: HTMLTextAreaElement, at: number, end: number, text: string): void {
  field.focus()
  field.setSelectionRange(at, end)
  // The one way in which a page can write into a field and have it undone by Ctrl+Z.
  const isDone =
    text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
  if (isDone) return
  field.setRangeText(text, at, end, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
