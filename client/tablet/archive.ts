import { defineStore } from 'pinia'
import { markRaw } from 'vue'
import { fetchObservations, fetchVintages } from '#client/api/calls.ts'
import { keptSeries } from '#client/tablet/keptSeries.ts'

/** Histories and vintages that were looked at, kept while the page lives so that they can be read without a connection. */
export const useArchive = defineStore('tablet-archive', () => ({
  observations: markRaw(keptSeries(async (key) => (await fetchObservations(key)).observations)),
  vintages: markRaw(keptSeries(async (key) => (await fetchVintages(key)).vintages)),
}))
