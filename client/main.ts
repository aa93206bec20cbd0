import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from '#client/App.vue'
import { reloadWhenServed } from '#client/live/reloadWhenServed.ts'
import { i18n } from '#client/locales/i18n.ts'
import { router } from '#client/router.ts'
import '#client/styles/base.css'

// A chunk of an older build is gone from the server: the page is outdated, and only loading it anew helps.
window.addEventListener('vite:preloadError', () => void reloadWhenServed())

// A wall is dark from the first moment, long before its view has come.
if (window.location.pathname.startsWith('/wall')) document.documentElement.classList.add('theme-dark')

createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
