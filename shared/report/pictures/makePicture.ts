import type { ReportBlock } from '#shared/report/document.ts'
import type { Printing } from '#shared/report/printing.ts'
import type { PictureNode } from '#shared/report/template/template.ts'

/**
 * The picture that a template asks for, its title already printed; nothing where the figures do not make one. Every
 * figure that is drawn is accounted for, and what is missing is noted as missing.
 */
export function makePicture(node: PictureNode, title: string, printing: Printing): readonly ReportBlock[] {
  void node
  void title
  void printing
  return []
}
