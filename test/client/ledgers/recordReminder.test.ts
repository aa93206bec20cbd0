import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import RecordReminder from '#client/admin/ledgers/record/RecordReminder.vue'
import en from '#client/locales/ledgers.en.json'
import zh from '#client/locales/ledgers.zh-CN.json'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import { rowOf } from '#test/client/ledgers/ledgerFixture.ts'

addMessages({ 'zh-CN': zh, en })

let sent: { readonly url: string; readonly body: unknown }[]
let answer: () => Response
beforeEach(() => {
  setLocale('zh-CN')
  sent = []
  answer = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', (url: string, { body }: RequestInit = {}) => {
    sent.push({ url, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    return Promise.resolve(answer())
  })
})

const shown = () =>
  mount(RecordReminder, {
    props: { record: rowOf('2026-0001'), office: '区商务部门' },
    global: { plugins: [i18n, createPinia()] },
  })

async function remind(wrapper: ReturnType<typeof shown>, remark: string): Promise<void> {
  await wrapper.get('[data-test=remind-record]').trigger('click')
  await wrapper.get('[data-test=remind-remark]').setValue(remark)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
}

describe('asking an office for what is due', () => {
  test('is sent with its remark, and says whom it has reached', async () => {
    const wrapper = shown()
    await remind(wrapper, ' 请本周办结 ')
    expect(sent).toEqual([
      {
        url: expect.stringMatching(/\/ledgers\/order\/records\/2026-0001\/reminders$/) as unknown,
        body: { remark: '请本周办结' },
      },
    ])
    expect(wrapper.get('[data-test=reminded]').text()).toContain('已催办区商务部门')
    expect(wrapper.find('form').exists()).toBe(false)
  })

  test('keeps what was typed where it is refused, and says why', async () => {
    const problem = {
      type: 'x',
      title: 'x',
      status: 409,
      code: 'nothing-to-remind',
      zh: '无须催办。',
      en: 'No.',
    }
    answer = () => Response.json(problem, { status: 409 })
    const wrapper = shown()
    await remind(wrapper, '请本周办结')
    expect(wrapper.get('[role=alert]').text()).toBe('无须催办。')
    const { element } = wrapper.get<HTMLInputElement>('[data-test=remind-remark]')
    expect(element.value).toBe('请本周办结')
  })
})
