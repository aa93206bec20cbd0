/** Words of the report itself, as `{{report.year}}` prints them. `isDay`: printed by the filter `date`, and only so. */
export interface ReportWord {
  readonly code: string
  readonly isDay?: true
  readonly zh: string
  readonly en: string
}

export const REPORT_WORDS: readonly ReportWord[] = [
  { code: 'report.unit', zh: '本局名称', en: 'name of the bureau' },
  { code: 'report.year', zh: '报告期年份：2020（后接“年”）', en: 'year of the report: 2020' },
  { code: 'report.half', zh: '报告期半年：上半年', en: 'half-year of the report' },
  {
    code: 'report.next-half',
    zh: '下一个半年：下半年；下半年的报告印“2021年上半年”',
    en: 'the half-year after',
  },
  { code: 'report.month', zh: '报告期月份：5月', en: 'month of the report' },
  { code: 'report.span', zh: '年初至报告期：1—5月、上半年、全年', en: 'January up to the period' },
  { code: 'report.week', zh: '例会所在周：6月8日至14日', en: 'the week of the meeting, Monday to Sunday' },
  { code: 'report.number', zh: '期号：第12期', en: 'number of the issue' },
  { code: 'report.issued', isDay: true, zh: '成文日期（date）', en: 'day of issue' },
  { code: 'report.cutoff', isDay: true, zh: '数据截止日（date）', en: 'day up to which figures are taken' },
  { code: 'report.sources', zh: '所用数据的来源与期别', en: 'sources and periods of the figures used' },
  { code: 'report.revisions', zh: '所用数据中修订过的', en: 'which of the figures used were revised' },
  { code: 'report.missing', zh: '未报或缺数', en: 'what is missing' },
  { code: 'report.overdue', zh: '应报未报', en: 'what is overdue by the release calendar' },
]

const byCode = new Map(REPORT_WORDS.map((word) => [word.code, word]))
export const reportWord = (code: string): ReportWord | undefined => byCode.get(code)
