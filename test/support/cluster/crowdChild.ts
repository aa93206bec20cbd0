import { setTimeout as wait } from 'node:timers/promises'
import { rejoinDelay } from '#client/live/rejoinDelay.ts'
import { Follower } from '#test/support/follower.ts'
import { boardHash, type CrowdAnswer, type CrowdCommand, type CrowdSeen } from './crowdTalk.ts'

/*
 * Many clients in one process, each with a board of its own that it folds from what it is told. A gap ends the process.
 */
const AT_ONCE = 25
const LOOK_EVERY_MS = 5
/** As pages come back; patient, since one machine does the work of all of them. */
const LIKE_PAGES = {
  rejoinAfter: (attempt: number) => rejoinDelay(attempt, 0, Math.random()),
  answerWithinMs: 30_000,
}
const followers: Follower[] = []

const answer = (message: CrowdAnswer): void => void process.send?.(message)

async function open(url: string, token: string, count: number): Promise<number> {
  while (followers.length < count) {
    const some = Array.from(
      { length: Math.min(AT_ONCE, count - followers.length) },
      () => new Follower(url, token, LIKE_PAGES),
    )
    await Promise.all(some.map((follower) => follower.start()))
    followers.push(...some)
  }
  return followers.length
}

async function untilAllAt(seq: number): Promise<number> {
  while (followers.some(({ board }) => board.seq < seq)) await wait(LOOK_EVERY_MS)
  return Date.now()
}

function look(): CrowdSeen {
  const boards: Record<string, number> = {}
  for (const { board } of followers) {
    const hash = boardHash(board)
    boards[hash] = (boards[hash] ?? 0) + 1
  }
  const sum = (of: (follower: Follower) => number): number => followers.reduce((all, one) => all + of(one), 0)
  return { boards, snapshots: sum(({ snapshots }) => snapshots), joins: sum(({ joins }) => joins) }
}

async function follow(command: CrowdCommand): Promise<CrowdAnswer> {
  if ('open' in command)
    return { opened: await open(command.open.url, command.open.token, command.open.count) }
  if ('untilAt' in command) return { allAt: await untilAllAt(command.untilAt) }
  return { seen: look() }
}

process.on('message', (command: CrowdCommand) => {
  follow(command).then(answer, (error: unknown) => answer({ failed: String(error) }))
})
process.on('disconnect', () => process.exit())
