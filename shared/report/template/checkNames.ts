import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { REPORT_WORDS, reportWord, type ReportWord } from '#shared/report/reportWordTable.ts'
import { nearest } from '#shared/report/template/nearest.ts'
import type { CodeRef } from '#shared/report/template/template.ts'
import type { TemplateFaults } from '#shared/report/template/templateFaults.ts'
import type { TemplateGround } from '#shared/report/template/templateGround.ts'

export const isReportWord = ({ code }: CodeRef): boolean => code.startsWith('report.')

/** The indicator of a code; where there is none, the fault names the one that was probably meant. */
export function indicatorAt(
  ref: CodeRef,
  { catalogue }: TemplateGround,
  faults: TemplateFaults,
): Indicator | undefined {
  const found = catalogue.indicator(ref.code)
  if (!found) {
    const meant = nearestFigure(ref.code, catalogue)
    faults.add(
      'unknown-figure',
      ref,
      { zh: `没有数据“${ref.code}”`, en: `there is no figure "${ref.code}"` },
      ...(meant === undefined ? [] : [meant]),
    )
  }
  return found
}

/** By its code or a part of it, or by its Chinese name where somebody wrote that. */
function nearestFigure(written: string, { indicators }: Catalogue): string | undefined {
  const named = indicators.find(({ zh }) => zh === written)
  if (named) return named.code
  const close = nearest(written, codesLike(written, indicators))
  if (close !== undefined || written.length < 3) return close
  return indicators.find(({ code, zh }) => code.includes(written) || zh.includes(written))?.code
}

/** Those of the same domain come first, so that of equally near ones theirs is named. */
function codesLike(written: string, indicators: readonly Indicator[]): readonly string[] {
  const domain = `${written.split('.')[0]}.`
  const codes = indicators.map(({ code }) => code)
  const own = codes.filter((code) => code.startsWith(domain))
  return own.length === 0 ? codes : [...own, ...codes]
}

export function wordAt(ref: CodeRef, faults: TemplateFaults): ReportWord | undefined {
  const found = reportWord(ref.code)
  if (!found)
    faults.add(
      'unknown-report-word',
      ref,
      { zh: `报告没有“${ref.code}”这个词`, en: `a report has no word "${ref.code}"` },
      nearest(
        ref.code,
        REPORT_WORDS.map(({ code }) => code),
      ) ?? 'report.span',
    )
  return found
}
