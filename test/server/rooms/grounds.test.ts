import { expect, it } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { RecordBook } from '#server/records/records.ts'
import { openRooms } from '#server/rooms/rooms.ts'
import { HandRecords, VIEWER } from '#test/server/rooms/handRecords.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { RoomAnswer } from '#shared/contract/rooms.ts'
import type { Room } from '#shared/rooms/room.ts'
import { fakeClock } from '#test/support/fakeClock.ts'

const OPEN = 'rectification-item'
const BASE = { zh: '一', en: 'One', place: 'main' } as const
const ROOM: Room = {
  ...{ code: 'hand', zh: '手算', en: 'By hand', domain: 'key-projects' },
  views: [
    { ...BASE, code: 'stages', kind: 'stages', ledger: OPEN },
    { ...BASE, code: 'own', kind: 'own', name: 'seq' },
  ],
}
const actor = { ...VIEWER, id: 'x', name: 'x' }

/** A book over records by hand that moves when it is told to, the board after it. */
function world() {
  const records = new HandRecords()
  let listener: () => void = () => undefined
  const state: { board: Board; seq: number } = { board: { ...emptyBoard('hand'), seq: 1 }, seq: 1 }
  let walks = 0
  const book: RecordBook = {
    seq: () => state.seq,
    record: (entity, id) => records.shelf.record(entity, id),
    all: (entity) => {
      walks += 1
      return records.shelf.all(entity)
    },
    referring: (entity, field, id) => records.shelf.referring(entity, field, id),
    matching: (entity, fields, values) => records.shelf.matching(entity, fields, values),
    lastNumber: () => 0,
    catchUp: () => Promise.resolve(),
    follow: () => undefined,
    subscribe: (added) => {
      listener = () => added([])
      return () => undefined
    },
  }
  const [catalogue, ledgers, clock] = [loadCatalogue(), loadLedgers(), fakeClock('2026-11-23T02:00:00.000Z')]
  const rooms = openRooms({
    clock,
    rooms: new Map([['hand', ROOM]]),
    builders: new Map([['seq', (ground) => [ground.seq, ground.on(ground.day).board.seq]]]),
    releases: {
      board: () => state.board,
      boardAt: () => Promise.resolve(state.board),
      catalogue: () => catalogue,
      catalogueAt: () => Promise.resolve(catalogue),
      ledgers: () => ledgers,
      records: book,
      seqAsOf: () => Promise.resolve(state.seq),
    },
  })
  return {
    clock,
    walks: () => walks,
    /** A release of figures alone. */
    figures: () => {
      state.seq += 1
      state.board = { ...state.board, seq: state.seq }
    },
    /** A release with a record: the book moves first. */
    record: (id: string) => {
      state.seq += 1
      records.add(OPEN, id, '2026-11-01', { state: 'open' }, { seq: state.seq })
      listener()
    },
    boardFollows: () => void (state.board = { ...state.board, seq: state.seq }),
    ask: async () => RoomAnswer.parse(JSON.parse((await rooms.answer(actor, 'hand', {})).json.toString())),
  }
}
const openIn = ({ answers }: RoomAnswer): number | undefined => {
  const stages = answers['stages']
  return stages?.kind === 'stages' ? stages.stages[0]?.count : undefined
}

it('records are not looked through again after a release of figures, and the answer is of its seq', async () => {
  const { ask, figures, walks } = world()
  expect(await ask()).toMatchObject({ seq: 1, answers: { own: { data: [1, 1] } } })
  const before = walks()
  figures()
  expect(await ask()).toMatchObject({ seq: 2, answers: { own: { data: [2, 2] } } })
  expect(walks()).toBe(before)
})

it('a record counts from the release on that brought it, not while the board is still behind', async () => {
  const { ask, record, boardFollows } = world()
  record('1')
  expect(await ask()).toMatchObject({ seq: 1 })
  expect(openIn(await ask())).toBe(0)
  boardFollows()
  expect(await ask()).toMatchObject({ seq: 2 })
  expect(openIn(await ask())).toBe(1)
  record('2')
  boardFollows()
  expect(openIn(await ask())).toBe(2)
})

it('the next day is another', async () => {
  const { ask, clock } = world()
  await ask()
  clock.advance(24 * 3_600_000)
  expect(await ask()).toMatchObject({ day: '2026-11-24' })
})
