/** What the pages of the bench show, taken from our wall once, so that all of them show the same. */
export interface Scene {
  /** The series whose figure is looked for on every page; it has a headline and the first line of the trend. */
  readonly measured: string
  readonly headlines: readonly SceneFigure[]
  readonly lines: readonly SceneLine[]
  readonly bars: readonly SceneBar[]
  readonly tiles: readonly SceneFigure[]
}

export interface SceneFigure {
  readonly series: string
  readonly period: string
  readonly name: string
  readonly unit: string
  readonly decimals: number
  readonly value: number
  /** Computed by the server, which refuses to be told it. */
  readonly computed: boolean
}

export interface SceneLine {
  readonly series: string
  readonly name: string
  readonly points: readonly (readonly [period: string, value: number | null])[]
}

export interface SceneBar {
  readonly series: string
  readonly period: string
  readonly name: string
  readonly done: number
  readonly plan: number
  /** Percent of the year gone. */
  readonly elapsed: number
  /** Worked out from the ledger of projects: no push moves it. */
  readonly computed: boolean
}

/** The body that is posted to every server; ours takes it as a release, the references hand it on as it is. */
export interface Push {
  readonly title: string
  readonly observations: readonly { series: string; period: string; value: number; reason: string }[]
}
