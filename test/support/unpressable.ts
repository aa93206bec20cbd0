import type { Page } from 'playwright-core'

/**
 * Shown figures that nobody can press for their story, one line each. A figure is what is marked as one, or a number
 * in the numerals' typeface with a sign, a decimal point, separators or a unit of measure behind it; times, dates,
 * numbers of releases, places in a list and what a chart paints are none.
 */
export const unpressable = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const NOT_FIGURES = [
      'time',
      'header, nav, footer:not(.ticker)', // clocks, connection, counts of rows
      'dialog',
      '.rank, .place:not(.figure-button, .figure-button *), .legend, .when, .period, .seq, .facts',
      'button:not(.figure-button)', // says what it does
      'input',
      '[role="img"], canvas',
      '.reckoning, [data-test="asof"], .note',
    ].join(',')
    const looksLikeFigure = /[+−▲▼]|\d[.,]\d|\d\s*(%|个百分点|万|亿|家|件|人|吨|pp|yuan)/
    const isShown = (element: Element): boolean =>
      element.checkVisibility() && element.getClientRects().length > 0
    const marked = [
      ...document.querySelectorAll('[data-test="figure"], [data-test="completion"], [data-series]'),
    ]
    const numerals = [...document.querySelectorAll('.num')].filter(
      (element) =>
        element.querySelector('.num') === null &&
        looksLikeFigure.test(element.textContent ?? '') &&
        !element.closest(NOT_FIGURES),
    )
    return [...new Set([...marked, ...numerals])]
      .filter(isShown)
      .filter(
        (element) => !element.closest('.figure-button') && element.querySelector('.figure-button') === null,
      )
      .map(
        (element) =>
          `.${element.getAttribute('class') ?? element.tagName} "${element.textContent?.trim() ?? ''}"`,
      )
  })
