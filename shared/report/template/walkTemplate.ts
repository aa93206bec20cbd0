import type { InlineNode, LineNode, Template } from '#shared/report/template/template.ts'

export type TemplateNode = LineNode | InlineNode

/** Every node of a template, each before what stands inside it, in the order of the text. */
export function* walkTemplate({ lines }: Template): Generator<TemplateNode> {
  yield* walk(lines)
}

function* walk(nodes: readonly TemplateNode[]): Generator<TemplateNode> {
  for (const node of nodes) {
    yield node
    yield* walk(insideOf(node))
  }
}

function insideOf(node: TemplateNode): readonly TemplateNode[] {
  switch (node.type) {
    case 'text':
    case 'slot':
    case 'analysis':
      return []
    case 'picture':
    case 'view':
      return node.title
    case 'table':
      return [node.head, ...node.rows].flat(2)
    case 'block':
      return [...node.children, ...(node.otherwise ?? [])]
    case 'heading':
    case 'item':
    case 'paragraph':
    case 'strong':
      return node.children
  }
}
