import { useFormat } from '#client/format/useFormat.ts'
import type { Said } from '#shared/ledger/ledger.ts'

/** What settings say in both languages, in the reader's. */
export function useSaid(): (said: Said) => string {
  const { locale } = useFormat()
  return (said) => (locale.value === 'en' ? said.en : said.zh)
}
