import { checkBlock, checkLine } from '#shared/report/template/checkCodes.ts'
import { checkSlot } from '#shared/report/template/checkSlot.ts'
import { parseTemplate, type ParsedTemplate } from '#shared/report/template/parseTemplate.ts'
import type { Template } from '#shared/report/template/template.ts'
import type { TemplateFault } from '#shared/report/template/templateFault.ts'
import { TemplateFaults } from '#shared/report/template/templateFaults.ts'
import type { TemplateGround } from '#shared/report/template/templateGround.ts'
import { walkTemplate } from '#shared/report/template/walkTemplate.ts'

/**
 * What a template that could be read asks for and cannot have: figures, words, filters, domains and views that do not
 * exist, filters that do not print what they are given. `text` is what the template was read from.
 */
export function checkTemplate(
  template: Template,
  text: string,
  ground: TemplateGround,
): readonly TemplateFault[] {
  const faults = new TemplateFaults(text)
  checkTitle(template, faults)
  for (const node of walkTemplate(template)) {
    if (faults.isFull) break
    switch (node.type) {
      case 'slot':
        checkSlot(node, ground, faults)
        break
      case 'block':
        checkBlock(node, ground, faults)
        break
      case 'picture':
      case 'analysis':
      case 'view':
        checkLine(node, ground, faults)
        break
      default:
    }
  }
  return faults.inOrder
}

/** Reads a template and checks it: all that is wrong with it, in the order of the text. */
export function readTemplate(text: string, ground: TemplateGround): ParsedTemplate {
  const { template, faults } = parseTemplate(text)
  if (faults.some(({ code }) => code === 'too-large') && template.lines.length === 0)
    return { template, faults }
  const all = [...faults, ...checkTemplate(template, text, ground)]
  return { template, faults: all.toSorted((a, b) => a.at - b.at || a.end - b.end) }
}

/** A report has one title; its name in lists is made of it. */
function checkTitle(template: Template, faults: TemplateFaults): void {
  let titles = 0
  for (const node of walkTemplate(template))
    if (node.type === 'heading' && node.level === 1) {
      titles += 1
      if (titles > 1)
        faults.add(
          'title',
          { at: node.at, end: node.at + 1 },
          {
            zh: '报告只有一个标题（“# ”）；各部分用“## ”',
            en: 'a report has one title ("# "); its parts begin with "## "',
          },
          '##',
        )
    }
  if (titles === 0)
    faults.add(
      'title',
      { at: 0, end: 0 },
      { zh: '缺少报告标题，用“# ”开头的一行', en: 'the title is missing, a line that begins with "# "' },
      '# {{report.unit}}{{report.year}}年报告\n\n',
    )
}
