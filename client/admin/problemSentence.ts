import type { Problem } from '#shared/contract/problem.ts'

/** The server's sentence in the reader's language, with the one field at fault where it is no cell or record: those say it themselves. */
export function problemSentence({ zh, en, errors = [] }: Problem, locale: string): string {
  const [first] = errors.filter((field) => !/^\/(?:cells|set|records)\//.test(field.pointer))
  const own = locale === 'en' ? en : zh
  return first ? `${own} ${locale === 'en' ? first.en : first.zh}` : own
}
