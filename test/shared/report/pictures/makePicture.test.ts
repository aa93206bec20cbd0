import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalDifference } from '#shared/movement.ts'
import type { Picture } from '#shared/report/document.ts'
import { makePicture } from '#shared/report/pictures/makePicture.ts'
import type { PictureForm } from '#shared/report/template/template.ts'
import { FIGURES } from '#test/shared/report/pictures/somePictures.ts'
import {
  CATALOGUE,
  months,
  pictureNode,
  somePrinting,
  type Given,
  type SomePrinting,
} from '#test/shared/report/pictures/somePrinting.ts'

const RETAIL = 'economy.retail-sales.growth'
const INVESTMENT = 'economy.fixed-asset-investment.growth'
const GDP = ['gdp', 'gdp-primary', 'gdp-secondary', 'gdp-tertiary'].map((name) => `economy.${name}.growth`)

function made(
  given: Given,
  form: PictureForm,
  ...codes: string[]
): SomePrinting & { picture: Picture | undefined } {
  const made = somePrinting(given)
  const [block] = makePicture(pictureNode(form, ...codes), '标题', made.printing)
  return { ...made, picture: block?.type === 'picture' ? block.picture : undefined }
}
const valuesOf = (picture: Picture | undefined, line = 0) => picture?.lines[line]?.values

/** What a point is said to be really is that figure. */
function isAccountedFor({ picture, used }: ReturnType<typeof made>): void {
  for (const { values, figures } of picture?.lines ?? [])
    figures?.forEach((figure, i) => {
      if (figure !== null) expect(used[figure]?.known.value).toBeCloseTo(values[i] ?? Number.NaN, 1)
    })
}

describe('a trend', () => {
  test('is the way of the last thirteen months, a missing one is a gap, and every point is accounted for', () => {
    const it = made(FIGURES, 'trend', RETAIL)
    expect(it.picture?.labels).toHaveLength(13)
    expect(it.picture?.labels.at(-1)).toBe('2020年1—5月')
    expect(it.picture?.span).toBe('2019年1—4月至2020年1—5月')
    expect(valuesOf(it.picture)?.[5]).toBeNull()
    expect(it.picture?.lines[0]?.figures?.[5]).toBeNull()
    expect(it.used).toHaveLength(12)
    isAccountedFor(it)
  })

  test('sets amounts that add up from January beside the same months of the last years', () => {
    const it = made(FIGURES, 'trend', 'economy.retail-sales.level')
    expect(it.picture?.lines.map(({ name }) => name)).toEqual(['2020年', '2019年', '2018年'])
    expect(valuesOf(it.picture)?.slice(3, 5)).toEqual([143.6, null])
    expect(it.picture?.labels).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `1—${month}月`))
    isAccountedFor(it)
  })

  test('is none with one point, and then nothing is used', () => {
    const it = made({ [RETAIL]: months(2020, [3]) }, 'trend', RETAIL)
    expect([it.picture, it.used]).toEqual([undefined, []])
  })

  test('does without what is missing and says so', () => {
    const it = made({ ...FIGURES, [INVESTMENT]: {} }, 'trend', RETAIL, INVESTMENT)
    expect(it.picture?.lines.map(({ name }) => name)).toEqual(['社会消费品零售总额'])
    expect(it.missed).toEqual([INVESTMENT])
  })

  test('has on its axis only what may stand beside the first figure', () => {
    const it = made(FIGURES, 'trend', RETAIL, 'economy.retail-sales.level')
    expect(it.picture?.lines).toHaveLength(1)
  })

  test('carries quarters at the months in which they end', () => {
    const it = made(
      { ...FIGURES, 'economy.gdp.growth': { '2019-Q4': 6, '2020-Q1': -6 } },
      'trend',
      RETAIL,
      'economy.gdp.growth',
    )
    expect(valuesOf(it.picture, 1)?.filter((value) => value !== null)).toEqual([6, -6])
    expect(it.picture?.labels[valuesOf(it.picture, 1)?.indexOf(-6) ?? 0]).toBe('2020年1—3月')
  })
})

describe('levels', () => {
  test('are the same period of several years, or several figures with those of last year', () => {
    const years = made(FIGURES, 'levels', 'economy.retail-sales.level')
    expect(years.picture).toMatchObject({ labels: ['2018年', '2019年', '2020年'], own: 2 })
    const several = made(FIGURES, 'levels', 'grain.reserve.provincial', 'grain.reserve.district')
    expect(several.picture?.lines).toMatchObject([
      { name: '2020年5月末', values: [12500, 6100] },
      { name: '上年同期', values: [12000, 5200] },
    ])
    isAccountedFor(several)
  })
})

