import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { facetsQuery, recordsQuery, type ListQuestion } from '#client/admin/ledgers/list/listQuery.ts'
import { useLedgers } from '#client/stores/ledgers.ts'
import { useReleased } from '#client/stores/useReleased.ts'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { fetchRecords } from '#client/api/ledgers.ts'
import { isSignedOut } from '#client/api/http.ts'
import type { RecordList } from '#shared/contract/ledgers.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'

/**
 * The page of records that is asked for, and the counts beside it; asked again when something is released. `day` is
 * the day that the whole panel looks back to.
 */
export function useRecordList(
  ledger: Readonly<Ref<Ledger>>,
  question: Readonly<Ref<ListQuestion>>,
  day: () => string,
) {
  const { signedOut } = useAtThePanel()
  const { askTitles, told } = useLedgers()
  const list = shallowRef<RecordList>()
  const facets = shallowRef<RecordList['groups']>([])
  const error = shallowRef<unknown>()
  const isBusy = ref(false)
  let asked = 0

  const facetField = computed(() => {
    if (question.value.group !== '') return question.value.group
    return ledger.value.states.length > 0 ? 'state' : ''
  })

  async function ask(): Promise<void> {
    const mine = ++asked
    isBusy.value = true
    const at = { ...question.value, on: question.value.on || day() }
    const { code } = ledger.value
    try {
      const [found, beside] = await Promise.all([
        fetchRecords(code, recordsQuery(at)),
        facetField.value ? fetchRecords(code, facetsQuery(at, facetField.value)) : undefined,
      ])
      if (mine !== asked) return
      list.value = found
      facets.value = beside?.groups ?? []
      error.value = undefined
      told(code, found.records)
      nameReferred(found)
    } catch (failure) {
      if (mine !== asked) return
      error.value = failure
      if (isSignedOut(failure)) signedOut()
    } finally {
      if (mine === asked) isBusy.value = false
    }
  }

  /** Records name others by their number: what those are called is asked for once. */
  function nameReferred({ records }: RecordList): void {
    for (const field of ledger.value.fields) {
      const entity = referredLedger(field)
      if (entity === undefined) continue
      const ids = records.flatMap(({ fields }) => [fields[field.name] ?? []].flat().map(String))
      void askTitles(entity, ids)
    }
  }

  watch([ledger, question, day], () => void ask(), { immediate: true })
  useReleased(() => void ask())
  return { list, facets, facetField, error, isBusy, ask }
}
