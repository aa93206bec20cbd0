import { describe, expect, test } from 'vitest'
import {
  amountChangeWords,
  besideWords,
  nextPlaceWords,
  overdueSentence,
  peersWords,
  planSentence,
  pointsChangeWords,
  pointsWords,
  projectSentence,
  rankMoveOnWords,
  rankMoveWords,
  rankWords,
  scheduleWords,
  thanWords,
  zonesAmongWords,
  type RankFact,
  type Tongue,
} from '#shared/wording/index.ts'

const zh: Tongue = { locale: 'zh-CN' }
const en: Tongue = { locale: 'en' }

describe('Completion beside the time elapsed', () => {
  test.each<[number, string, string]>([
    [14.16, '高于序时进度14.2个百分点', '14.2 percentage points ahead of schedule'],
    [-40, '低于序时进度40.0个百分点', '40.0 percentage points behind schedule'],
    [0, '与序时进度持平', 'on schedule'],
    [-0.04, '与序时进度持平', 'on schedule'],
    [1.04, '高于序时进度1.0个百分点', '1.0 percentage point ahead of schedule'],
  ])('%d is %s', (gap, inChinese, inEnglish) => {
    expect(scheduleWords(gap, zh)).toBe(inChinese)
    expect(scheduleWords(gap, en)).toBe(inEnglish)
  })

  test('F2: 629.0 of 647.4 after ten months is 13.8 points ahead, and 13.9 only for those who round twice', () => {
    const completion = (629.0 / 647.4) * 100
    const elapsed = (10 / 12) * 100
    expect(planSentence('投资', { completion, gap: completion - elapsed }, zh)).toBe(
      '投资完成年度目标97.2%，高于序时进度13.8个百分点',
    )
    expect(scheduleWords(97.2 - 83.3, zh)).toBe('高于序时进度13.9个百分点')
  })
})

test.each<[number, string, string]>([
  [5.1, '高于郑州市5.1个百分点', '5.1 percentage points above Zhengzhou'],
  [-0.3, '低于郑州市0.3个百分点', '0.3 percentage points below Zhengzhou'],
  [0.02, '与郑州市持平', 'level with Zhengzhou'],
])('%d beside the city is %s', (delta, inChinese, inEnglish) => {
  expect(besideWords(delta, '郑州市', zh)).toBe(inChinese)
  expect(besideWords(delta, 'Zhengzhou', en)).toBe(inEnglish)
})

describe('A place among peers', () => {
  const place = (rank: number, rest: Partial<RankFact> = {}): RankFact => ({
    rank,
    tied: false,
    provisional: false,
    ...rest,
  })
  test.each<[RankFact, string, string]>([
    [place(3), '全市第3', 'No. 3 in the city'],
    [place(1, { tied: true }), '全市第1（并列）', 'No. 1 in the city (tied)'],
    [place(3, { provisional: true }), '暂列全市第3', 'No. 3 in the city (provisional)'],
    [
      place(2, { provisional: true, tied: true }),
      '暂列全市第2（并列）',
      'No. 2 in the city (provisional, tied)',
    ],
  ])('%o is %s', (fact, inChinese, inEnglish) => {
    expect(rankWords(fact, zh)).toBe(inChinese)
    expect(rankWords(fact, en)).toBe(inEnglish)
  })

  test('says among how many, and that zones are no districts', () => {
    expect(peersWords(12, 4, zh)).toBe('全市12个区县（市）和4个功能区')
    expect(peersWords(12, 1, en)).toBe('12 districts and 1 functional zone of the city')
    expect(peersWords(12, 0, en)).toBe('12 districts of the city')
    expect(zonesAmongWords('郑东新区', zh)).toBe('口径不同：郑东新区为功能区，其余为区本级（管理口径）')
  })

  test('says among whom', () => {
    expect(rankWords(place(3), zh, 'province')).toBe('全省第3')
  })

  test.each<[number, string, string, string]>([
    [2, '前移2位', '比上期前移2位', 'up 2 places on the previous period'],
    [-1, '后退1位', '比上期后退1位', 'down 1 place on the previous period'],
    [0, '位次不变', '位次与上期相同', 'same place as in the previous period'],
  ])('%d places gained are %s', (gained, short, inChinese, inEnglish) => {
    expect(rankMoveWords(gained, zh)).toBe(short)
    expect(rankMoveOnWords(gained, 'previous', zh)).toBe(inChinese)
    expect(rankMoveOnWords(gained, 'previous', en)).toBe(inEnglish)
  })

  test('the way to the next place is in the unit of what is ranked', () => {
    expect(nextPlaceWords(pointsWords(0.3, zh), zh)).toBe('距前一位0.3个百分点')
    expect(nextPlaceWords(pointsWords(0.3, en), en)).toBe('0.3 percentage points short of the next place')
  })
})

describe('Other changes', () => {
  test.each<[number, string, string]>([
    [1.2, '比上年同期增加1.2 亿元', 'up 1.2 亿元'],
    [-1.2, '比上年同期减少1.2 亿元', 'down 1.2 亿元'],
    [0.01, '比上年同期持平', 'unchanged'],
  ])('an amount that moved by %d', (delta, inChinese, inEnglish) => {
    expect(thanWords('last-year', zh) + amountChangeWords(delta, '1.2 亿元', zh)).toBe(inChinese)
    expect(amountChangeWords(delta, '1.2 亿元', en)).toBe(inEnglish)
  })

  test('a completion rate rises by points and not by percent', () => {
    expect(pointsChangeWords(2.1, zh)).toBe('提高2.1个百分点')
    expect(pointsChangeWords(-2.1, en)).toBe('down 2.1 percentage points')
    expect(pointsChangeWords(0.04, zh)).toBe('持平')
  })
})

describe('Findings are sentences', () => {
  const standing = { completion: 10, gap: -40 }
  test('of a plan', () => {
    expect(planSentence('生态项目累计完成投资', standing, zh)).toBe(
      '生态项目累计完成投资完成年度目标10.0%，低于序时进度40.0个百分点',
    )
    expect(planSentence('Ecology', standing, en)).toBe(
      'Ecology: 10.0% of the annual target, 40.0 percentage points behind schedule',
    )
  })
  test('of a project', () => {
    expect(projectSentence('某路', standing, zh)).toBe('某路投资完成率10.0%，低于序时进度40.0个百分点')
    expect(projectSentence('A road', standing, en)).toBe(
      'A road: 10.0% of planned investment, 40.0 percentage points behind schedule',
    )
  })
  test('of a figure that is overdue', () => {
    expect(overdueSentence('固定资产投资增速', '1—5月', '6月20日', zh)).toBe(
      '固定资产投资增速1—5月应于6月20日发布，尚未发布',
    )
    expect(overdueSentence('FAI growth', 'Jan–May', '20 Jun', en)).toBe(
      'FAI growth, Jan–May: due on 20 Jun, not yet released',
    )
  })
})
