import type { Page } from 'playwright-core'
import type { Bench } from '#test/bench/bench.ts'
import { lostFrames, scrolled } from '#test/bench/page/scrolled.ts'
import { median } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { browserCookies } from '#test/bench/target/ours.ts'
import { longRows, openLongDraft } from '#test/support/longDraft.ts'
import { newestMonth } from '#test/support/recentMonths.ts'

const ROWS = 2_000
const VIEWPORT = { width: 1440, height: 900 }
const LINE_PX = 38
const SPEEDS_PX = [1_200, 6_000] as const

/**
 * (k) The filing grid with a draft of 2,000 figures: blocks of 2,000 × 4 cells pasted, a key pressed, and the wheel
 * turned; beside it a bare page of 2,000 lines of text, for what scrolling costs this machine anyway.
 */
export async function filingGrid({ browser, ours, amounts }: Bench): Promise<Section> {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 1, locale: 'zh-CN' })
  await context.addCookies(browserCookies(ours.cookies.admin, ours.server.url))
  const page = await context.newPage()
  await page.goto(`${ours.server.url}/admin`)
  const rows = longRows(ROWS, newestMonth())
  await openLongDraft(page, rows)

  const named = ['指标\t地区\t期间\t数值', ...rows.map(({ names, text }) => `${names}\t${text}`)].join('\r\n')
  const bare = rows.map(({ text }) => `${text}\t1\t2\t3`).join('\r\n')
  const byName = await pasted(page, named, amounts.pastes)
  const downwards = await pasted(page, bare, amounts.pastes)
  const key = await keyPressed(page, amounts.pastes * 4)
  const found: Row[] = [
    ...times(`paste ${ROWS} × 4 cells by name`, byName),
    ...times(`paste ${ROWS} × 4 cells downwards`, downwards),
    { label: 'a key pressed until it is painted, median, ms', cells: { ours: median(key) } },
    { label: 'lines in the page', cells: { ours: await page.locator('tbody tr').count() } },
  ]
  const floor = await context.newPage()
  await floor.setContent(
    `<div class="scroll" style="height:700px;overflow:auto">${'<div style="height:38px">社会消费品零售总额 165.10 亿元</div>'.repeat(ROWS)}</div>`,
  )
  for (const speed of SPEEDS_PX) {
    await page.bringToFront()
    const own = await scrolled(page, speed, amounts.scrollSeconds)
    await floor.bringToFront()
    const bareText = await scrolled(floor, speed, amounts.scrollSeconds)
    const label = `${Math.round(speed / LINE_PX)} rows a second`
    found.push(
      {
        label: `scrolling ${label}, frames/s`,
        cells: { floor: bareText.perSecond, ours: own.perSecond },
        against: 'floor',
      },
      { label: '… frames dropped, %', cells: { floor: lostFrames(bareText), ours: lostFrames(own) } },
      { label: '… worst gap between frames, ms', cells: { floor: bareText.worstMs, ours: own.worstMs } },
    )
  }
  await context.close()
  return { title: `(k) the filing grid, ${ROWS} rows`, rows: found }
}

/** The first time, when nothing is warm, and the median of those after it. */
const times = (label: string, ms: readonly number[]): readonly Row[] => [
  { label: `${label}, first, ms`, cells: { ours: ms[0] ?? NaN } },
  { label: '… later ones, median, ms', cells: { ours: median(ms.slice(1)) } },
]

/** Milliseconds from the paste until the frame that shows it is out, each taken back again. */
async function pasted(page: Page, text: string, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let i = 0; i < times + 1; i++) {
    await page.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 0))
    await page.locator('tbody input[data-cell]').first().focus()
    taken.push(
      await page.evaluate(async (block) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', block)
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        const began = performance.now()
        document.activeElement?.dispatchEvent(event)
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
        return performance.now() - began
      }, text),
    )
    await page.locator('[data-test="pasted"] p').waitFor()
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(1_500) // until the draft has saved itself
  }
  return taken
}

async function keyPressed(page: Page, times: number): Promise<readonly number[]> {
  await page.locator('tbody input[data-cell]').nth(4).focus()
  await page.evaluate(() => {
    const ms: number[] = []
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => ms.push(performance.now() - timeStamp))),
      { capture: true },
    )
    Object.assign(window, { keysPainted: ms })
  })
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(String(i % 10))
    await page.waitForTimeout(120)
  }
  const ms: unknown = await page.evaluate('window.keysPainted')
  return Array.isArray(ms) ? ms.filter((one) => typeof one === 'number') : []
}
