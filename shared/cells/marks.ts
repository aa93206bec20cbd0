import type { MissingReason } from '#shared/observation.ts'

interface Mark {
  readonly mark: string
  readonly suggested?: MissingReason
}

const SHEET_ERROR =
  /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|BLOCKED!|未找到)$/i

/** What tables write where there is no value, as printed; yearbooks differ in what they mean, so it is only a suggestion (S15). */
const SIGNS: readonly (readonly [RegExp, Mark])[] = [
  [/^[-–]{1,6}$/, { mark: '-', suggested: 'not-applicable' }],
  [/^[—―─━]{1,6}$/, { mark: '—', suggested: 'not-applicable' }],
  [/^(?:…{1,4}|⋯{1,4}|\.{3,6}|。{3,6})$/, { mark: '…', suggested: 'below-unit' }],
  [/^[/\\]{1,3}$/, { mark: '/', suggested: 'not-applicable' }],
  [/^[×xX]{1,3}$/, { mark: '×', suggested: 'not-applicable' }],
  [/^#$/, { mark: '#' }],
  [/^\*{1,3}$/, { mark: '*' }],
]

const WORDS: Readonly<Record<string, MissingReason>> = {
  无: 'not-applicable',
  不适用: 'not-applicable',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  无数据: 'not-collected',
  未采集: 'not-collected',
  暂无: 'not-published',
  暂缺: 'not-published',
  未公布: 'not-published',
  不公布: 'not-published',
  不单独发布: 'not-published',
  保密: 'confidential',
  未报: 'not-filed',
  未填报: 'not-filed',
  未反馈: 'not-returned',
  上级未反馈: 'not-returned',
}

/** A text without letters and digits can be a mark; one look keeps numbers away from the patterns. */
export function markOf(plain: string): Mark | undefined {
  if (plain.length > 8 || /^[\d+]/.test(plain)) return undefined
  const sign = SIGNS.find(([pattern]) => pattern.test(plain))
  if (sign) return sign[1]
  const suggested = WORDS[plain.toLowerCase()]
  return suggested && { mark: plain, suggested }
}

export const isSheetError = (plain: string): boolean => plain.startsWith('#') && SHEET_ERROR.test(plain)

/** `####`: what a sheet shows where a column is too narrow for its number. */
export const isHidden = (plain: string): boolean => /^#{2,}$/.test(plain)
