import { useFormat } from '#client/format/useFormat.ts'
import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/explain.en.json'
import zh from '#client/locales/explain.zh-CN.json'
import { useLive } from '#client/stores/live.ts'
import type { Bound } from '#shared/light/lightRule.ts'
import type { Judgement, LightInput, LightStep, LightUnit } from '#shared/light/judgement.ts'
import { periodLabel, type Day } from '#shared/period.ts'
import { subjectOf, indicatorOf } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

addMessages({ 'zh-CN': zh, en })

/** What was reckoned with is shown to here, so that a sum can be followed; trailing zeros are left out. */
const SUM_DECIMALS = 4

export interface LightText {
  readonly heads: { readonly rule: string; readonly inputs: string; readonly sum: string }
  readonly light: string
  readonly verdict: string
  readonly rule: string
  readonly source: string
  readonly curve: string
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly where: string }[]
  readonly sum: readonly string[]
}

/** A judgement in the reader's language: rule, inputs and sum. */
export function useLightText(): (judgement: Judgement) => LightText {
  const live = useLive()
  const { t, name, period, unit: unitOf, subjectName, locale, tongue } = useFormat()

  const exact = (value: number): string => {
    const { rounding } = tongue()
    const text = formatNumber(value, { decimals: SUM_DECIMALS, rounding })
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text
  }
  const day = (date: Day): string => periodLabel(date, { locale: locale.value })
  const own = (value: number, code: string | null): string => {
    const indicator = code === null ? undefined : live.catalogue.indicator(code)
    const written = indicator ? unitOf(indicator) : ''
    return `${exact(value)}${written === '' || written === '%' ? written : ` ${written}`}`
  }
  const sized = (value: number, unit: LightUnit, code: string | null): string =>
    unit === 'own' ? own(value, code) : t(`explain.units.${unit}`, { n: exact(value) }, Math.abs(value))

  const bound = (light: 'yellow' | 'red', { rule, unit, indicator }: Judgement): string => {
    const at: Bound | null = rule[light]
    if (!at) return ''
    const [key, n] = 'from' in at ? ['from', at.from] : ['beyond', at.beyond]
    return t(`explain.bounds.${light}.${key}`, { n: sized(Number(n), unit, indicator) })
  }
  const ruleText = (judgement: Judgement): string => {
    const both = [bound('yellow', judgement), bound('red', judgement)].filter((text) => text !== '')
    const bounds = both.join(locale.value === 'en' ? ', ' : '，') || t('explain.bounds.none')
    return t('explain.rule', { name: name(judgement.rule), bounds })
  }
  const verdict = (judgement: Judgement): string => {
    const { light, grey, amount, unit, indicator, rule } = judgement
    if (grey) return t(`explain.grey.${grey}`)
    if (amount === undefined || light === 'grey') return ''
    const waits = rule.measure === 'planned-month' || rule.measure === 'months-after'
    if (waits && amount === 0) return t('explain.verdict.done')
    const n = sized(amount, unit, indicator)
    return t(`explain.verdict.${light}`, { n, bound: light === 'green' ? '' : bound(light, judgement) })
  }

  const inputText = (input: LightInput, code: string | null): LightText['inputs'][number] => {
    const head = t(`explain.inputs.${input.name}`)
    if (input.kind === 'day')
      return { name: head, value: input.value === null ? t('explain.unknown') : day(input.value), where: '' }
    const value = input.value === null ? t('explain.unknown') : sized(input.value, input.unit, code)
    return { name: head, value, where: whereText(input) }
  }
  /** Which figure of whom and when; a project's name stands above it already. */
  const whereText = ({ series, period: at }: Extract<LightInput, { kind: 'number' }>): string => {
    const indicator = series && live.catalogue.indicator(indicatorOf(series))
    if (!series || !indicator) return ''
    const subject = subjectOf(series)
    const who = projectIdOf(subject) === undefined ? [subjectName(subject)] : []
    return [...who, name(indicator), ...(at ? [period(indicator, at)] : [])].join(' · ')
  }

  const stepText = (step: LightStep, { indicator }: Judgement): string => {
    switch (step.kind) {
      case 'share':
        return t('explain.sum.share', {
          part: own(step.part, indicator),
          whole: own(step.whole, indicator),
          result: sized(step.result, 'percent', null),
        })
      case 'difference': {
        const figures: LightUnit = step.unit === 'pct-point' ? 'percent' : step.unit
        return t('explain.sum.difference', {
          from: sized(step.from, figures, indicator),
          take: sized(step.take, figures, indicator),
          result: sized(step.result, step.unit, indicator),
        })
      }
      case 'span':
        return t(`explain.sum.${step.unit}`, {
          from: day(step.from),
          to: day(step.to),
          result: sized(step.result, step.unit, null),
        })
      case 'score':
        return t('explain.sum.score', {
          points: sized(step.points, 'pct-point', null),
          perPoint: exact(step.perPoint),
          result: sized(step.result, 'score', null),
        })
    }
  }

  return (judgement) => {
    const { rule, progress, inputs, sum, indicator, light } = judgement
    const heads = {
      rule: t('explain.heads.rule'),
      inputs: t('explain.heads.inputs'),
      sum: t('explain.heads.sum'),
    }
    return {
      heads,
      light: t(`light.${light}`),
      verdict: verdict(judgement),
      rule: ruleText(judgement),
      source: rule.source === null ? '' : t('explain.source', { source: rule.source }),
      curve: progress ? t('explain.curve', { curve: name(progress.curve) }) : '',
      inputs: inputs.map((input) => inputText(input, indicator)),
      sum: sum.map((step) => stepText(step, judgement)),
    }
  }
}
