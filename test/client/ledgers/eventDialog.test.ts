import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { computed } from 'vue'
import { AT_THE_PANEL } from '#client/admin/adminPerson.ts'
import EventDialog from '#client/admin/ledgers/form/EventDialog.vue'
import en from '#client/locales/ledgers.en.json'
import zh from '#client/locales/ledgers.zh-CN.json'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import type { RecordRow } from '#shared/contract/ledgers.ts'
import { eventOf, orders, rowOf } from '#test/client/ledgers/ledgerFixture.ts'

addMessages({ 'zh-CN': zh, en })

interface Sent {
  readonly url: string
  readonly body: unknown
  readonly key: string | null
}
let sent: Sent[]
let answer: () => Response
const signedOut = vi.fn()
beforeEach(() => {
  setLocale('zh-CN')
  sessionStorage.clear()
  sent = []
  answer = () => Response.json({ entity: 'order', id: '2026-0001', version: 1, seq: 9, draft: null })
  vi.stubGlobal('fetch', (url: string, { body, headers }: RequestInit = {}) => {
    const key = new Headers(headers).get('Idempotency-Key')
    sent.push({ url, body: typeof body === 'string' ? JSON.parse(body) : undefined, key })
    return Promise.resolve(answer())
  })
})
afterEach(() => void (document.body.innerHTML = ''))

const refusal =
  (status: number, errors: readonly object[] = []) =>
  () =>
    new Response(
      JSON.stringify({
        type: 'x',
        title: 'x',
        status,
        code: 'invalid',
        zh: '有内容不符合要求。',
        en: 'No.',
        errors,
      }),
      { status },
    )

async function dialogOf(event: string, record?: RecordRow, name = '王填报') {
  const person = { role: 'filer' as const, name, owner: 'bureau.projects', expiresAt: null }
  const wrapper = mount(EventDialog, {
    attachTo: document.body,
    props: { ledger: orders, event: eventOf(event), ...(record && { record }) },
    global: {
      plugins: [i18n, createPinia()],
      provide: { [AT_THE_PANEL as symbol]: { person: computed(() => person), signedOut } },
    },
  })
  await flushPromises()
  const input = (name: string): HTMLInputElement => {
    const found = document.querySelector<HTMLInputElement>(`[data-field="${name}"]`)
    if (!found) throw new Error(`no input for ${name}`)
    return found
  }
  const type = async (name: string, text: string): Promise<void> => {
    input(name).value = text
    input(name).dispatchEvent(new Event('input', { bubbles: true }))
    await flushPromises()
  }
  const send = async (): Promise<void> => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
  }
  const faultOf = (name: string): string | null | undefined =>
    input(name).closest('.row')?.querySelector('.fault')?.textContent
  return { wrapper, input, type, send, faultOf }
}

describe('the form of an event', () => {
  test('asks for what the event asks for, and sends what was said', async () => {
    const { wrapper, type, send, input } = await dialogOf('order.issued')
    expect([...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row'))).toEqual([
      ...['name', 'amount', 'dueOn', 'kinds'],
    ])
    await type('name', '紫荆路用地')
    await type('amount', '1,250.5')
    expect(document.querySelector('[data-test="echo"]')?.textContent).toContain('12,505,000 元')
    document.querySelector<HTMLInputElement>('input[value="money"]')?.dispatchEvent(new Event('change'))
    await send()
    expect(sent).toMatchObject([
      {
        url: '/api/v1/ledgers/order/records',
        body: { event: 'order.issued', fields: { name: '紫荆路用地', amount: 12_505_000, kinds: ['money'] } },
      },
    ])
    expect(wrapper.emitted('done')).toHaveLength(1)
    expect(input('name').value).toBe('紫荆路用地')
    expect(sessionStorage.length).toBe(0)
  })

  test('wants what is needed before it asks the server', async () => {
    const { send, faultOf, type } = await dialogOf('order.issued')
    await type('amount', '三百')
    await send()
    expect(sent).toEqual([])
    expect(faultOf('name')).toBe('请填写此项。')
    expect(faultOf('amount')).toContain('请填数字')
    await type('name', '甲')
    expect(faultOf('name')).toBeUndefined()
    expect(faultOf('amount')).toContain('请填数字')
  })

  test('shows a refusal at its field and keeps everything typed', async () => {
    const { wrapper, send, faultOf, type, input } = await dialogOf('order.issued')
    answer = refusal(422, [
      { pointer: '/fields/dueOn', code: 'future-day', zh: '期限不能早于今天。', en: 'Too early.' },
    ])
    await type('name', '紫荆路用地')
    await type('dueOn', '2020-01-01')
    await send()
    expect(faultOf('dueOn')).toBe('期限不能早于今天。')
    expect(input('dueOn').getAttribute('aria-invalid')).toBe('true')
    expect([input('name').value, input('dueOn').value]).toEqual(['紫荆路用地', '2020-01-01'])
    expect(wrapper.emitted('done')).toBeUndefined()
    wrapper.unmount()
    const again = await dialogOf('order.issued')
    expect(again.input('name').value).toBe('紫荆路用地')
    expect(document.querySelector('[data-test="clear-form"]')).not.toBeNull()
  })

  test('of a record is dated today, sends only what is new, upon the version that was looked at', async () => {
    const { send, type } = await dialogOf('order.closed', rowOf('2026-0007', { amount: 1_000_000 }))
    await type('closedOn', '2026-11-20')
    await send()
    expect(sent).toMatchObject([
      {
        url: '/api/v1/ledgers/order/records/2026-0007/events',
        body: { event: 'order.closed', fields: { closedOn: '2026-11-20' }, basedOn: 2 },
      },
    ])
  })

  test('that leaves the choice offers the states for which no other event is', async () => {
    const { send } = await dialogOf('order.moved', rowOf('2026-0007'))
    const states = [...document.querySelectorAll<HTMLInputElement>('input[name="to"]')].map(
      ({ value }) => value,
    )
    expect(states).toEqual(['dropped'])
    await send()
    expect(sent).toMatchObject([{ body: { event: 'order.moved', to: 'dropped' } }])
  })

  test('sends the same again under the same key, and something else under another', async () => {
    const { send, type } = await dialogOf('order.issued')
    answer = () => new Response('gone', { status: 502 })
    await type('name', '甲')
    await send()
    expect(document.querySelector('[data-test="refusal"]')?.textContent).toContain('已填内容仍在')
    await send()
    await type('name', '乙')
    await send()
    const [first, second, third] = sent.map(({ key }) => key)
    expect(first).toBe(second)
    expect(third).not.toBe(first)
  })

  test('gives way to the form to sign in, and is whole when it is opened again', async () => {
    const { wrapper, send, type } = await dialogOf('order.issued')
    answer = refusal(401)
    await type('name', '甲')
    await send()
    expect(signedOut).toHaveBeenCalled()
    wrapper.unmount()
    const again = await dialogOf('order.issued')
    expect(again.input('name').value).toBe('甲')
    again.wrapper.unmount()
    // Whoever else signs in at this tab begins with an empty form.
    expect((await dialogOf('order.issued', undefined, '赵填报')).input('name').value).toBe('')
  })
})
