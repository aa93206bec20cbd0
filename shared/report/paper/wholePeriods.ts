import type { Runs } from '#shared/report/document.ts'

const PERIOD = /(\d{4}年(?:[上下]半年|\d+(?:—\d+)?月)?)/

export interface TitlePiece {
  readonly text: string
  /** Whether a line may not break in it. */
  readonly isWhole: boolean
}

/** A title in pieces: a period like “2026年上半年” stays on one line. */
export const wholePeriods = (runs: Runs): readonly TitlePiece[] =>
  runs
    .map(({ text }) => text)
    .join('')
    .split(PERIOD)
    .flatMap((text, n) => (text === '' ? [] : [{ text, isWhole: n % 2 === 1 }]))
