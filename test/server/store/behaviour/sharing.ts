import { expect, test } from 'vitest'
import { CITY_DESK, failureOf, foldedBoard, oneFigure } from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'

export function sharing(open: Open): void {
  test('what another process published is heard with the next own release, in order', async () => {
    const a = await open()
    const b = await open(a.place)
    const heard: number[] = []
    b.releases.subscribe(({ seq }) => heard.push(seq))
    for (const value of [1, 2, 3])
      await a.releases.publish(CITY_DESK, oneFigure(value, { reason: '核实' }), undefined)
    expect(b.releases.board().seq).toBe(0)
    expect(
      (await b.releases.publish(CITY_DESK, oneFigure(4, { reason: '核实', basedOn: 3 }), undefined)).receipt
        .seq,
    ).toBe(4)
    expect(heard).toEqual([1, 2, 3, 4])
    expect(b.releases.board()).toEqual(await foldedBoard(b.releases))
    await a.releases.catchUp()
    expect(a.releases.board()).toEqual(b.releases.board())
  })

  test('a conflict with what another process published is noticed before it is on this board', async () => {
    const a = await open()
    const b = await open(a.place)
    await a.releases.publish(CITY_DESK, oneFigure(1), undefined)
    const failure = await failureOf(b.releases.publish(CITY_DESK, oneFigure(2, { basedOn: 0 }), undefined))
    expect(failure.code).toBe('conflict')
  })

  test('one key sent to two processes publishes once', async () => {
    const a = await open()
    const b = await open(a.place)
    const [one, two] = await Promise.all(
      [a, b].map(({ releases }) => releases.publish(CITY_DESK, oneFigure(1), 'k-1')),
    )
    expect(one?.receipt).toEqual(two?.receipt)
    await a.releases.catchUp()
    expect(a.releases.board().seq).toBe(1)
  })

  test('parallel publishing through two processes leaves no gap and one board', async () => {
    const a = await open()
    const b = await open(a.place)
    const heard: number[] = []
    a.releases.subscribe(({ seq }) => heard.push(seq))
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        (i % 2 ? a : b).releases.publish(CITY_DESK, oneFigure(i, { reason: '核实' }), undefined),
      ),
    )
    await a.releases.catchUp()
    await b.releases.catchUp()
    expect(heard).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(a.releases.board()).toEqual(b.releases.board())
    expect(a.releases.board()).toEqual(await foldedBoard(a.releases))
  })
}
