import type { Identity } from '#server/accounts/index.ts'
import { readPolicy } from '#server/drafts/deskPolicy.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { topicsOf } from '#server/drafts/topics.ts'
import { Failure } from '#server/failure.ts'
import type { Permit } from '#server/releases/index.ts'
import { indicatorOf } from '#shared/series.ts'

/**
 * Who may publish without a draft: systems that push, with a token of theirs; everybody else only where two eyes do,
 * by the policy as it stands in the very transaction.
 */
export const directPublishing =
  ({ releases }: Pick<DraftPorts, 'releases'>) =>
  ({ kind, actor }: Pick<Identity, 'kind' | 'actor'>): Permit | undefined => {
    if (kind === 'machine' && actor.role === 'publisher') return undefined
    return async (trx, { observations, records }) => {
      const wantsFourEyes = await readPolicy(trx, topicsOf(releases))
      const content = {
        indicators: observations.map(({ series }) => indicatorOf(series)),
        ledgers: records.map(({ entity }) => entity),
      }
      if (wantsFourEyes(content)) throw new Failure('four-eyes')
    }
  }
