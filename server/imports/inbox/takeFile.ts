import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { DONE, REFUSED, WORKING, type Dropped } from '#server/imports/inbox/inboxFolders.ts'
import { refused, taken, waiting, type InboxResult } from '#server/imports/inbox/inboxResult.ts'
import { readDropped } from '#server/imports/inbox/readDropped.ts'
import type { InboxPorts } from '#server/imports/inbox/openInbox.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Files by themselves are nobody's act: a person of the office has to submit what comes of them. */
const inboxActor = (owner: string): Actor => ({ id: 'token:inbox', name: 'inbox', role: 'filer', owner })

/** Takes a dropped file in and leaves the result beside it; a file that is gone has been taken by another process. */
export async function takeFile(ports: InboxPorts, dropped: Dropped): Promise<InboxResult | undefined> {
  const { path, name } = dropped
  const working = join(path, WORKING, name)
  for (const part of [DONE, REFUSED, WORKING]) await mkdir(join(path, part), { recursive: true })
  try {
    await rename(join(path, name), working)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const at = instantOf(ports.clock.now())
  const result = await resultOf(ports, dropped, working, at).catch(async (error: unknown) => {
    await rename(working, join(path, name))
    throw error
  })
  const kept = join(path, result.state === 'refused' ? REFUSED : DONE, `${stampOf(at)} ${name}`)
  await writeFile(`${kept}.result.json`, `${JSON.stringify(result, null, 2)}\n`)
  await writeFile(`${kept}.结果.txt`, `\uFEFF${result.zh}\r\n${result.en}\r\n${result.link ?? ''}\r\n`)
  await rename(working, kept)
  return result
}

async function resultOf(
  { imports, origin }: InboxPorts,
  { owner, name }: Dropped,
  path: string,
  at: string,
): Promise<InboxResult> {
  const place = { file: name, at }
  const actor = inboxActor(owner)
  try {
    const file = await readDropped(path)
    const detail = await imports.bring(actor, { file, fileName: name, owner, origin: 'inbox' })
    if (detail.obstacles.length > 0) return waiting(place, detail, origin)
    const { draft } = await imports.toDraft(actor, detail.id, { version: detail.version })
    if (draft === null) throw new Error('a file that came by itself was published by nobody')
    return taken(place, detail, draft, origin)
  } catch (error) {
    if (error instanceof Failure && isAboutFile(error)) return refused(place, error)
    throw error
  }
}

/** Anything else is trouble of the house, after which the file is tried again. */
const isAboutFile = ({ code }: Failure): boolean =>
  code.startsWith('file-') || code === 'invalid' || code.startsWith('import-')

const stampOf = (at: string): string => at.slice(0, 19).replace('T', ' ').replaceAll(':', '')
