import type { Said } from '#shared/ledger/ledger.ts'

/** How wide a wall is for its height. A wider one shows more, it does not stretch. */
export const SCENE_SHAPES = ['tall', 'standard', 'broad', 'wide', 'ultra'] as const
export type SceneShape = (typeof SCENE_SHAPES)[number]

/** Where a widget stands, in cells of its layout's grid, counted from the upper left corner. */
export interface GridPlace {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A grid over the whole scene and where on it the widgets stand; one without a place is not on this shape. */
export interface SceneLayout {
  readonly columns: number
  readonly rows: number
  /** By id of the widget. */
  readonly places: Readonly<Record<string, GridPlace>>
}

/**
 * A scene (场景): one page of a wall, described as data. `standard` is drawn by hand; shapes without a layout of their
 * own are laid out from it (`layoutFor`).
 */
export interface Scene {
  /** Kebab case, unique among scenes and rooms; part of addresses. */
  readonly code: string
  readonly zh: string
  readonly en: string
  /** It is about one thing that is named when it is shown. */
  readonly of?: 'project' | 'indicator' | undefined
  readonly widgets: readonly Widget[]
  readonly layouts: { readonly standard: SceneLayout } & Partial<Record<SceneShape, SceneLayout>>
  /** Not offered any more; what had it shows the overview. */
  readonly retired?: true | undefined
}

interface WidgetBase {
  /** Kebab case, unique in its scene. */
  readonly id: string
  /** In place of the title that the kind gives itself. */
  readonly title?: Said | undefined
}

/** A figure of the first row: its published growth stands for its movement, its trend is shown when it is chosen. */
export interface HeadlineSetting {
  readonly code: string
  readonly growth?: string | undefined
  readonly trend?: string | undefined
}

/** Figures are named by their codes; they are of the district unless a subject is named. */
export type Widget = WidgetBase &
  (
    | { readonly kind: 'headlines'; readonly figures: readonly HeadlineSetting[] }
    | {
        readonly kind: 'number'
        readonly figure: string
        readonly subject?: string | undefined
        readonly growth?: string | undefined
      }
    /** One line chart; with more figures than places it turns through them every `turn` seconds. */
    | {
        readonly kind: 'trend'
        readonly figures: readonly string[]
        /** How many charts stand side by side; 1 where left out. */
        readonly places?: number | undefined
        readonly turn?: number | undefined
      }
    /** A figure's newest value for the district and whom it is compared with. */
    | { readonly kind: 'comparison'; readonly figure: string }
    | {
        readonly kind: 'race'
        readonly of: 'projects' | 'units' | 'streets' | 'leaders'
        readonly by: 'completion' | 'gap'
      }
    /** Bars against the schedule: of projects, or of figures that have a plan. */
    | { readonly kind: 'bullets'; readonly of: 'projects'; readonly columns?: number | undefined }
    | { readonly kind: 'bullets'; readonly of: 'figures'; readonly figures: readonly string[] }
    | { readonly kind: 'lights'; readonly figures: readonly string[] }
    | { readonly kind: 'map'; readonly figure?: string | undefined; readonly pins: boolean }
    | { readonly kind: 'project-card'; readonly project?: string | undefined }
    | { readonly kind: 'gantt' }
    | { readonly kind: 'items'; readonly ledger: string; readonly facts: readonly string[] }
    | { readonly kind: 'warnings'; readonly lights?: readonly ('red' | 'yellow')[] | undefined }
    | { readonly kind: 'calendar'; readonly days: number }
    | { readonly kind: 'rank-movement'; readonly figures: readonly string[] }
    /** Contribution of parts to the growth of a whole (拉动), in percentage points. */
    | { readonly kind: 'contribution'; readonly whole: string; readonly parts: readonly string[] }
    | { readonly kind: 'heat'; readonly figures: readonly string[]; readonly periods: number }
    | { readonly kind: 'table'; readonly figures: readonly string[] }
    | { readonly kind: 'note'; readonly text: Said }
    | { readonly kind: 'picture'; readonly picture: string; readonly says: Said }
    | { readonly kind: 'clock' }
    | { readonly kind: 'ticker' }
    /** One figure with all that is known of it: the scene's `of` where it is left out. */
    | { readonly kind: 'indicator'; readonly figure?: string | undefined }
    /** A whole room in its own columns, or one view of it. */
    | { readonly kind: 'room'; readonly room: string }
    | { readonly kind: 'room-view'; readonly room: string; readonly view: string }
  )
export type WidgetKind = Widget['kind']
export type WidgetOf<Kind extends WidgetKind> = Extract<Widget, { readonly kind: Kind }>
