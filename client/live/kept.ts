/** What a page keeps of the server's answers for a start without it: only a wall does, and only what is public. */
export interface Keeper {
  readonly put: (name: string, value: unknown) => void
  readonly get: (name: string) => Promise<unknown>
}

const NOTHING: Keeper = { put: () => {}, get: () => Promise.resolve(undefined) }
let keeper: Keeper = NOTHING

/** From now on answers are kept on this page; without a keeper, no more. */
export const keepWith = (its: Keeper | undefined): void => void (keeper = its ?? NOTHING)

/** Keeps the server's answer under a name, in the place of the former one. */
export const keep = (name: string, answer: unknown): void => keeper.put(name, answer)
/** What was kept under a name, on this device and by no one else; undefined where nothing was. */
export const kept = <Answer>(name: string): Promise<Answer | undefined> =>
  keeper.get(name).then((answer) => answer as Answer | undefined)
