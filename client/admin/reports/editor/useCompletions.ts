import { computed, ref, shallowRef } from 'vue'
import { useLive } from '#client/stores/live.ts'
import type { Completion } from '#shared/report/template/completionOptions.ts'
import { completions, type Completions } from '#shared/report/template/completions.ts'

const NOTHING: Completions = { at: 0, end: 0, items: [] }

/** What may be meant by what is being typed. It offers itself within a slot, and shows everything when asked to. */
export function useCompletions() {
  const live = useLive()
  const offered = shallowRef<Completions>(NOTHING)
  const chosen = ref(0)
  const isOpen = computed(() => offered.value.items.length > 0)
  const items = computed<readonly Completion[]>(() => offered.value.items)
  const from = computed(() => offered.value.at)

  /** What was written to its end already needs nothing, unless somebody asks. */
  function ask(text: string, at: number, isAsked: boolean): void {
    const found = completions(text, at, live.newestCatalogue) ?? NOTHING
    const [only] = found.items
    const isWhole = found.items.length === 1 && only?.text === text.slice(found.at, found.end)
    const isNothingTyped = found.at === at
    offered.value = !isAsked && (isWhole || (isNothingTyped && text[at - 1] !== '|')) ? NOTHING : found
    chosen.value = 0
  }
  const close = (): void => void (offered.value = NOTHING)
  const move = (by: 1 | -1): void =>
    void (chosen.value = (chosen.value + by + items.value.length) % Math.max(1, items.value.length))
  function take(n: number): (Pick<Completions, 'at' | 'end'> & Pick<Completion, 'text'>) | undefined {
    const { at, end } = offered.value
    const item = items.value[n]
    close()
    return item && { at, end, text: item.text }
  }
  /** Whether a caret still stands in what is being completed. */
  const covers = (caret: number): boolean => offered.value.at <= caret && caret <= offered.value.end
  return { isOpen, items, chosen, from, ask, close, move, take, covers }
}
