import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/compile', import.meta.url))
const PROGRAM = fileURLToPath(new URL('publisher.ts', import.meta.url))

/** Runs the publisher, kills it with SIGKILL once it has said so many lines, and answers with all that it said. */
export async function killedAfter(lines: number, ...args: string[]): Promise<readonly string[]> {
  const env = { ...process.env, NODE_COMPILE_CACHE } // what takes long is to load the code, time and again
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    said += text
    if (said.split('\n').length > lines) child.kill('SIGKILL')
  })
  await once(child, 'close') // what was written before the kill has been read by then
  if (child.signalCode !== 'SIGKILL')
    throw new Error(`the publisher ended by itself: ${child.exitCode} ${said.slice(-300)}`)
  return said.split('\n').slice(0, -1)
}
