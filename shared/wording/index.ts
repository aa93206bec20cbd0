/*
 * The one grammar from facts to words, in Chinese and English: tiles, tooltips, warnings and reports all speak
 * through it. Functions take numbers and names, never a board; labels without a fact in them are the client's.
 */
export * from '#shared/wording/amount.ts'
export * from '#shared/wording/difference.ts'
export * from '#shared/wording/finding.ts'
export * from '#shared/wording/growth.ts'
export * from '#shared/wording/growthStatement.ts'
export * from '#shared/wording/missing.ts'
export * from '#shared/wording/movement.ts'
export * from '#shared/wording/numeral.ts'
export * from '#shared/wording/parts.ts'
export * from '#shared/wording/rank.ts'
export * from '#shared/wording/schedule.ts'
export * from '#shared/wording/singlePeriod.ts'
export * from '#shared/wording/tongue.ts'
