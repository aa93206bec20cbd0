import type { Selection } from '#shared/screens/screen.ts'

/**
 * What an element of a scene stands for, by the marks that widgets leave on theirs: `data-series` and `data-period` of
 * figures, `data-subject` of districts and projects. Undefined where it stands for nothing.
 */
export function pickedFrom(element: Element): Selection | undefined {
  const read = (name: string): string | undefined =>
    element.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? undefined
  const subject = read('subject')
  const series = read('series')
  const period = read('period')
  if (subject === undefined && series === undefined) return undefined
  return {
    ...(series !== undefined && { series }),
    ...(period !== undefined && { period }),
    ...(subject !== undefined && { subject }),
  }
}
