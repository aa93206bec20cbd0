import type { Browser } from 'playwright-core'
import {
  approve,
  APPROVED_AT,
  APPROVED_SCENES,
  openStill,
  stillContext,
  stillPicture,
} from '#test/support/approvedScenes.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** Takes the pictures anew that scenes are compared with; whoever runs it has looked at how they differ. */
export async function approveScenes(browser: Browser): Promise<void> {
  const folder = await tempFolder()
  const server = await startTestServer({
    env: { DEMO: '1' },
    clock: fakeClock(APPROVED_AT),
    dataDir: folder.path,
  })
  const context = await stillContext(browser, server.wallLink)
  const easel = await browser.newPage()
  for (const code of APPROVED_SCENES) {
    const page = await openStill(context, server.url, code)
    await approve(code, await stillPicture(page, easel))
    await page.close()
  }
  await context.close()
  await server.stop()
  await folder.remove()
}
