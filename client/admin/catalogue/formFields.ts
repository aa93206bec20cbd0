import type { DraftEntry, Field } from '#client/admin/catalogue/indicatorDraft.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

export type Shown = Exclude<Field, 'retired' | 'feed' | 'about' | 'adjustment' | 'single'>

interface FormFieldKind {
  readonly name: Shown
  readonly form: 'text' | 'note' | 'choice' | 'yes'
}
interface FieldGroup {
  readonly group: 'names' | 'place' | 'shown' | 'meaning' | 'relations'
  readonly fields: readonly FormFieldKind[]
}

const text = (name: Shown): FormFieldKind => ({ name, form: 'text' })
const choice = (name: Shown): FormFieldKind => ({ name, form: 'choice' })

/** The fields of the form in the order in which people think of them. */
export const GROUPS: readonly FieldGroup[] = [
  { group: 'names', fields: [text('zh'), text('en'), text('code'), { name: 'note', form: 'note' }] },
  { group: 'place', fields: [choice('domain'), choice('group')] },
  {
    group: 'shown',
    fields: [
      ...[choice('owner'), choice('rule'), choice('better'), choice('decimals')],
      { name: 'headline', form: 'yes' },
    ],
  },
  { group: 'meaning', fields: [choice('unit'), choice('kind'), choice('basis'), choice('priceBasis')] },
  {
    group: 'relations',
    fields: [
      ...[choice('growthOf'), choice('rankOf'), choice('targetOf'), choice('partOf')],
      text('derivedFrom'),
    ],
  },
]

/** What published figures mean: not to be changed once there are any. */
export const FIXED_BY_FIGURES: ReadonlySet<Field> = new Set([
  ...(['unit', 'kind', 'basis', 'priceBasis'] as const),
])

const KINDS = ['level', 'cumulative-ytd', 'growth-yoy', 'completion-rate', 'rank', 'count-ytd', 'target']
const BASES = ['ytd', 'single', 'as-of', 'plan']
const POLARITIES = ['higher', 'lower', 'neutral']
const PRICES = ['current', 'comparable', 'comparable-scope', 'real', 'none']
const DECIMALS = ['0', '1', '2', '3', '4', '5', '6']

export interface Choices {
  readonly values: readonly string[]
  readonly isOptional: boolean
  /** What stands in the entry for a chosen value. */
  readonly read: (value: string) => string | number | null
}

/** What there is to choose from; relations stay within the domain. */
export function choicesOf(field: Shown, catalogue: Catalogue, entry: DraftEntry): Choices {
  const codes = (list: readonly { readonly code: string }[]): readonly string[] =>
    list.map(({ code }) => code)
  const one = (values: readonly string[]): Choices => ({ values, isOptional: false, read: (value) => value })
  const optional = (values: readonly string[]): Choices => ({
    values,
    isOptional: true,
    read: (value) => (value === '' ? null : value),
  })
  switch (field) {
    case 'domain':
      return one(codes(catalogue.domains))
    case 'group':
      return optional(codes(catalogue.groups))
    case 'owner':
      return one(codes(catalogue.owners))
    case 'rule':
      return one(codes(catalogue.rules))
    case 'unit':
      return one(codes(catalogue.units))
    case 'kind':
      return one(KINDS)
    case 'basis':
      return one(BASES)
    case 'better':
      return one(POLARITIES)
    case 'priceBasis':
      return optional(PRICES)
    case 'decimals':
      return { ...one(DECIMALS), read: Number }
    default: {
      const near = catalogue.indicators.filter(
        ({ code, domain }) => code !== entry.code && (domain === entry.domain || code === entry[field]),
      )
      return optional(codes(near))
    }
  }
}
