import { entryFaults, readEntry, type ReadEntry } from '#server/scenes/definitions/judgeEntry.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import type { Tables } from '#server/store/tables.ts'

type Row = Pick<Tables['wall_draft'], 'part' | 'code' | 'based_on' | 'entry'>

export interface Judged {
  /** Undefined where the schema objects. */
  readonly read: ReadEntry | undefined
  readonly faults: readonly PlanFault[]
}

/** Why a draft cannot be released yet; nothing where it can. */
export function judgeDraft({ part, code, based_on, entry }: Row, ground: SceneGround): Judged {
  const reading = readEntry(part, JSON.parse(entry))
  if ('faults' in reading) return { read: undefined, faults: reading.faults }
  const { read } = reading
  return { read, faults: [...codeFaults(read, code, based_on, ground), ...entryFaults(read, ground)] }
}

/** A new one takes a code that is free; one that is known keeps its own, by which addresses and playlists name it. */
function* codeFaults(
  { part, entry }: ReadEntry,
  code: string,
  basedOn: number | null,
  { plan }: SceneGround,
): Generator<PlanFault> {
  const known = (part === 'scene' ? plan.scenes : plan.playlists).some((one) => one.code === entry.code)
  if (basedOn === null && known)
    yield {
      pointer: '/code',
      zh: `代码“${entry.code}”已被使用：换一个`,
      en: `the code "${entry.code}" is taken: choose another one`,
    }
  if (basedOn !== null && entry.code !== code)
    yield {
      pointer: '/code',
      zh: `代码不能改动：改回“${code}”，或另建一个`,
      en: `a code stays as it is: put "${code}" back, or make a new one`,
    }
}
