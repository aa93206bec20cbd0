import type { Template } from '#shared/report/template/template.ts'
import { walkTemplate } from '#shared/report/template/walkTemplate.ts'

/** What of a template has to be fetched before it is rendered. */
export interface Asked {
  /** Codes that are shown beside those of other areas. */
  readonly compared: readonly string[]
  readonly domains: readonly string[]
  /** It has rows of rooms. */
  readonly rooms: boolean
}

export function askedFor(template: Template): Asked {
  const nodes = [...walkTemplate(template)]
  return {
    compared: nodes.flatMap((node) => {
      if (node.type === 'picture') return node.codes.map(({ code }) => code)
      // Whether a place is shared shows in the places of the others.
      return node.type === 'slot' && node.filters.some(({ name }) => name === 'rank') ? [node.code.code] : []
    }),
    domains: nodes.flatMap((node) => (node.type === 'analysis' ? [node.domain.code] : [])),
    rooms: nodes.some(({ type }) => type === 'view'),
  }
}
