import type { Page } from 'playwright-core'

/**
 * What is wrong with the layout of a wall in the browser: text cut off or running out of its box, anything sticking
 * out of its panel, panels over each other or off the screen, text smaller than 1/68 of the shorter side. Lists marked
 * `data-clips` hold whole entries out of sight on purpose; of them only what is in sight is held to this.
 */
export const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const say = (what: string, element: Element): void => {
      const text = element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40) ?? ''
      faults.push(`${what}: .${element.getAttribute('class') ?? element.tagName} "${text}"`)
    }
    const box = (element: Element): DOMRect => element.getBoundingClientRect()
    const sticksOut = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.width > 0 &&
      (inner.left < outer.left - 1 ||
        inner.right > outer.right + 1 ||
        inner.top < outer.top - 1 ||
        inner.bottom > outer.bottom + 1)
    const isInSight = (element: Element): boolean => {
      const list = element.closest('[data-clips]')
      if (list === null || list === element) return true
      const [a, b] = [box(element), box(list)]
      return a.left < b.right - 1 && a.top < b.bottom - 1
    }
    const all = [...document.querySelectorAll('.wall-view *')].filter(
      (e) => !e.closest('.sr-only, [role="img"], .digit') && isInSight(e),
    )
    const shorter = Math.min(window.innerWidth, window.innerHeight)
    const smallest = shorter / 68 - 0.5
    /** A pixel of an ordinary screen. */
    const slack = Math.max(1, shorter / 1080)
    for (const element of all) {
      const style = getComputedStyle(element)
      const holdsText = [...element.childNodes].some(
        (n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim(),
      )
      if (holdsText && parseFloat(style.fontSize) < smallest) say(`text of ${style.fontSize}`, element)
      if (style.display === 'inline' || element.clientWidth === 0 || element.hasAttribute('data-clips'))
        continue
      if (element.scrollWidth > element.clientWidth + slack)
        say(`${element.scrollWidth} wide in ${element.clientWidth}`, element)
      if (style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + slack)
        say(`${element.scrollHeight} high in ${element.clientHeight}`, element)
    }
    const panels = [...document.querySelectorAll('.panel, .wall-header, .ticker')]
    /** So far a screen's picture goes off its place against burning in. */
    const shift = 3
    const screen = new DOMRect(-shift, -shift, window.innerWidth + 2 * shift, window.innerHeight + 2 * shift)
    /** Pages of a scene take turns in the same place. */
    const pageOf = (element: Element): Element | null => element.closest('[data-scene] > .page')
    const takesTurns = (a: Element | null, b: Element | null): boolean => a !== b && a !== null && b !== null
    panels.forEach((panel, i) => {
      if (sticksOut(box(panel), screen)) say('off the screen', panel)
      for (const other of panels.slice(i + 1)) {
        if (takesTurns(pageOf(panel), pageOf(other))) continue
        const [a, b] = [box(panel), box(other)]
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
          say('overlap', other)
      }
      for (const inner of all)
        if (panel.contains(inner) && sticksOut(box(inner), box(panel))) say('out of its panel', inner)
    })
    return faults
  })
