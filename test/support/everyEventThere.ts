import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { canHappen } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'
import { shanghaiDay } from '#shared/period.ts'
import type { Who } from '#test/server/drafts/desk.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { sayInDialog } from '#test/support/eventDialog.ts'
import { ledgerWalk, type LedgerWalk, type Target } from '#test/support/ledgerWalk.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

/** Goes through everything that can happen in these ledgers, on their pages, as those whom it is for. */
export function everyEventThere(isWalked: (ledger: Ledger, all: readonly Ledger[]) => boolean): void {
  const ledgers = [...loadLedgers().values()]
  let browser: Browser
  let server: TestServer
  let walk: LedgerWalk
  /** One page for each person, all of them open through all of it. */
  const pages = new Map<Who, Page>()
  /** Where something happened last: what others have open may not have heard of it yet. */
  let acted: Page | undefined
  beforeAll(async () => {
    browser = await launchChromium()
    server = await startTestServer()
    await twoEyes(server)
    walk = await ledgerWalk(server, loadLedgers(), shanghaiDay(Date.now()))
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  async function pageOf(who: Who): Promise<Page> {
    const known = pages.get(who)
    if (known) return known
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const [name = '', value = ''] = (who.cookie ?? '').split(/=(.*)/s)
    await context.addCookies([{ name, value, url: server.url }])
    const page = await context.newPage()
    page.setDefaultTimeout(8_000)
    page.on('pageerror', (error) => expect.unreachable(error.message))
    pages.set(who, page)
    return page
  }

  /** As a link within the panel leads there; a page of its own is loaded the first time alone. */
  async function visit(page: Page, address: string): Promise<void> {
    if (!page.url().startsWith(server.url)) return void (await page.goto(server.url + address))
    await page.evaluate((to) => {
      window.history.pushState({}, '', to)
      window.dispatchEvent(new PopStateEvent('popstate', { state: {} }))
    }, address)
  }

  /** A record begun at its ledger's page. */
  async function beginThere(ledger: Ledger, event: LedgerEvent): Promise<Target> {
    const page = await pageOf(await walk.performer(ledger, event))
    const said = await walk.said(ledger, event)
    await visit(page, `/admin/ledgers/${ledger.code}?new=${event.code}`)
    await sayInDialog(page, ledger, event, said)
    await page.waitForURL((url) => url.pathname.split('/').length === 5)
    acted = page
    return { ledger, id: new URL(page.url()).pathname.split('/').at(-1) ?? '', version: 1 }
  }

  /** An event that is pressed on the record's page. */
  async function happenThere(target: Target, event: LedgerEvent): Promise<Target> {
    const { ledger, id, version } = target
    const page = await pageOf(await walk.performer(ledger, event))
    const said = await walk.said(ledger, event)
    const address = `/admin/ledgers/${ledger.code}/${id}`
    if (acted !== page || new URL(page.url()).pathname !== address) await page.goto(server.url + address)
    acted = page
    await page.locator(`[data-event="${event.code}"]`).click()
    await sayInDialog(page, ledger, event, said)
    await expect.poll(async () => (await walk.detail(walk.reviewer, target)).record.version).toBe(version + 1)
    return { ...target, version: version + 1 }
  }

  describe('on the pages of the ledgers', () => {
    test.each(
      ledgers.filter((ledger) => isWalked(ledger, ledgers)).map((ledger) => [ledger.zh, ledger] as const),
    )(
      '%s: everything that can happen is made to happen by whom it is for',
      async (_, ledger) => {
        const [create, ...others] = ledger.events.filter(({ kind }) => kind !== 'clock')
        if (create?.kind !== 'create') throw new Error('a ledger begins with how its records begin')
        let target = await beginThere(ledger, create)
        const left = new Set(others.filter(({ kind }) => kind !== 'create'))
        while (left.size > 0) {
          const { record } = await walk.detail(walk.reviewer, target)
          const fields = { ...record.fields, ...(record.state !== null && { state: record.state }) }
          const now = [...left].find((event) => canHappen(ledger, event, fields))
          const next = now ?? [...left][0]
          if (!next) break
          // Where it cannot happen to this record any more, another one is brought there.
          if (!now) target = await walk.ready(ledger, next)
          target = await happenThere(target, next)
          left.delete(next)
        }
        const { history } = await walk.detail(walk.reviewer, target)
        expect(history.length).toBeGreaterThan(0)
      },
      120_000,
    )
  })
}
