import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useRoom, type RoomFrame } from '#client/rooms/useRoom.ts'
import { i18n } from '#client/locales/i18n.ts'
import { useLive } from '#client/stores/live.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import { boardOf, catalogue, releasesOf } from '#test/support/boardFixture.ts'
import { announce, receipts } from '#test/support/fakeLiveSocket.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const GDP = `economy.gdp.growth@${catalogue.site.home}`
const settle = async (): Promise<void> => {
  await flushPromises()
  await flushPromises()
}

/** A room followed over a server whose answers are given one by one: each call of the room waits for `answer`. */
async function follow() {
  let board = boardOf({ [GDP]: { '2020-Q1': -6.1 } })
  const waiting: ((seq: number | null) => void)[] = []
  vi.stubGlobal('fetch', (url: string) => {
    if (url.includes('/rooms/'))
      return new Promise<Response>((resolve) =>
        waiting.push((seq) =>
          resolve(
            seq === null
              ? new Response('', { status: 502 })
              : Response.json({ seq, day: '2020-07-01', period: '2020-07', definition: {}, answers: {} }),
          ),
        ),
      )
    return Promise.resolve(Response.json(url.endsWith('/board') ? encodeBoard(board) : catalogue))
  })
  /** Every pair that was on the page, as seq of the answer and seq of the board. */
  const drawn: string[] = []
  let followed: ReturnType<typeof useRoom> | undefined
  const page = defineComponent({
    setup() {
      useLive().start('wall')
      followed = useRoom(() => ({ code: 'projects' }))
      const said = (frame: RoomFrame | undefined): string =>
        frame ? `${frame.answer.seq}/${frame.board.seq}` : ''
      return () => {
        const pair = said(followed?.frame.value)
        if (pair !== '' && drawn.at(-1) !== pair) drawn.push(pair)
        return h('p', pair)
      }
    },
  })
  const wrapper = mount(page, { global: { plugins: [createPinia(), i18n] } })
  onTestFinished(() => {
    wrapper.unmount()
    vi.unstubAllGlobals()
  })
  await vi.waitUntil(() => waiting.length > 0)
  return {
    drawn,
    asked: () => waiting.length,
    trouble: () => followed?.trouble.value,
    answer: async (seq: number) => {
      waiting.shift()?.(seq)
      await settle()
    },
    /** Nothing that can be read comes back. */
    refuse: async () => {
      await vi.waitUntil(() => waiting.length > 0)
      waiting.shift()?.(null)
      await settle()
    },
    release: async (value: number, period: string) => {
      const releases = releasesOf({ [GDP]: { [period]: value } }, board.seq)
      board = applyReleases(board, releases)
      announce(board.epoch, releases)
      await settle()
      await new Promise((resolve) => setTimeout(resolve, 40)) // frames are taken once per animation frame
    },
  }
}

describe('what a room draws together is of one release', () => {
  test('the old pair stays until the answer of the new release is there', async () => {
    const room = await follow()
    await room.answer(1)
    expect(room.drawn).toEqual(['1/1'])
    await room.release(1.2, '2020-Q2')
    await vi.waitUntil(() => room.asked() > 0)
    expect(room.drawn).toEqual(['1/1'])
    await room.answer(2)
    expect(room.drawn).toEqual(['1/1', '2/2'])
  })

  test('an answer that is older than the board is drawn with its own board, and a newer one is asked for', async () => {
    const room = await follow()
    await room.release(1.2, '2020-Q2')
    await room.answer(1)
    expect(room.drawn).toEqual(['1/1'])
    await vi.waitUntil(() => room.asked() > 0)
    await room.answer(2)
    expect(room.drawn).toEqual(['1/1', '2/2'])
  })

  test('an answer that is ahead waits for its board', async () => {
    const room = await follow()
    await room.answer(1)
    await room.release(1.2, '2020-Q2')
    await vi.waitUntil(() => room.asked() > 0)
    await room.answer(3)
    expect(room.drawn).toEqual(['1/1'])
    await room.release(1.8, '2020-Q3')
    expect(room.drawn).toEqual(['1/1', '3/3'])
  })

  test('a release is receipted when it is drawn, and not before; one that never was is not', async () => {
    const room = await follow()
    await room.answer(1)
    await room.release(1.2, '2020-Q2')
    await vi.waitUntil(() => room.asked() > 0)
    expect(receipts()).toEqual([])
    await room.answer(2)
    await vi.waitUntil(() => receipts().length > 0)
    expect(receipts().map(({ seq }) => seq)).toEqual([2])
    await room.release(1.8, '2020-Q3')
    await room.refuse()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(receipts().map(({ seq }) => seq)).toEqual([2])
  })
})
