import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'
import type { FindAsset } from '#server/http/assetsOfOthers.ts'
import { clientFiles } from '#server/http/clientFiles.ts'

const CLIENT_BUILD = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** The pages of the three faces, wherever they come from. */
export interface Pages {
  /** The build's id, as its screens know it; empty where nothing is built. */
  readonly build: string
  readonly serve: RequestHandler
  /** A file of the build by its path under the site. */
  readonly asset: (path: string) => Buffer | undefined
  /** From now on what is of another build is looked for there. */
  readonly lookFor: (find: FindAsset) => void
  /** Makes the compressed forms ahead of the first visitor. */
  readonly warm: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Pages of the build in a folder, or with an HTTP server to develop on, from Vite inside it. */
export const openPages = async (
  developOn: Server | undefined,
  folder: string | null = null,
): Promise<Pages> => (developOn ? vitePages(developOn) : clientFiles(folder ?? CLIENT_BUILD))

/** Vite in our own server, with hot replacement over the same port. */
async function vitePages(http: Server): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, ws: { server: http } }, appType: 'spa' })
  return {
    ...{ build: 'dev', serve: vite.middlewares, close: () => vite.close() },
    asset: () => undefined,
    lookFor: () => undefined,
    warm: async () => undefined,
  }
}
