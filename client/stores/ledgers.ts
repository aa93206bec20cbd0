import { defineStore } from 'pinia'
import { ref, shallowReactive, shallowRef } from 'vue'
import { fetchLedger, fetchRecords, fetchRoll } from '#client/api/ledgers.ts'
import { isSignedOut } from '#client/api/http.ts'
import type { LedgerRoll } from '#shared/contract/ledgers.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

/** What this page knows of the ledgers: which there are, how they are defined, what records are called. */
export const useLedgers = defineStore('ledgers', () => {
  const roll = shallowRef<LedgerRoll>()
  const hasFailed = ref(false)
  const isSignedIn = ref(true)
  const definitions = shallowReactive(new Map<string, Ledger>())
  const titles = shallowReactive(new Map<string, string>())
  const askedTitles = new Set<string>()

  async function load(): Promise<void> {
    try {
      const answer = await fetchRoll()
      if ((roll.value?.seq ?? 0) > answer.seq) return
      roll.value = answer
      hasFailed.value = false
      isSignedIn.value = true
    } catch (error) {
      hasFailed.value = true
      isSignedIn.value = !isSignedOut(error)
    }
  }

  /** Fetches a definition; `anew` although it is known, since it may have been changed. */
  async function define(code: string, anew = false): Promise<void> {
    if (definitions.has(code) && !anew) return
    const found = await fetchLedger(code).catch(() => undefined)
    if (found) definitions.set(code, found)
  }

  const keyOf = (entity: string, id: string): string => `${entity}/${id}`
  const told = (entity: string, rows: readonly { readonly id: string; readonly title: string }[]): void => {
    for (const { id, title } of rows) titles.set(keyOf(entity, id), title)
  }
  /** Finds out what records are called, all that are not known in one question. */
  async function askTitles(entity: string, ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !askedTitles.has(keyOf(entity, id))).slice(0, 500)
    if (unknown.length === 0) return
    for (const id of unknown) askedTitles.add(keyOf(entity, id))
    const query = new URLSearchParams({ where: `id:is:${unknown.join(',')}`, limit: '500' })
    const found = await fetchRecords(entity, query).catch(() => undefined)
    if (found) told(entity, found.records)
  }
  const titleOf = (entity: string, id: string): string => titles.get(keyOf(entity, id)) ?? id

  return { roll, hasFailed, isSignedIn, definitions, load, define, told, askTitles, titleOf }
})
