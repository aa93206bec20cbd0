import type { Filled } from '#client/admin/ledgers/form/eventForm.ts'

/*
 * What was typed into the form of an event and not sent stays in this tab, so that closing the form, signing in again or
 * loading the page anew loses nothing.
 */
const keyOf = (entity: string, id: string | undefined, event: string): string =>
  `guanlan.event.${entity}/${id ?? ''}/${event}`

export function keptForm(entity: string, id: string | undefined, event: string): Filled | undefined {
  const text = sessionStorage.getItem(keyOf(entity, id, event))
  if (text === null) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    return isFilled(kept) ? kept : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isFilled = (kept: unknown): kept is Filled =>
  typeof kept === 'object' &&
  kept !== null &&
  'typed' in kept &&
  'reason' in kept &&
  'to' in kept &&
  'on' in kept &&
  'id' in kept

export const keepForm = (entity: string, id: string | undefined, event: string, filled: Filled): void =>
  sessionStorage.setItem(keyOf(entity, id, event), JSON.stringify(filled))

export const forgetForm = (entity: string, id: string | undefined, event: string): void =>
  sessionStorage.removeItem(keyOf(entity, id, event))
