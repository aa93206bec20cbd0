import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { ImportCell, ImportProblem, OpenQuestion } from '#shared/contract/imports.ts'
import { isPeriod, periodLabel } from '#shared/period.ts'
import { indicatorOf, isSeriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'
import type { ColumnRole, Facets, LabelMeaning } from '#shared/tables/mapping.ts'

type Params = Readonly<Record<string, string | number>>

/** Problems that only the house can find; the others are those of any table. */
const OWN_PROBLEMS: ReadonlySet<string> = new Set([
  'not-your-figure',
  'said-twice',
  'future-period',
  'value-and-missing',
  'unknown-missing',
])
/** As the reader of files marks a formula without a result. */
const UNCALCULATED = '#UNCALCULATED'

/** Columns, rows and cells of an import in the reader's words. */
export function useFateText() {
  const { t, locale, name, subjectName, period: periodOf, figure, missing } = useFormat()
  const live = useLive()

  const indicatorName = (code: string): string => {
    const indicator = live.catalogue.indicator(code)
    return indicator ? name(indicator) : code
  }
  /** `CNY*1e+6` is no unit of the catalogue, but a power of ten of one. */
  const unitName = (codes: string): string =>
    codes
      .split(',')
      .map((code) => {
        const unit = live.catalogue.units.find((u) => u.code === code)
        return unit ? name(unit) : code
      })
      .join(' / ')
  const project = (id: string): string => {
    const title = live.board.records['project']?.[id]?.fields['name']
    return typeof title === 'string' ? title : id
  }
  const subject = (code: string): string => {
    const id = projectIdOf(code)
    return id === undefined ? subjectName(code) : project(id)
  }
  const period = (text: string): string =>
    isPeriod(text) ? periodLabel(text, { locale: locale.value }) : text

  const facets = ({
    indicator,
    name: named,
    measure,
    span,
    period: at,
    part,
    yearsBack,
    subject: whose,
    scope,
    unit,
  }: Facets): string =>
    [
      indicator && indicatorName(indicator),
      named,
      measure && t(`tables.measure.${measure}`),
      span && t(`tables.span.${span}`),
      at && period(at),
      part,
      yearsBack && t('import.years-back'),
      whose && subject(whose),
      scope && t('import.civil'),
      unit && unitName(unit),
    ]
      .filter(Boolean)
      .join(' · ')

  const role = (is: ColumnRole): string => {
    if (is.kind === 'skip') return t('import.role.skip', { why: skip(is.reason) })
    if (is.kind === 'label') return t(`tables.labelOf.${is.of}`)
    return facets(is.facets) || t('import.role.value')
  }
  const meaning = (is: LabelMeaning): string =>
    'skip' in is
      ? t('import.role.skip', { why: skip(is.skip) })
      : facets(is.facets) || t('import.role.itself')

  const series = (key: SeriesKey): string => {
    const code = subjectOf(key)
    const whose = code === live.catalogue.site.home ? '' : `${subject(code)} `
    return whose + indicatorName(indicatorOf(key))
  }
  const skip = (reason: string): string =>
    t(reason === 'not-your-figure' ? `import.skip.${reason}` : `tables.skip.${reason}`)
  /** What becomes of a cell, as one sentence. */
  const cell = (is: ImportCell): string => {
    if (is.fate === 'taken' && is.series && is.period) {
      const indicator = live.catalogue.indicator(indicatorOf(is.series))
      if (!indicator) return is.series
      const value = is.value ?? null
      const said = value === null ? missing(is.missing) : figure(value, indicator)
      return t('import.cell.taken', {
        what: series(is.series),
        period: periodOf(indicator, is.period),
        value: said,
      })
    }
    if (is.fate === 'skipped') return t('import.cell.skipped', { why: skip(is.why ?? '') })
    if (is.fate === 'doubtful') return t('import.cell.doubtful', { why: t(`import.short.${is.why}`) })
    if (is.fate === 'wrong') return t('import.cell.wrong', { why: t(`import.short.${is.why}`) })
    return t('import.cell.untouched')
  }

  /** Codes among the parameters become names; numbers stay. */
  const worded = (params: Params): Record<string, string | number> =>
    Object.fromEntries(Object.entries(params).map(([key, value]) => [key, wordOf(key, value)]))
  function wordOf(key: string, value: string | number): string | number {
    if (typeof value === 'number') return value
    if (isSeriesKey(value)) return series(value)
    if (isPeriod(value)) return period(value)
    if (key === 'indicator') return indicatorName(value)
    if (key === 'subject') return subject(value)
    return /^(?:unit|own|expected|found)$/.test(key) ? unitName(value) : value
  }
  function problem({ code, params, cell = '' }: ImportProblem): string {
    const said = { ...worded(params), cell }
    if (OWN_PROBLEMS.has(code)) return t(`import.problem.${code}`, said)
    if (params['found'] === UNCALCULATED) return t('import.problem.uncalculated', said)
    return `${t(`tables.problem.${code}.says`, said)} ${t(`tables.problem.${code}.do`, said)}`
  }
  const question = ({ code, params }: OpenQuestion): string => t(`tables.question.${code}`, worded(params))
  /** The answer as a button says it: an act, or what a code stands for. */
  function choice({ code, params }: OpenQuestion, { key, value }: OpenQuestion['choices'][number]): string {
    const shown = value === undefined || value === null ? '' : String(value)
    const act = ['skip', 'keep', 'negative', 'positive'].find((one) => one === key)
    const unit = params['own'] === undefined ? '' : unitName(String(params['own']))
    if (act) return t(`import.choice.${act}`, { value: shown, unit })
    if (code === 'mark') return missing(key as Parameters<typeof missing>[0])
    if (code === 'indicator') return indicatorName(key)
    if (code === 'unit-jump') return t('import.choice.unit', { unit: unitName(key), value: shown, own: unit })
    return isPeriod(key) ? period(key) : [key, shown].filter(Boolean).join('：')
  }
  return {
    t,
    locale,
    role,
    meaning,
    facets,
    cell,
    problem,
    question,
    choice,
    unitName,
    skip,
    indicatorName,
    subject,
    period,
  }
}

export type FateText = ReturnType<typeof useFateText>
