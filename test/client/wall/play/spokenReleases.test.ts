import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, nextTick } from 'vue'
import { addMessages } from '#client/locales/i18n.ts'
import en from '#client/locales/scenes.en.json'
import zh from '#client/locales/scenes.zh-CN.json'
import { useSelf } from '#client/stores/self.ts'
import { useSpokenReleases } from '#client/wall/play/useSpokenReleases.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { mountOnWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))
addMessages({ 'zh-CN': zh, en })

const FAI = 'economy.fixed-asset-investment.growth@410104'
const RETAIL = 'economy.retail-sales.growth@410104'

class Utterance {
  text: string
  onend = (): void => {}
  constructor(text: string) {
    this.text = text
  }
}
let said: Utterance[]
beforeEach(() => {
  said = []
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  voices('zh-CN')
  return () => vi.unstubAllGlobals()
})
const voices = (...langs: string[]): unknown =>
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => langs.map((lang) => ({ lang })),
    speak: (utterance: Utterance) => said.push(utterance),
    cancel: () => {},
  })

async function wall(voice: boolean) {
  const part = defineComponent({
    setup() {
      useSpokenReleases()
      return () => null
    },
  })
  const mounted = await mountOnWall(part, boardOf({ [FAI]: { '2020-04': 6.3 } }))
  useSelf().keep({ id: 's', name: '', place: '', settings: { ...DEFAULT_SCREEN, voice }, stage: null })
  await nextTick()
  return mounted
}

test('a release is spoken in a sentence, one after the other, and never what was there before', async () => {
  const mounted = await wall(true)
  expect(said).toEqual([])
  await mounted.publish({ [FAI]: { '2020-05': 8.4 } })
  await mounted.publish({ [RETAIL]: { '2020-05': 3.1 } })
  await flushPromises()
  expect(said.map(({ text }) => text)).toEqual([expect.stringMatching(/固定资产投资增速 \+8\.4%$/)])
  said[0]?.onend()
  expect(said[1]?.text).toContain('社会消费品零售总额增速 +3.1%')
})

test('nothing is spoken where the screen is not set to, nor without a voice of the language', async () => {
  const mounted = await wall(false)
  await mounted.publish({ [FAI]: { '2020-05': 8.4 } })
  voices('de-DE')
  const other = await wall(true)
  await other.publish({ [FAI]: { '2020-05': 8.5 } })
  await flushPromises()
  expect(said).toEqual([])
})
