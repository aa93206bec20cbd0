import { LEAVE, NEXT_ROOT, PAINTED } from '#client/live/renewal.ts'
import { reloadWhenServed } from '#client/live/reloadWhenServed.ts'
import { reportFault } from '#client/scenes/faults.ts'
import { goneOf, servedPage, type ServedPage } from '#client/wall/keep/servedPage.ts'

/** A build that has not painted itself after so long is not shown. */
const PAINTS_WITHIN_MS = 60_000

let underWay: Promise<boolean> | undefined
let tries = 0

/**
 * Takes the build that the server serves without leaving the page: its app is loaded and painted below this one, which
 * then goes with its styles. Full screen stays, and no frame is empty. Resolves to whether another build stands here now;
 * where it did not come up, the page stays as it is and may try again.
 */
export function handOver(): Promise<boolean> {
  // One that is itself just coming up beside a former one has nothing to hand over yet.
  if (!underWay && document.querySelector(`#${NEXT_ROOT}`)) return Promise.resolve(false)
  underWay ??= takeServed().finally(() => (underWay = undefined))
  return underWay
}

async function takeServed(): Promise<boolean> {
  const page = await servedPage()
  const shown = document.querySelector<HTMLElement>('#app')
  const former = document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  if (!page || !shown || !former || page.entry === former.getAttribute('src')?.split('?')[0]) return false
  // The development server has no builds that could stand beside each other.
  if (!page.entry.startsWith('/assets/')) return reloadWhenServed().then(() => true)

  const before = headLinks()
  const root = placeBelow(shown)
  const styles = await Promise.all(page.styles.filter(isMissing).map(addStyle))
  const script = addScript(page)
  if (!(await isPainted(root, script))) {
    root.dispatchEvent(new Event(LEAVE))
    ;[root, script, ...styles].forEach((element) => element.remove())
    reportFault({ kind: 'chunk', what: page.entry })
    return false
  }
  const ground = document.documentElement.className
  shown.dispatchEvent(new Event(LEAVE))
  shown.remove()
  document.documentElement.className = ground // the app that went took it with it, and the new one stands on it too
  root.removeAttribute('style')
  root.id = 'app'
  former.remove()
  await removeGone(before)
  return true
}

const headLinks = (): readonly HTMLLinkElement[] => [
  ...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"], link[rel="modulepreload"]'),
]

/** Both fill the page; the one that is shown lies on top until the other is painted. */
function placeBelow(shown: HTMLElement): HTMLElement {
  const root = document.createElement('div')
  root.id = NEXT_ROOT
  Object.assign(shown.style, { position: 'fixed', inset: '0', zIndex: '1' })
  Object.assign(root.style, { position: 'fixed', inset: '0', zIndex: '0' })
  shown.before(root)
  return root
}

const isMissing = (href: string): boolean =>
  !headLinks().some((link) => link.rel === 'stylesheet' && link.getAttribute('href') === href)

function addStyle(href: string): Promise<HTMLElement> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.crossOrigin = ''
  link.setAttribute('href', href)
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve(link)
    document.head.append(link)
  })
}

/** A browser keeps for ever what became of a module, so a second try has an address of its own. */
function addScript({ entry }: ServedPage): HTMLScriptElement {
  const script = document.createElement('script')
  script.type = 'module'
  script.crossOrigin = ''
  script.setAttribute('src', tries++ === 0 ? entry : `${entry}?try=${tries}`)
  document.head.append(script)
  return script
}

const isPainted = (root: HTMLElement, script: HTMLScriptElement): Promise<boolean> =>
  new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), PAINTS_WITHIN_MS)
    const settle = (isThere: boolean): void => {
      clearTimeout(late)
      resolve(isThere)
    }
    root.addEventListener(PAINTED, () => settle(true), { once: true })
    script.addEventListener('error', () => settle(false), { once: true })
  })

/** What the new build has too is the same file and goes on being used. */
async function removeGone(links: readonly HTMLLinkElement[]): Promise<void> {
  const gone = await goneOf(links.map((link) => link.getAttribute('href') ?? ''))
  for (const link of links) if (gone.includes(link.getAttribute('href') ?? '')) link.remove()
}
