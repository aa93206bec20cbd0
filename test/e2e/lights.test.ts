import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '#test/support/chromium.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTablet } from '#test/support/tabletPage.ts'
import { openWall } from '#test/support/wallPage.ts'

const DIALOG = '[data-test="light-dialog"]'
/** A finger's width, in the pixels of a tablet. */
const REACH = 20

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer({ env: { DEMO: '1' } })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const wallPage = async (): Promise<Page> => {
  const { page, context } = await openWall(browser, server.wallLink)
  onTestFinished(() => context.close())
  return page
}
/** Without the numbers that belong to a unit: `× 10k yuan`. */
const numbersIn = (line: string): readonly number[] =>
  [
    ...line
      .replaceAll(',', '')
      .replaceAll(/× \S+ yuan/g, '')
      .matchAll(/[−-]?\d+(?:\.\d+)?/g),
  ].map(([n]) => Number(n.replace('−', '-')))

/** Works the sums of the explanation out again from what it shows. */
async function expectSumsToHold(dialog: Locator): Promise<void> {
  const lines = await dialog.locator('[data-test="sum"]').allInnerTexts()
  const [part = NaN, whole = NaN, , completion = NaN] = numbersIn(lines[0] ?? '')
  const [scheduled = NaN, taken = NaN, behind = NaN] = numbersIn((lines[1] ?? '').replaceAll(' − ', ' '))
  expect((part / whole) * 100).toBeCloseTo(completion, 3)
  expect(taken).toBe(completion)
  expect(scheduled - taken).toBeCloseTo(behind, 3)
}

describe('pressing a light in the browser', () => {
  test('of a project on the wall shows rule, inputs and a sum that holds, in both languages', async () => {
    const page = await wallPage()
    const light = page.locator('.project.red [data-test="judged-light"]').first()
    const dialog = page.locator(DIALOG)
    await light.click()
    await dialog.getByText('低于序时进度：达到10个百分点为黄灯，超过30个百分点为红灯').waitFor()
    await dialog.getByText('年度计划进度：均衡推进').waitFor()
    await expectSumsToHold(dialog)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await light.evaluate((element) => element === document.activeElement)).toBe(true)

    await page.locator('.language').click()
    await light.click()
    await dialog
      .getByText('behind schedule: yellow from 10 percentage points, red beyond 30 percentage points')
      .waitFor()
    await expectSumsToHold(dialog)
  })

  test('of a warning on the wall says the same as the warning', async () => {
    const page = await wallPage()
    const warning = page.locator('.warnings li').first()
    const said = await warning.innerText()
    await warning.locator('[data-test="judged-light"]').click()
    const verdict = await page.locator(`${DIALOG} [data-test="verdict"]`).innerText()
    const [behind = NaN] = numbersIn(verdict)
    expect(said).toContain(`低于序时进度${behind.toFixed(1)}个百分点`)
  })

  test('on a tablet needs no aiming, and names the curve that the year was planned by', async () => {
    const { page, context } = await openTablet(browser, await server.signInLink('viewer'))
    onTestFinished(() => context.close())
    await page.goto(`${server.url}/tablet/indicator/bizenv.one-certificate.new-ytd`)
    const light = page.locator('[data-test="card-plan"] [data-test="judged-light"]')
    const box = await light.boundingBox()
    if (!box) throw new Error('the light is not in sight')
    await page.mouse.click(box.x + box.width / 2 + REACH, box.y + box.height / 2 + REACH)
    await page.locator(DIALOG).getByText('年度计划进度：参照去年进度').waitFor()
  })
})
