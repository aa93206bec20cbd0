import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import BureauSwitch from '#client/tablet/BureauSwitch.vue'
import { i18n } from '#client/locales/i18n.ts'
import { useLive } from '#client/stores/live.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { emptyBoard } from '#shared/board.ts'
import { viewpoint } from '#shared/catalogue/viewpoint.ts'

afterEach(() => vi.unstubAllGlobals())

const RECORDS = { project: { P1: { id: 'P1', version: 1, fields: {} } } }

function opened(withBureaus: boolean) {
  setActivePinia(createPinia())
  const catalogue = loadCatalogue(undefined, withBureaus)
  const live = useLive()
  live.startStill().show(catalogue, { ...emptyBoard('e'), records: RECORDS }, [])
  return { catalogue, live, page: mount(BureauSwitch, { global: { plugins: [i18n] } }) }
}

it('looks from the place of another bureau, to which no records are its own', async () => {
  const { catalogue, live, page } = opened(true)
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve(Response.json(viewpoint(catalogue, '410105')))
  })
  expect(live.board.records).toEqual(RECORDS)
  await page.get('select').setValue('410105')
  await vi.waitFor(() => expect(live.catalogue.site.bureau.zh).toBe('金水区发展改革和统计局'))
  expect(asked[0]).toContain('area=410105')
  expect(live.board.records).toEqual({})
})

it('is not there where one bureau works alone', () => {
  expect(opened(false).page.find('select').exists()).toBe(false)
})
