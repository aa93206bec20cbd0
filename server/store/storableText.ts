import { Failure } from '#server/failure.ts'

/**
 * Whether both engines keep the text as it is. PostgreSQL holds no NUL; and half of a surrogate pair is no UTF-8, so that
 * either engine would silently keep another character.
 */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** The last line of defence, on both engines alike: throws Failure `unstorable` before a statement with such text is run. */
export function refuseNul(parameters: readonly unknown[]): void {
  for (const value of parameters)
    if (typeof value === 'string' && value.includes('\0')) throw new Failure('unstorable')
}
