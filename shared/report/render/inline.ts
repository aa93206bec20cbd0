import type { OpenPrinting } from '#shared/report/openPrinting.ts'
import { isMet } from '#shared/report/blockTests.ts'
import { spanWords } from '#shared/report/filters/spans.ts'
import { reportYear } from '#shared/report/pickFigure.ts'
import { missingIn, printSlot } from '#shared/report/printSlot.ts'
import { isPicked, type Picked } from '#shared/report/printing.ts'
import { isLateWord } from '#shared/report/render/lateWords.ts'
import type { Piece } from '#shared/report/render/piece.ts'
import type { Told } from '#shared/report/render/told.ts'
import { reportWords } from '#shared/report/reportWords.ts'
import { unmetTarget } from '#shared/report/targets.ts'
import type { InlineNode, SlotNode } from '#shared/report/template/template.ts'

/** They say that what follows is of the report's own period. */
const SAYS_PERIOD = new Set(['report.half', 'report.month', 'report.span'])

/** The pieces of one paragraph, and whether some of it was left out. */
export class InlineText {
  readonly pieces: Piece[] = []
  leftOut = false
  readonly #printing: OpenPrinting
  readonly #told: Told

  constructor(printing: OpenPrinting, told: Told) {
    this.#printing = printing
    this.#told = told
  }

  add(nodes: readonly InlineNode[], strong = false): this {
    for (const node of nodes) this.#node(node, strong)
    return this
  }

  #node(node: InlineNode, strong: boolean): void {
    switch (node.type) {
      case 'text':
        this.#told.text(node.text)
        return this.#push({ text: node.text }, strong)
      case 'strong':
        this.add(node.children, true)
        return
      case 'slot':
        return this.#slot(node, strong)
      case 'block': {
        const met = isMet(node.test, node.codes, this.#printing)
        if (!met && node.otherwise === null) this.leftOut = true
        this.add(met ? node.children : (node.otherwise ?? []), strong)
      }
    }
  }

  #push(piece: Piece, strong: boolean): void {
    this.pieces.push(strong ? { ...piece, strong: true } : piece)
  }

  #slot({ code: { code }, filters }: SlotNode, strong: boolean): void {
    const printing = this.#printing
    if (isLateWord(code)) return this.#push({ text: '', late: code }, strong)
    if (code.startsWith('report.')) {
      if (SAYS_PERIOD.has(code)) this.#told.report()
      return this.#push({ text: reportWords(code, printing.terms, printing.figures) ?? '' }, strong)
    }
    const found = printing.pick(code)
    if (isPicked(found)) return this.#figure(found, filters, strong)
    printing.miss(code, found.why, 'awaited')
    this.#push({ text: missingIn(filters) }, strong)
  }

  #figure(picked: Picked, filters: SlotNode['filters'], strong: boolean): void {
    const printed = printSlot(picked, filters, this.#printing)
    if (!printed) return
    const { indicator, known } = picked
    const figure = this.#printing.use(picked)
    if (printed.says !== 'value') {
      if (printed.says === 'time') this.#told.span(known.period)
      return this.#push({ text: printed.text, figure }, strong)
    }
    this.#insteadOfRate(printed.text)
    const rule = this.#printing.figures.catalogue.rule(indicator.rule)
    const dated = { indicator, rule, period: known.period, year: reportYear(this.#printing.terms) }
    const unmet = unmetTarget(picked, this.#printing) !== undefined
    const aside = {
      span: this.#told.covers(indicator, known.period) ? null : spanWords(dated),
      preliminary: known.status === 'preliminary',
      unmet,
    }
    this.#push({ text: printed.text, figure, aside }, strong)
  }

  /** 增速 before a rate that fell both years gives way to 降幅. */
  #insteadOfRate(text: string): void {
    const before = this.pieces.at(-1)
    if (text.startsWith('降幅') && before?.text.endsWith('增速'))
      this.pieces[this.pieces.length - 1] = { ...before, text: before.text.slice(0, -'增速'.length) }
  }
}
