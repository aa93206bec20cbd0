import { Failure } from '#server/failure.ts'
import type { ReportPorts } from '#server/reports/ports.ts'
import { asOfPoint } from '#shared/asOf.ts'
import type { ReportPreviewRequest } from '#shared/contract/reports.ts'
import { asPeriod, periodEnd, periodParts, shanghaiDay, type Day, type PeriodKind } from '#shared/period.ts'
import type { ReportKind, ReportTerms } from '#shared/report/reportFigures.ts'

interface KindOfPeriod {
  readonly kind: PeriodKind
  readonly zh: string
  readonly en: string
  readonly example: string
}
const MONTH: KindOfPeriod = { kind: 'month', zh: '月份', en: 'a month', example: '2020-06' }
const PERIODS: Readonly<Record<ReportKind, KindOfPeriod>> = {
  'half-year': { kind: 'half', zh: '半年', en: 'a half-year', example: '2020-H1' },
  month: MONTH,
  week: { kind: 'day', zh: '例会日期', en: 'the day of a meeting', example: '2020-06-12' },
  bulletin: MONTH,
}

type Said = Pick<ReportPreviewRequest, 'cutoff' | 'issued' | 'number'> & { readonly period: string }

/** What a report is of; what is left out is as usual. Throws Failure `invalid` for a period of another kind. */
export function termsOf(
  { clock }: Pick<ReportPorts, 'clock'>,
  kind: ReportKind,
  { period: text, cutoff, issued, number = null }: Said,
): ReportTerms {
  const period = asPeriod(text)
  const wanted = PERIODS[kind]
  if (periodParts(period).kind !== wanted.kind)
    throw new Failure('invalid', [
      {
        pointer: '/period',
        code: 'report-period',
        params: { kind: wanted.zh, kindEn: wanted.en, example: wanted.example },
      },
    ])
  const today = shanghaiDay(clock.now())
  const end = periodEnd(period)
  return {
    ...{ kind, period, number },
    cutoff: cutoff === undefined ? earlier(end, today) : asPeriod(cutoff),
    issued: issued === undefined ? today : asPeriod(issued),
  }
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The seq whose figures are meant; the newest where none is said. Throws Failure `invalid`. */
export async function seqOf(
  { releases }: Pick<ReportPorts, 'releases'>,
  asOf: string | undefined,
): Promise<number> {
  if (asOf === undefined) return releases.board().seq
  const point = asOfPoint(asOf)
  if (!point) throw new Failure('invalid', [{ pointer: '/asOf', code: 'malformed-as-of', params: { asOf } }])
  try {
    return await releases.seqAsOf(point)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(
      error.code,
      error.fields.map((field) => ({ ...field, pointer: '/asOf' })),
    )
  }
}
