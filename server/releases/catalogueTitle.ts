import type { CheckedEdit } from '#server/releases/checkedRelease.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CatalogueRequest } from '#shared/contract/catalogueEdit.ts'
import { indicatorOf } from '#shared/series.ts'

/** What a release is called that changes the catalogue: its first change, in words. */
export function catalogueTitle(
  edits: readonly CheckedEdit[],
  targets: CatalogueRequest['targets'],
  catalogue: Catalogue,
): string {
  const [edit] = edits
  const [target] = targets
  const count = edits.length + targets.length
  const others = count > 1 ? `等 ${count} 项` : ''
  if (edit) return `指标目录：${editWords(edit)}${others}`.slice(0, 300)
  if (!target) return '指标目录'
  const name = catalogue.indicator(indicatorOf(target.series))?.zh ?? target.series
  return `调整${target.period.slice(0, 4)}年${name}${others}`.slice(0, 300)
}

function editWords({ entry, before }: CheckedEdit): string {
  if (!before) return `新增“${entry.zh}”`
  if (entry.retired && !before.retired) return `停用“${entry.zh}”`
  if (before.retired && !entry.retired) return `恢复“${entry.zh}”`
  return before.zh === entry.zh ? `调整“${entry.zh}”` : `“${before.zh}”更名为“${entry.zh}”`
}
