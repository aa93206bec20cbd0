import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { devtoolsPipe, NoAnswer, type DevtoolsPipe } from '#server/kiosk/devtoolsPipe.ts'
import type { Sight } from '#server/kiosk/pageCare.ts'

const Attached = z.looseObject({
  sessionId: z.string(),
  targetInfo: z.looseObject({ type: z.string() }),
})
const Evaluated = z.looseObject({ result: z.looseObject({ value: z.unknown() }) })

/** The app stands on the page; a page of the browser's own about a failure has none. */
const LOOK = "(document.querySelector('#app')?.childElementCount ?? 0) > 0"

export interface BrowserWindow {
  readonly pid: number
  readonly look: () => Promise<Sight>
  readonly load: (url: string) => Promise<void>
  /** Its page has crashed. */
  readonly onCrash: (hear: () => void) => void
  readonly ended: Promise<void>
  readonly end: () => Promise<void>
}

/** Starts one Chromium and holds its page by a pipe. */
export async function openBrowserWindow(
  program: string,
  profile: string,
  flags: readonly string[],
  answerWithinMs: number,
): Promise<BrowserWindow> {
  // Left behind by a power cut; nobody else uses this profile.
  await rm(join(profile, 'SingletonLock'), { force: true })
  const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit').then(() => undefined)
  const [, , , out, incoming] = child.stdio
  const pipe = devtoolsPipe(out as Writable, incoming as Readable, answerWithinMs)
  let session: string | undefined
  const crashed: (() => void)[] = []
  pipe.onEvent((method, params) => {
    if (method === 'Inspector.targetCrashed') crashed.forEach((hear) => hear())
    if (method !== 'Target.attachedToTarget') return
    const { sessionId, targetInfo } = Attached.parse(params)
    if (targetInfo.type !== 'page') return
    session = sessionId
    void pipe.ask('Inspector.enable', {}, sessionId).catch(() => undefined)
  })
  void pipe
    .ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
    .catch(() => undefined)

  return {
    pid: child.pid ?? 0,
    look: () => lookAt(pipe, session),
    load: async (url) => void (await pipe.ask('Page.navigate', { url }, session)),
    onCrash: (hear) => void crashed.push(hear),
    ended,
    end: () => endWithin(child, ended),
  }
}

async function lookAt(pipe: DevtoolsPipe, session: string | undefined): Promise<Sight> {
  if (session === undefined) return 'empty'
  try {
    const answer = Evaluated.parse(
      await pipe.ask('Runtime.evaluate', { expression: LOOK, returnByValue: true }, session),
    )
    return answer.result.value === true ? 'shows' : 'empty'
  } catch (error) {
    if (error instanceof NoAnswer) return 'silent'
    throw error
  }
}

const ENDS_WITHIN_MS = 2_000

async function endWithin(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS)
  await ended
  clearTimeout(hard)
}
