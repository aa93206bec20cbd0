import { asPeriod } from '#shared/period.ts'
import type { ReportBlock, ReportDocument, Runs } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import { somePictures } from '#test/shared/report/pictures/somePictures.ts'

export const TERMS: ReportTerms = {
  kind: 'half-year',
  period: asPeriod('2020-H1'),
  cutoff: asPeriod('2020-06-30'),
  issued: asPeriod('2020-07-10'),
  number: null,
}
export const BUREAU = '管城回族区发展改革和统计局'

const runs = (text: string): Runs => [{ text }]
const SENTENCE =
  '区级重点项目120个，已投41.67亿元，为年度计划的41.7%，与序时进度持平；省、市级重点项目18个，低于序时进度3.2个百分点。'

const sections = (count: number): readonly ReportBlock[] =>
  Array.from({ length: count }, (_, i): readonly ReportBlock[] => [
    { type: 'heading', level: 3, runs: runs(`（${'一二三四五六七八九十'.charAt(i)}）重点项目`) },
    { type: 'paragraph', runs: [{ text: '投资进度。', strong: true }, { text: SENTENCE.repeat(3) }] },
    { type: 'item', number: 1, runs: runs(SENTENCE) },
  ]).flat()

/** A report with everything that may stand on paper, and eight pictures. */
export const someReport = (): ReportDocument => ({
  title: '管城回族区发展改革和统计局2020年上半年工作报告及下半年安排',
  blocks: [
    { type: 'heading', level: 1, runs: runs('管城回族区发展改革和统计局2020年上半年工作报告及下半年安排') },
    { type: 'paragraph', runs: runs('2020年7月10日　　数据截止：2020年6月30日') },
    { type: 'heading', level: 2, runs: runs('一、上半年主要工作') },
    ...sections(4),
    ...somePictures().map((picture): ReportBlock => ({ type: 'picture', picture })),
    { type: 'heading', level: 2, runs: runs('二、下半年安排') },
    ...sections(2),
    { type: 'heading', level: 2, runs: runs('附表　主要指标') },
    {
      type: 'table',
      title: runs('主要指标完成情况'),
      head: ['指标', '期别', '绝对量', '同比'].map(runs),
      rows: Array.from({ length: 40 }, (_, i) =>
        [`固定资产投资（第${i + 1}项）`, '1—5月', `${(i + 1) * 12.5}亿元`, i % 3 ? '4.2%' : '—'].map(runs),
      ),
    },
    { type: 'heading', level: 2, runs: runs('附注（系统自动生成）') },
    { type: 'item', number: null, runs: runs('数据来源与期别：市统计局，2020年1—5月。') },
  ],
  figures: [],
  missing: [],
  remarks: [],
  demo: true,
})
