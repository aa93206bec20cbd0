import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { FollowerCommand, FollowerReport, FollowPlan } from './plan.ts'

/*
 * Many light followers in one process: bare WebSockets that speak just enough of Socket.IO to be sent releases.
 */
const AT_ONCE = 50
const RECEIPT_MS = 20
let followers: WebSocket[] = []
let messages = 0
let bytes = 0

const report = (message: FollowerReport): void => void process.send?.(message)

async function follower(plan: FollowPlan): Promise<WebSocket> {
  const socket = new WebSocket(plan.url, { perMessageDeflate: false, skipUTF8Validation: true })
  const joined = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (begins(data, plan.carries)) return count(socket, plan, data)
      const text = data.toString()
      if (text === '2') socket.send('3')
      else if (text.startsWith('0')) socket.send(plan.join)
      else if (text.startsWith('40')) {
        if (plan.follow === '') resolve()
        else socket.send(plan.follow)
      } else if (text.startsWith('43')) resolve()
      else if (text.startsWith('44')) throw new Error(`refused: ${text}`)
    })
  })
  await once(socket, 'open')
  if (plan.join !== '') await joined
  return socket
}

/** Compares bytes, since turning each message into text would cost more than all the rest. */
const begins = (data: Buffer, text: string): boolean =>
  data.length >= text.length && data.toString('latin1', 0, text.length) === text

function count(socket: WebSocket, plan: FollowPlan, data: Buffer): void {
  messages += 1
  bytes += data.length
  if (!plan.receipts) return
  const [, seq] = /"seq":(\d+)/.exec(data.toString('latin1', 0, 300)) ?? []
  socket.send(`42/live,["painted",{"seq":${seq},"ms":${RECEIPT_MS}}]`)
}

async function open(plan: FollowPlan, wanted: number): Promise<void> {
  while (followers.length < wanted) {
    const some = Math.min(AT_ONCE, wanted - followers.length)
    followers.push(...(await Promise.all(Array.from({ length: some }, () => follower(plan)))))
  }
}

process.on('message', (command: FollowerCommand) => {
  if ('open' in command) {
    open(command.open.plan, command.open.count).then(
      () => report({ opened: followers.length }),
      (error: unknown) => report({ failed: String(error) }),
    )
  } else if ('ask' in command) {
    report({ received: { messages, bytes } })
    messages = bytes = 0
  } else {
    followers.forEach((socket) => socket.terminate())
    followers = []
    report({ closed: true })
  }
})
process.on('disconnect', () => process.exit())
