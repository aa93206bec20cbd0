import type { Identity } from '#server/accounts/index.ts'
import { readPolicy } from '#server/drafts/deskPolicy.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { Failure } from '#server/failure.ts'
import type { Permit } from '#server/releases/index.ts'
import { indicatorOf } from '#shared/series.ts'

/**
 * Who may publish without a draft: systems that push, with a token of theirs; everybody else only where two eyes do,
 * by the policy as it stands in the very transaction. Records of ledgers belong to no topic and are not asked about.
 */
export const directPublishing =
  ({ releases }: Pick<DraftPorts, 'releases'>) =>
  ({ kind, actor }: Pick<Identity, 'kind' | 'actor'>): Permit | undefined => {
    if (kind === 'machine' && actor.role === 'publisher') return undefined
    return async (trx, { observations }) => {
      const wantsFourEyes = await readPolicy(trx, releases.catalogue())
      if (wantsFourEyes(observations.map(({ series }) => indicatorOf(series)))) throw new Failure('four-eyes')
    }
  }
