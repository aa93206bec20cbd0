import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { setCalm } from '#client/scenes/motion/motion.ts'
import RollingNumber from '#client/scenes/motion/RollingNumber.vue'
import { rollPlaces } from '#client/scenes/motion/rollPlaces.ts'

const said = (before: string, after: string): string =>
  (rollPlaces(before, after) ?? [])
    .map((place) => (place.kind === 'sign' ? place.sign : `[${place.from}→${place.to}]`))
    .join('')

describe('the places of a rolling number', () => {
  test('are matched by what they are worth, and new ones roll up from zero', () => {
    expect(said('+8.4', '+9.1')).toBe('+[8→9].[4→1]')
    expect(said('987.6', '1,012.35')).toBe('[0→1],[9→0][8→1][7→2].[6→3][0→5]')
    expect(said('1,012', '−5')).toBe('−[2→5]')
  })

  test('are none where a word stands, or nothing changed', () => {
    expect(rollPlaces('8.4', '8.4')).toBeUndefined()
    expect(rollPlaces('上级未反馈', '8.4')).toBeUndefined()
    expect(rollPlaces('8.4', '—')).toBeUndefined()
  })
})

describe('a rolling number', () => {
  let end: (() => void)[]
  beforeEach(() => {
    end = []
    // happy-dom animates nothing; the browser's word that a move has ended is the test's.
    HTMLElement.prototype.animate = vi.fn(() => {
      let cancel = (): void => {}
      const finished = new Promise<void>((resolve, reject) => {
        end.push(resolve)
        cancel = () => reject(new Error('cancelled'))
      })
      return { finished, cancel: () => cancel() } as unknown as Animation
    })
    return () => Reflect.deleteProperty(HTMLElement.prototype, 'animate')
  })
  afterEach(() => setCalm(false))

  function shown(text: string) {
    const wrapper = mount(RollingNumber, { props: { text }, attachTo: document.body })
    onTestFinished(() => wrapper.unmount())
    return {
      wrapper,
      isRolling: () => wrapper.find('.places').exists(),
      becomes: async (next: string) => {
        await wrapper.setProps({ text: next })
        await flushPromises()
      },
    }
  }

  test('has its whole text at once, and nothing but it once it rests', async () => {
    const { wrapper, becomes, isRolling } = shown('+8.4')
    await becomes('+9.1')
    expect(wrapper.text()).toBe('+9.1')
    expect(isRolling()).toBe(true)
    expect(wrapper.get('.places').attributes('aria-hidden')).toBe('true')
    end.forEach((resolve) => resolve())
    await flushPromises()
    expect(isRolling()).toBe(false)
    expect(wrapper.text()).toBe('+9.1')
  })

  test('just stands when it changes again before it rests', async () => {
    const { wrapper, becomes, isRolling } = shown('1')
    await becomes('2')
    await becomes('3')
    expect(isRolling()).toBe(false)
    expect(wrapper.text()).toBe('3')
  })

  test('does not move on a calm screen', async () => {
    setCalm(true)
    const { becomes, isRolling } = shown('1')
    await becomes('2')
    expect(isRolling()).toBe(false)
  })
})
