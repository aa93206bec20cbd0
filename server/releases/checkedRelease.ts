import type { ObservationRequest, RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Source } from '#shared/observation.ts'

/** A request of which everything has been checked that can be without the store. */
export interface CheckedRelease {
  readonly title: string
  readonly owner: string
  readonly source: Source | undefined
  /** All of it is for demonstration. */
  readonly demo: boolean
  readonly observations: readonly CheckedObservation[]
  readonly records: readonly CheckedRecord[]
}

interface Located {
  /** JSON pointer of this part of the request. */
  readonly pointer: string
  readonly demo: boolean
}

/** `value` is in the indicator's own unit. */
export type CheckedObservation = Omit<ObservationRequest, 'unit'> & Located
export type CheckedRecord = RecordRequest & Located
