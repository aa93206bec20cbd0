import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CrowdAnswer, CrowdCommand, CrowdSeen } from './crowdTalk.ts'

const CHILD = fileURLToPath(new URL('crowdChild.ts', import.meta.url))

export interface CrowdOptions {
  readonly url: string
  readonly token: string
  readonly certificate: string
  readonly count: number
}

/** Clients in processes of their own, so that their work does not delay whoever measures. */
export interface Crowd {
  /** Resolves to the instant at which the last of them had this release. */
  readonly allAt: (seq: number) => Promise<number>
  readonly look: () => Promise<CrowdSeen>
  readonly close: () => Promise<void>
}

/** One process has as many clients as one core can do without falling behind. */
const CLIENTS_PER_PROCESS = 1_000

/** Opens them all; resolves once each has caught up. */
export async function openCrowd({ url, token, certificate, count }: CrowdOptions): Promise<Crowd> {
  const processes = Math.ceil(count / CLIENTS_PER_PROCESS)
  const upTo = (i: number): number => Math.floor((count * i) / processes)
  const shares = Array.from({ length: processes }, (_, i) => upTo(i + 1) - upTo(i))
  const children = shares.map(() => child(certificate))
  await Promise.all(children.map(({ ask }, i) => ask({ open: { url, token, count: shares[i] ?? 0 } })))
  return {
    allAt: async (seq) => {
      const answers = await Promise.all(children.map(({ ask }) => ask({ untilAt: seq })))
      return Math.max(...answers.map((answer) => ('allAt' in answer ? answer.allAt : NaN)))
    },
    look: async () => {
      const answers = await Promise.all(children.map(({ ask }) => ask({ look: true })))
      return answers.flatMap((answer) => ('seen' in answer ? [answer.seen] : [])).reduce(together)
    },
    close: async () => {
      await Promise.all(children.map(({ end }) => end()))
    },
  }
}

const together = (one: CrowdSeen, other: CrowdSeen): CrowdSeen => {
  const hashes = new Set([...Object.keys(one.boards), ...Object.keys(other.boards)])
  return {
    boards: Object.fromEntries(
      [...hashes].map((hash) => [hash, (one.boards[hash] ?? 0) + (other.boards[hash] ?? 0)]),
    ),
    snapshots: one.snapshots + other.snapshots,
    joins: one.joins + other.joins,
  }
}

function child(certificate: string) {
  const process = fork(CHILD, { env: { ...globalThis.process.env, NODE_EXTRA_CA_CERTS: certificate } })
  const died = once(process, 'exit').then(([code]): never => {
    throw new Error(`a process of clients ended with ${code}`)
  })
  died.catch(() => undefined)
  return {
    ask: async (command: CrowdCommand): Promise<CrowdAnswer> => {
      const heard = once(process, 'message')
      process.send(command)
      const [answer] = (await Promise.race([heard, died])) as [CrowdAnswer]
      if ('failed' in answer) throw new Error(answer.failed)
      return answer
    },
    end: async () => {
      process.disconnect()
      await died.catch(() => undefined)
    },
  }
}
