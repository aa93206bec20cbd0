import { fixed, plainNumber } from '#shared/report/filters/plainNumber.ts'
import { decimalsOf, type Rounding } from '#shared/rounding.ts'
import { shiftDecimal } from '#shared/unit.ts'

interface Wanted {
  readonly value: number
  /** 亿元, 家. */
  readonly unit: string
  readonly decimals: number
  readonly rounding: Rounding
}
type Approximate = (wanted: Wanted) => string | undefined

/** How near 近 has to be: a tenth of the number itself. */
const TENTH = 0.1

/** A number in round terms: `30余次`, `3万余人`, `30多亿元`, `近900份`, `约38万平方米`; as it is where that would be wrong. */
export function approximately(word: string, wanted: Wanted): string {
  const exact = plainNumber(wanted.value, wanted.decimals, wanted.rounding) + wanted.unit
  return (wanted.value > 0 ? BY_WORD[word]?.(wanted) : undefined) ?? exact
}

const BY_WORD: Readonly<Record<string, Approximate>> = {
  余: (wanted) => over(wanted, '余'),
  多: (wanted) => over(wanted, '多'),
  近({ value, unit }) {
    const up = shortened(value, Math.ceil)
    return up > value && up - value <= value * TENTH ? `近${up}${unit}` : undefined
  },
  约({ value, unit, rounding }) {
    const decimals = value < 10 ? 1 : 0
    const about = plainNumber(Number(fixed(value, decimals, rounding)), decimals, rounding)
    return about === '0' ? undefined : `约${about}${unit}`
  },
}

function over({ value, unit }: Wanted, word: string): string | undefined {
  const down = shortened(value, Math.floor)
  return down > 0 && down < value ? overWords(down, unit, word) : undefined
}

/**
 * 余 and 多 stand behind the last round part of the number: behind tens before the unit (30多亿元), behind ones within it
 * (3亿多元). 万人 is always parted: 3万余人.
 */
function overWords(down: number, unit: string, word: string): string {
  const [, scale = '', counted = ''] = /^([万亿])?(.*)$/.exec(unit) ?? []
  const parted = scale !== '' && (down < 10 || (unit === '万人' && word === '余'))
  return parted ? `${down}${scale}${word}${counted}` : `${down}${word}${unit}`
}

/** Ones as they are, tens for two digits, two digits kept from three on. */
function shortened(value: number, towards: (value: number) => number): number {
  const digits = String(Math.floor(value)).length
  const dropped = digits === 1 ? 0 : digits === 2 ? 1 : digits - 2
  return shiftDecimal(
    towards(dropped === 0 ? exactly(value) : shiftDecimal(exactly(value), -dropped)),
    dropped,
  )
}

/** Free of binary dust: what 3 × 0.1 leaves behind would make 近 and 余 out of an even number. */
const exactly = (value: number): number => (decimalsOf(value) > 9 ? Number(value.toFixed(9)) : value)
