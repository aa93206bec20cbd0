import { join } from 'node:path'
import type { Logger } from 'pino'
import { cookieNames } from '#server/accounts/credentials.ts'
import { createFirstAccounts } from '#server/accounts/firstAccounts.ts'
import { openAccounts, type Accounts } from '#server/accounts/index.ts'
import { openAttempts } from '#server/attempts/attempts.ts'
import { openNightlyBackup } from '#server/backup/nightly.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { loadTemplates } from '#server/catalogue/loadTemplates.ts'
import { standingCatalogue } from '#server/catalogue/standingCatalogue.ts'
import type { Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import { openDrafts, type ClaimFiles, type Drafts } from '#server/drafts/index.ts'
import { createApp } from '#server/http/app.ts'
import { assetsOfOthers } from '#server/http/assetsOfOthers.ts'
import { listen } from '#server/http/listen.ts'
import { openMetrics } from '#server/http/metrics.ts'
import { openPages } from '#server/http/pages.ts'
import { importInto, openImports, openInbox } from '#server/imports/index.ts'
import { openKeeping } from '#server/keeping/openKeeping.ts'
import { openLedgerClock } from '#server/ledgers/clock/openLedgerClock.ts'
import { claimFiles, openLedgers } from '#server/ledgers/index.ts'
import { openLive } from '#server/live/index.ts'
import { openBus } from '#server/nodes/bus.ts'
import { openNodes } from '#server/nodes/index.ts'
import { adoptFiles } from '#server/moving/adoptFiles.ts'
import { openPolicyRoll } from '#server/policyRoll.ts'
import { openReleases, type Releases } from '#server/releases/index.ts'
import { openReports } from '#server/reports/index.ts'
import { openRooms } from '#server/rooms/index.ts'
import { openScenes } from '#server/scenes/index.ts'
import { openScreens } from '#server/screens/index.ts'
import { openRoll } from '#server/screens/roll/index.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { wallPlanOn } from '#shared/scenes/wallPlan.ts'

const PULSE_EVERY_MS = 3_000

export interface ServerOptions {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  /** A demonstration clerk publishes a plausible figure every few seconds. */
  readonly pulse: boolean
  /** Pages come from Vite instead of the build. */
  readonly dev: boolean
  /** The log has lost releases that this server has shown: it has to be started anew. */
  readonly onLost?: () => void
}

export interface RunningServer {
  /** Where it listens. */
  readonly url: string
  /** Where people reach it: links begin with this. */
  readonly publicUrl: string
  /** As it stands whenever it is asked. */
  readonly catalogue: Catalogue
  readonly accounts: Accounts
  readonly releases: Releases
  readonly drafts: Drafts
  /** Compresses the pages ahead of the first visitor. */
  readonly warm: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Puts the server together and starts it: data folder and port first, since either may be taken. Throws a StartError,
 * CatalogueError or PolicyGap in one line; then nothing is left open.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, clock, log, pulse, dev, onLost } = options
  const opened: (() => unknown)[] = []
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  const closing = <T extends { readonly close: () => unknown }>(part: T): T => {
    opened.push(part.close)
    return part
  }
  try {
    const roll = openPolicyRoll()
    const delivered = loadCatalogue(undefined, config.bureaus)
    const store = closing(await openStore({ ...config, exclusive: true }))
    for (const remark of store.remarks) log.warn(remark)
    await adoptFiles({ ...config, store, log })
    const bus = closing(await openBus({ ...config, store, log }))
    const door = closing(await listen(config.host, config.port))
    const releases = closing(await openReleases({ store, bus, catalogue: delivered, clock, log }))
    let isNewDemo = config.demo && releases.board().seq === 0
    if (isNewDemo) {
      const { demoHistory } = await import('#server/demo/index.ts')
      const history = demoHistory(delivered, clock.now())
      isNewDemo = (await releases.importHistory(history, { onlyWhenEmpty: true })).releases > 0
    }
    const catalogue = standingCatalogue(releases.catalogue)
    const accounts = closing(openAccounts({ store, catalogue, clock, log }, bus))
    await createFirstAccounts(accounts.people, catalogue.site.releaseDesk)

    const claiming: ClaimFiles = (actor, ...named) => claimFiles({ store }, actor, ...named)
    const drafts = closing(openDrafts({ store, bus, clock, releases, log, claimFiles: claiming }))
    const imports = closing(
      openImports({
        ...{ store, clock, releases, log, fourEyes: drafts.fourEyes },
        accept: importInto({ store, drafts, releases }),
      }),
    )
    const ledgers = closing(openLedgers({ store, clock, releases, drafts, log }))
    const rooms = closing(openRooms({ releases, clock, catalogue: delivered, delivered: loadLedgers() }))
    const reports = openReports({
      ...{ store, clock, releases, drafts, rooms },
      delivered: loadTemplates(delivered, rooms.definitions),
    })
    if (isNewDemo) {
      const { issueReports } = await import('#server/demo/index.ts')
      await issueReports({ reports, releases, clock })
    }
    const scenes = openScenes({
      ...{ store, clock, releases, fourEyes: drafts.wallsWantFourEyes },
      delivered: { catalogue: delivered, ledgers: loadLedgers(), rooms: rooms.definitions },
    })
    const isScene = (code: string): boolean =>
      rooms.definitions.has(code) ||
      wallPlanOn(scenes.delivered, releases.board().wall).scenes.some((scene) => scene.code === code)
    const attempts = closing(await openAttempts({ store, clock, log }))
    const screens = closing(await openScreens({ store, clock, accounts, log, isScene, attempts, bus }))
    const screenRoll = closing(
      await openRoll({ store, clock, log, releases, bus, onChanged: screens.onChanged }),
    )
    closing(await openLedgerClock({ releases, clock, log }))
    closing(openKeeping({ store, config, clock, log }))
    const metrics = openMetrics()
    const backups = closing(openNightlyBackup({ store, config, clock, log, registry: metrics.registry }))
    const pages = closing(await openPages(dev ? door.http : undefined, config.clientDir))
    const { build } = pages
    const here = { address: new URL(door.url).host, version: build, screenCode: accounts.screenCode }
    const { registry } = metrics
    const nodes = closing(await openNodes({ ...here, store, bus, clock, log, releases, registry, onLost }))
    const otherBuilds = (): string[] =>
      nodes.nodes().flatMap(({ id, version }) => (version === build ? [] : [id]))
    const assets = closing(assetsOfOthers({ bus, own: pages.asset, others: otherBuilds }))
    pages.lookFor(assets.find)
    const secure = config.publicUrl?.startsWith('https:') ?? false
    const ports = {
      config,
      log,
      clock,
      store,
      bus,
      catalogue,
      delivered,
      releases,
      records: releases.records,
      drafts,
      imports,
      ledgers,
      rooms,
      reports,
      screens,
      scenes,
      screenRoll,
      build,
      nodes,
      accounts,
      attempts,
      metrics,
      backups,
      roll,
      dev,
    }
    const live = closing(
      openLive(door.http, {
        ...ports,
        own: config,
        cookies: cookieNames(secure),
        openData: config.openData,
      }),
    )
    const app = createApp({
      ...ports,
      pages: pages.serve,
      newestReceipts: live.newestReceipts,
      following: live.following,
    })
    roll.close()
    closing(
      await openInbox({
        ...{ imports, store, clock, catalogue, log, root: join(config.dataDir, 'inbox') },
        origin: config.publicUrl ?? door.url,
      }),
    )
    door.serve(app)
    if (pulse) {
      const { startPulse } = await import('#server/demo/index.ts')
      opened.push(startPulse({ releases, catalogue, clock, log, everyMs: PULSE_EVERY_MS }))
    }
    return {
      url: door.url,
      publicUrl: config.publicUrl ?? door.url,
      catalogue,
      accounts,
      releases,
      drafts,
      warm: pages.warm,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
