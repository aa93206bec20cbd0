import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/compile', import.meta.url))

/** Runs the publisher, kills it with SIGKILL once it has said so many lines, and answers with all that it said. */
export const killedAfter = (lines: number, ...args: string[]): Promise<readonly string[]> =>
  programKilledAfter('publisher.ts', lines, ...args)

/** The same of any program of this folder. */
export async function programKilledAfter(
  program: string,
  lines: number,
  ...args: string[]
): Promise<readonly string[]> {
  const env = { ...process.env, NODE_COMPILE_CACHE } // what takes long is to load the code, time and again
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    said += text
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await once(child, 'close') // what was written before the kill has been read by then
  if (child.signalCode !== 'SIGKILL')
    throw new Error(`${program} ended by itself: ${child.exitCode} ${said.slice(-300)}`)
  return said.split('\n').slice(0, -1)
}
