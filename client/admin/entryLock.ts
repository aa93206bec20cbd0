import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { SessionInfo } from '#shared/contract/answers.ts'
import type { DraftSummary } from '#shared/contract/drafts.ts'
import { isWorkedOut, type Indicator } from '#shared/indicator.ts'

/** Why somebody may not file a figure; undefined when they may. */
export type EntryLock =
  | { readonly why: 'role' }
  | { readonly why: 'formula' }
  /** Filed by another office, whose code is `owner`. */
  | { readonly why: 'other-office'; readonly owner: string }
  /** It stands in a draft that waits for review or release, as `text`. */
  | {
      readonly why: 'on-its-way'
      readonly draft: Pick<DraftSummary, 'id' | 'state' | 'releaseAt'>
      readonly text: string
      /** That draft is the one on the page. */
      readonly isOpen?: true
    }

export type Person = Pick<SessionInfo, 'role' | 'owner'>

const PUBLISHING = new Set<SessionInfo['role']>(['filer', 'reviewer', 'publisher'])

/** Whether the role files figures at all; the server holds the same rule. */
export const mayPublish = ({ role }: Person): boolean => PUBLISHING.has(role)

/** What keeps this person from filing this figure. */
export function entryLock(indicator: Indicator, catalogue: Catalogue, person: Person): EntryLock | undefined {
  if (!mayPublish(person)) return { why: 'role' }
  if (isWorkedOut(indicator)) return { why: 'formula' }
  const owner = catalogue.filedBy(indicator)
  const own = person.owner ?? catalogue.site.releaseDesk
  return person.role !== 'publisher' && own !== owner ? { why: 'other-office', owner } : undefined
}
