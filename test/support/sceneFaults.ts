import type { Page } from 'playwright-core'
import { layoutFaults } from '#test/support/layoutFaults.ts'

/** What a Chinese page has in Latin letters: the other language, and names that have no other form. */
const LATIN = ['English', 'GDP', 'CPI', 'PPI', 'AQI', 'COD']
/** That nobody has anything left to do is an answer too. */
const MAY_BE_EMPTY = ['items', 'warnings', 'calendar']

/**
 * What is wrong with the scene that a wall shows: its layout, widgets that show nothing or have failed, words of the other
 * language, and charts that do not say what they measure and of when.
 */
export const sceneFaults = async (page: Page): Promise<readonly string[]> => [
  ...(await layoutFaults(page)),
  ...(await widgetFaults(page)),
  ...(await emptyWidgets(page)),
  ...(await latinWords(page)),
]

/** Widgets that say in words why they are empty, as few may where there are figures. */
export const emptyWidgets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    (mayBe) =>
      [...document.querySelectorAll<HTMLElement>('[data-widget]')].flatMap((cell) => {
        const said = cell.querySelector('[data-test="empty"]')
        const { kind = '', widget = '' } = cell.dataset
        return said && !mayBe.includes(kind) ? [`empty: ${widget} "${said.textContent}"`] : []
      }),
    MAY_BE_EMPTY,
  )

/** Widgets that have failed or hold nothing at all, and charts without a unit or a period. */
export const widgetFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const cell of document.querySelectorAll<HTMLElement>('[data-widget]')) {
      const { widget = '' } = cell.dataset
      const body = cell.querySelector('.body, [data-test="empty"]') ?? cell
      if (cell.querySelector('[data-test="widget-failure"]')) faults.push(`failed: ${widget}`)
      else if (body.textContent.trim() === '' && !body.querySelector('canvas, svg'))
        faults.push(`nothing in ${widget}`)
      for (const chart of cell.querySelectorAll('.chart[role="img"]')) {
        const panel = chart.closest('.panel') ?? cell
        const words = `${chart.getAttribute('aria-label') ?? ''} ${panel.textContent}`
        if (!/[%‰亿万元个项位件家户人天次平吨]|percent|points?|yuan|million|billion|[a-z]s\b/i.test(words))
          faults.push(`a chart without a unit: ${widget} "${words.slice(0, 60)}"`)
        if (!/20\d\d/.test(words)) faults.push(`a chart without a period: ${widget} "${words.slice(0, 60)}"`)
      }
    }
    return faults
  })

/** Latin words on a page that is read in Chinese, codes of projects aside. */
export const latinWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate((known) => {
    if (document.documentElement.lang !== 'zh-CN') return []
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    while (words.nextNode()) {
      const text = words.currentNode.textContent ?? ''
      for (const [word] of text.matchAll(/(?<![A-Za-z0-9-])[A-Za-z]{3,}(?![A-Za-z0-9-]*\d)/g))
        if (!known.includes(word)) found.add(`Latin word "${word}" in "${text.trim().slice(0, 40)}"`)
    }
    return [...found]
  }, LATIN)
