import { computed, shallowReactive, watch, type ComputedRef } from 'vue'
import { fetchProvenance } from '#client/api/calls.ts'
import { ApiProblem } from '#client/api/http.ts'
import { targetText, type FigureRef } from '#client/components/provenance/figureRef.ts'
import { useLive } from '#client/stores/live.ts'
import type { Provenance } from '#shared/contract/provenance.ts'

/** What was answered about a figure, and whether that is the newest word. */
export interface StoryAnswer {
  readonly provenance: Provenance | undefined
  /** `away`: the server could not be asked; `refused`: it would not tell. What was known before stays. */
  readonly state: 'asking' | 'told' | 'away' | 'refused'
  readonly refusal?: ApiProblem
  /** Epoch milliseconds at which it was told. */
  readonly at: number
}

const ASKING: StoryAnswer = { provenance: undefined, state: 'asking', at: 0 }
/** Answers that are kept, so that the way back is there at once, also without a link. */
const KEPT = 60

/** The provenance of a figure: asked for anew when the figure changes or the link returns. */
export function useProvenance(ref: () => FigureRef | undefined): {
  readonly answer: ComputedRef<StoryAnswer>
  readonly ask: () => Promise<void>
} {
  const live = useLive()
  const answers = shallowReactive(new Map<string, StoryAnswer>())
  /** Looking back, the page asks what was known then. */
  const asOf = computed(() => live.asOf?.seq)
  const key = computed(() => {
    const { series, period } = ref() ?? {}
    return series && `${targetText({ series, period })} ${asOf.value ?? ''}`
  })

  async function ask(): Promise<void> {
    const asked = key.value
    const { series, period } = ref() ?? {}
    if (asked === undefined || series === undefined) return
    const keep = (answer: StoryAnswer): void => {
      answers.delete(asked)
      answers.set(asked, answer)
      for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest)
    }
    const known = answers.get(asked)
    try {
      keep({ provenance: await fetchProvenance(series, period, asOf.value), state: 'told', at: Date.now() })
    } catch (error) {
      const before = { provenance: known?.provenance, at: known?.at ?? 0 }
      keep(
        error instanceof ApiProblem
          ? { ...before, state: 'refused', refusal: error }
          : { ...before, state: 'away' },
      )
    }
  }

  const onBoard = (): unknown => {
    const asked = ref()
    return asked && live.board.series[asked.series]
  }
  watch([key, onBoard, () => live.link === 'live'], () => void ask(), { immediate: true })
  return { answer: computed(() => answers.get(key.value ?? '') ?? ASKING), ask }
}
