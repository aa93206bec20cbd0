import { figureTerms } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { IndicatorEdit } from '#shared/contract/catalogueEdit.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { catalogueFaults } from '#server/catalogue/catalogueFaults.ts'
import { prefixFaults } from '#server/catalogue/crossChecks.ts'
import type { FieldFailure } from '#server/failure.ts'

export interface EditGround {
  /** The catalogue as it stands, and as the edits would make it. */
  readonly current: Catalogue
  readonly next: Catalogue
  readonly ledgers: readonly Ledger[]
  /** Whether anything has ever been published of an indicator. */
  readonly hasFigures: (code: string) => boolean
}

/** Everything that keeps the edits from being made, each with its pointer into the request. */
export function editFaults(edits: readonly IndicatorEdit[], ground: EditGround): readonly FieldFailure[] {
  const own = edits.flatMap((edit, i) => ownFaults(edit, `/edits/${i}`, ground))
  return own.length > 0 ? own : faultsOfWhole(edits, ground)
}

/** What can be told from the edit itself: codes that are taken, fields that are fixed, indicators still in use. */
function ownFaults(
  { basedOn, entry, after }: IndicatorEdit,
  pointer: string,
  { current, next, hasFigures }: EditGround,
): readonly FieldFailure[] {
  const { code } = entry
  const before = current.indicator(code)
  const faults: FieldFailure[] = []
  if (basedOn === null && before)
    faults.push({ pointer: `${pointer}/entry/code`, code: 'code-taken', params: { code } })
  if (basedOn !== null && !before)
    faults.push({ pointer: `${pointer}/entry/code`, code: 'unknown-indicator', params: { indicator: code } })
  if (basedOn === null && entry.retired) faults.push({ pointer: `${pointer}/entry/retired`, code: 'invalid' })
  if (typeof after === 'string' && (after === code || !next.indicator(after)))
    faults.push({ pointer: `${pointer}/after`, code: 'unknown-indicator', params: { indicator: after } })
  if (before && basedOn !== null) {
    const fixed = hasFigures(code) ? [...ALWAYS_FIXED, ...FIXED_BY_FIGURES] : ALWAYS_FIXED
    for (const field of fixed)
      if ((before[field] ?? null) !== (entry[field] ?? null))
        faults.push({ pointer: `${pointer}/entry/${field}`, code: 'fixed-by-figures' })
    const [was, is] = [before, entry].map(({ rule }) => next.rules.find((one) => one.code === rule))
    if (hasFigures(code) && is && (was?.periodKind !== is.periodKind || was.january !== is.january))
      faults.push({ pointer: `${pointer}/entry/rule`, code: 'fixed-by-figures' })
  }
  if (entry.retired) {
    const users = usersOf(code, next)
    if (users.length > 0)
      faults.push({
        pointer: `${pointer}/entry/retired`,
        code: 'still-used',
        params: {
          users: users.map(({ zh }) => zh).join('、'),
          usersEn: users.map(({ en }) => en).join('; '),
        },
      })
  }
  return faults
}

/** A formula is part of the code's meaning: another one is another figure. */
const ALWAYS_FIXED = ['derivedFrom', 'feed'] as const satisfies readonly (keyof Indicator)[]
const FIXED_BY_FIGURES = [
  ...['unit', 'kind', 'basis', 'priceBasis', 'about', 'adjustment', 'single'],
] as const satisfies readonly (keyof Indicator)[]

const RELATIONS = ['growthOf', 'rankOf', 'targetOf', 'partOf'] as const

/** The indicators in use that are said to belong to this one, or are worked out from it. */
const usersOf = (code: string, { indicators }: Catalogue): readonly Indicator[] =>
  indicators.filter(
    (one) => RELATIONS.some((relation) => one[relation] === code) || readsFigure(one.derivedFrom, code),
  )

const readsFigure = (formula: string | null, code: string): boolean =>
  formula?.includes(code) === true && figureTerms(parseFormula(formula)).some((term) => term.code === code)

/** What the checks of the start object to, which held before: so it is the edits that they object to. */
function faultsOfWhole(
  edits: readonly IndicatorEdit[],
  { next, ledgers }: EditGround,
): readonly FieldFailure[] {
  const added = edits.flatMap(({ basedOn, entry }) => (basedOn === null ? [entry] : []))
  const named = added.map((indicator) => ({ file: '', frequency: 'monthly' as const, indicator }))
  const faults = [...prefixFaults({ ...next, indicators: named }), ...catalogueFaults(next, ledgers)]
  return faults.map(({ entry, field, zh, en }) => {
    const i = edits.findIndex((edit) => edit.entry.code === entry)
    const name = next.indicator(entry)
    return i < 0
      ? {
          pointer: '/edits',
          code: 'catalogue-fault',
          params: { fault: `${name?.zh ?? entry}：${zh}`, faultEn: `${name?.en ?? entry}: ${en}` },
        }
      : {
          pointer: `/edits/${i}/entry${field ? `/${field}` : ''}`,
          code: 'catalogue-fault',
          params: { fault: zh, faultEn: en },
        }
  })
}
