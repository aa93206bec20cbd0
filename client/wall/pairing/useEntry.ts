import { computed, ref, watch } from 'vue'
import { setLocale } from '#client/locales/i18n.ts'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { enterByScreenCode } from '#client/wall/enterByScreenCode.ts'
import { keepCredentialFresh } from '#client/wall/pairing/keepCredential.ts'

/** The language that the bureau gave this screen last: somebody in front of it may choose another meanwhile. */
const LANGUAGE_TAKEN = 'guanlan.screen-language'

/**
 * How a wall comes in and stays in: by the link of its address, by the credential that it was paired with, or by
 * neither, and then it is shut until somebody enters its code. A screen that is put out shows nothing any more.
 */
export function useEntry() {
  const live = useLive()
  const own = useSelf()
  const isEntering = ref(true)
  const isRevoked = ref(false)
  const isShut = computed(
    () => live.link === 'signed-out' && (isRevoked.value || !live.ready) && !isEntering.value,
  )

  watch(
    () => live.link,
    (link) => {
      if (link !== 'signed-out' || !own.self) return
      isRevoked.value = true
      own.forget()
    },
  )
  watch(
    () => own.self && own.settings.language,
    (language) => {
      if (!language || language === (localStorage.getItem(LANGUAGE_TAKEN) ?? 'zh-CN')) return
      localStorage.setItem(LANGUAGE_TAKEN, language)
      setLocale(language)
    },
  )

  async function enter(): Promise<void> {
    await live.resume()
    isRevoked.value = false
    await own.ask()
  }

  /** For a page that is a wall. */
  function begin(): void {
    live.start('wall')
    void own.ask()
    void enterByScreenCode(enter).finally(() => (isEntering.value = false))
    keepCredentialFresh()
  }
  return { isShut, begin, enter }
}
