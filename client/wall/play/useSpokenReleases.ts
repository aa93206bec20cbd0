import { onScopeDispose, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useReleaseText } from '#client/scenes/ticker/useReleaseText.ts'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'

/** Of releases that come at once no more than the newest are spoken: who listens cannot follow more. */
const MOST = 3

/**
 * Has the browser's own voice speak what is released, where the screen is set to and the browser has a voice of its
 * language. What was there before the page came is not spoken.
 */
export function useSpokenReleases(): void {
  const live = useLive()
  const self = useSelf()
  const { locale } = useI18n({ useScope: 'global' })
  const textOf = useReleaseText()
  let spoken: number | undefined
  const waiting: SpeechSynthesisUtterance[] = []

  function voice(): SpeechSynthesisVoice | undefined {
    const language = locale.value.slice(0, 2)
    return window.speechSynthesis.getVoices().find(({ lang }) => lang.startsWith(language))
  }

  /** One after the other; an utterance is held on to until it has ended, or its end is never told. */
  function speakNext(): void {
    const [utterance] = waiting
    if (!utterance) return
    const next = (): void => {
      waiting.shift()
      speakNext()
    }
    utterance.onend = utterance.onerror = next
    window.speechSynthesis.speak(utterance)
  }

  function speak(sentence: string): void {
    const its = voice()
    if (!its) return
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = its
    utterance.lang = its.lang
    waiting.push(utterance)
    if (waiting.length > MOST) waiting.splice(1, waiting.length - MOST)
    if (waiting.length === 1) speakNext()
  }

  watch([() => live.newest.seq, () => self.settings.voice, () => live.ready], ([seq, isOn, isReady]) => {
    const before = spoken
    spoken = isReady && isOn ? seq : undefined
    if (before === undefined || spoken === undefined || !('speechSynthesis' in window)) return
    const fresh = live.newest.recent.filter((release) => release.seq > before).slice(0, MOST)
    for (const release of fresh.toReversed()) {
      const { who, what, more } = textOf(release)
      speak([who, what, more].filter(Boolean).join(locale.value === 'en' ? ', ' : '，'))
    }
  })
  onScopeDispose(() => {
    waiting.length = 0
    if ('speechSynthesis' in window) window.speechSynthesis.cancel()
  })
}
