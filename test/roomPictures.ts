import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { RecordList } from '#shared/contract/ledgers.ts'
import { RoomRoll } from '#shared/contract/rooms.ts'
import type { Locale } from '#shared/period.ts'
import { call } from '#test/support/api.ts'
import type { ServerProcess } from '#test/support/serverProcess.ts'

const FOLDER = fileURLToPath(new URL('../client/rooms/pictures/', import.meta.url))
const LOCALES: readonly Locale[] = ['zh-CN', 'en']
/** A scene whose charts stand still. */
const SETTLED_MS = 1_500
const QUALITY = 55

type Face = 'wall' | 'tablet' | 'admin'
/** What a sheet shows, in two rows; the height is that of its row on the sheet. */
const SHOTS = [
  [
    { face: 'wall', width: 1920, height: 1080 },
    { face: 'wall', width: 3840, height: 2160 },
    { face: 'tablet', width: 820, height: 1180 },
  ],
  [
    { face: 'wall', width: 5760, height: 1080 },
    { face: 'tablet', width: 1180, height: 820 },
    { face: 'admin', width: 1440, height: 900 },
  ],
] as const
const ROW_PX = [460, 320]

interface Sheet {
  readonly name: string
  readonly at: Readonly<Record<Face, string>>
}
const sheetOf = (code: string, domain: string, name = code, query = ''): Sheet => ({
  name,
  at: {
    wall: `/wall/${code}`,
    tablet: `/tablet/domain/${domain}/${code}${query}`,
    admin: `/admin/domain/${domain}/${code}${query}`,
  },
})
/** The ways of looking at the projects that are not the one they begin with; the wall has a scene for all of them. */
const WAYS = ['map', 'board', 'gantt', 'ranking', 'batches']

/**
 * A sheet of every room on all faces, at the sizes that the product is made for, in both languages. Signs in by the
 * links that the server has printed; each works once.
 */
export async function takeRoomPictures(browser: Browser, server: ServerProcess): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const [sheets, contexts] = [await sheetsOf(server), await signedIn(browser, server)]
  const easel = await browser.newPage({ viewport: { width: 1800, height: 860 } })
  for (const locale of LOCALES)
    for (const { name, at } of sheets) {
      const rows: string[] = []
      for (const [row, shots] of SHOTS.entries()) {
        const images = await Promise.all(
          shots.map(async ({ face, ...size }) =>
            imageTag(await shot(contexts[face], locale, size, server.url + at[face]), ROW_PX[row]),
          ),
        )
        rows.push(`<div>${images.join('')}</div>`)
      }
      await easel.setContent(`<style>${SHEET}</style>${rows.join('')}`)
      await easel.waitForFunction(() => [...document.images].every(({ complete }) => complete))
      await easel
        .locator('body')
        .screenshot({ path: `${FOLDER}${name}.${locale}.jpg`, type: 'jpeg', quality: QUALITY })
    }
  await easel.close()
  for (const context of Object.values(contexts)) await context.close()
}

const SHEET = `body { display: inline-grid; gap: 10px; margin: 0; padding: 10px; background: #8a97a8 }
  div { display: flex; gap: 10px } img { display: block }`
const imageTag = (jpeg: Buffer, height = 0): string =>
  `<img height="${height}" src="data:image/jpeg;base64,${jpeg.toString('base64')}">`

async function sheetsOf(server: ServerProcess): Promise<readonly Sheet[]> {
  const token = await server.token('viewer')
  const { body } = await call(server.url, 'GET /api/v1/rooms', { token })
  const building = 'GET /api/v1/ledgers/project/records?where=state:is:building&limit=1'
  const [project] = RecordList.parse((await call(server.url, building, { token })).body).records
  const id = project?.id ?? ''
  return [
    ...RoomRoll.parse(body).rooms.map(({ code, domain }) => sheetOf(code, domain)),
    ...WAYS.map((way) => sheetOf('projects', 'key-projects', `projects-${way}`, `?way=${way}`)),
    {
      name: 'project',
      at: {
        wall: `/wall/project?of=${id}`,
        tablet: `/tablet/project/${id}`,
        admin: `/admin/ledgers/project/${id}`,
      },
    },
  ]
}

async function signedIn(browser: Browser, server: ServerProcess): Promise<Record<Face, BrowserContext>> {
  const by = async (name: string): Promise<BrowserContext> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.links[name] ?? '')
    await page.locator('[data-test="link"].live').waitFor()
    await page.close()
    return context
  }
  return { wall: await by('wall'), tablet: await by('viewer'), admin: await by('reviewer') }
}

async function shot(
  context: BrowserContext,
  locale: Locale,
  size: { readonly width: number; readonly height: number },
  address: string,
): Promise<Buffer> {
  const page: Page = await context.newPage()
  await page.setViewportSize(size)
  await page.addInitScript((wanted) => localStorage.setItem('guanlan.locale', wanted), locale)
  await page.goto(address)
  await page.locator('[data-test="link"].live').waitFor()
  await page.waitForTimeout(SETTLED_MS)
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 85 })
  await page.close()
  return jpeg
}
