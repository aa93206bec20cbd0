import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ObservationChange } from '#shared/release.ts'
import { indicatorOf } from '#shared/series.ts'

const NAMED = 3

interface Causes {
  readonly causes: readonly ObservationChange[]
  readonly ledgers: readonly string[]
}

/**
 * Why a derived number changed: which of its inputs did, with the reason that was given there. What happened to single
 * records is not for everybody; their ledger is named and nothing more.
 */
export function derivedReason(
  { causes, ledgers }: Causes,
  catalogue: Catalogue,
  ledgerName: (code: string) => string,
): string {
  if (causes.length === 0 && ledgers.length === 0) return '指标目录、台账定义调整或日期推移后重新计算'
  if (causes.length === 0)
    return `随${ledgers.map((code) => `“${ledgerName(code)}”`).join('、')}台账更新重新计算`
  const names = [...new Set(causes.map(({ series }) => indicatorOf(series)))].map(
    (code) => catalogue.indicator(code)?.zh ?? code,
  )
  const named = names.slice(0, NAMED).join('、') + (names.length > NAMED ? `等${names.length}项` : '')
  const verb = causes.some(({ vintage }) => vintage > 1) ? '修订' : '公布'
  const given = causes.find(({ reason }) => reason)?.reason
  return `随${named}${verb}重新计算${given ? `（${given}）` : ''}`.slice(0, 1000)
}
