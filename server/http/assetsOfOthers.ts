import { z } from 'zod'
import type { Bus } from '#server/nodes/bus.ts'
import { parcels } from '#server/nodes/parcel.ts'

/** As builds name their files: with a hash of the content, so that one name is one content for ever. */
const ASSET = /^\/assets\/[\w.-]{1,150}$/
const WAIT_MS = 3_000
/** Questions under way at once; whoever makes up names does not keep the nodes busy. */
const MOST_ASKED = 50

const Id = z.string().max(100)
const Path = z.string().regex(ASSET)
const Asked = z.object({ to: Id, path: Path })
const Answered = z.object({ to: Id, path: Path, base64: z.string().nullable() })

export interface AssetPorts {
  readonly bus: Bus
  /** A file of the build that this node serves. */
  readonly own: (path: string) => Buffer | undefined
  /** Nodes that serve another build. */
  readonly others: () => readonly string[]
}

/** Finds a file of a build that only other nodes serve; undefined where there is none. */
export type FindAsset = (path: string) => Promise<Buffer | undefined>

/**
 * While nodes take a new build one after another, a page may come from one and its parts be asked of the next. What a
 * node does not have it asks of those that serve another build; where all serve the same nobody is asked.
 */
export function assetsOfOthers({ bus, own, others }: AssetPorts): {
  readonly find: FindAsset
  readonly close: () => void
} {
  const open = new Map<string, (file: Buffer | undefined) => void>()
  const asked = new Map<string, Promise<Buffer | undefined>>()
  const answers = parcels(bus, 'asset', Answered)
  const stops = [
    bus.hear('asset wanted', (message, from) => {
      const { data } = Asked.safeParse(message)
      if (data?.to !== bus.node) return
      const file = own(data.path)
      answers.tell({ to: from, path: data.path, base64: file?.toString('base64') ?? null })
    }),
    answers.hear(({ to, path, base64 }, from) => {
      if (to !== bus.node) return
      open.get(`${from} ${path}`)?.(base64 === null ? undefined : Buffer.from(base64, 'base64'))
    }),
  ]
  const ask = async (node: string, path: string): Promise<Buffer | undefined> => {
    const key = `${node} ${path}`
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<Buffer | undefined>((resolve) => {
        timer = setTimeout(resolve, WAIT_MS, undefined)
        open.set(key, resolve)
        bus.tell('asset wanted', { to: node, path })
      })
    } finally {
      clearTimeout(timer)
      open.delete(key)
    }
  }
  const askAll = async (path: string): Promise<Buffer | undefined> => {
    for (const node of others()) {
      const file = await ask(node, path)
      if (file) return file
    }
    return undefined
  }
  return {
    find: (path) => {
      if (!ASSET.test(path) || others().length === 0) return Promise.resolve(undefined)
      const known = asked.get(path)
      if (known || asked.size >= MOST_ASKED) return known ?? Promise.resolve(undefined)
      const asking = askAll(path).finally(() => asked.delete(path))
      asked.set(path, asking)
      return asking
    },
    close: () => {
      stops.forEach((stop) => stop())
      for (const end of open.values()) end(undefined)
    },
  }
}
