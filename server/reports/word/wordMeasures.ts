import {
  CHARACTERS_A_LINE,
  LINES_A_PAGE,
  MARGINS_MM,
  PAGE_MM,
  PAGE_NUMBER_MM,
  SIZE_PT,
} from '#shared/report/paper/officialLayout.ts'

/** Word counts in twips, twentieths of a point. */
const TWIPS_A_POINT = 20
const TWIPS_A_MM = 1440 / 25.4
/** `charSpace` counts in 4096ths of a point. */
const CHAR_SPACE_A_POINT = 4096

export const twipsOfPoints = (points: number): number => Math.round(points * TWIPS_A_POINT)
export const twipsOfMm = (mm: number): number => Math.round(mm * TWIPS_A_MM)
/** Sizes of type are given in half points. */
export const halfPoints = (points: number): number => points * 2

export const PAGE = { width: twipsOfMm(PAGE_MM.width), height: twipsOfMm(PAGE_MM.height) } as const
const MARGINS = {
  top: twipsOfMm(MARGINS_MM.top),
  bottom: twipsOfMm(MARGINS_MM.bottom),
  left: twipsOfMm(MARGINS_MM.left),
  right: twipsOfMm(MARGINS_MM.right),
} as const
export const TEXT_WIDTH = PAGE.width - MARGINS.left - MARGINS.right
const TEXT_HEIGHT = PAGE.height - MARGINS.top - MARGINS.bottom

/** Rounded down, for with half a twip more the last line would go to the next page. */
export const LINE = Math.floor(TEXT_HEIGHT / LINES_A_PAGE)
/** Rounded down likewise: type of 3号 is set 0.2 points closer than its size, so that 28 characters fill 156 mm. */
export const CHAR_SPACE = Math.floor(
  (TEXT_WIDTH / TWIPS_A_POINT / CHARACTERS_A_LINE - SIZE_PT.three) * CHAR_SPACE_A_POINT,
)
/** The same in whole twips, as type is spaced; one to spare, since programs round a line's width down to their grid. */
export const CHARACTER_SPACING = Math.floor(TEXT_WIDTH / CHARACTERS_A_LINE) - twipsOfPoints(SIZE_PT.three) - 1
/** Width of so many characters of the grid. */
export const characters = (count: number): number => Math.round((count * TEXT_WIDTH) / CHARACTERS_A_LINE)

/** Footers stand on their lower edge; the line of the page number is as high as its type. */
const PAGE_NUMBER_LINE = twipsOfPoints(SIZE_PT.four)
export const PAGE_MARGINS = {
  ...MARGINS,
  header: twipsOfMm(15),
  footer: MARGINS.bottom - twipsOfMm(PAGE_NUMBER_MM) - PAGE_NUMBER_LINE,
} as const
