import type { WidgetKind } from '#shared/scenes/scene.ts'

/** One setting of a widget as the scene editor asks for it. */
export type SettingField = {
  /** Property of the widget that it fills. */
  readonly key: string
  /** What it is called: a key of `sceneSettings.*.json`. */
  readonly label: string
  /** It may be left out. */
  readonly optional?: true
  /** Asked for only where another setting has this value. */
  readonly when?: { readonly key: string; readonly is: string }
} & Asked

/** What kind of answer is asked for; names and choices come from catalogue, ledgers, rooms and pictures. */
type Asked =
  | {
      readonly kind: 'figure'
      /** Only figures that can be shown there: growth rates, figures with a plan, those of which peers are ranked. */
      readonly only?: FigureChoice
    }
  | { readonly kind: 'figures'; readonly only?: FigureChoice; readonly most: number }
  /** Rows of a figure with its growth and its trend. */
  | { readonly kind: 'headlines'; readonly most: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly Choice[] }
  | { readonly kind: 'choices'; readonly of: readonly Choice[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'subject' | 'project' | 'ledger' | 'room' | 'said' | 'picture' }
  /** Fields of the ledger, or a view of the room, that another setting names. */
  | { readonly kind: 'facts' | 'view'; readonly of: string; readonly most?: number }

export type FigureChoice = 'growth' | 'planned' | 'ranked'

export interface Choice {
  readonly value: string
  /** A key of `sceneSettings.*.json`. */
  readonly label: string
}

/** What `settings/<kind>.ts` exports by default: what the editor must know to offer and set up a kind of widget. */
export interface WidgetSettings {
  readonly kind: WidgetKind
  readonly fields: readonly SettingField[]
  /** What a new one starts with; what is not in it has to be chosen before the scene can be released. */
  readonly start: Readonly<Record<string, unknown>>
  /** How big a new one is, in cells of the standard grid (24 × 23). */
  readonly size: { readonly w: number; readonly h: number }
}
