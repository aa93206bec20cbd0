import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { postgres, sqlite, type Engine } from '#test/server/store/engines.ts'

const PATIENCE_MS = 60_000
const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const pattern = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255))

describe.each<Engine>([sqlite, postgres()])('files beside $name', { timeout: PATIENCE_MS }, (engine) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)

  async function twoNodes() {
    const place = await engine.place()
    onTestFinished(place.remove)
    const nodes = [await place.open(), await place.open()] as const
    for (const { close } of nodes) onTestFinished(close)
    return nodes
  }

  test('are kept once by their hash, whatever their length, and both nodes read them', async () => {
    const [one, other] = await twoNodes()
    const contents = [0, 1, 262_143, 262_144, 262_145, 700_000].map(pattern)
    for (const content of contents) {
      const hash = await one.files.evidence.put(content)
      expect(hash).toBe(hashOf(content))
      expect(await other.files.evidence.put(content)).toBe(hash)
      const read = await other.files.evidence.get(hash)
      expect(read && (await buffer(read)).equals(content)).toBe(true)
    }
    expect(await other.files.evidence.list()).toEqual(contents.map(hashOf).toSorted())
    expect(await other.files.pictures.list()).toEqual([])
  })

  test('that both nodes bring at the same moment are whole', async () => {
    const [one, other] = await twoNodes()
    const content = pattern(1_000_000)
    const hashes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => (i % 2 ? one : other).files.pictures.put(content)),
    )
    expect(new Set(hashes)).toEqual(new Set([hashOf(content)]))
    const read = await one.files.pictures.get(hashOf(content))
    expect(read && (await buffer(read)).equals(content)).toBe(true)
    expect(await one.files.pictures.list()).toEqual([hashOf(content)])
  })

  test('that were removed are gone, and others of the same content elsewhere stay', async () => {
    const [one, other] = await twoNodes()
    const hash = await one.files.evidence.put(pattern(5))
    await one.files.pictures.put(pattern(5))
    await other.files.evidence.remove(hash)
    expect([await one.files.evidence.has(hash), await one.files.pictures.has(hash)]).toEqual([false, true])
    expect(await one.files.evidence.get(hash)).toBeUndefined()
  })

  test('and rows are read as of one moment, whatever is written meanwhile', async () => {
    const [one, other] = await twoNodes()
    const count = async (db: typeof one.read) =>
      (await db.selectFrom('desk_policy').select('domain').execute()).length
    await one.snapshot(async ({ db }) => {
      expect(await count(db)).toBe(0)
      await other.write((trx) =>
        trx.insertInto('desk_policy').values({ domain: 'economy', four_eyes: 1 }).execute(),
      )
      expect([await count(db), await count(one.read)]).toEqual([0, 1])
    })
    await expect(one.snapshot(({ db }) => db.deleteFrom('desk_policy').execute())).rejects.toThrow(
      /read-?only|unavailable/,
    )
  })
})
