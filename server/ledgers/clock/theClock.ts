import type { RecordOrder } from '#server/records/records.ts'

/** Who makes happen what happens by itself. */
export const THE_CLOCK: RecordOrder['by'] = { id: null, role: 'system', owner: null }
