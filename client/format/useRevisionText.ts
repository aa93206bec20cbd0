import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import type { RevisionKind } from '#shared/observation.ts'

/** Of which kind a revision is, and who answers for it: the office, and the account where the reader may know it. */
export function useRevisionText() {
  const live = useLive()
  const { t, name } = useFormat()
  const kindOf = (kind: RevisionKind): string => t(`revision.${kind}`)
  const whoOf = ({ owner, by }: Pick<Vintage, 'owner' | 'by'>): string => {
    const office = live.catalogue.owner(owner)
    const who = office ? name(office) : owner
    return by === undefined ? who : t('revision.by', { who, account: by })
  }
  return { kindOf, whoOf }
}
