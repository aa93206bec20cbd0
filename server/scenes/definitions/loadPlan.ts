import { join } from 'node:path'
import { z } from 'zod'
import { CatalogueError, type Fault } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles, type Filed } from '#server/catalogue/catalogueFiles.ts'
import { duplicates } from '#server/catalogue/crossChecks.ts'
import { placeIn } from '#server/catalogue/placeIn.ts'
import { entryFaults, readEntry, type ReadEntry } from '#server/scenes/definitions/judgeEntry.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import { FIRST_SCENE } from '#server/scenes/definitions/sceneFaults.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../../shared/catalogue')
const PLAYLISTS = 'playlists.json'

interface ReadFrom {
  readonly file: string
  readonly read: ReadEntry
}

/**
 * The scenes and playlists as delivered. Throws a {@link CatalogueError} with one line for each fault: the file, the
 * scene, the place in it and what to do.
 */
export function loadPlan(ground: Omit<SceneGround, 'plan'>, folder: string = FOLDER): WallPlan {
  const files = new CatalogueFiles(folder)
  const faults: Fault[] = []
  const lists = files.whole(PLAYLISTS, z.array(z.unknown())) ?? []
  const found = [
    ...files
      .inFolder('scenes')
      .flatMap((file) => readFrom(file, 'scene', files.whole(file, z.unknown()), '(file)', faults)),
    ...lists.flatMap((item, i) => readFrom(PLAYLISTS, 'playlist', item, `[${i}]`, faults)),
  ]
  const filed = {
    scenes: found.flatMap(({ file, read }): Filed<Scene>[] =>
      read.part === 'scene' ? [{ file, entry: read.entry }] : [],
    ),
    playlists: found.flatMap(({ file, read }): Filed<Playlist>[] =>
      read.part === 'playlist' ? [{ file, entry: read.entry }] : [],
    ),
  }
  const plan = inOrder(
    filed.scenes.map(({ entry }) => entry),
    filed.playlists.map(({ entry }) => entry),
  )
  faults.push(...duplicates(filed.scenes), ...duplicates(filed.playlists))
  for (const { file, read } of found)
    faults.push(...entryFaults(read, { ...ground, plan }).map((fault) => told(file, read.entry, fault)))
  if (!plan.scenes.some(({ code }) => code === FIRST_SCENE))
    faults.push({
      ...{ file: 'scenes', entry: FIRST_SCENE },
      zh: '缺少总览场景，所有屏幕都以它为退路：补上',
      en: 'the scene that every screen falls back to is missing: add it',
    })
  const all = [...files.faults, ...faults]
  if (all.length > 0) throw new CatalogueError(all)
  return plan
}

function readFrom(
  file: string,
  part: ReadEntry['part'],
  content: unknown,
  place: string,
  faults: Fault[],
): readonly ReadFrom[] {
  if (content === undefined) return []
  const reading = readEntry(part, content)
  if ('read' in reading) return [{ file, read: reading.read }]
  faults.push(...reading.faults.map((fault) => told(file, content, fault, place)))
  return []
}

function told(file: string, entry: unknown, { pointer, zh, en }: PlanFault, place = ''): Fault {
  const where = placeIn(entry, pointer)
  return {
    ...{ file, entry: codeOf(entry) ?? place },
    zh: where === '' ? zh : `${where}：${zh}`,
    en: where === '' ? en : `${where}: ${en}`,
  }
}

function codeOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('code' in entry)) return undefined
  return typeof entry.code === 'string' ? entry.code : undefined
}

/** The overview first, then the scenes as the playlists come to them, then the rest by code. */
function inOrder(scenes: readonly Scene[], playlists: readonly Playlist[]): WallPlan {
  const met = [FIRST_SCENE, ...playlists.flatMap(({ entries }) => entries.map(({ scene }) => scene))]
  const place = ({ code }: Scene): number => (met.includes(code) ? met.indexOf(code) : met.length)
  return {
    scenes: scenes.toSorted((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1)),
    playlists,
  }
}
