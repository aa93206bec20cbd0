import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answered,
  conflictsOf,
  EMPTY_HEAD,
  entriesOf,
  loaded,
  NO_CELLS,
  outgoing,
  received,
  sending,
  settled,
  typed,
  type DraftCells,
} from '#client/admin/drafts/draftCells.ts'
import type { Entry } from '#client/admin/rowState.ts'
import type { DraftChanges, DraftPatched } from '#shared/contract/drafts.ts'
import { asPeriod } from '#shared/period.ts'
import { cellKey, seriesKey, type CellKey } from '#shared/series.ts'
import { draftServer } from '#test/client/admin/drafts/draftServer.ts'

const SEED = 20261123
const cell = (code: string): CellKey => cellKey(seriesKey(code, '410104'), asPeriod('2020-05'))
const [A, B] = [cell('a'), cell('b')]
const CELLS = [A, B]
const says = (text: string): Entry => ({ text, seen: 0 })
const texts = (cells: DraftCells) => [...entriesOf(cells)].map(([key, { text }]) => [key, text]).toSorted()
const NOBODY = new Map()

/** One page: what it knows, and what it has sent without an answer. */
class Desk {
  cells: DraftCells = NO_CELLS
  readonly late: DraftChanges[] = []
  readonly name: string
  readonly server: ReturnType<typeof draftServer>
  constructor(name: string, server: ReturnType<typeof draftServer>) {
    this.name = name
    this.server = server
  }
  type(key: CellKey, text: string | undefined): void {
    this.cells = typed(this.cells, [[key, text === undefined ? undefined : says(text)]])
  }
  /** What of it arrives, and whether the answer comes back. */
  send(arrives: boolean, answers: boolean): void {
    const out = outgoing(this.cells, NOBODY)
    if (!out) return
    this.cells = sending(this.cells, out)
    const answer: DraftPatched | undefined = arrives ? this.server.patch(out.patch, this.name) : undefined
    if (answer && answers) this.cells = answered(this.cells, out, answer, this.name)
  }
  pull(): void {
    this.cells = received(this.cells, this.server.changes(this.cells.version))
  }
  /** An answer that is under way for a while, so that others overtake it. */
  ask(): void {
    this.late.push(this.server.changes(this.cells.version))
  }
  hear(): void {
    const changes = this.late.shift()
    if (changes) this.cells = received(this.cells, changes)
  }
}

describe('a cell of a draft', () => {
  it('stays contested until one of the two is chosen, and nothing of it is sent meanwhile', () => {
    const server = draftServer()
    const [one, two] = [new Desk('甲', server), new Desk('乙', server)]
    one.type(A, '8.4')
    two.type(A, '8.1')
    one.send(true, true)
    two.send(true, true)
    expect(conflictsOf(two.cells).get(A)).toMatchObject({
      mine: says('8.1'),
      theirs: { entry: says('8.4'), editor: '甲' },
    })
    expect(outgoing(two.cells, NOBODY)).toBeUndefined()
    two.cells = settled(two.cells, A, 'mine')
    two.send(true, true)
    one.pull()
    expect(texts(one.cells)).toEqual([[A, '8.1']])
  })

  it('is known again as one’s own when its answer was lost and more was typed since', () => {
    const server = draftServer()
    const desk = new Desk('甲', server)
    desk.type(A, '8')
    desk.send(true, false)
    desk.type(A, '8.4')
    desk.send(true, true)
    expect(conflictsOf(desk.cells).size).toBe(0)
    desk.send(true, true)
    expect(server.texts()).toEqual([[A, '8.4']])
  })

  it('that a colleague has emptied is contested by what was typed over it', () => {
    const server = draftServer()
    const [one, two] = [new Desk('甲', server), new Desk('乙', server)]
    one.type(A, '8.4')
    one.send(true, true)
    two.pull()
    one.type(A, undefined)
    two.type(A, '8.5')
    one.send(true, true)
    two.send(true, true)
    expect(conflictsOf(two.cells).get(A)).toEqual({ mine: says('8.5'), theirs: undefined })
    two.cells = settled(two.cells, A, 'theirs')
    expect(texts(two.cells)).toEqual([])
  })

  it('is not set back by an older answer that comes late', () => {
    const server = draftServer()
    const [one, two] = [new Desk('甲', server), new Desk('乙', server)]
    for (const [older, newer] of [
      ['1', '2'],
      [undefined, '3'],
    ] as const) {
      one.type(A, older)
      one.send(true, true)
      two.ask()
      one.type(A, newer)
      one.send(true, true)
      two.pull()
      two.hear()
      expect(texts(two.cells)).toEqual([[A, newer]])
    }
  })

  it('left in the browser meets another draft with nothing overwritten', () => {
    const server = draftServer()
    new Desk('甲', server).type(A, '8.4')
    const before = typed(NO_CELLS, [
      [A, says('1')],
      [B, says('2')],
    ])
    server.patch({ set: [{ ...server.cell(A), text: '9', seen: 0, answers: [], base: 0 }], clear: [] }, '乙')
    const after = loaded(before, { version: 2, head: EMPTY_HEAD, cells: server.changes(0).cells }, true)
    expect([...conflictsOf(after).keys()]).toEqual([A])
    expect(outgoing(after, NOBODY)?.patch.set.map(({ text }) => text)).toEqual(['2'])
  })
})

describe('several people at one draft', () => {
  const act = fc.record({
    who: fc.nat({ max: 1 }),
    do: fc.constantFrom('type', 'type', 'clear', 'send', 'send', 'pull', 'ask', 'hear', 'mine', 'theirs'),
    cell: fc.constantFrom(...CELLS),
    arrives: fc.constantFrom(true, true, false),
    answers: fc.constantFrom(true, true, false),
  })

  it('come to the same draft whatever is lost, and none of what was typed vanishes unasked', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        const server = draftServer()
        const desks = ['甲', '乙'].map((name) => new Desk(name, server))
        acts.forEach(({ who, do: what, cell, arrives, answers }, i) => {
          const desk = desks[who]
          if (!desk) return
          const shownBefore = entriesOf(desk.cells).get(cell)?.text
          if (what === 'type') desk.type(cell, `${desk.name}${i}`)
          else if (what === 'clear') desk.type(cell, undefined)
          else if (what === 'send') desk.send(arrives, answers)
          else if (what === 'pull') desk.pull()
          else if (what === 'ask' || what === 'hear') desk[what]()
          else if (conflictsOf(desk.cells).has(cell)) desk.cells = settled(desk.cells, cell, what)
          // What this person typed last stands on their page until they or their choice end it.
          const isTheirs = shownBefore?.startsWith(desk.name) && !['type', 'clear', 'theirs'].includes(what)
          const wasSaved = server.everHeld(cell, shownBefore)
          if (isTheirs && !wasSaved) expect(entriesOf(desk.cells).get(cell)?.text).toBe(shownBefore)
        })
        for (let round = 0; round < 4; round++)
          for (const desk of desks) {
            while (desk.late.length > 0) desk.hear()
            for (const cell of conflictsOf(desk.cells).keys())
              desk.cells = settled(desk.cells, cell, 'theirs')
            desk.send(true, true)
            desk.pull()
          }
        for (const desk of desks) expect(texts(desk.cells)).toEqual(server.texts())
      }),
      { seed: SEED, numRuns: 3_000 },
    )
  })
})
