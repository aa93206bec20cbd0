import { round, type Rounding } from '#shared/rounding.ts'

/** 两年平均 (S6), in percent. From rounded input the true one may round to another number than this one. */
export interface TwoYearAverage {
  readonly rate: number
  /** `rounded`: of inputs as published, whose own rounding may leave the last decimal open (`open`). */
  readonly inputs: 'unrounded' | 'rounded' | 'open'
}

interface Input {
  /** Decimals to which the growth was rounded before it was published; undefined for unrounded input. */
  readonly roundedTo: number | undefined
  /** Decimals to which the average is shown. */
  readonly shownTo: number
  readonly rounding?: Rounding
}

/** √(1 + growth over two years) − 1. */
export const averageOverTwoYears = (overTwoYears: number, input: Input): TwoYearAverage =>
  averaged([overTwoYears], input)

/** √((1 + g₁)(1 + g₂)) − 1, of two growth rates on the year before. */
export const averageOfTwoYears = (first: number, second: number, input: Input): TwoYearAverage =>
  averaged([first, second], input)

/** 2021's half-year investment: +9.1 over two years was published as 4.4 a year, though √1.091 makes 4.5. */
function averaged(
  rates: readonly number[],
  { roundedTo, shownTo, rounding = 'half-up' }: Input,
): TwoYearAverage {
  const average = (shift: number): number =>
    (Math.sqrt(rates.reduce((product, rate) => product * (1 + (rate + shift) / 100), 1)) - 1) * 100
  const half = roundedTo === undefined ? 0 : 0.5 * 10 ** -roundedTo
  const shown = (shift: number): number => round(average(shift), shownTo, rounding)
  const isOpen = shown(-half) !== shown(half)
  return { rate: average(0), inputs: isOpen ? 'open' : roundedTo === undefined ? 'unrounded' : 'rounded' }
}
