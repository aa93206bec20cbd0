import { fetchRecords } from '#client/api/ledgers.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { referredLedger } from '#shared/ledger/ledger.ts'

export interface LookedUp {
  readonly code: string
  readonly label: string
  readonly note: string
}

interface Named {
  readonly code: string
  readonly zh: string
  readonly en: string
}
const MOST = 12

/** What there is to choose for a field that names something else: by words, the first dozen. */
export async function lookUp(
  type: string,
  words: string,
  catalogue: Catalogue,
  name: (named: Named) => string,
): Promise<readonly LookedUp[]> {
  const entity = referredLedger({ type })
  if (entity !== undefined) return lookUpRecords(entity, words)
  const wanted = words.toLowerCase().split(/\s+/)
  return codedOf(type, catalogue)
    .filter(({ zh, en, code }) => wanted.every((word) => `${zh} ${en} ${code}`.toLowerCase().includes(word)))
    .slice(0, MOST)
    .map((one) => ({ code: one.code, label: name(one), note: type === 'ref(figure)' ? one.code : '' }))
}

async function lookUpRecords(entity: string, words: string): Promise<readonly LookedUp[]> {
  const query = new URLSearchParams({ limit: String(MOST) })
  if (words.trim() !== '') query.set('q', words.trim())
  const { records } = await fetchRecords(entity, query)
  return records.map(({ id, title }) => ({ code: id, label: title, note: id === title ? '' : id }))
}

/** The closed lists of the catalogue that a field may name something of. */
function codedOf(type: string, { indicators, owners, units, domains }: Catalogue): readonly Named[] {
  const lists: Readonly<Record<string, readonly Named[]>> = {
    'ref(figure)': indicators,
    'ref(owner)': owners,
    'ref(unit)': units,
    'ref(domain)': domains,
  }
  return lists[type] ?? []
}
