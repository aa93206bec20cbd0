/** Colours and sizes of a chart, read from the page's own tokens so that charts and text are one design. */
export interface ChartTheme {
  readonly text: string
  readonly textSoft: string
  readonly line: string
  readonly axis: string
  readonly home: string
  readonly homeFill: string
  readonly city: string
  readonly nation: string
  readonly province: string
  readonly panel: string
  readonly fontNumber: string
  readonly fontText: string
  /** One rem in pixels; chart text grows with the screen like all other text. */
  readonly rem: number
}

/** What a pure option builder is given: the box in pixels and the theme. */
export interface ChartBox {
  readonly width: number
  readonly height: number
  readonly theme: ChartTheme
}

export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: token('--text'),
    textSoft: token('--text-3'),
    line: token('--grid-line'),
    axis: token('--axis'),
    home: token('--home'),
    homeFill: token('--home-fill'),
    city: token('--city'),
    nation: token('--nation'),
    province: token('--province'),
    panel: token('--panel'),
    fontNumber: token('--font-num'),
    fontText: token('--font-text'),
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
  }
}
