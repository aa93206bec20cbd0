import type { Recalled } from '#server/releases/derive/recalled.ts'
import type { CheckedDefinition } from '#server/releases/definitions/changes.ts'
import type { CheckedWall } from '#server/releases/walls/changes.ts'
import type { RecordOrder } from '#server/records/records.ts'
import type { IndicatorEntry } from '#shared/catalogue/indicatorEntry.ts'
import type { ObservationRequest } from '#shared/contract/releaseRequest.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Source } from '#shared/observation.ts'

/** A request of which everything has been checked that can be without the store. */
export interface CheckedRelease {
  readonly title: string
  readonly owner: string
  readonly source: Source | undefined
  /** All of it is for demonstration. */
  readonly demo: boolean
  readonly observations: readonly CheckedObservation[]
  readonly records: readonly RecordOrder[]
  /** Changes of the definitions of ledgers. */
  readonly ledgers?: readonly CheckedDefinition[]
  /** Changes of what stands on the walls. */
  readonly walls?: readonly CheckedWall[]
  /** Changes of the catalogue, and the derived figures that they call for. */
  readonly catalogue?: { readonly edits: readonly CheckedEdit[]; readonly recalled: Recalled }
  /** Derived figures to be worked out anew for another reason. */
  readonly recalled?: Recalled
}

/** An indicator as it is to be, over the version that its author saw; `before` is what it was. */
export interface CheckedEdit {
  readonly pointer: string
  readonly entry: IndicatorEntry
  readonly before: Indicator | undefined
  /** 0 for what was delivered, and for a new one. */
  readonly basedOn: number
  readonly reason: string
}

interface Located {
  /** JSON pointer of this part of the request. */
  readonly pointer: string
  readonly demo: boolean
}

/** `value` is in the indicator's own unit. */
export type CheckedObservation = Omit<ObservationRequest, 'unit'> & Located
