import type { Looking } from '#server/ledgers/index.ts'
import {
  CHANGED_BEFORE,
  markOf,
  numberIn,
  sheetNamed,
  textIn,
  type RoundSource,
} from '#server/appraisal/source.ts'
import { currentFields, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import { isPeriod, previousPeriod, type Period } from '#shared/period.ts'

const RANKING = 'monthly-ranking'
const MARK = 'monthly-mark'

interface Entered {
  readonly kept: KeptRecord
  readonly fields: Fields
}

/** The months of each topic whose units are ranked (月评比) and of which the asker may know, the latest first. */
export function months(looking: Looking): readonly RoundSource[] {
  const entered = [...looking.book.all(RANKING).values()]
    .filter(({ id }) => looking.record(RANKING, id))
    .map((kept): Entered => ({ kept, fields: currentFields(kept) }))
  const rounds = Map.groupBy(
    entered,
    ({ fields }) => `${textIn(fields, 'period') ?? ''}~${textIn(fields, 'domain') ?? ''}`,
  )
  return [...rounds]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([, of]) => {
      const [period, domain] = [of[0]?.fields['period'], of[0]?.fields['domain']]
      return isPeriod(period) && typeof domain === 'string' ? [month(looking, period, domain, of)] : []
    })
}

export const monthNamed = (looking: Looking, id: string): RoundSource | undefined =>
  months(looking).find(({ head }) => head.id === `monthly~${id}`)

function month(looking: Looking, period: Period, domain: string, of: readonly Entered[]): RoundSource {
  const unitOf = ({ fields }: Entered): string => textIn(fields, 'unit') ?? ''
  const byUnit = new Map(of.map((one) => [unitOf(one), one]))
  return {
    head: {
      ...{ id: `monthly~${period}~${domain}`, kind: 'monthly', domain, period },
      state: of.every(({ fields }) => fields['state'] === 'published') ? 'published' : 'open',
      sheet: sheetNamed(
        looking,
        of.map(({ fields }) => textIn(fields, 'sheet')).find((id) => id !== null) ?? null,
      ),
      candidates: of.length,
    },
    notes: null,
    ranked: () =>
      of.map((one) => {
        const { kept, fields } = one
        const [score, position] = [numberIn(fields, 'score'), numberIn(fields, 'position')]
        const office = looking.catalogue.owner(unitOf(one))
        return {
          id: unitOf(one),
          name: { zh: office?.zh ?? unitOf(one), en: office?.en ?? unitOf(one) },
          marks: looking.book
            .referring(MARK, 'ranking', kept.id)
            .flatMap((mark) => markOf(looking, mark) ?? []),
          note: textIn(fields, 'note'),
          published: score !== null && position !== null ? { score, position } : null,
        }
      }),
    marking: ({ candidate, item, score, basedOn }, standing) =>
      standing
        ? {
            ...{ entity: MARK, id: standing.record, event: 'monthly-mark.corrected' },
            ...{ fields: { score }, reason: CHANGED_BEFORE, basedOn },
          }
        : {
            ...{ entity: MARK, event: 'monthly-mark.entered' },
            fields: {
              ...{ ranking: byUnit.get(candidate)?.kept.id ?? '', score },
              ...(item !== null && { item }),
            },
          },
    publishing: (results) =>
      results.flatMap(({ candidate, score, position, note }) => {
        const kept = byUnit.get(candidate)?.kept
        return kept
          ? [
              {
                ...{ entity: RANKING, id: kept.id, event: 'ranking.published' },
                fields: { score, position, ...(note !== undefined && { note }) },
                basedOn: kept.versions.at(-1)?.version ?? 0,
              },
            ]
          : []
      }),
    rights: { mark: [MARK, 'monthly-mark.entered'], publish: [RANKING, 'ranking.published'] },
    before: () => placesIn(looking, previousPeriod(period), domain),
  }
}

function placesIn({ book }: Looking, period: Period, domain: string): ReadonlyMap<string, number> {
  return new Map(
    book.matching(RANKING, ['period', 'domain'], [period, domain]).flatMap((kept) => {
      const fields = currentFields(kept)
      const [unit, position] = [textIn(fields, 'unit'), numberIn(fields, 'position')]
      return unit !== null && position !== null && fields['state'] === 'published'
        ? [[unit, position] as const]
        : []
    }),
  )
}
