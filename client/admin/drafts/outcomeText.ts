import { useI18n } from 'vue-i18n'
import type { Outcome } from '#client/admin/drafts/useDraftActs.ts'
import { useMoment } from '#client/admin/drafts/useMoment.ts'
import { problemSentence } from '#client/admin/problemSentence.ts'

export interface OutcomeText {
  readonly tone: 'good' | 'bad'
  readonly text: string
}

/** What became of sending a draft on its way, in the reader's language. */
export function useOutcomeText() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const moment = useMoment()
  const bad = (text: string): OutcomeText => ({ tone: 'bad', text })

  return (outcome: Outcome): OutcomeText | undefined => {
    switch (outcome.kind) {
      case 'done': {
        const { state, entries: n, releasedSeq: seq, releaseAt } = outcome.draft
        const time = releaseAt ? moment(releaseAt) : ''
        return { tone: 'good', text: t(`draft.done.${state}`, { n, seq: seq ?? 0, time }, n) }
      }
      case 'refused':
        return bad(problemSentence(outcome.problem, locale.value))
      case 'lost':
        return bad(t('draft.outcome.lost'))
      case 'signed-out':
      case 'contested':
      case 'unsaved':
        return bad(t(`draft.outcome.${outcome.kind}`))
      default:
        return undefined
    }
  }
}