describe('a ranking', () => {
  const { home, peers } = CATALOGUE.site
  const [first = '', second = ''] = peers.filter((peer) => peer !== home)
  const given: Given = {
    [RETAIL]: { '2020-05': 3 },
    [`${RETAIL}@${first}`]: { '2020-05': 3 },
    [`${RETAIL}@${second}`]: { '2020-04': 9 },
  }

  test('shares places, and names who has not published the period', () => {
    const it = made(given, 'ranking', RETAIL)
    expect(it.picture?.labels.map((label) => label.slice(0, 2))).toEqual(['1　', '1　'])
    expect(it.picture?.note).toContain(CATALOGUE.subject(second)?.zhShort ?? '?')
    expect(it.picture?.note).toContain('位次为暂列')
    expect(it.picture?.labels[it.picture.own ?? -1]).toContain('管城区')
  })

  test('is drawn of the figure where its place is named, and not of one district alone', () => {
    expect(made(given, 'ranking', 'economy.retail-sales.rank-city').picture?.unit).toBe('%，同比')
    expect(made({ [RETAIL]: { '2020-05': 3 } }, 'ranking', RETAIL).picture).toBeUndefined()
  })
})

describe('progress', () => {
  test('stands beside the schedule by the curve of its plan; what has no plan has no schedule', () => {
    const it = made(
      FIGURES,
      'progress',
      'projects.key.completion-rate',
      'ecology.greening.completion-rate',
      'recovery.requests.closure-rate',
    )
    expect(it.picture?.lines).toMatchObject([
      { name: '完成率', values: [41.7, 58, 91.2] },
      { name: '序时进度', values: [41.7, 43.3, null] },
    ])
  })

  test('of an amount is reckoned against its target, and both are accounted for', () => {
    const given: Given = {
      'projects.key.invested-ytd': { '2020-05': 30 },
      'projects.key.plan-year': { '2020': 120 },
    }
    const it = made(given, 'progress', 'projects.key.invested-ytd')
    expect(valuesOf(it.picture)).toEqual([25])
    expect(it.picture?.lines[0]?.figures).toEqual([null])
    expect(it.used.map(({ indicator }) => indicator.code)).toEqual(Object.keys(given))
  })
})

describe('contributions', () => {
  test('make up the growth as it is shown, whatever the figures', () => {
    const rate = fc.integer({ min: -300, max: 300 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(rate, rate, rate, rate, fc.integer({ min: 1, max: 90 }), (whole, a, b, c, share) => {
        const levels = [100, share, (100 - share) / 2, (100 - share) / 4]
        const given: Given = Object.fromEntries(
          GDP.flatMap((code, i) => [
            [code, { '2020-Q1': [whole, a, b, c][i] ?? null }],
            [code.replace('growth', 'level'), { '2019-Q1': levels[i] ?? null }],
          ]),
        )
        const values = valuesOf(made(given, 'contributions', ...GDP).picture) ?? []
        const parts = values
          .slice(0, -1)
          .reduce<number>((sum, value) => decimalDifference(sum, -(value ?? 0)), 0)
        expect(parts).toBe(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('name what is left, how they were reckoned, and all figures behind them', () => {
    const it = made(FIGURES, 'contributions', ...GDP.slice(0, 3))
    expect(it.picture?.labels).toEqual(['第一产业增加值', '第二产业增加值', '其他', '地区生产总值增速'])
    expect(it.picture?.note).toContain('上年同期比重')
    expect(it.used).toHaveLength(6)
  })

  test('are none where parts that make up the whole do not make its growth', () => {
    const it = made({ ...FIGURES, 'economy.gdp.growth': { '2020-Q1': 9 } }, 'contributions', ...GDP)
    expect([it.picture, it.used]).toEqual([undefined, []])
  })
})

test('a picture says that figures are preliminary or for demonstration, and never without a figure of such', () => {
  const block = (extra: object) =>
    makePicture(pictureNode('trend', RETAIL), '', somePrinting(FIGURES, extra).printing)[0]
  expect(block({ status: 'preliminary', demo: true })).toMatchObject({
    picture: { note: '含初步数', demo: true },
  })
  expect(block({})).toMatchObject({ picture: { title: '社会消费品零售总额增速' } })
  expect(JSON.stringify(block({}))).not.toMatch(/初步|demo/)
})
