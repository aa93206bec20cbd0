import type fc from 'fast-check'
import { Failure } from '#server/failure.ts'
import { checkLaws } from '#test/server/drafts/model/laws.ts'
import type { Known, World } from '#test/server/drafts/model/world.ts'

export type Step = fc.AsyncCommand<Known, World>

/** Does one thing to the real desk and judges what came of it; then everything that must hold is checked. */
export class Attempt implements Step {
  readonly #label: string
  readonly #needsDraft: boolean
  readonly #run: (known: Known, world: World) => Promise<void>
  constructor(label: string, needsDraft: boolean, run: (known: Known, world: World) => Promise<void>) {
    this.#label = label
    this.#needsDraft = needsDraft
    this.#run = run
  }
  check = (known: Readonly<Known>): boolean => !this.#needsDraft || known.drafts.length > 0
  toString = (): string => this.#label
  async run(known: Known, world: World): Promise<void> {
    const name = this.#label.split(' ')[0] ?? ''
    let outcome = 'done'
    try {
      await this.#run(known, world)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      outcome = error.code
    }
    known.tally.set(`${name} ${outcome}`, (known.tally.get(`${name} ${outcome}`) ?? 0) + 1)
    await checkLaws(known, world)
  }
}
