import type { Picture, PictureLine, ReportBlock } from '#shared/report/document.ts'
import { contributions } from '#shared/report/pictures/contributions.ts'
import type { Drawing, DrawnLine } from '#shared/report/pictures/drawing.ts'
import { levels } from '#shared/report/pictures/levels.ts'
import { progress } from '#shared/report/pictures/progress.ts'
import { ranking } from '#shared/report/pictures/ranking.ts'
import { trend } from '#shared/report/pictures/trend.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import type { PictureForm, PictureNode } from '#shared/report/template/template.ts'

const DRAW: Readonly<Record<PictureForm, (codes: readonly string[], printing: Printing) => Drawing | null>> =
  {
    trend,
    levels,
    ranking,
    progress,
    contributions,
  }

/**
 * The picture that a template asks for, its title already printed; nothing where the figures do not make one. Every
 * figure that is drawn is accounted for, and what is missing is noted as missing.
 */
export function makePicture(node: PictureNode, title: string, printing: Printing): readonly ReportBlock[] {
  const drawing = DRAW[node.form](
    node.codes.map(({ code }) => code),
    printing,
  )
  if (!drawing) return []
  const used = figuresOf(drawing)
  const lines = drawing.lines.map((line) => accounted(line, printing))
  for (const figure of drawing.from ?? []) printing.use(figure)
  const notes = [
    ...drawing.notes,
    ...(used.some(({ known }) => known.status === 'preliminary') ? ['含初步数'] : []),
  ]
  const picture: Picture = {
    form: node.form,
    title: title || namesOf(used),
    unit: drawing.unit,
    span: drawing.span,
    ...(notes.length > 0 && { note: notes.join('；') }),
    ...(used.some(({ known }) => known.demo) && { demo: true }),
    labels: drawing.labels,
    lines,
    ...(drawing.own !== undefined && { own: drawing.own }),
  }
  return [{ type: 'picture', picture }]
}

const figuresOf = ({ lines, from = [] }: Drawing): readonly Picked[] => [
  ...lines.flatMap(({ points }) => points.flatMap(({ of }) => of ?? [])),
  ...from,
]

const accounted = ({ name, points }: DrawnLine, printing: Printing): PictureLine => ({
  name,
  values: points.map(({ value }) => value),
  figures: points.map(({ of }) => of && printing.use(of)),
})

/** A title for a picture that was given none. */
const namesOf = (figures: readonly Picked[]): string =>
  [...new Set(figures.map(({ indicator }) => indicator.zh))].slice(0, 3).join('、')
