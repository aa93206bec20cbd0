import { describe, expect, it } from 'vitest'
import { rank } from '#shared/report/analysis/rank.ts'
import { CATALOGUE, printingOf, saidOf, type Known } from '#test/shared/report/analysis/figuresKnown.ts'

const FAI = 'economy.fixed-asset-investment.growth'
const PLACE = 'economy.fixed-asset-investment.rank-city'
const IVA = 'economy.industrial-investment.growth' // nobody publishes a place of it
const EMPHASIS = { turn: 15, worse: 10, behind: 20 }
const { home, peers } = CATALOGUE.site
const others = peers.filter((one) => one !== home)

const found = (known: Known, code = FAI) => rank(printingOf(known), code, EMPHASIS)
const said = (known: Known, code = FAI): string => saidOf(found(known, code))

/** The district with a value, and its peers with values that begin with the given ones and lie ever lower. */
function among(code: string, byPeriod: Readonly<Record<string, readonly [own: number, ...number[]]>>): Known {
  const known: Record<string, Record<string, number>> = {}
  for (const [period, [own, ...first]] of Object.entries(byPeriod)) {
    ;(known[code] ??= {})[period] = own
    others.forEach((other, i) => {
      ;(known[`${code}@${other}`] ??= {})[period] = first[i] ?? -50 - i
    })
  }
  return known
}

describe('a place', () => {
  it.each([
    [3, 1, '位列全市第一，比1—4月前移2位'],
    [1, 3, '位列全市第三，比1—4月后退2位'],
    [2, 2, '位列全市第二，与1—4月相同'],
    [9, 12, '位列全市第12，比1—4月后退3位'],
  ])('that was published, from %i to %i', (before, now, words) => {
    expect(said({ [PLACE]: { '2020-04': before, '2020-05': now } })).toBe(`1—5月，固定资产投资增速${words}。`)
  })

  it('without an earlier one is told alone; a year before will do where it is named', () => {
    expect(said({ [PLACE]: { '2020-05': 1 } })).toBe('1—5月，固定资产投资增速位列全市第一。')
    expect(said({ [PLACE]: { '2019-05': 4, '2020-05': 1 } })).toMatch(/，比上年同期前移3位。$/)
  })

  it('is shared where the published figures of all show it', () => {
    const tied = among(FAI, { '2020-05': [8.4, 8.4] })
    expect(said({ ...tied, [PLACE]: { '2020-05': 1 } })).toBe('1—5月，固定资产投资增速并列全市第一。')
  })

  it('is counted where nobody publishes it, and says among whom', () => {
    const known = among(IVA, { '2020-04': [1, 9, 8], '2020-05': [5, 9] })
    const printing = printingOf(known)
    expect(saidOf(rank(printing, IVA, EMPHASIS))).toBe(
      '1—5月，工业投资增速在全市12个区县（市）和4个功能区中位列第二，比1—4月前移1位。',
    )
    expect(printing.used).toHaveLength(2 * peers.length)
  })

  it('with ties leaves the next place out, by the convention of the bureau', () => {
    expect(said(among(IVA, { '2020-05': [5, 9, 5] }), IVA)).toContain('中并列第二')
    expect(said(among(IVA, { '2020-05': [5, 9, 9] }), IVA)).toContain('中位列第三')
  })

  it('is provisional while others are awaited, and is then set beside no earlier one', () => {
    const { [`${IVA}@${others[0] ?? ''}`]: _, ...known } = among(IVA, {
      '2020-04': [1, 9],
      '2020-05': [5, 9],
    })
    expect(said(known, IVA)).toMatch(/中暂列第一（尚有1个未发布）。$/)
  })

  it('among nobody is none', () => {
    expect(said({ [IVA]: { '2020-05': 5 } }, IVA)).toBe('')
  })

  it('of the newest period goes before a published one that is older', () => {
    const known = { ...among(FAI, { '2020-05': [8.4] }), [PLACE]: { '2020-04': 3 } }
    expect(said(known)).toMatch(/^1—5月，固定资产投资增速在全市.*中位列第一。$/)
  })

  it('that is of nothing else is told by its own name', () => {
    const round = 'bizenv.evaluation.rank-city'
    expect(said({ [round]: { '2019-H2': 4, '2020-H1': 3 } }, round)).toBe(
      '上半年，营商环境评价位列全市第三，比2019年下半年前移1位。',
    )
  })

  it('that was lost weighs more', () => {
    const weight = (before: number, now: number): number | undefined =>
      found({ [PLACE]: { '2020-04': before, '2020-05': now } })?.weight
    expect([weight(3, 1), weight(1, 3)]).toEqual([0, 10])
  })
})
