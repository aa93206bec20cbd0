import { rateTurn } from '#shared/wording/growth.ts'
import { pointsWords, roundedFor, type Tongue } from '#shared/wording/tongue.ts'

/** What became of a growth rate, in two pieces: the words, and the number that they lead to; a turn has no number. */
interface Turn {
  readonly head: string
  readonly by: string
}

/**
 * A growth rate beside an earlier one, by the report's table of directions: `增速比1—4月加快` `0.8个百分点`,
 * `由降转升`. The signs are those of the printed, rounded rates.
 */
export function turnWords(now: number, before: number, than: string, tongue: Tongue): Turn {
  const by = pointsWords(now - before, tongue)
  const isPrices = tongue.about === 'prices'
  const [rate, faster, up] = isPrices ? ['涨幅', '扩大', '涨'] : ['增速', '加快', '升']
  const from = roundedFor(before, tongue) === 0 ? '平' : undefined
  switch (rateTurn(now, before, tongue)) {
    case 'faster':
      return { head: `${rate}比${than}${faster}`, by }
    case 'slower':
      return { head: `${rate}比${than}回落`, by }
    case 'decline-narrowed':
      return { head: `降幅比${than}收窄`, by }
    case 'decline-widened':
      return { head: `降幅比${than}扩大`, by }
    case 'to-growth':
      return turned(than, from ?? '降', up)
    case 'to-decline':
      return turned(than, from ?? up, '降')
    case 'growth-to-flat':
      return turned(than, up, '平')
    case 'decline-to-flat':
      return turned(than, '降', '平')
    case 'same-growth':
    case 'still-flat':
      return { head: `${rate}与${than}相同`, by: '' }
    case 'same-decline':
      return { head: `降幅与${than}相同`, by: '' }
  }
}

const turned = (than: string, from: string, to: string): Turn => ({
  head: `比${than}由${from}转${to}`,
  by: '',
})

const TURNS: ReadonlySet<string> = new Set(['to-growth', 'to-decline', 'growth-to-flat', 'decline-to-flat'])
/** Whether it crossed nought, or came to it. */
export const isTurn = (now: number, before: number, tongue: Tongue): boolean =>
  TURNS.has(rateTurn(now, before, tongue))
