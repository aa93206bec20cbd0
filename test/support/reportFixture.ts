import type { Report, ReportRevision, ReportSummary } from '#shared/contract/reports.ts'
import { asPeriod } from '#shared/period.ts'
import type { Picture, ReportBlock, ReportDocument, UsedFigure } from '#shared/report/document.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const { home } = catalogue.site

export const used = (code: string, value: number, more: Partial<UsedFigure> = {}): UsedFigure => {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`not in the catalogue: ${code}`)
  return {
    series: seriesKey(code, home),
    period: asPeriod('2020-05'),
    name: indicator.zh,
    periodLabel: '2020年1—5月',
    unit: catalogue.unit(indicator.unit).zh,
    value,
    status: 'final',
    vintage: 1,
    seq: 7,
    ...more,
  }
}

export const PICTURE: Picture = {
  form: 'trend',
  title: '社会消费品零售总额增速',
  unit: '%，同比',
  span: '2020年1—4月至1—5月',
  labels: ['2020年1—4月', '2020年1—5月'],
  lines: [
    { name: '管城区', values: [null, -6.3], figures: [null, 0] },
    { name: '郑州市', values: [-12.1, -11.4] },
  ],
}

const BLOCKS: readonly ReportBlock[] = [
  { type: 'heading', level: 1, runs: [{ text: '2020年5月经济运行月报' }] },
  { type: 'paragraph', runs: [{ text: '2020年6月18日　数据截止：2020年5月31日' }] },
  { type: 'heading', level: 2, runs: [{ text: '一、消费' }] },
  { type: 'heading', level: 3, runs: [{ text: '（一）零售' }] },
  {
    type: 'paragraph',
    runs: [
      { text: '指标走势。', strong: true },
      { text: '1—5月', figure: 0 },
      { text: '，社会消费品零售总额同比' },
      { text: '下降6.3%', figure: 0 },
      { text: '；组织重点企业监测' },
      { text: '5次', figure: 1 },
      { text: '。' },
    ],
  },
  {
    type: 'table',
    title: [{ text: '主要指标' }],
    head: [[{ text: '指标' }], [{ text: '同比' }]],
    rows: [[[{ text: '社会消费品零售总额' }], [{ text: '-6.3%', figure: 0 }]]],
  },
  { type: 'picture', picture: PICTURE },
]

/** A small monthly report: two figures, one of them in a text, a table and a picture. */
export const reportDocument = (more: Partial<ReportDocument> = {}): ReportDocument => ({
  title: '2020年5月经济运行月报',
  blocks: BLOCKS,
  figures: [
    used('economy.retail-sales.growth', -6.3, { demo: true }),
    used('economy.monitoring.enterprise-surveys', 5),
  ],
  missing: [{ code: 'economy.gdp.growth', name: '地区生产总值增速', why: 'unpublished', then: 'left-out' }],
  remarks: [],
  demo: true,
  ...more,
})

export const revision = (more: Partial<ReportRevision> = {}): ReportRevision => ({
  figure: 0,
  value: -6.1,
  vintage: 2,
  seq: 12,
  at: '2020-07-10T02:00:00.000Z',
  reason: '省局核定',
  ...more,
})

export const reportSummary = (more: Partial<ReportSummary> = {}): ReportSummary => ({
  id: 'r1',
  version: 3,
  kind: 'month',
  template: 'month',
  templateVersion: 0,
  title: '2020年5月经济运行月报',
  period: asPeriod('2020-05'),
  cutoff: '2020-05-31',
  issued: '2020-06-18',
  number: 5,
  seq: 8,
  state: 'released',
  draft: 'd1',
  releasedSeq: 9,
  author: 'zonghe',
  authors: ['zonghe'],
  changedAt: '2020-06-18T06:31:08.000Z',
  figures: 2,
  missing: 1,
  revised: 0,
  demo: true,
  may: [],
  ...more,
})

export const report = (more: Partial<Report> = {}): Report => ({
  ...reportSummary(),
  text: '# 2020年5月经济运行月报',
  document: reportDocument(),
  revisions: [],
  prints: true,
  ...more,
})
