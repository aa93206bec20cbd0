import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLive } from '#client/stores/live.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Movement } from '#shared/movement.ts'
import type { MissingReason } from '#shared/observation.ts'
import { periodLabel, periodParts, type Locale, type Period } from '#shared/period.ts'
import {
  formatNumber,
  missingSaid,
  missingWords,
  peersWords,
  placeWords,
  sizeOf,
  type Tongue,
} from '#shared/wording/index.ts'

interface BothNames {
  readonly zh: string
  readonly en: string
  readonly retired?: true | undefined
}

/** `10 thousand persons` would run into the number before it. */
const shortUnit = (written: string): string =>
  /^\d/.test(written) ? `× ${written.replace(' million', 'm').replace(' thousand', 'k')}` : written

/** Figures, units, periods and names in the reader's language; every face writes them through here. */
export function useFormat() {
  const { locale: current, t } = useI18n({ useScope: 'global' })
  const live = useLive()
  const locale = computed<Locale>(() => (current.value === 'en' ? 'en' : 'zh-CN'))

  /** How the grammar of figures is to speak here; `decimals` are those of what is said. */
  const tongue = (decimals = 1): Tongue => ({
    locale: locale.value,
    decimals,
    rounding: live.catalogue.site.conventions.rounding,
  })
  /** The same for tiles, where labels around it say what is meant. */
  const brief = (decimals = 1): Tongue => ({ ...tongue(decimals), brief: true })
  /** An indicator that is not filed any more is marked wherever it is named. */
  const name = ({ zh, en, retired }: BothNames): string => {
    const written = locale.value === 'en' ? en : zh
    return retired ? t('retired', { name: written }) : written
  }
  const subjectName = (code: string): string => {
    const subject = live.catalogue.subject(code)
    if (!subject) return code
    return locale.value === 'en' ? subject.enShort : subject.zhShort
  }
  const isSigned = (indicator: Indicator): boolean =>
    indicator.kind === 'growth-yoy' || indicator.unit === 'pct-point'
  const number = (value: number, indicator: Indicator): string =>
    formatNumber(value, {
      ...tongue(indicator.decimals),
      decimals: indicator.decimals,
      signed: isSigned(indicator),
    })
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
    if (value === null) return missing(undefined)
    if (indicator.unit === 'rank') return placeWords(value, tongue())
    return number(value, indicator) + tail(indicator)
  }
  const tail = (indicator: Indicator): string => {
    const written = unit(indicator)
    return written === '%' || written === '' ? written : ` ${written}`
  }
  /** A size without a sign, with its unit: what stands behind 增加 and 高于 where it is no percentage. */
  const size = (value: number, indicator: Indicator): string => {
    const n = sizeOf(value, tongue(indicator.decimals))
    return indicator.unit === 'index' ? t('figure.index', { n }, Math.abs(value)) : n + tail(indicator)
  }
  /** What a movement is against, as the label before it: `较上期`; a published growth is 同比. */
  const against = (movement: Movement): string =>
    t(`movement.${movement.unit === 'percent' ? 'yoy' : movement.against}`)
  /** Among whom the district is ranked: `全市12个区县（市）和4个功能区`. */
  const peers = (how: Tongue = tongue()): string => {
    const scopes = live.catalogue.site.peers.map((code) => live.catalogue.subject(code)?.scope)
    const zones = scopes.filter((scope) => scope === 'zone').length
    return peersWords(scopes.length - zones, zones, how)
  }
  /** Why there is no value. */
  const missing = (reason: MissingReason | undefined): string => missingWords(reason, tongue())
  /** The same behind the yearbooks' mark, where there is one: `… 不足本单位`. */
  const missingMarked = (reason: MissingReason | undefined, how = tongue()): string =>
    missingSaid(reason, how)

  return {
    t,
    locale,
    name,
    subjectName,
    number,
    unit,
    period,
    periodNear,
    figure,
    size,
    against,
    peers,
    missing,
    missingMarked,
    tongue,
    brief,
  }
}
