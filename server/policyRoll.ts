import type { Audience, PolicyKey } from '#shared/contract/policy.ts'
import { POLICY } from '#shared/contract/policy.ts'

/** A route or event without an entry in the policy table, or an entry without its route: the start fails. */
export class PolicyGap extends Error {}

export interface PolicyRoll {
  /** The audience of a route or event that is being registered; each may be claimed once. */
  readonly claim: (key: PolicyKey) => Audience
  /** Throws {@link PolicyGap} unless everything in the table has been claimed. */
  readonly close: () => void
}

/** Holds what is registered against the policy table, so that neither can be there without the other. */
export function openPolicyRoll(policy: Readonly<Record<string, Audience>> = POLICY): PolicyRoll {
  const claimed = new Set<string>()
  return {
    claim: (key) => {
      const audience = Object.hasOwn(policy, key) ? policy[key] : undefined
      if (audience === undefined)
        throw new PolicyGap(`"${key}" is registered but has no entry in shared/contract/policy.ts.`)
      if (claimed.has(key)) throw new PolicyGap(`"${key}" is registered twice.`)
      claimed.add(key)
      return audience
    },
    close: () => {
      const missing = Object.keys(policy).filter((key) => !claimed.has(key))
      if (missing.length > 0)
        throw new PolicyGap(`shared/contract/policy.ts lists what nobody registered: ${missing.join(', ')}.`)
    },
  }
}
