import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'
import type { PictureShelf } from '#server/screens/roll/pictureShelf.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { CommandRequest } from '#shared/contract/screens.ts'
import type { ScreenCommand } from '#shared/screens/screen.ts'

/** What a screen made of a command: done or not, no answer in time, or it is not there at all. */
export type CommandOutcome = 'done' | 'not-done' | 'silent' | 'away'
export type SendCommand = (
  screen: string,
  command: ScreenCommand,
  withinMs: number,
) => Promise<CommandOutcome>

const ANSWER_WITHIN_MS = 10_000
/** A whole wall is drawn once more for its picture. */
const PICTURE_WITHIN_MS = 30_000

export interface CommandPorts {
  readonly store: Pick<Store, 'write'>
  readonly clock: Clock
  readonly known: () => readonly KnownScreen[]
  readonly pictures: Pick<PictureShelf, 'asked'>
  readonly send: SendCommand
}

export type CommandScreen = (actor: Actor, id: string, command: CommandRequest) => Promise<void>

/**
 * Has a screen do something and waits until it has. Throws Failure `not-found`, `screen-away`, `screen-silent` or
 * `screen-unable`.
 */
export const commandScreen =
  ({ store, clock, known, pictures, send }: CommandPorts): CommandScreen =>
  async (actor, id, command) => {
    const screen = known().find((one) => one.id === id)
    if (!screen) throw new Failure('not-found')
    await store.write((trx) =>
      appendAudit(trx, {
        at: instantOf(clock.now()),
        actor: actor.id,
        action: 'screen.commanded',
        object: `screen:${id}`,
        detail: { name: screen.name, command: command.kind },
      }),
    )
    if (command.kind === 'picture') pictures.asked(id)
    const outcome = await send(id, command, command.kind === 'picture' ? PICTURE_WITHIN_MS : ANSWER_WITHIN_MS)
    const { name } = screen
    if (outcome === 'away') throw new Failure('screen-away', [], { name })
    if (outcome === 'silent') throw new Failure('screen-silent', [], { name })
    if (outcome === 'not-done') throw new Failure('screen-unable', [], { name })
  }
