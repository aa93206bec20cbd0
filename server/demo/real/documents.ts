import { z } from 'zod'
import { readRows } from '#server/demo/real/demoFile.ts'

/** A published document or data feed that figures were read from. */
export interface Document {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** As stated: a day, a month, a year, or nothing. */
  readonly published: string
  /** A feed is no document: it was read at once, but each figure came out in its own month. */
  readonly isFeed: boolean
}

const FEEDS = new Set(['N1', 'N2', 'N3'])

const Row = z.object({
  source_id: z.string(),
  publisher: z.string(),
  title: z.string(),
  published_on: z.string(),
})

/** The documents by the id that the other files cite them with. */
export function readDocuments(): (id: string) => Document {
  const documents = new Map(
    readRows('sources.csv', Row).map(({ source_id: id, publisher, title, published_on: published }) => [
      id,
      { id, publisher, title, published, isFeed: FEEDS.has(id) },
    ]),
  )
  return (id) => {
    const document = documents.get(id)
    if (!document) throw new Error(`sources.csv has no ${id}`)
    return document
  }
}
