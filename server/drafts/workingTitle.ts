import type { DraftRow, EntryRow } from '#server/drafts/ports.ts'
import { figuresTitle } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { isPeriod, periodLabel } from '#shared/period.ts'

/** What a draft is called until somebody gives it a title: by its figures, or by its sheet while it has none. */
export function workingTitle(
  { domain, period }: Pick<DraftRow, 'domain' | 'period'>,
  first: Pick<EntryRow, 'series' | 'period'> | undefined,
  count: number,
  catalogue: Catalogue,
): string {
  if (first) return figuresTitle(first, count, catalogue)
  const sheet = catalogue.domains.find(({ code }) => code === domain)
  if (!sheet) return '空白草稿'
  return `${isPeriod(period) ? periodLabel(period) : ''}${sheet.zh}`
}
