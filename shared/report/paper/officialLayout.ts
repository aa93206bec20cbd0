/** Layout of official documents (GB/T 9704—2012), the same in Word, in print and on the screen. */

export const PAGE_MM = { width: 210, height: 297 } as const
export const MARGINS_MM = { top: 37, bottom: 35, left: 28, right: 26 } as const
export const TEXT_MM = {
  width: PAGE_MM.width - MARGINS_MM.left - MARGINS_MM.right,
  height: PAGE_MM.height - MARGINS_MM.top - MARGINS_MM.bottom,
} as const
export const LINES_A_PAGE = 22
export const CHARACTERS_A_LINE = 28
/** From the text down to the dashes of the page number. */
export const PAGE_NUMBER_MM = 7

/** Sizes of type in points: 2号, 3号, 4号, 小四 and 五号. */
export const SIZE_PT = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5 } as const

/** Fonts by the names that office machines in China have them under. */
export const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  level2: '黑体',
  level3: '楷体_GB2312',
  pageNumber: '宋体',
} as const

/** At the head of every page of a report that has figures for demonstration in it. */
export const DEMO_NOTICE = '含演示数据，非真实统计结果'
