import type { Cell, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx'

/** A workbook of the corpus, as hucre writes it; `resave`: it is opened and saved again by LibreOffice. */
export interface Recipe {
  readonly name: string
  readonly sheets: readonly WriteSheet[]
  readonly resave?: true
  readonly inline?: true
}

const sheet = (rows: CellValue[][], more: Partial<WriteSheet> = {}): WriteSheet => ({
  name: '1-10月',
  rows,
  ...more,
})
const merge = (startRow: number, startCol: number, endRow: number, endCol: number): MergeRange => ({
  startRow,
  startCol,
  endRow,
  endCol,
})
const cells = (all: Readonly<Record<string, Partial<Cell>>>): Map<string, Partial<Cell>> =>
  new Map(Object.entries(all))

const TITLE = '管城回族区2026年1—10月主要经济指标'
const PLAIN: CellValue[][] = [
  [TITLE],
  ['', '', '', '单位：亿元、%'],
  ['序号', '指标名称', '1—10月累计', '同比增长'],
  [1, '社会消费品零售总额', 165.1, -6.3],
  [2, '固定资产投资', null, 8.4],
  [3, '其中：民间投资', null, 3.8],
  [4, '规模以上工业增加值', null, 3.2],
  [5, '商品房销售额', 88.25, -12.5],
  ['注：数据为初步统计。'],
]
const TWO_ROWS: CellValue[][] = [
  [TITLE],
  ['指标', '单位', '累计', '', '全市'],
  ['', '', '绝对量', '增速(%)', '增速(%)'],
  ['社会消费品零售总额', '亿元', 165.1, -6.3, 2.4],
  ['房地产开发投资', '亿元', 92.36, 4.4, 5.1],
  ['商品房销售面积', '万平方米', 101.5, -3, -1.2],
]
const AREAS: CellValue[][] = [
  ['2026年1—10月社会消费品零售总额'],
  ['地区', '总额（亿元）', '增速（%）'],
  ['中心城区', null, null],
  ['管城回族区', 165.1, -6.3],
  ['二七区', 201.33, 1.2],
  ['金水区', 512.08, 4.6],
  ['县（市）', null, null],
  ['中牟县', 88.4, 3.1],
  ['新郑市', 140.02, 5],
]
const QUARTERS: CellValue[][] = [
  ['管城回族区地区生产总值'],
  ['单位：亿元'],
  ['', '2025年一季度', '2025年上半年', '2025年前三季度', '2025年'],
  ['地区生产总值', 132.1, 280.4, 431.5, 592.2],
  ['第一产业增加值', 0.11, 0.32, 0.51, 0.72],
  ['第二产业增加值', 30.99, 66.08, 101.99, 138.48],
  ['第三产业增加值', 101, 214, 329, 453],
]

const JUMP: CellValue[][] = [
  [TITLE],
  ['指标', '单位', '1—10月累计'],
  ['社会消费品零售总额', '亿元', 5801000],
  ['商品房销售额', '亿元', 1228500],
]

/** Every trap of the tables that go round, one or two a workbook. */
export const RECIPES: readonly Recipe[] = [
  { name: '01-title-and-unit-line', sheets: [sheet(PLAIN, { merges: [merge(0, 0, 0, 3)] })] },
  { name: '02-two-row-header', sheets: [sheet(TWO_ROWS, { merges: twoRowMerges() })] },
  {
    name: '03-units-mixed',
    sheets: [
      sheet([
        [TITLE],
        ['指标', '计量单位', '累计', '增长%'],
        ['社会消费品零售总额', '万元', 1651000, -6.3],
        ['房地产开发投资', '亿元', 92.36, 4.4],
        ['商品房销售面积', '平方米', 1015000, -3],
        ['全社会用电量', '亿千瓦时', 31.5, 2.2],
      ]),
    ],
  },
  {
    name: '04-footnotes',
    sheets: [
      sheet(
        [
          [TITLE],
          ['指标', '单位', '累计', '增速(%)'],
          ['社会消费品零售总额①', '亿元', '165.11', '-6.3*'],
          ['商品房销售额', '亿元', '88.25②', -12.5],
          ['①含限额以下。②为快报数。'],
        ],
        {
          cells: cells({
            '2,2': {
              value: '165.11',
              type: 'richText',
              richText: [{ text: '165.1' }, { text: '1', font: { vertAlign: 'superscript' } }],
            },
          }),
        },
      ),
    ],
  },
  { name: '05-group-rows', sheets: [sheet(AREAS)] },
  {
    name: '06-numbering-restarts',
    sheets: [
      sheet([
        [TITLE],
        ['序号', '指标', '单位', '累计'],
        ['一', '消费', '', null],
        [1, '社会消费品零售总额', '亿元', 165.1],
        [2, '限额以上消费品零售额', '亿元', 61.2],
        ['二', '房地产', '', null],
        [1, '房地产开发投资', '亿元', 92.36],
        [2, '商品房销售额', '亿元', 88.25],
      ]),
    ],
  },
  {
    name: '07-numbers-as-text',
    sheets: [
      sheet([
        [TITLE],
        ['指标', '单位', '累计', '增速'],
        ['社会消费品零售总额', '亿元', '１６５．１', '-6.3％'],
        ['全社会用电量', '万千瓦时', ' 315,000 ', '2.2%'],
        ['商品房销售额', '亿元', "'88.25", '－12.5%'],
      ]),
    ],
  },
  {
    name: '08-percent-format',
    sheets: [
      sheet([[TITLE], ['指标', '增速'], ['社会消费品零售总额', -0.063], ['固定资产投资', 0.084]], {
        cells: cells({ '2,1': { style: { numFmt: '0.0%' } }, '3,1': { style: { numFmt: '0.0%' } } }),
      }),
    ],
  },
  {
    name: '09-formulas-saved-by-libreoffice',
    resave: true,
    sheets: [
      sheet(
        [
          [TITLE],
          ['指标', '单位', '累计', '增速(%)'],
          ['社会消费品零售总额', '亿元', 0, -6.3],
          ['商品房销售额', '亿元', 0, -12.5],
        ],
        { cells: cells({ '2,2': { formula: '160+5.1' }, '3,2': { formula: '0.1+0.2+87.95' } }) },
      ),
    ],
  },
  {
    name: '10-formula-never-calculated',
    sheets: [
      sheet(
        [
          [TITLE],
          ['指标', '单位', '累计'],
          ['社会消费品零售总额', '亿元', null],
          ['商品房销售额', '亿元', 88.25],
        ],
        { cells: cells({ '2,2': { formula: 'SUM(C10:C20)', type: 'formula', value: null } }) },
      ),
    ],
  },
  {
    name: '11-errors-saved-by-libreoffice',
    resave: true,
    sheets: [
      sheet(
        [
          [TITLE],
          ['指标', '单位', '累计'],
          ['社会消费品零售总额', '亿元', 0],
          ['商品房销售额', '亿元', 88.25],
        ],
        { cells: cells({ '2,2': { formula: '1/0' } }) },
      ),
    ],
  },
  {
    name: '12-hidden-parts',
    sheets: [
      sheet(
        [
          [TITLE],
          ['指标', '单位', '累计', '上月'],
          ['社会消费品零售总额', '亿元', 165.1, 150],
          ['商品房销售额', '亿元', 99.99, 80],
          ['房地产开发投资', '亿元', 92.36, 85],
        ],
        { rowDefs: new Map([[3, { hidden: true }]]), columns: [{}, {}, {}, { hidden: true }] },
      ),
      sheet(PLAIN, { name: '旧表', hidden: true }),
    ],
  },
  {
    name: '13-several-sheets',
    sheets: [
      { name: '封面', rows: [['管城回族区统计月报'], ['2026年10月'], ['内部资料，注意保存']] },
      sheet(PLAIN),
      sheet(AREAS.slice(0, 6), { name: '分地区' }),
    ],
  },
  { name: '14-unit-jump', sheets: [sheet(JUMP)] },
  {
    name: '15-parts-do-not-add-up',
    sheets: [
      sheet([
        ['2026年1—10月社会消费品零售总额'],
        ['地区', '总额（亿元）'],
        ['管城回族区', 165.1],
        ['二七区', 201.33],
        ['合计', 386.43],
      ]),
    ],
  },
  { name: '16-quarters-across', sheets: [sheet(QUARTERS, { name: 'GDP' })] },
  {
    name: '17-title-saved-by-libreoffice',
    resave: true,
    sheets: [sheet(PLAIN, { merges: [merge(0, 0, 0, 3)] })],
  },
  {
    name: '18-two-row-header-saved-by-libreoffice',
    resave: true,
    sheets: [sheet(TWO_ROWS, { merges: twoRowMerges() })],
  },
  { name: '19-areas-saved-by-libreoffice', resave: true, sheets: [sheet(AREAS)] },
  {
    name: '20-formatted-to-the-last-row',
    sheets: [
      sheet(PLAIN, {
        cells: cells({ '900000,3': { style: { numFmt: '0.0' } }, '12,180': { style: { numFmt: '0.0' } } }),
      }),
    ],
  },
  {
    name: '21-last-year-beside',
    sheets: [
      sheet([
        [TITLE],
        ['指标', '单位', '本期', '上年同期', '增减（%）', '备注'],
        ['社会消费品零售总额', '亿元', 165.1, 176.2, -6.3, '快报'],
        ['商品房销售额', '亿元', 88.25, 100.86, -12.5, ''],
      ]),
    ],
  },
  { name: '22-inline-strings', inline: true, sheets: [sheet(PLAIN)] },
  {
    name: '23-yearbook-marks',
    sheets: [
      sheet([
        [TITLE],
        ['指标', '单位', '累计', '增速(%)'],
        ['社会消费品零售总额', '亿元', 165.1, '—'],
        ['商品房销售额', '亿元', '…', -12.5],
      ]),
    ],
  },
  {
    name: '24-another-office',
    sheets: [
      sheet([
        [TITLE],
        ['指标', '单位', '累计'],
        ['社会消费品零售总额', '亿元', 165.1],
        ['一般公共预算收入', '亿元', 40.2],
      ]),
    ],
  },
]

function twoRowMerges(): MergeRange[] {
  return [merge(0, 0, 0, 4), merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 1, 3)]
}
