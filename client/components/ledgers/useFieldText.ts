import { computed } from 'vue'
import { columnUnit } from '#client/components/ledgers/amountText.ts'
import { fieldText, type FieldTongue } from '#client/components/ledgers/fieldText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { Named } from '#shared/catalogue/catalogue.ts'
import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

type TitleOf = FieldTongue['title']

/** Values of records in the reader's language; `title` says what other records are called. */
export function useFieldText(title: TitleOf = (_ledger, id) => id) {
  const live = useLive()
  const { t, locale, name } = useFormat()

  const named = (kind: string, code: string): string => {
    const { catalogue } = live
    const lists: Readonly<Record<string, () => Named | undefined>> = {
      owner: () => catalogue.owner(code),
      figure: () => catalogue.indicator(code),
      domain: () => catalogue.domains.find((one) => one.code === code),
      unit: () => catalogue.units.find((one) => one.code === code),
    }
    const found = lists[kind]?.()
    return found ? name(found) : code
  }
  const tongue = computed<FieldTongue>(() => ({
    locale: locale.value,
    separator: t('list.separator'),
    named,
    title,
  }))
  const inColumn = computed<FieldTongue>(() => ({ ...tongue.value, column: true }))
  return {
    named,
    text: (value: JsonValue | undefined, field: LedgerField, ledger: Pick<Ledger, 'states'>): string =>
      fieldText(value, field, ledger, tongue.value),
    columnText: (value: JsonValue | undefined, field: LedgerField, ledger: Pick<Ledger, 'states'>): string =>
      fieldText(value, field, ledger, inColumn.value),
    /** What stands above a column: the field's name, with the unit of its amounts. */
    columnName: (field: LedgerField): string => {
      const unit = columnUnit(field.type)
      return unit ? t('ledger.inUnit', { name: name(field), unit: name(unit) }) : name(field)
    },
  }
}
