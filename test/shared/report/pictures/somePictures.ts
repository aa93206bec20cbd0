import type { Picture } from '#shared/report/document.ts'
import { makePicture } from '#shared/report/pictures/makePicture.ts'
import type { PictureForm } from '#shared/report/template/template.ts'
import {
  CATALOGUE,
  months,
  pictureNode,
  somePrinting,
  type Given,
} from '#test/shared/report/pictures/somePrinting.ts'

const RETAIL = 'economy.retail-sales.growth'
const INVESTMENT = 'economy.fixed-asset-investment.growth'
const KEY = 'projects.key'

const AMONG_PEERS = Object.fromEntries(
  CATALOGUE.site.peers.map((subject, i) => [
    subject === CATALOGUE.site.home ? INVESTMENT : `${INVESTMENT}@${subject}`,
    { '2020-05': Math.round(((i * 37) % 97) / 0.7 - 60) / 10 },
  ]),
)

export const FIGURES: Given = {
  ...AMONG_PEERS,
  [RETAIL]: {
    ...months(2019, [9.8, 9.9, 9.7, 9.9, 9.6, 9.5, 9.7, null, 9.7, 9.9, 10]),
    ...months(2020, [-21.5, -18.9, -15.2, -12.4]),
  },
  [INVESTMENT]: {
    ...months(2019, [3.1, 4.6, 4.4, 5.2, 5.1, 5.6, 5.3, 5.9, 6.2, 6, 6.1]),
    ...months(2020, [-16.4, -9.1, -3.2, 0.4]),
  },
  'economy.retail-sales.level': {
    ...months(2018, [58.2, 88.1, 118.4, 149.1, 181.2, 212.7, 244.9, 278.1, 312.8, 348.6, 383.5]),
    ...months(2019, [63.9, 96.8, 129.9, 163.9, 198.6, 232.9, 268.7, null, 343.1, 383.1, 421.9]),
    ...months(2020, [50.2, 78.5, 110.2, 143.6]),
  },
  'economy.gdp.growth': { '2019-Q1': 7.2, '2020-Q1': -6.2 },
  'economy.gdp.level': { '2019-Q1': 92.4, '2020-Q1': 88.3 },
  'economy.gdp-primary.growth': { '2020-Q1': 1.2 },
  'economy.gdp-primary.level': { '2019-Q1': 0.8, '2020-Q1': 0.9 },
  'economy.gdp-secondary.growth': { '2020-Q1': -11.6 },
  'economy.gdp-secondary.level': { '2019-Q1': 30.1, '2020-Q1': 26.9 },
  'economy.gdp-tertiary.growth': { '2020-Q1': -3.6 },
  'economy.gdp-tertiary.level': { '2019-Q1': 61.5, '2020-Q1': 60.5 },
  [`${KEY}.completion-rate`]: { '2020-05': 41.66666 },
  'projects.prov-muni.completion-rate': { '2020-05': 38.5 },
  'ecology.projects.completion-rate': { '2020-05': 27.96 },
  'ecology.greening.completion-rate': { '2020-05': 58 },
  'recovery.requests.closure-rate': { '2020-05': 91.2 },
  'grain.reserve.provincial': { '2019-05': 12000, '2020-05': 12500 },
  'grain.reserve.municipal': { '2019-05': 8000, '2020-05': 8000 },
  'grain.reserve.district': { '2019-05': 5200, '2020-05': 6100 },
}

const ASKED: readonly (readonly [PictureForm, string, ...string[]])[] = [
  ['trend', '固定资产投资和社会消费品零售总额增速', INVESTMENT, RETAIL],
  ['trend', '社会消费品零售总额增速', RETAIL],
  ['trend', '社会消费品零售总额', 'economy.retail-sales.level'],
  ['levels', '储备粮', 'grain.reserve.provincial', 'grain.reserve.municipal', 'grain.reserve.district'],
  ['levels', '社会消费品零售总额', 'economy.retail-sales.level'],
  ['ranking', '全市各区县固定资产投资增速', INVESTMENT],
  [
    'progress',
    '重点工作完成情况',
    `${KEY}.completion-rate`,
    'projects.prov-muni.completion-rate',
    'ecology.projects.completion-rate',
    'ecology.greening.completion-rate',
    'recovery.requests.closure-rate',
  ],
  [
    'contributions',
    '三次产业对经济增长的拉动',
    'economy.gdp.growth',
    'economy.gdp-primary.growth',
    'economy.gdp-secondary.growth',
    'economy.gdp-tertiary.growth',
  ],
]

/** A picture of every form, made as a report makes them. */
export const somePictures = (): readonly Picture[] =>
  ASKED.flatMap(([form, title, ...codes]) =>
    makePicture(pictureNode(form, ...codes), title, somePrinting(FIGURES, { demo: true }).printing).flatMap(
      (block) => (block.type === 'picture' ? [block.picture] : []),
    ),
  )
