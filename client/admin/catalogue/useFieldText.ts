import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Field } from '#client/admin/catalogue/indicatorDraft.ts'

const REFERENCES: readonly string[] = ['growthOf', 'rankOf', 'targetOf', 'partOf']
const CODED: readonly string[] = ['kind', 'basis', 'better', 'feed', 'priceBasis']

/** The fields of an indicator and what stands in them, in plain words. */
export function useFieldText() {
  const live = useLive()
  const { t, name } = useFormat()

  const fieldName = (field: Field | 'order'): string => t(`catalogueEditor.field.${field}`)

  function named(field: string, code: string): string {
    const catalogue = live.newestCatalogue
    const lists = { domain: catalogue.domains, group: catalogue.groups, owner: catalogue.owners }
    if (field === 'domain' || field === 'group' || field === 'owner') {
      const found = lists[field].find((one) => one.code === code)
      return found ? name(found) : code
    }
    if (field === 'unit') return name(catalogue.unit(code))
    if (field === 'rule') return name(catalogue.rule(code))
    if (REFERENCES.includes(field)) {
      const found = catalogue.indicator(code)
      return found ? name(found) : code
    }
    return CODED.includes(field) ? t(`catalogueEditor.${field}.${code}`) : code
  }

  function valueText(field: Field | 'order', entry: Partial<Indicator> | undefined): string {
    const value = entry?.[field]
    if (field === 'retired' || field === 'headline') return t(`catalogueEditor.yesNo.${value === true}`)
    if (value === undefined || value === null || value === '') return t('catalogueEditor.none')
    return typeof value === 'string' ? named(field, value) : String(value)
  }

  return { t, name, fieldName, valueText }
}
