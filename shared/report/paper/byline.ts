import { CHARACTERS_A_LINE } from '#shared/report/paper/officialLayout.ts'
import { charactersOf } from '#shared/report/paper/charactersOf.ts'

/** A line under the title is no sentence and stays on one line; anything else is where the text begins. */
export const isByline = (text: string): boolean =>
  !/[。；！？]/.test(text) && charactersOf(text) <= CHARACTERS_A_LINE
