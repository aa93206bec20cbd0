import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatNumber } from '#client/format/number.ts'
import { useLive } from '#client/stores/live.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Movement } from '#shared/movement.ts'
import { periodLabel, periodParts, type Locale, type Period } from '#shared/period.ts'

interface BothNames {
  readonly zh: string
  readonly en: string
}

/** `10 thousand persons` would run into the number before it. */
const shortUnit = (written: string): string =>
  /^\d/.test(written) ? `× ${written.replace(' million', 'm').replace(' thousand', 'k')}` : written

/** Figures, units, periods and names in the reader's language; every face writes them through here. */
export function useFormat() {
  const { locale: current, t } = useI18n({ useScope: 'global' })
  const live = useLive()
  const locale = computed<Locale>(() => (current.value === 'en' ? 'en' : 'zh-CN'))

  const name = (named: BothNames): string => (locale.value === 'en' ? named.en : named.zh)
  const subjectName = (code: string): string => {
    const subject = live.catalogue.subject(code)
    if (!subject) return code
    return locale.value === 'en' ? subject.enShort : subject.zhShort
  }
  const isSigned = (indicator: Indicator): boolean =>
    indicator.kind === 'growth-yoy' || indicator.unit === 'pct-point'
  const number = (value: number, indicator: Indicator): string =>
    formatNumber(value, { decimals: indicator.decimals, signed: isSigned(indicator) })
  /** The unit as it stands behind a figure: `%`, `亿元`, `× 100m yuan`; empty for a place, worded around it. */
  const unit = (indicator: Indicator): string => {
    if (indicator.unit === 'rank') return ''
    if (indicator.unit === 'percent') return '%'
    return shortUnit(name(live.catalogue.unit(indicator.unit)))
  }
  const period = (indicator: Indicator, p: Period, withYear = true): string =>
    periodLabel(p, {
      locale: locale.value,
      basis: indicator.basis,
      janFebCombined: !live.catalogue.rule(indicator.rule).january,
      year: withYear,
    })
  /** The period as it stands beside a figure of today: with its year only where that is not the current one. */
  const periodNear = (indicator: Indicator, p: Period): string =>
    period(indicator, p, periodParts(p).year !== periodParts(live.today).year)
  /** The figure with sign and unit in one text: `+8.4%`, `15.87 亿元`, `第 3`. */
  const figure = (value: number | null, indicator: Indicator): string => {
    if (value === null) return t('figure.none')
    if (indicator.unit === 'rank') return t('figure.place', { place: value })
    return number(value, indicator) + tail(indicator)
  }
  const tail = (indicator: Indicator): string => {
    const written = unit(indicator)
    return written === '%' || written === '' ? written : ` ${written}`
  }
  /** The size of a movement in its own unit, without a sign: `2.1 个百分点`. */
  const movementSize = (movement: Movement, indicator: Indicator): string => {
    const size = Math.abs(movement.delta)
    if (movement.unit === 'pct-point')
      return t('movement.points', { n: formatNumber(size, { decimals: indicator.decimals }) }, size)
    if (movement.unit === 'place') return t('movement.places', { n: size }, size)
    const n = formatNumber(size, { decimals: indicator.decimals })
    return indicator.unit === 'index' ? t('movement.index', { n }, size) : n + tail(indicator)
  }

  return { t, locale, name, subjectName, number, unit, period, periodNear, figure, movementSize }
}
