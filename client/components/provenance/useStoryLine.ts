import { computed, type ComputedRef } from 'vue'
import type { StoryFigure } from '#client/components/provenance/useStoryFigure.ts'
import { useStoryText } from '#client/components/provenance/useStoryText.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { Provenance } from '#shared/contract/provenance.ts'
import { subjectOf } from '#shared/series.ts'
import { scopeWords } from '#shared/wording/index.ts'

/** The figure with unit, period, scope and source in one line, to be pasted into a report. */
export function useStoryLine(
  provenance: () => Provenance | undefined,
  story: () => StoryFigure,
): ComputedRef<string> {
  const live = useLive()
  const { tongue } = useFormat()
  const { t, whose, what, when, office } = useStoryText()
  return computed(() => {
    const known = provenance()
    if (!known) return ''
    const { series, period, scope, source, demo, filedBy } = known
    const from = source
      ? [source.publisher, source.title, source.date].filter(Boolean).join(' ')
      : office(filedBy.office)
    const remarks = [
      period && when({ series, period }),
      scope && live.catalogue.subject(subjectOf(series))?.level === 'district' && scopeWords(scope, tongue()),
      t('story.line.source', { from }),
      demo && t('demo.full'),
    ]
    return t('story.line.all', {
      whose: whose(series),
      what: [what(series), story().kind].filter(Boolean).join(' '),
      figure: story().figure,
      remarks: remarks.filter(Boolean).join(t('story.line.between')),
    })
  })
}
