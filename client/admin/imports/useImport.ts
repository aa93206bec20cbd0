import { computed, readonly, ref, shallowReactive, shallowRef } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { isSignedOut } from '#client/api/http.ts'
import { changeImport, draftImport, fetchImport, fetchImportRows } from '#client/api/imports.ts'
import { problemText } from '#client/api/problemText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import type { SaidOfList } from '#shared/contract/listImports.ts'
import type { ImportCell, ImportDetail, ImportedDraft, ImportSheet } from '#shared/contract/imports.ts'

/** Rows of one page of cells; the server's `ROWS_OF_PAGE`. */
const PAGE = 200

/** One import as its page shows it: what the server says of it, the cells as far as they have been looked at. */
export function useImport(id: string) {
  const { t, locale } = useFormat()
  const { signedOut } = useAtThePanel()
  const detail = shallowRef<ImportDetail>()
  const isBusy = ref(false)
  const trouble = ref<string>()
  /** By sheet, version and page: cells are another's as soon as the mapping changes. */
  const pages = shallowReactive(new Map<string, readonly (readonly ImportCell[])[] | 'coming' | 'failed'>())

  const keyOf = (sheet: number, page: number): string => `${detail.value?.version} ${sheet} ${page}`

  async function attempt<T>(step: () => Promise<T>): Promise<T | undefined> {
    isBusy.value = true
    trouble.value = undefined
    try {
      return await step()
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      else trouble.value = problemText(error, locale.value) ?? t('import.unreachable')
      return undefined
    } finally {
      isBusy.value = false
    }
  }

  const load = async (): Promise<void> => {
    detail.value = (await attempt(() => fetchImport(id))) ?? detail.value
  }

  /** Says something of a sheet; everything shown follows from the answer. */
  async function change(
    sheet: ImportSheet,
    said: Partial<Pick<ImportSheet, 'mapping' | 'included'>> & { readonly list?: SaidOfList },
  ): Promise<void> {
    const version = detail.value?.version
    if (version === undefined || isBusy.value) return
    const { n, included, mapping } = { ...sheet, ...said }
    const list = said.list === undefined ? {} : { list: said.list }
    const sheets = [{ n, included, mapping, ...list }]
    const changed = await attempt(() => changeImport(id, { version, sheets }))
    if (changed) detail.value = changed
    else await reloadKeeping()
  }
  /** Somebody else may have been faster: what stands is shown, and why the change was not taken. */
  async function reloadKeeping(): Promise<void> {
    const said = trouble.value
    await load()
    trouble.value ??= said
  }

  const makeDraft = (): Promise<ImportedDraft | undefined> =>
    attempt(() => draftImport(id, detail.value?.version ?? 0))

  /** The row as far as it is known; asks for the rows around it when it is not. */
  function row(sheet: ImportSheet, index: number): readonly ImportCell[] | undefined {
    const page = Math.floor(index / PAGE)
    const known = pages.get(keyOf(sheet.n, page))
    if (known === undefined) void fetchPage(sheet.n, page)
    return typeof known === 'object' ? known[index % PAGE] : undefined
  }

  async function fetchPage(sheet: number, page: number): Promise<void> {
    const key = keyOf(sheet, page)
    pages.set(key, 'coming')
    try {
      pages.set(key, (await fetchImportRows(id, sheet, page)).rows)
    } catch {
      pages.set(key, 'failed')
      trouble.value ??= t('import.unreachable')
    }
  }

  return {
    detail: computed(() => detail.value),
    isBusy: readonly(isBusy),
    trouble,
    load,
    change,
    makeDraft,
    row,
  }
}

export type OpenImport = ReturnType<typeof useImport>
