import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Bus } from '#server/nodes/bus.ts'
import type { CommandOutcome, SendCommand } from '#server/screens/roll/index.ts'
import { CommandRequest } from '#shared/contract/screens.ts'

const ASK = 'command'
const ANSWER = 'command done'
const Id = z.string().max(100)
const Asked = z.object({
  ...{ id: Id, to: Id, screen: Id, withinMs: z.number().min(0).max(120_000) },
  command: z.union([
    CommandRequest,
    z.strictObject({ kind: z.literal('upgrade'), build: z.string().max(100) }),
  ]),
})
const OUTCOMES: readonly [CommandOutcome, ...CommandOutcome[]] = ['done', 'not-done', 'silent', 'away']
const Answered = z.object({ id: Id, to: Id, outcome: z.enum(OUTCOMES) })
/** What the way between two nodes may take beside the screen itself. */
const ON_THE_WAY_MS = 1_000

/** Commands to screens that hang on another node, and theirs to screens of this one. */
export interface FarCommands {
  /** Has the other node hand the command to the screen; `silent` where that node does not answer. */
  readonly send: (node: string, ...command: Parameters<SendCommand>) => Promise<CommandOutcome>
  readonly close: () => void
}

/** `sendHere` hands a command to a screen of this node. */
export function openFarCommands(bus: Bus, sendHere: SendCommand): FarCommands {
  const open = new Map<string, (outcome: CommandOutcome) => void>()
  const stops = [
    bus.hear(ASK, (message, from) => {
      const { data } = Asked.safeParse(message)
      if (data?.to !== bus.node) return
      const answer = (outcome: CommandOutcome): void => bus.tell(ANSWER, { id: data.id, to: from, outcome })
      void sendHere(data.screen, data.command, data.withinMs).then(answer)
    }),
    bus.hear(ANSWER, (message) => {
      const { data } = Answered.safeParse(message)
      if (data?.to === bus.node) open.get(data.id)?.(data.outcome)
    }),
  ]
  return {
    send: async (node, screen, command, withinMs) => {
      const id = randomUUID()
      let timer: NodeJS.Timeout | undefined
      try {
        return await new Promise<CommandOutcome>((resolve) => {
          timer = setTimeout(() => resolve('silent'), withinMs + ON_THE_WAY_MS)
          open.set(id, resolve)
          bus.tell(ASK, { id, to: node, screen, withinMs, command })
        })
      } finally {
        clearTimeout(timer)
        open.delete(id)
      }
    },
    close: () => {
      stops.forEach((stop) => stop())
      for (const end of open.values()) end('away')
    },
  }
}
