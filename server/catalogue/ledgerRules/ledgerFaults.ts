import type { Ledger } from '#shared/ledger/ledger.ts'
import { checkRules } from '#server/catalogue/ledgerRules/checks.ts'
import { computedRules } from '#server/catalogue/ledgerRules/computed.ts'
import { deadlineRules } from '#server/catalogue/ledgerRules/deadline.ts'
import type { DefinitionFault, DefinitionGround } from '#server/catalogue/ledgerRules/definition.ts'
import { eventRules } from '#server/catalogue/ledgerRules/events.ts'
import { exposureRules } from '#server/catalogue/ledgerRules/exposure.ts'
import { fieldRules } from '#server/catalogue/ledgerRules/fields.ts'
import { headingRules } from '#server/catalogue/ledgerRules/headings.ts'
import { repeats } from '#server/catalogue/ledgerRules/repeats.ts'
import { stateRules } from '#server/catalogue/ledgerRules/states.ts'

const RULES = [
  ...[repeats, headingRules, fieldRules, computedRules, stateRules],
  ...[eventRules, exposureRules, deadlineRules, checkRules],
]

/** Everything that keeps a definition from being used, with the place in it and what to do. */
export const ledgerFaults = (ledger: Ledger, ground: DefinitionGround): readonly DefinitionFault[] =>
  RULES.flatMap((rule) => [...rule(ledger, ground)])
