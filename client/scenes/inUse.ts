import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** What is to be shown of these figures: all that the catalogue has but what the bureau has retired. */
export const inUse = <T extends { readonly code: string }>(
  shown: readonly T[],
  { indicator }: Catalogue,
): readonly T[] => shown.filter(({ code }) => indicator(code)?.retired !== true)
