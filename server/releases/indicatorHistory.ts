import { Failure } from '#server/failure.ts'
import { entryOf, statesOf } from '#server/releases/catalogueHistory.ts'
import { publishersOf } from '#server/releases/publishersOf.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { IndicatorHistory } from '#shared/contract/catalogueEdit.ts'

/** {@link Releases.indicatorHistory}. Throws Failure `not-found` for a code that was never used. */
export async function indicatorHistory(
  { read }: Pick<Store, 'read'>,
  delivered: Catalogue,
  code: string,
): Promise<IndicatorHistory> {
  const states = await statesOf(read, code)
  const first = delivered.indicator(code) ?? null
  if (!first && states.length === 0) throw new Failure('not-found')
  const publishers = await publishersOf(
    read,
    states.map(({ seq }) => seq),
  )
  return {
    code,
    delivered: first,
    versions: states.map(({ entry, ...state }) => ({
      ...state,
      entry: entryOf(entry),
      by: publishers.get(state.seq) ?? null,
    })),
  }
}
