import { asPeriod } from '#shared/period.ts'

/** The day on which the demonstration's ledgers begin: what was before stands in them as it was on that day. */
export const LEDGERS_BEGIN = asPeriod('2019-01-02')
