import type { Filled } from '#client/admin/ledgers/form/eventForm.ts'

/*
 * What was typed into the form of an event and not sent stays in this tab, so that closing the form, signing in again or
 * loading the page anew loses nothing.
 */
export interface FormPlace {
  /** Who fills it in: nobody else who signs in at this tab gets to see it. */
  readonly person: string
  readonly entity: string
  /** The record that it happens to; undefined for one that begins. */
  readonly id: string | undefined
  readonly event: string
}
const keyOf = ({ person, entity, id, event }: FormPlace): string =>
  `guanlan.event.${person}/${entity}/${id ?? ''}/${event}`

export function keptForm(place: FormPlace): Filled | undefined {
  const text = sessionStorage.getItem(keyOf(place))
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

export const keepForm = (place: FormPlace, filled: Filled): void =>
  sessionStorage.setItem(keyOf(place), JSON.stringify(filled))

export const forgetForm = (place: FormPlace): void => sessionStorage.removeItem(keyOf(place))
