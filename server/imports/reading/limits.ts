/** What a file of figures needs at most; beyond it somebody has dropped the wrong file, or means harm. */
export const MOST_BYTES = 10_000_000
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 200
export const MOST_CELLS = 500_000
export const MOST_SHEETS = 50
/** All parts of a workbook together, counted while they are inflated. */
export const MOST_INFLATED_BYTES = 160_000_000
/** Sheets deflate to a twentieth or a fortieth; nothing honest that is large does to a three-hundredth. */
export const MOST_RATIO = 300
export const RATIO_COUNTS_FROM_BYTES = 8_000_000
/** Of the processor's time; a file is not to blame for what else the machine does, up to a minute on the clock. */
export const LONGEST_MS = 20_000
export const LONGEST_ON_CLOCK_MS = 60_000
/** Of the thread that reads. */
export const MEMORY_MB = 768
