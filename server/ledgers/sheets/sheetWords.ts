import type { Looking } from '#server/ledgers/looking.ts'
import type { SheetTongue } from '#server/ledgers/sheets/sheetValue.ts'
import { referredLedger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { Locale } from '#shared/period.ts'

/** More records than these are not offered to choose from. */
const MOST_CHOICES = 500

/** The reader's words for codes and records. */
export const tongueOf = ({ catalogue, title }: Looking, locale: Locale): SheetTongue => ({
  locale,
  title,
  named: (type, code) => {
    const found = namesOf(type, { catalogue }).find((one) => one.code === code)
    return found ? (locale === 'en' ? found.en : found.zh) : code
  },
})

/** What a reference to the catalogue may name. Figures of several topics share names, so that they go by their codes. */
function namesOf(type: string, { catalogue }: Pick<Looking, 'catalogue'>) {
  if (type === 'ref(owner)') return catalogue.owners
  if (type === 'ref(unit)') return catalogue.units
  return type === 'ref(domain)' ? catalogue.domains : []
}

/** What a reference may be chosen from, where that is not too much. */
export const choicesOf =
  (looking: Looking, locale: Locale) =>
  (field: LedgerField): readonly string[] | undefined => {
    const names = namesOf(field.type, looking).map(({ zh, en }) => (locale === 'en' ? en : zh))
    const entity = referredLedger(field)
    if (entity === undefined || field.type.endsWith('[]')) return names.length > 0 ? names : undefined
    const all = looking.book.all(entity)
    if (all.size > MOST_CHOICES || all.size === 0) return undefined
    return [...all.keys()].flatMap((id) => {
      const title = looking.record(entity, id) ? looking.title(entity, id) : undefined
      return title === undefined ? [] : [title === id ? id : `${id} ${title}`]
    })
  }
