import type { Browser } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { atRate } from '#test/bench/atRate.ts'
import { publisherOn } from '#test/bench/cluster/publisherOn.ts'
import { measuredValue } from '#test/bench/figures.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import { matched, type Sent } from '#test/bench/report/matched.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import { row, type Row } from '#test/bench/report/table.ts'
import { MEASURED_SERIES } from '#test/bench/sceneOf.ts'
import { browserCookies, chooseTrend } from '#test/bench/target/ours.ts'
import { enter } from '#test/support/api.ts'
import type { Cluster, NodeName } from '#test/support/cluster/cluster.ts'

const PER_SECOND = 2
const WARM_UP = 8
const LAST_PAINT_MS = 2_000

/** From the request to node A until the figure stands on a wall that hangs on node B; and on A itself, to compare. */
export async function paintedAcross(
  cluster: Cluster,
  browser: Browser,
  token: string,
  pushes: number,
): Promise<Row[]> {
  const walls = await Promise.all((['b', 'a'] as const).map((name) => openWall(cluster, browser, name)))
  const push = await publisherOn(cluster.node('a').url, token)
  const sent: Sent[] = []
  await atRate(PER_SECOND, WARM_UP, push)
  for (const page of walls) await page.evaluate(() => window.benchProbe.reset())
  await atRate(PER_SECOND, pushes, async (i) => {
    const n = WARM_UP + i
    const sentAt = Date.now()
    await push(n)
    sent.push({ value: measuredValue(n), sentAt, answeredMs: Date.now() - sentAt })
  })
  await wait(LAST_PAINT_MS)
  const [onB, onA] = await Promise.all(
    walls.map(async (page) => {
      const { paintedMs, shown } = matched(sent, await page.evaluate(() => window.benchProbe.sightings()))
      await page.context().close()
      return { ...spread(paintedMs), shown }
    }),
  )
  const answered = spread(sent.map(({ answeredMs }) => answeredMs))
  return [
    ...(['p50', 'p99', 'shown'] as const).flatMap((what) => [
      row(`published on A → painted on B, ${what === 'shown' ? '% shown' : `${what}, ms`}`, onB?.[what]),
      row(`published on A → painted on A, ${what === 'shown' ? '% shown' : `${what}, ms`}`, onA?.[what]),
    ]),
    row('publish answered, p50, ms', answered.p50),
    row('publish answered, p99, ms', answered.p99),
  ]
}

async function openWall({ node }: Cluster, browser: Browser, name: NodeName) {
  const { url, links } = node(name)
  const cookie = await enter(links['wall'] ?? '')
  const wall = {
    name: 'ours',
    page: `${url}/wall`,
    admit: async (context) => void (await context.addCookies(browserCookies(cookie, url))),
    settle: (page) => chooseTrend(page, MEASURED_SERIES),
  } satisfies Parameters<typeof openPage>[1]
  return openPage(browser, wall, { measured: MEASURED_SERIES, wanted: [MEASURED_SERIES] })
}
