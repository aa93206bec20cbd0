import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { computed } from 'vue'
import { AT_THE_PANEL } from '#client/admin/adminPerson.ts'
import PolicyPage from '#client/admin/review/PolicyPage.vue'
import { i18n, setLocale } from '#client/locales/i18n.ts'
import { useLive } from '#client/stores/live.ts'
import type { DeskPolicy } from '#shared/contract/drafts.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const ledger = (code: string, zh: string, fourEyes: boolean | null) => ({
  ...{ code, zh, en: code, domain: 'key-projects', fourEyes },
})
let policy: DeskPolicy
const sent: unknown[] = []
beforeEach(() => {
  setLocale('zh-CN')
  sent.length = 0
  policy = {
    fourEyes: { 'key-projects': true, economy: false },
    walls: false,
    ledgers: [ledger('project', '重点项目', null), ledger('rectification-item', '问题台账', false)],
  }
  vi.stubGlobal('fetch', (_url: string, { body }: RequestInit = {}) => {
    if (typeof body === 'string') {
      sent.push(JSON.parse(body))
      policy = { ...policy, ledgers: policy.ledgers.map((one) => ({ ...one, fourEyes: true })) }
    }
    return Promise.resolve(Response.json(policy))
  })
})

async function page(role: 'admin' | 'reviewer') {
  const pinia = createPinia()
  setActivePinia(pinia)
  vi.spyOn(useLive(), 'catalogue', 'get').mockReturnValue(catalogue)
  const person = { role, name: '管理员', owner: null, expiresAt: null }
  const wrapper = mount(PolicyPage, {
    global: {
      plugins: [i18n, pinia],
      provide: { [AT_THE_PANEL as symbol]: { person: computed(() => person), signedOut: vi.fn() } },
    },
  })
  await flushPromises()
  return wrapper
}

test('ledgers stand below their topic, follow it or have a rule of their own, and are settled one by one', async () => {
  const wrapper = await page('admin')
  expect(wrapper.get('[data-unfold="key-projects"]').text()).toContain('2 个台账，1 个单独设定')
  expect(wrapper.find('[data-ledger]').exists()).toBe(false)
  await wrapper.get('[data-unfold="key-projects"]').trigger('click')
  const select = (code: string) => wrapper.get<HTMLSelectElement>(`[data-ledger="${code}"]`)
  expect(select('project').element.value).toBe('domain')
  expect(select('project').text()).toContain('同专题（要求）')
  expect(select('rectification-item').element.value).toBe('off')
  await select('rectification-item').setValue('on')
  await flushPromises()
  expect(sent).toEqual([{ ledgers: { 'rectification-item': true } }])
  expect(select('rectification-item').element.value).toBe('on')
  expect(wrapper.get('[role="status"]').text()).toBe('已保存：问题台账')
})

test('who is no administrator reads it and changes nothing', async () => {
  const wrapper = await page('reviewer')
  await wrapper.get('[data-unfold="key-projects"]').trigger('click')
  expect(wrapper.get('[data-ledger="project"]').attributes('disabled')).toBeDefined()
})
