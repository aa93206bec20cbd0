import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Logger } from 'pino'
import { DEMO_PUBLISHER, DEMO_TITLE } from '#server/demo/made/demoSource.ts'
import { pulseFigure } from '#server/demo/pulseFigure.ts'
import type { Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { DEMO_CLERK, type Releases } from '#server/releases/index.ts'
import { shanghaiDay } from '#shared/period.ts'

interface PulsePorts {
  readonly releases: Pick<Releases, 'board' | 'publish' | 'records'>
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  readonly everyMs: number
}

/**
 * A demonstration clerk who publishes a plausible figure, marked as generated, every so many milliseconds, so that a
 * newcomer sees the wall live without typing. The answer ends it. A publish that fails is only logged.
 */
export function startPulse({ releases, catalogue, clock, log, everyMs }: PulsePorts): () => void {
  const from = new Map<string, number>()
  let beats = 0
  const beat = async (): Promise<void> => {
    const figure = pulseFigure(releases.board(), catalogue, { records: releases.records, from }, beats++)
    if (!figure) return
    const source = { publisher: DEMO_PUBLISHER, title: DEMO_TITLE, date: shanghaiDay(clock.now()) }
    await releases.publish(DEMO_CLERK, { ...figure, source }, undefined)
  }
  const timer = setInterval(() => {
    beat().catch((error: unknown) => {
      const code = error instanceof Failure ? error.code : 'bug'
      log.warn({ code, err: error }, 'the demonstration clerk could not publish')
    })
  }, everyMs)
  return () => clearInterval(timer)
}
