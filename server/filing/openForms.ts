import type { Clock } from '#server/clock.ts'
import { asciiExportName, exportName, EXPORT_TYPES, type ExportFile } from '#server/exports/index.ts'
import { Failure } from '#server/failure.ts'
import { formLines, type FormQuestion } from '#server/filing/formLines.ts'
import { formPeriod, makeForm } from '#server/filing/formWorkbook.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { FormMark } from '#shared/filing/formMarks.ts'
import { shanghaiDay, type Locale } from '#shared/period.ts'

export interface FormPorts {
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly releases: Pick<Releases, 'board'>
}

/** Excel forms to fill in and send back. Throws Failure `invalid` for a topic or area that is none, or has no lines. */
export type Forms = (question: FormQuestion, locale: Locale) => Promise<ExportFile>

export function openForms({ catalogue, clock, releases }: FormPorts): Forms {
  return async (question, locale) => {
    const domain = catalogue.domains.find(({ code }) => code === question.domain)
    const subject = catalogue.subject(question.subject)
    if (!domain) throw new Failure('not-found')
    if (!subject) {
      const params = { subject: question.subject }
      throw new Failure('invalid', [{ pointer: '/subject', code: 'unknown-subject', params }])
    }
    const lines = formLines(question, catalogue, releases.board(), shanghaiDay(clock.now()))
    if (lines.length === 0) throw new Failure('invalid', [{ pointer: '/period', code: 'empty-form' }])

    const { period } = question
    const mark: FormMark = { form: 1, domain: domain.code, period, subject: subject.code }
    const when = formPeriod(mark, lines, locale)
    const isEnglish = locale === 'en'
    const [topic, where] = isEnglish ? [domain.en, subject.enShort] : [domain.zh, subject.zhShort]
    const title = isEnglish ? `${topic} ${when} ${where}` : `${where} ${when} ${topic}`
    const advice = isEnglish
      ? 'Fill in the yellow cells only. Choose another unit where yours differs; where there is no value choose why. Then send this file back on the import page: it finds its own places.'
      : '只填黄色单元格：单位不同的请在本行改选单位，没有数的请选择无数原因。填好后在“Excel 导入”页上传本文件，各数自动对应，不必改动其他单元格。'
    const file = await makeForm(lines, catalogue, {
      ...{ mark, locale, title, advice },
      rounding: catalogue.site.conventions.rounding,
    })
    return {
      name: exportName([isEnglish ? 'Form' : '填报表', topic, where, when], 'xlsx'),
      asciiName: asciiExportName(['form', domain.code, subject.code, period], 'xlsx'),
      type: EXPORT_TYPES.xlsx,
      body: inOne(file),
    }
  }
}

async function* inOne(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file
}
