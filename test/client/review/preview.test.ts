import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { io } from 'socket.io-client'
import DraftPreview from '#client/components/preview/DraftPreview.vue'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import { useLive } from '#client/stores/live.ts'
import { latestOf } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'
import { change, FAI, impactOf } from '#test/client/review/reviewing.ts'

vi.mock('socket.io-client', () => ({ io: vi.fn() }))

const BOARD = boardOf({ [FAI]: { '2020-04': 6, '2020-05': 8.1 } })
const REFUSAL = {
  ...{ type: 'x', title: 'x', status: 403, code: 'forbidden' },
  ...{ zh: '您的角色不能执行此操作。', en: 'Your role may not do this.' },
}
let asked: string[]
beforeEach(() => {
  asked = []
  setLocale('zh-CN')
  setActivePinia(createPinia())
})

/** `impact`: what the server answers when it is asked for the draft. */
async function open(impact: () => Response) {
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    if (url.endsWith('/impact')) return Promise.resolve(impact())
    return Promise.resolve(Response.json(url.endsWith('/board') ? encodeBoard(BOARD) : catalogue))
  })
  const wrapper = mount(DraftPreview, { props: { draft: 'd 1' }, global: { plugins: [i18n] } })
  await flushPromises()
  return { wrapper, live: useLive() }
}

test('a wall that previews shows the draft on its board, follows nothing and tells nobody', async () => {
  const { wrapper, live } = await open(() =>
    Response.json(impactOf([change(FAI, 8.4, { vintage: 2, revision: 'correction' })])),
  )
  expect(latestOf(live.board, FAI)).toMatchObject({ value: 8.4, vintage: 2 })
  expect([live.link, live.ready, live.isFresh(FAI)]).toEqual(['still', true, true])
  expect(live.board.recent[0]).toMatchObject({ seq: BOARD.seq + 1, title: '1—5月主要经济指标' })
  expect(wrapper.get('[data-test="preview-mark"]').text()).toBe('预览 · 仅您可见')
  expect(asked[0]).toBe('/api/v1/drafts/d%201/impact')
  expect(io).not.toHaveBeenCalled()
})

test('whoever may not see the draft gets the reason and no board at all', async () => {
  const { wrapper, live } = await open(
    () =>
      new Response(JSON.stringify(REFUSAL), { status: 403, headers: { 'content-type': 'application/json' } }),
  )
  expect(wrapper.get('[data-test="preview-refusal"]').text()).toContain('您的角色不能执行此操作')
  expect([live.ready, live.link]).toEqual([false, 'loading'])
  expect(asked).toEqual(['/api/v1/drafts/d%201/impact'])
})
