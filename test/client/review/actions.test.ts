import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { computed } from 'vue'
import { AT_THE_PANEL } from '#client/admin/adminPerson.ts'
import ReviewActions from '#client/admin/review/ReviewActions.vue'
import en from '#client/locales/review.en.json'
import zh from '#client/locales/review.zh-CN.json'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import { cell, draftOf, FAI } from '#test/client/review/reviewing.ts'

addMessages({ 'zh-CN': zh, en })

interface Sent {
  readonly url: string
  readonly body: unknown
}
let sent: Sent[]
let answer: () => Response
const signedOut = vi.fn()
beforeEach(() => {
  setLocale('zh-CN')
  sent = []
  answer = () => Response.json({})
  vi.stubGlobal('fetch', (url: string, { body }: RequestInit = {}) => {
    if (url.endsWith('/following'))
      return Promise.resolve(Response.json({ wall: 20, tablet: 5, admin: 3, other: 0 }))
    sent.push({ url, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    return Promise.resolve(answer())
  })
})
afterEach(() => void (document.body.innerHTML = ''))

const refusal = (status: number, code: string, said: string) => () =>
  new Response(JSON.stringify({ type: 'x', title: said, status, code, zh: said, en: said }), { status })

async function actionsOf(more: Partial<Draft> = {}, props: object = {}) {
  const person = { role: 'reviewer' as const, name: '李审核', owner: null, expiresAt: null }
  const wrapper = mount(ReviewActions, {
    attachTo: document.body,
    props: { draft: draftOf([cell(FAI, '8.4')], more), canRelease: true, hasChanged: false, ...props },
    global: {
      plugins: [i18n, createPinia()],
      provide: { [AT_THE_PANEL as symbol]: { person: computed(() => person), signedOut } },
    },
  })
  await flushPromises()
  const button = (name: string) => wrapper.find<HTMLButtonElement>(`[data-test="${name}"]`)
  const dialog = (what: string) => document.querySelector<HTMLElement>(`[data-test="desk-dialog"] ${what}`)
  return { wrapper, button, dialog }
}

describe('the bar below a draft', () => {
  test('names the screens that would change, and releases the version that was looked at', async () => {
    const { wrapper, button } = await actionsOf()
    expect(button('release').text()).toBe('审核通过并发布到 25 个终端')
    expect(wrapper.text()).toContain('填报人与审核人须为不同人员')
    await button('release').trigger('click')
    await flushPromises()
    expect(sent).toEqual([{ url: '/api/v1/drafts/d1/approve', body: { version: 3, then: 'release' } }])
    expect(wrapper.emitted('done')).toHaveLength(1)
  })

  test('offers what the server allows and nothing else, with the reason', async () => {
    const own = await actionsOf({ authors: ['李审核'], may: ['return'] })
    expect(own.button('release').exists()).toBe(false)
    expect(own.wrapper.text()).toContain('您参与了这份草稿的填报，须由他人审核')
    const held = await actionsOf({ state: 'approved', may: ['return', 'release', 'schedule'] })
    expect(held.button('hold').exists()).toBe(false)
    await held.button('release').trigger('click')
    await flushPromises()
    expect(sent).toEqual([{ url: '/api/v1/drafts/d1/release', body: { version: 3 } }])
  })

  test('decides nothing while the draft has changed or cannot be released', async () => {
    for (const props of [{ hasChanged: true }, { canRelease: false }]) {
      const { button } = await actionsOf({}, props)
      expect(button('release').element.disabled).toBe(true)
      expect(button('schedule').element.disabled).toBe(true)
      expect(button('return').element.disabled).toBe(false)
    }
  })

  test('says what the server refused, and that a lost answer may have been done', async () => {
    answer = refusal(409, 'draft-changed', '草稿已有改动')
    const { wrapper, button } = await actionsOf()
    await button('release').trigger('click')
    await flushPromises()
    expect(wrapper.get('[data-test="refusal"]').text()).toContain('草稿已有改动')
    answer = () => {
      throw new TypeError('cut')
    }
    await button('release').trigger('click')
    await flushPromises()
    expect(wrapper.get('[data-test="refusal"]').text()).toContain('不会重复')
    expect(wrapper.emitted('done')).toBeUndefined()
  })

  test('sets an hour on the bureau’s clock, and none that has passed', async () => {
    const { button, dialog, wrapper } = await actionsOf()
    await button('schedule').trigger('click')
    await flushPromises()
    const type = async (name: string, text: string): Promise<void> => {
      const field = document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
      if (!field) throw new Error(name)
      field.value = text
      field.dispatchEvent(new Event('input'))
      await flushPromises()
    }
    await type('day', '2020-07-21')
    expect(dialog('[data-test="dialog-send"]')?.hasAttribute('disabled')).toBe(true)
    await type('day', '2199-07-21')
    await type('time', '10:00')
    dialog('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(sent.at(-1)).toEqual({
      url: '/api/v1/drafts/d1/approve',
      body: { version: 3, then: { at: '2199-07-21T02:00:00.000Z' } },
    })
    expect(wrapper.emitted('done')).toHaveLength(1)
  })

  test('keeps the remark of a return that was refused, and sends none that is empty', async () => {
    answer = refusal(409, 'draft-changed', '草稿已有改动')
    const { button, dialog, wrapper } = await actionsOf()
    await button('return').trigger('click')
    const send = dialog('[data-test="dialog-send"]')
    expect(send?.hasAttribute('disabled')).toBe(true)
    const remark = document.querySelector<HTMLTextAreaElement>('textarea[name="remark"]')
    if (!remark) throw new Error('no remark')
    remark.value = ' 请核对 '
    remark.dispatchEvent(new Event('input'))
    await flushPromises()
    dialog('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(sent).toEqual([{ url: '/api/v1/drafts/d1/return', body: { version: 3, remark: '请核对' } }])
    expect(dialog('[data-test="dialog-refusal"]')?.textContent).toContain('草稿已有改动')
    expect(document.querySelector<HTMLTextAreaElement>('textarea[name="remark"]')?.value).toBe(' 请核对 ')
    answer = () => Response.json({})
    dialog('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(wrapper.emitted('done')).toHaveLength(1)
    expect(dialog('form')).toBeNull()
  })
})
