import type { MissingReason } from '#shared/observation.ts'
import type { Unit } from '#shared/unit.ts'

/** What a cell holds as its file or clipboard says it; plain text and plain numbers are cells too. */
export interface CellContent {
  /** As the sheet shows it. */
  readonly text: string
  /** The number behind the text, where the file keeps one. */
  readonly value?: number
  /** The number format of the sheet: `0.0%`, `yyyy/m/d`. */
  readonly format?: string
  readonly formula?: boolean
  /** An error of the sheet: `#REF!`. */
  readonly error?: string
}

export interface ReadingContext {
  /** All units of the catalogue. */
  readonly units: readonly Unit[]
  /** The unit of the figure that the cell is for. */
  readonly unit?: Unit | undefined
  /** The unit that header, row or table state for the cell; without it the figure's own is assumed. */
  readonly stated?: Unit | undefined
  /** What brackets around a number mean in this table, once somebody has said so. */
  readonly brackets?: 'negative' | 'positive' | undefined
}

/** What was passed over or understood on the way from the text to the number. */
export type ReadAs =
  | 'separators'
  | 'percent-sign'
  | 'unit-beside'
  | 'footnote'
  | 'arrow'
  | 'words'
  | 'brackets'
  | 'exponent'
  | 'format'

/** The number that a cell states. */
export interface ValueReading {
  readonly kind: 'value'
  /** As stated, in `statedIn`. */
  readonly stated: number
  readonly statedIn: Unit | undefined
  /** In the figure's own unit, exactly converted; as stated where no unit is known. */
  readonly value: number
  /** Where `statedIn` comes from; `assumed`: nobody said a unit, so it is the figure's own. */
  readonly unitFrom: 'beside' | 'stated' | 'assumed'
  readonly readAs: readonly ReadAs[]
  /** Words in brackets behind the number: `预计`. */
  readonly remark?: string
}

/** What one cell says. Nothing is guessed: what is not plainly one number is asked about or stays as it is. */
export type CellReading =
  | { readonly kind: 'blank' }
  /** A mark for "no value"; tables differ in what marks mean, so the reason is only suggested (S15). */
  | { readonly kind: 'mark'; readonly mark: string; readonly suggested?: MissingReason }
  | ValueReading
  /** Two numbers may be meant: by accounting's brackets, by an arrow. */
  | {
      readonly kind: 'ambiguous'
      readonly why: 'brackets' | 'arrow'
      readonly negative: ValueReading
      readonly positive: ValueReading
    }
  | UnreadableCell

export interface UnreadableCell {
  readonly kind: 'unreadable'
  readonly why:
    | 'text'
    | 'separators'
    | 'foreign-unit'
    | 'too-large'
    /** A count with decimals. */
    | 'whole'
    | 'date'
    | 'sheet-error'
    /** `####`: the column was too narrow for the number. */
    | 'hidden'
  /** The unit or the error that is the trouble. */
  readonly found?: string
}
