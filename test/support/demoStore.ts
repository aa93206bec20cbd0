import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the demonstration's databases of this run are. */
    readonly demoStore: string
  }
}

const DATABASE = 'guanlan.db'
const WAIT_MS = 100

/**
 * Puts the demonstration into an empty data folder. It is made once a run for each moment, by the real start of the real
 * server (`make`), and copied for all others, who would wait for seconds to get the same.
 */
export async function bringDemo(
  dataDir: string,
  moment: string,
  make: (dataDir: string) => Promise<void>,
): Promise<void> {
  const made = join(inject('demoStore'), moment.replaceAll(/[^0-9A-Za-z]/g, '-'))
  if (await isFirst(made)) {
    try {
      await make(join(made, 'data'))
      await writeFile(join(made, 'ready'), '')
    } catch (error) {
      await rm(made, { recursive: true, force: true })
      throw error
    }
  }
  while (!(await exists(join(made, 'ready')))) {
    if (!(await exists(made))) throw new Error('the demonstration could not be made; another test says why')
    await setTimeout(WAIT_MS)
  }
  await mkdir(dataDir, { recursive: true })
  await copyFile(join(made, 'data', DATABASE), join(dataDir, DATABASE), constants.COPYFILE_FICLONE)
}

const isFirst = (folder: string): Promise<boolean> =>
  mkdir(folder).then(
    () => true,
    () => false,
  )

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
