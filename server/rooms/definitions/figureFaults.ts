import type { RoomsGround } from '#server/rooms/definitions/roomFaults.ts'
import type { ViewFault } from '#server/rooms/definitions/viewFaults.ts'
import type { FiguresView, TrendView } from '#shared/rooms/room.ts'

/** Figures that are not there; lines that would share an axis without sharing a unit. */
export function* figureFaults(
  { kind, figures }: FiguresView | TrendView,
  { catalogue }: RoomsGround,
): Generator<ViewFault> {
  const known = figures.flatMap((code) => catalogue.indicator(code) ?? [])
  for (const code of figures)
    if (!catalogue.indicator(code))
      yield {
        zh: `数据“${code}”不存在：改成指标目录里有的`,
        en: `there is no figure "${code}": name one of the catalogue`,
      }
  if (new Set(figures).size < figures.length)
    yield { zh: '同一个数据写了两次：去掉一个', en: 'a figure is named twice: leave one out' }
  const [first] = known
  const other = known.find(({ unit }) => unit !== first?.unit)
  if (kind === 'trend' && first && other)
    yield {
      zh: `“${first.zh}”与“${other.zh}”单位不同，不能画在同一根轴上：分成两个视图`,
      en: `"${first.code}" and "${other.code}" have different units and share no axis: make two views of them`,
    }
}
