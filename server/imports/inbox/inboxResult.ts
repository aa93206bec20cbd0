import { Failure } from '#server/failure.ts'
import { FAILURES, sentence } from '#server/sentences.ts'
import type { ImportDetail, ImportProblem, OpenQuestion } from '#shared/contract/imports.ts'

/** What is written beside a file that was taken from the inbox. */
export interface InboxResult {
  readonly file: string
  readonly at: string
  /** A draft was made; somebody must look at it first; it cannot be taken. */
  readonly state: 'draft' | 'waiting' | 'refused'
  readonly zh: string
  readonly en: string
  /** Where to go on in the panel. */
  readonly link?: string
  readonly draft?: string
  readonly import?: string
  readonly sheets?: readonly SheetResult[]
}

interface SheetResult {
  readonly sheet: string
  readonly taken: number
  readonly doubtful: number
  readonly wrong: number
  /** How many cells were passed over, by reason. */
  readonly skipped: Readonly<Record<string, number>>
  readonly questions: readonly Pick<OpenQuestion, 'code' | 'cells' | 'count'>[]
  readonly problems: readonly Pick<ImportProblem, 'severity' | 'code' | 'cell'>[]
}

type Place = Pick<InboxResult, 'file' | 'at'>

export function taken(place: Place, detail: ImportDetail, draft: string, origin: string): InboxResult {
  const { counts } = detail
  return {
    ...place,
    state: 'draft',
    zh: `已生成草稿，取用 ${counts.taken} 个单元格；请在面板中核对并提交审核。`,
    en: `A draft was made of ${counts.taken} cells; look it over in the panel and submit it.`,
    link: `${origin}/admin/drafts/${draft}`,
    draft,
    import: detail.id,
    sheets: sheetsOf(detail),
  }
}

export function waiting(place: Place, detail: ImportDetail, origin: string): InboxResult {
  const { doubtful, wrong, taken: found } = detail.counts
  const nothing = detail.obstacles.includes('nothing-taken')
  return {
    ...place,
    state: 'waiting',
    zh: nothing
      ? '没有认出可取用的数据，未生成草稿；请在面板的“Excel 导入”中说明各列含义。'
      : `可取用 ${found} 个单元格，但有 ${doubtful} 处待确认、${wrong} 处错误，未生成草稿；请在面板的“Excel 导入”中处理。`,
    en: nothing
      ? 'No figures were recognised and no draft was made; say on the import page what the columns are.'
      : `${found} cells can be taken, but ${doubtful} are doubtful and ${wrong} wrong, so no draft was made; settle them on the import page.`,
    link: `${origin}/admin/import/${detail.id}`,
    import: detail.id,
    sheets: sheetsOf(detail),
  }
}

export function refused(place: Place, { code, params }: Failure): InboxResult {
  const { zh, en } = FAILURES[code]
  return { ...place, state: 'refused', zh: sentence(zh, params), en: sentence(en, params) }
}

const sheetsOf = ({ sheets }: ImportDetail): SheetResult[] =>
  sheets
    .filter(({ included }) => included)
    .map(({ name, counts, skippedBy, questions, problems }) => ({
      sheet: name,
      taken: counts.taken,
      doubtful: counts.doubtful,
      wrong: counts.wrong,
      skipped: skippedBy,
      questions: questions.map(({ code, cells, count }) => ({ code, cells, count })),
      problems: problems.map(({ severity, code, cell }) => ({ severity, code, ...(cell && { cell }) })),
    }))
