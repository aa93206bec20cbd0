import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { rowsKeeper } from '#client/tablet/indicatorRows.ts'

/** The rows of all published indicators by code, computed once for rail and list. */
export const useRows = defineStore('tablet-rows', () => {
  const live = useLive()
  const keeper = computed(() => rowsKeeper(live.catalogue))
  return { all: computed(() => keeper.value(live.board)) }
})
