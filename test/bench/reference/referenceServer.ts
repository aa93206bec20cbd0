import { readFileSync } from 'node:fs'
import type { Push, Scene } from './scene.ts'

/** What a reference server is started with: `node server.ts PORT SCENE_FILE [PAGES_FOLDER]`. */
export function referenceArguments(): { port: number; scene: Scene; pages: string } {
  const [port = '0', file = '', pages = ''] = process.argv.slice(2)
  return { port: Number(port), scene: JSON.parse(readFileSync(file, 'utf8')) as Scene, pages }
}

/** The newest value of each series, in memory only. */
export interface LatestValues {
  readonly keep: (push: Push) => void
  readonly all: () => Readonly<Record<string, number>>
}

export function latestValues(): LatestValues {
  const values = new Map<string, number>()
  return {
    keep: ({ observations }) => observations.forEach(({ series, value }) => values.set(series, value)),
    all: () => Object.fromEntries(values),
  }
}
