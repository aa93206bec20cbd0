/** What can be wrong with something that is to happen to a record; the sentences are the server's. */
export type RecordFaultCode =
  | 'unknown-event'
  | 'unknown-record'
  | 'record-exists'
  | 'not-in-state'
  | 'no-such-move'
  | 'choose-state'
  | 'unknown-field'
  | 'not-asked'
  | 'required'
  | 'reason-required'
  | 'not-text'
  | 'too-long'
  | 'not-a-number'
  | 'not-whole'
  | 'not-yes-or-no'
  | 'not-a-day'
  | 'not-an-instant'
  | 'malformed-period'
  | 'not-among'
  | 'not-a-list'
  | 'no-such-reference'
  | 'future-day'
  | 'before-record'
  | 'must-differ'
  | 'before-other'
  | 'out-of-range'
  | 'too-few'
  | 'above-other'
  | 'not-unique'
  | 'number-gap'
  | 'total-falls'
  | 'fill-in-state'
  | 'fill-with'
  | 'at-the-top'
  | 'same-person'
  | 'sum-differs'
  | 'settled-already'

/** One thing that stands in the way. */
export interface RecordFault {
  /** JSON pointer into the request: `/fields/dueOn`, `/on`, the empty text for all of it. */
  readonly pointer: string
  readonly code: RecordFaultCode
  readonly params?: Readonly<Record<string, string | number>>
}

export const atField = (name: string): string => `/fields/${name}`
