import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CatalogueRequestInput } from '#shared/contract/catalogueEdit.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Board } from '#shared/board.ts'

/** An indicator as somebody is changing it; its place is told by `after`, never by a number. */
type Entry = Omit<Indicator, 'order'>
export type DraftEntry = { -readonly [Field in keyof Entry]: Entry[Field] }
export type Field = keyof DraftEntry

export interface IndicatorDraft {
  readonly entry: DraftEntry
  /** Code of the indicator to stand behind, null for the first place; undefined: where it is. */
  after: string | null | undefined
  /** The version that this began with; null for a new one. */
  basedOn: number | null
  /** Codes of indicators that are retired along with this one. */
  alsoRetired: string[]
  /** Typed values of targets by series and period. */
  readonly targets: Record<string, string>
}

export const versionOf = (board: Board, code: string): number => board.catalogue[code]?.version ?? 0

export function draftOf(indicator: Indicator, board: Board): IndicatorDraft {
  const { order: _order, ...entry } = indicator
  return {
    ...{ entry: { ...entry }, after: undefined },
    basedOn: versionOf(board, entry.code),
    alsoRetired: [],
    targets: {},
  }
}

/** A new indicator: what most of the catalogue's are, until said otherwise. */
export function newDraft(catalogue: Catalogue, domain: string): IndicatorDraft {
  const entry: DraftEntry = {
    ...{ code: `${prefixOf(catalogue, domain)}.`, domain, group: null, zh: '', en: '' },
    ...{ unit: 'CNY-100M', kind: 'cumulative-ytd', basis: 'ytd', rule: 'monthly-no-jan' },
    ...{ better: 'higher', decimals: 2, owner: catalogue.site.releaseDesk, feed: 'filing', headline: false },
    ...{ growthOf: null, rankOf: null, targetOf: null, partOf: null },
    ...{ derivedFrom: null, priceBasis: null, note: null },
  }
  return { entry, after: undefined, basedOn: null, alsoRetired: [], targets: {} }
}

export const prefixOf = (catalogue: Catalogue, domain: string): string =>
  catalogue.domains.find(({ code }) => code === domain)?.prefix ?? domain

/** The fields in which the draft is otherwise than the indicator that stands; all that say anything for a new one. */
export function changedFields({ entry }: IndicatorDraft, standing: Indicator | undefined): readonly Field[] {
  const fields = [...new Set([...Object.keys(standing ?? {}), ...Object.keys(entry)])] as Field[]
  return fields.filter(
    (field: string) =>
      field !== 'order' && (entry[field as Field] ?? null) !== (standing?.[field as Field] ?? null),
  )
}

/** What the server is asked for; undefined while nothing is to be changed. */
export function requestOf(
  draft: IndicatorDraft,
  standing: Indicator | undefined,
  { catalogue, board, reason }: { catalogue: Catalogue; board: Board; reason: string },
): CatalogueRequestInput | undefined {
  const targets = targetRequests(draft, board)
  const isEdited = draft.after !== undefined || changedFields(draft, standing).length > 0
  if (!isEdited && targets.length === 0) return undefined
  const along = draft.entry.retired
    ? draft.alsoRetired.flatMap((code) => catalogue.indicator(code) ?? [])
    : []
  return {
    edits: [
      ...(isEdited ? [editOf(draft, catalogue)] : []),
      ...along.map((indicator) => {
        const { entry, basedOn } = draftOf(indicator, board)
        return { basedOn, entry: { ...entry, retired: true as const } }
      }),
    ],
    targets,
    reason,
  }
}

function editOf({ entry, basedOn, after }: IndicatorDraft, catalogue: Catalogue) {
  const own = basedOn === null ? { ...entry, feed: feedOf(entry, catalogue) } : entry
  return { basedOn, entry: { ...own }, ...(after !== undefined && { after }) }
}

/** How the figures of a new indicator come in follows from its formula and its office. */
function feedOf({ derivedFrom, owner }: DraftEntry, catalogue: Catalogue): Indicator['feed'] {
  if (derivedFrom !== null) return 'formula'
  return catalogue.owner(owner)?.type === 'release' ? 'release' : 'filing'
}

const NUMBER = /^-?\d+(\.\d+)?$/
export const isNumberText = (text: string): boolean => NUMBER.test(text.trim())

function targetRequests({ targets }: IndicatorDraft, board: Board) {
  return Object.entries(targets).flatMap(([key, text]) => {
    const [series = '', period = ''] = key.split(' ')
    const standing = Object.entries(board.series)
      .find(([one]) => one === series)?.[1]
      .find((o) => o.period === period)
    if (!isNumberText(text) || Number(text) === standing?.value) return []
    return [{ series, period, value: Number(text), basedOn: standing?.vintage ?? 0 }]
  })
}
