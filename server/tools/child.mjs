import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './root.mjs'

const PARENT_POLL_MS = 500

/**
 * Runs a program to its end on our streams and passes signals on; resolves to its exit code,
 * or to 128 + the signal's number where a signal ended it.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env] beside our own
 * @returns {Promise<number>}
 */
export function runChild(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
    // Ctrl-C reaches the whole process group: the child has it already, we only wait for its end.
    const ignore = () => {}
    process.on('SIGINT', ignore).on('SIGTERM', forward).on('SIGHUP', forward)

    // A TERM to npm kills npm's shell and nobody tells us; a new parent is the only sign.
    const parent = process.ppid
    const endOnce = () => {
      if (process.ppid === parent) return
      clearInterval(poll)
      child.kill('SIGTERM') // a second one would cut short what the server still finishes
    }
    const poll = process.env.npm_lifecycle_event ? setInterval(endOnce, PARENT_POLL_MS) : undefined

    const settle = () => {
      clearInterval(poll)
      process.off('SIGINT', ignore).off('SIGTERM', forward).off('SIGHUP', forward)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      settle()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}
