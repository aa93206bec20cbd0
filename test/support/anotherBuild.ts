import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUILD_STAMP } from '#server/tools/build.mjs'
import { tempFolder } from './tempFolder.ts'

const BUILT = process.env['CLIENT_DIR'] ?? join(BUILD_STAMP, '..')
/** These come from packages: they are the same files in the next build too. */
const SHARED = /^(vue|echarts|rolldown-runtime)-/
const OWN = /^(.+-)[\w-]{8}(\.(?:js|css))$/

export interface Build {
  readonly id: string
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** The built pages as a build of another day: other id, other names of all files of our own, the same in what it does. `day`: two letters. */
export async function anotherBuild(day: string): Promise<Build> {
  const copy = await tempFolder()
  const folder = copy.path
  await cp(BUILT, folder, { recursive: true })
  const former = (await readFile(join(folder, '.build-sha256'), 'utf8')).trim()
  const id = day.padEnd(former.length, '0')
  const assets = join(folder, 'assets')
  const names = (await readdir(assets)).filter((name) => OWN.test(name) && !SHARED.test(name))
  const renamed = names.map(
    (name, i) => [name, name.replace(OWN, `$1${day}${String(i).padStart(8 - day.length, '0')}$2`)] as const,
  )
  const texts = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.(js|css|html|json)$/.test(name),
  )
  for (const name of texts) {
    let text = (await readFile(join(folder, name), 'utf8')).replaceAll(former, id)
    for (const [before, after] of renamed) text = text.replaceAll(before, after)
    await writeFile(join(folder, name), text)
  }
  for (const [before, after] of renamed) await rename(join(assets, before), join(assets, after))
  await writeFile(join(folder, '.build-sha256'), id)
  return { id, folder, remove: () => copy.remove() }
}
