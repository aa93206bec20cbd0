import { defineStore } from 'pinia'
import { computed, markRaw } from 'vue'
import { fetchObservations, fetchVintages } from '#client/api/calls.ts'
import { useLive } from '#client/stores/live.ts'
import { keptSeries, type KeptSeries } from '#client/tablet/keptSeries.ts'

interface Archive {
  readonly observations: KeptSeries
  readonly vintages: KeptSeries
}

/** What was known at a seq; without one, everything. What was published later is not even in memory. */
const archiveUpTo = (seq?: number): Archive =>
  markRaw({
    observations: keptSeries(async (key) => (await fetchObservations(key, seq)).observations),
    vintages: keptSeries(async (key) => {
      const { vintages } = await fetchVintages(key)
      return seq === undefined ? vintages : vintages.filter((v) => v.seq <= seq)
    }),
  })

/**
 * Histories and vintages that were looked at, kept while the page lives so that they can be read without a connection.
 * Those of a day of the past are kept for as long as the page shows that day.
 */
export const useArchive = defineStore('tablet-archive', () => {
  const live = useLive()
  const everything = archiveUpTo()
  const seq = computed(() => live.asOf?.seq)
  const shown = computed(() => (seq.value === undefined ? everything : archiveUpTo(seq.value)))
  return {
    observations: computed(() => shown.value.observations),
    vintages: computed(() => shown.value.vintages),
  }
})
