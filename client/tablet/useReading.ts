import { computed, ref, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'
import { useFormat } from '#client/format/useFormat.ts'
import { firstRange, usefulRanges, type Sight } from '#client/tablet/ranges.ts'
import type { Period } from '#shared/period.ts'

export type View = 'trend' | 'revisions'
interface Option<Value> {
  readonly value: Value
  readonly text: string
}

interface Reading {
  /** What the reader chose; without a choice the newest period, also when a newer one is published. */
  readonly selected: WritableComputedRef<Period | undefined, Period>
  readonly range: WritableComputedRef<Sight>
  /** None where the history is too short to be cut. */
  readonly ranges: ComputedRef<readonly Option<Sight>[]>
  readonly view: Ref<View>
  readonly views: ComputedRef<readonly Option<View>[]>
}

/** How a reader looks at the history of an indicator; `periods` are those of its main line, ascending. */
export function useReading(periods: () => readonly Period[]): Reading {
  const { t } = useFormat()
  const latest = computed(() => periods().at(-1))
  const chosenPeriod = ref<Period>()
  const chosenRange = ref<Sight>()
  return {
    selected: computed({
      get: () => chosenPeriod.value ?? latest.value,
      set: (period: Period) => (chosenPeriod.value = period === latest.value ? undefined : period),
    }),
    range: computed({
      get: () => chosenRange.value ?? firstRange(periods()),
      set: (range) => (chosenRange.value = range),
    }),
    ranges: computed(() =>
      usefulRanges(periods()).map((value) => ({ value, text: t(`tablet.range.${value}`) })),
    ),
    view: ref('trend'),
    views: computed(() =>
      (['trend', 'revisions'] as const).map((value) => ({ value, text: t(`tablet.page.${value}`) })),
    ),
  }
}
