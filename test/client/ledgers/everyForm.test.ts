import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { computed } from 'vue'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { AT_THE_PANEL } from '#client/admin/adminPerson.ts'
import EventDialog from '#client/admin/ledgers/form/EventDialog.vue'
import { shownColumns } from '#client/admin/ledgers/list/listColumns.ts'
import en from '#client/locales/ledgers.en.json'
import zh from '#client/locales/ledgers.zh-CN.json'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import { askedFields, reachedBy } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'
import { rowOf } from '#test/client/ledgers/ledgerFixture.ts'

addMessages({ 'zh-CN': zh, en })

beforeEach(() => {
  setLocale('zh-CN')
  sessionStorage.clear()
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ seq: 1, total: 0, records: [], groups: [] })))
})
afterEach(() => void (document.body.innerHTML = ''))

/** The state in which an event can happen; undefined for one by which a record begins. */
const stateFor = (ledger: Ledger, event: LedgerEvent): string | undefined =>
  event.from?.[0] ??
  ledger.states.find(({ code }) => event.kind !== 'move' || reachedBy(ledger, event, code).length > 0)?.code

async function opened(ledger: Ledger, event: LedgerEvent): Promise<HTMLElement> {
  const pinia = createPinia()
  setActivePinia(pinia)
  const state = stateFor(ledger, event)
  const record =
    event.kind === 'create'
      ? undefined
      : rowOf('2026-0001', state === undefined ? {} : { state }, {
          entity: ledger.code,
          state: state ?? null,
        })
  mount(EventDialog, {
    attachTo: document.body,
    props: { ledger, event, ...(record && { record }) },
    global: {
      plugins: [i18n, pinia],
      provide: { [AT_THE_PANEL as symbol]: { person: computed(() => ({})) } },
    },
  })
  await flushPromises()
  const dialog = document.querySelector<HTMLElement>('[data-test="event-dialog"]')
  if (!dialog) throw new Error('no dialog')
  return dialog
}

describe('every ledger of the catalogue', () => {
  test.each([...loadLedgers()])(
    '%s has a form for each of its events, with an input for all that it asks for',
    async (_code, ledger) => {
      for (const event of ledger.events.filter(({ kind }) => kind !== 'clock')) {
        const dialog = await opened(ledger, event)
        for (const field of askedFields(ledger, event)) {
          const row = dialog.querySelector(`[data-row="${field.name}"]`)
          expect([event.code, field.name, row?.textContent]).toEqual([
            event.code,
            field.name,
            expect.stringContaining(field.zh) as unknown,
          ])
          expect(row?.querySelector('input, select, textarea, button')).not.toBeNull()
        }
        const reached = reachedBy(ledger, event, stateFor(ledger, event))
        if (event.kind === 'move' && event.to === undefined)
          expect(dialog.querySelectorAll('input[name="to"]')).toHaveLength(reached.length)
        document.body.innerHTML = ''
      }
      expect(shownColumns(ledger, undefined).length).toBeGreaterThan(0)
    },
  )
})
