import type { Said } from '#shared/ledger/ledger.ts'

/** The three audiences; what is for shared screens is judged more strictly. */
export type RoomFace = 'wall' | 'tablet' | 'admin'

/**
 * A room (专班视图): one field of the bureau's work on one page, described as data. It is drawn on tablet and admin as a
 * page and on the wall as a scene; the server answers with what its views hold at one seq.
 */
export interface Room {
  /** Kebab case, unique; part of addresses. */
  readonly code: string
  readonly zh: string
  readonly en: string
  /** The topic that it belongs to; several rooms may share one. */
  readonly domain: string
  /** Place among the rooms of its topic. */
  readonly order?: number | undefined
  /** It is about one record that is named in its address, such as a project; not in the navigation by itself. */
  readonly of?: string | undefined
  readonly views: readonly RoomView[]
}

/** Where a view stands: at the side, in the middle, or below the middle. */
export type RoomPlace = 'left' | 'main' | 'under' | 'right'

interface ViewBase {
  /** Kebab case, unique in its room. */
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly place: RoomPlace
  /** How much of its column's height it takes beside the others of its place; 1 where left out. */
  readonly weight?: number | undefined
  /** All three where left out; `items` are on the wall only where it is named. */
  readonly faces?: readonly RoomFace[] | undefined
  /** What has to be said with it: 口径, whom it covers, 示意图. */
  readonly note?: Said | undefined
}

export type RoomView =
  FiguresView | BarsView | MatrixView | StagesView | ItemsView | MonthsView | TrendView | OwnView

/** Published figures with their lights, movement and period; they come from the board, never from the room's answer. */
export interface FiguresView extends ViewBase {
  readonly kind: 'figures'
  /** Codes of indicators, the most telling first. */
  readonly figures: readonly string[]
}

/** The run of published figures over their periods, from the board. */
export interface TrendView extends ViewBase {
  readonly kind: 'trend'
  /** Codes of indicators that may share an axis. */
  readonly figures: readonly string[]
}

/**
 * What is reckoned over records, part by part. A formula is one of the catalogue's own grammar (`shared/formula`) over
 * records only, so that the parts add up to the published figure; it is asked at the period of the room's day.
 */
export type Measure = {
  readonly zh: string
  readonly en: string
  /** Code of a unit of the catalogue. */
  readonly unit: string
  readonly better?: 'higher' | 'lower' | 'neutral' | undefined
} & (
  | { readonly of: 'formula'; readonly formula: string }
  /** Mean of the calendar days from one date field to another, over the records of the year that have both. */
  | { readonly of: 'mean-days'; readonly from: string; readonly to: string }
  /** Records that are in one of these lights of their ledger's deadline today. */
  | { readonly of: 'lights'; readonly lights: readonly ('green' | 'yellow' | 'red')[] }
)

/** A ledger's records by the values of a field: one bar a value, ordered by the first measure. */
export interface BarsView extends ViewBase {
  readonly kind: 'bars'
  readonly ledger: string
  readonly by: string
  /** The first is drawn, the others stand beside it. */
  readonly measures: readonly [Measure, ...Measure[]]
  /** Puts the parts in places, with ties and movement since the end of the month before. */
  readonly ranked?: boolean | undefined
  /** At most so many; the rest is summed up as 其他 where its measure can be. 12 where left out. */
  readonly most?: number | undefined
}

/** A ledger's records by two fields: a heat table. */
export interface MatrixView extends ViewBase {
  readonly kind: 'matrix'
  readonly ledger: string
  readonly rows: string
  readonly columns: string
  readonly measure: Measure
}

/** How many records of a ledger are in which state, in the order of its states. */
export interface StagesView extends ViewBase {
  readonly kind: 'stages'
  readonly ledger: string
  /** Field to be summed up state by state beside the number. */
  readonly sum?: string | undefined
  /** Only records of the running year by this date field, what is due later in it included. */
  readonly inYear?: string | undefined
}

/** Records of a ledger that somebody has yet to do something about, the most urgent first. */
export interface ItemsView extends ViewBase {
  readonly kind: 'items'
  readonly ledger: string
  /** States; all open ones where left out, all there are where the ledger has none. */
  readonly states?: readonly string[] | undefined
  /** Fields told under the title. On a shared screen sensitive ones are left out whatever stands here. */
  readonly facts: readonly string[]
  readonly most?: number | undefined
}

/** What happened month by month in this year and the last, by a date or period field. */
export interface MonthsView extends ViewBase {
  readonly kind: 'months'
  readonly ledger: string
  /** A `formula` with a condition `in ytd` on a date: asked at the end of each month, and cumulative therefore. */
  readonly measure: Measure
}

/** A view that no definition can describe: a builder on the server and a panel in the client under this name. */
export interface OwnView extends ViewBase {
  readonly kind: 'own'
  readonly name: string
  /** Code of a sibling of kind own whose answer it draws: it has no builder then, and no answer of its own. */
  readonly draws?: string | undefined
}
