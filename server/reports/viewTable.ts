import type { Asked } from '#server/reports/askedFor.ts'
import type { ReportPorts } from '#server/reports/ports.ts'
import type { LookedUp } from '#server/rooms/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodLabel, type Day } from '#shared/period.ts'
import type { Runs } from '#shared/report/document.ts'
import type { ViewTable } from '#shared/report/printing.ts'
import type { Measure } from '#shared/rooms/room.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

/** Rows of rooms for one report, and whether any that were asked for are for demonstration. */
export interface Tables {
  readonly viewTable: ViewTable
  readonly demo: () => boolean
}

/** The rooms as everybody who signs in may see them: a report is read by more people than its author. */
export async function openTables(
  { rooms }: Pick<ReportPorts, 'rooms'>,
  asked: Pick<Asked, 'rooms'>,
  at: { readonly day: Day; readonly seq: number },
): Promise<Tables> {
  if (!asked.rooms) return { viewTable: () => null, demo: () => false }
  const look = await rooms.viewsAt(at.day, at.seq)
  let demo = false
  return {
    viewTable: (room, view, most) => {
      const found = look(room, view)
      const cells = found && cellsOf(found)
      if (!found || !cells) return null
      demo ||= found.demo !== 'none'
      const [head = [], ...rows] = cells
      return {
        ...{ type: 'table', title: asRuns(found.view.zh), head: head.map(asRuns) },
        rows: rows.slice(0, most ?? rows.length).map((row) => row.map(asRuns)),
      }
    },
    demo: () => demo,
  }
}

const asRuns = (text: string): Runs => [{ text }]

type Cells = readonly (readonly string[])[]

/** Head and rows of a view; undefined for one that has no rows of its own. */
function cellsOf({ view, answer, ground }: LookedUp): Cells | undefined {
  const { catalogue } = ground
  switch (answer.kind) {
    case 'items': {
      const facts = [...new Map(answer.items.flatMap((one) => one.facts).map((f) => [f.field, f.name.zh]))]
      return [
        ['序号', '名称', ...facts.map(([, name]) => name), '状态'],
        ...answer.items.map((one, i) => [
          String(i + 1),
          one.title,
          ...facts.map(([field]) => one.facts.find((fact) => fact.field === field)?.text.zh ?? NONE),
          one.state?.name.zh ?? NONE,
        ]),
      ]
    }
    case 'bars': {
      if (view.kind !== 'bars') return undefined
      const places = view.ranked ? ['位次'] : []
      return [
        ['名称', ...view.measures.map((measure) => headOf(measure, catalogue)), ...places],
        ...answer.rows.map(({ name, values, rank }) => [
          name.zh,
          ...view.measures.map((measure, i) => valueOf(values[i], measure, catalogue)),
          ...(view.ranked ? [rank === undefined ? NONE : String(rank)] : []),
        ]),
      ]
    }
    case 'matrix': {
      if (view.kind !== 'matrix') return undefined
      const unit = headOf(view.measure, catalogue)
      return [
        [unit, ...answer.columns.map(({ name }) => name.zh)],
        ...answer.rows.map(({ name }, i) => [
          name.zh,
          ...answer.columns.map((_, j) => valueOf(answer.cells[i]?.[j], view.measure, catalogue)),
        ]),
      ]
    }
    case 'stages':
      return [['环节', '数量'], ...answer.stages.map(({ name, count }) => [name.zh, String(count)])]
    case 'months': {
      if (view.kind !== 'months') return undefined
      const { measure } = view
      return [
        ['月份', headOf(measure, catalogue), '上年同期'],
        ...answer.current.map(({ period, value }, i) => [
          periodLabel(period),
          valueOf(value, measure, catalogue),
          valueOf(answer.before[i]?.value, measure, catalogue),
        ]),
      ]
    }
    case 'own':
      return undefined
  }
}

const NONE = '—'

const headOf = ({ zh, unit }: Measure, catalogue: Catalogue): string => {
  const { zh: called } = catalogue.unit(unit)
  return called === '' ? zh : `${zh}（${called}）`
}

const valueOf = (
  value: number | null | undefined,
  { unit }: Measure,
  { unit: unitOf, site }: Catalogue,
): string =>
  value === null || value === undefined
    ? NONE
    : formatNumber(value, { decimals: unitOf(unit).decimals, rounding: site.conventions.rounding })
