import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import RecordChanges from '#client/admin/review/RecordChanges.vue'
import { recordRows } from '#client/admin/review/recordRows.ts'
import en from '#client/locales/review.en.json'
import zh from '#client/locales/review.zh-CN.json'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import type { DraftRecord } from '#shared/contract/drafts.ts'
import type { RecordEffect } from '#shared/contract/review.ts'
import { orders } from '#test/client/ledgers/ledgerFixture.ts'

addMessages({ 'zh-CN': zh, en })
beforeEach(() => {
  setLocale('zh-CN')
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(orders)))
})

const asked = (n: number, more: Partial<DraftRecord['request']> = {}): DraftRecord => ({
  ...{ n, version: 1, editor: '王填报' },
  request: {
    entity: 'order',
    id: '2026-0007',
    event: 'order.closed',
    fields: { closedOn: '2026-11-20' },
    ...more,
  },
})
const effect = (more: Partial<RecordEffect> = {}): RecordEffect => ({
  ...{ n: 1, entity: 'order', id: '2026-0007', title: '管线迁改', event: 'order.closed', on: '2026-11-20' },
  ...{ reason: null, isNew: false, changed: [{ field: 'amount', was: 12_000_000, is: 250_000_000 }] },
  ...more,
})

async function shown(rows: ReturnType<typeof recordRows>) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component: {} }],
  })
  const wrapper = mount(RecordChanges, {
    props: { rows },
    global: { plugins: [i18n, createPinia(), router] },
  })
  await flushPromises()
  return wrapper
}

describe('what a draft does to a record', () => {
  test('is shown field by field in the ledger’s words, what stands struck out beside what would', async () => {
    const rows = recordRows({ records: [asked(1)] }, { records: [effect()] }, undefined)
    const record = (await shown(rows)).get('[data-record="1"]')
    expect(record.get('header').text()).toMatch(/督办件\s*销号\s*管线迁改/)
    expect(record.get('header').text()).toContain('自 2026-11-20 起生效')
    const line = record.get('[data-field="amount"]')
    expect(line.get('th').text()).toBe('金额')
    expect(line.get('s').text()).toBe('1,200 万元')
    expect(line.get('.proposed').text()).toBe('2.5 亿元')
    expect(record.get('a').attributes('href')).toBe('/admin/ledgers/order/2026-0007')
  })

  test('as it was asked for, with what is wrong with it, where it could not be done', async () => {
    const errors = [
      { pointer: '/records/1/fields/closedOn', code: 'not-before', zh: '不早于下发', en: 'too early' },
    ]
    const rows = recordRows({ records: [asked(1), asked(4)] }, undefined, { errors })
    const wrapper = await shown(rows)
    // What keeps the draft from its way comes first.
    expect(wrapper.findAll('article').map((one) => one.attributes('data-record'))).toEqual(['4', '1'])
    expect(wrapper.get('[data-record="4"] [role="alert"]').text()).toBe('不早于下发')
    expect(wrapper.get('[data-record="4"] .proposed').text()).toBe('2026-11-20')
    expect(wrapper.find('[data-record="1"] [role="alert"]').exists()).toBe(false)
  })

  test('of a new record names the number that it would get, and of a field that is emptied says so', async () => {
    const changed = [{ field: 'dueOn', was: '2026-11-01', is: null }]
    const rows = recordRows(
      { records: [asked(1, { id: undefined, event: 'order.issued' })] },
      {
        records: [
          effect({ isNew: true, id: '2026-0008', title: '2026-0008', event: 'order.issued', changed }),
        ],
      },
      undefined,
    )
    const record = (await shown(rows)).get('[data-record="1"]')
    expect(record.get('header').text()).toMatch(/下发\s*2026-0008\s*新建/)
    expect(record.find('a').exists()).toBe(false)
    expect(record.get('.proposed').text()).toBe('（清空）')
  })

  test('leads to a file that bears it out: where it waits for a new record, or with the record itself', async () => {
    const ledger = { ...orders, fields: [{ name: 'photo', zh: '照片', en: 'Photo', type: 'file' }] }
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(ledger)))
    const changed = [{ field: 'photo', was: null, is: 'f-1' }]
    const records = [asked(1), asked(2, { id: undefined, event: 'order.issued' })]
    const effects = [effect({ changed }), effect({ n: 2, isNew: true, changed })]
    const wrapper = await shown(recordRows({ records }, { records: effects }, undefined))
    const links = wrapper.findAll('.proposed a').map((link) => link.attributes('href'))
    expect(links).toEqual([
      '/api/v1/ledgers/order/records/2026-0007/files/f-1',
      '/api/v1/ledgers/order/files/f-1',
    ])
  })

  test('of thousands shows some, and more on demand', async () => {
    const records = Array.from({ length: 120 }, (_, i) => asked(i + 1))
    const wrapper = await shown(recordRows({ records }, undefined, undefined))
    expect(wrapper.findAll('article')).toHaveLength(50)
    await wrapper.get('[data-test="more-records"]').trigger('click')
    expect(wrapper.findAll('article')).toHaveLength(100)
  })
})
