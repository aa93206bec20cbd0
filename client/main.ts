import { createPinia, disposePinia } from 'pinia'
import { createApp } from 'vue'
import App from '#client/App.vue'
import { LEAVE, NEXT_ROOT, renewBy, renewPage } from '#client/live/renewal.ts'
import { i18n } from '#client/locales/i18n.ts'
import { router } from '#client/router.ts'
import '#client/styles/base.css'

// A wall is dark from the first moment, long before its view has come.
if (window.location.pathname.startsWith('/wall')) document.documentElement.classList.add('theme-dark')

const pinia = createPinia()
const app = createApp(App).use(pinia).use(i18n).use(router)
// On a wall that takes this build beside a former one, the place for it stands ready (client/wall/keep/handOver.ts).
const root = document.querySelector(`#${NEXT_ROOT}`) ?? document.querySelector('#app')
if (!root) throw new Error('the page has no place for the app')

// What goes wrong with a former build while this one comes up is no reason to load the page anew.
if (root.id === NEXT_ROOT) renewBy(() => Promise.resolve(false))

// A chunk of an older build is gone from the server: the page is outdated, and only another build helps.
const outdated = (): void => void renewPage()
window.addEventListener('vite:preloadError', outdated)

app.mount(root)
root.addEventListener(
  LEAVE,
  () => {
    window.removeEventListener('vite:preloadError', outdated)
    app.unmount()
    disposePinia(pinia)
    router.options.history.destroy()
  },
  { once: true },
)
