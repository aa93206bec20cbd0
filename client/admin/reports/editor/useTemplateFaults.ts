import { computed, type ComputedRef, type Ref } from 'vue'
import type { PreviewSession } from '#client/admin/reports/usePreview.ts'
import { useLive } from '#client/stores/live.ts'
import { readTemplate } from '#shared/report/template/checkTemplate.ts'
import type { TemplateFault } from '#shared/report/template/templateFault.ts'

/**
 * What is wrong with the text as it is being typed, by the very rules of the server; of views of rooms, which the
 * server alone knows, as soon as it has been asked.
 */
export function useTemplateFaults(
  text: Ref<string>,
  preview: Pick<PreviewSession, 'text' | 'faults'>,
): ComputedRef<readonly TemplateFault[]> {
  const live = useLive()
  return computed(() => {
    const { faults } = readTemplate(text.value, { catalogue: live.newestCatalogue })
    if (preview.text.value !== text.value) return faults
    const known = new Set(faults.map(({ at, code }) => `${at} ${code}`))
    const more = preview.faults.value.filter(({ at, code }) => !known.has(`${at} ${code}`))
    return more.length === 0 ? faults : [...faults, ...more].sort((a, b) => a.at - b.at)
  })
}
