import { computed, type ComputedRef } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { publishedDomains } from '#client/tablet/listSections.ts'
import { navGroups, type NavGroup } from '#client/tablet/navGroups.ts'
import { useRows } from '#client/tablet/useRows.ts'

/** The entries of the rail for what is on the board. */
export function useNavGroups(): ComputedRef<readonly NavGroup[]> {
  const live = useLive()
  const rows = useRows()
  const domains = computed(() => [...publishedDomains(rows.all)].sort().join())
  return computed(() => navGroups(live.catalogue, new Set(domains.value.split(','))))
}
