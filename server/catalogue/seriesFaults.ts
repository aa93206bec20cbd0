import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { FiledIndicator } from '#server/catalogue/indicators.ts'
import type { Indicator } from '#shared/indicator.ts'

/** What the name of a series must say when it is made free of something (S3). */
const SAYS = { 'spring-festival': /春节/ } as const

/** Faults in what a series says of its own nature: a growth and its amount, an adjustment and its name. */
export function* seriesFaults(indicators: readonly FiledIndicator[]): Generator<Fault> {
  const byCode = new Map(indicators.map(({ indicator }) => [indicator.code, indicator]))
  for (const { file, indicator } of indicators) {
    const fault = (field: keyof Indicator, zh: string, en: string): Fault => ({
      ...{ file, entry: indicator.code, field },
      ...{ zh, en },
    })
    const { growthOf, kind, basis, adjustment, zh } = indicator
    const amount = growthOf === null ? undefined : byCode.get(growthOf)
    if (amount && (kind !== 'growth-yoy' || basis !== amount.basis))
      yield fault(
        'growthOf',
        `“${amount.code}”的增速须为同一时间口径的同比`,
        `the growth of "${amount.code}" must be on last year and have its basis`,
      )
    if (adjustment && !SAYS[adjustment].test(zh))
      yield fault('zh', '名称须写明剔除了什么因素', 'the name must say what the series is made free of')
  }
}
