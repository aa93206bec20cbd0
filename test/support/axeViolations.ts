import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on the page once whatever moves on it has come to rest: what is half faded in has no contrast yet. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source) // not as a script tag, which the content security policy would refuse
  const found = await page.evaluate(async () => {
    const ends = (animation: Animation): boolean =>
      animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map(({ finished }) => finished),
    )
    return (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] })
  })
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}
