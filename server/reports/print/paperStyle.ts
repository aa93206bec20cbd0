import {
  CHARACTERS_A_LINE,
  FONT,
  LINES_A_PAGE,
  MARGINS_MM,
  PAGE_MM,
  PAGE_NUMBER_MM,
  SIZE_PT,
  TEXT_MM,
} from '#shared/report/paper/officialLayout.ts'

/** Names under which the same face comes with other systems, the office machine's own first. */
const FACES = {
  [FONT.title]:
    'FZXiaoBiaoSong-B05S,方正小标宋_GBK,STZhongsong,"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif',
  [FONT.body]: '仿宋_GB2312,FangSong,STFangsong,"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif',
  [FONT.level2]: 'SimHei,STHeiti,"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif',
  [FONT.level3]: '楷体_GB2312,KaiTi,STKaiti,"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif',
  [FONT.pageNumber]: 'SimSun,STSong,"Noto Serif CJK SC","Source Han Serif SC",serif',
} as const
const face = (name: keyof typeof FACES): string => `"${name}",${FACES[name]}`

const { top, bottom, left, right } = MARGINS_MM
const LINE = `${TEXT_MM.height / LINES_A_PAGE}mm`
/** Type of 3号 is set a little closer than its size, so that 28 characters fill the line. */
const PITCH = `calc((${TEXT_MM.width}mm - ${CHARACTERS_A_LINE * SIZE_PT.three}pt) / ${CHARACTERS_A_LINE})`
/** Of one character of the grid. */
export const CHARACTER_MM = TEXT_MM.width / CHARACTERS_A_LINE

const pageNumber = (side: 'left' | 'right'): string =>
  `@bottom-${side} { content: "— " counter(page) " —"; font: ${SIZE_PT.four}pt/1 ${face(FONT.pageNumber)};
    vertical-align: top; padding-top: ${PAGE_NUMBER_MM}mm; padding-${side}: ${SIZE_PT.four}pt }
  @bottom-${side === 'left' ? 'right' : 'left'} { content: none }`

/** GB/T 9704—2012 as style sheet: page, grid, headings, page numbers outside left and right in turn. */
export const paperStyle = (notice: string | null): string => `
@page { size: ${PAGE_MM.width}mm ${PAGE_MM.height}mm; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  ${notice === null ? '' : `@top-center { content: ${cssString(notice)}; font: ${SIZE_PT.five}pt/1 ${face(FONT.level2)}; color: #555 }`} }
@page :right { ${pageNumber('right')} }
@page :left { ${pageNumber('left')} }
* { box-sizing: border-box; margin: 0; padding: 0 }
html { background: #fff; color: #000; text-spacing-trim: space-all; text-autospace: no-autospace }
body { font: ${SIZE_PT.three}pt/${LINE} ${face(FONT.body)}; letter-spacing: ${PITCH}; orphans: 1; widows: 1 }
h1, h2, h3, h4 { font-size: inherit; font-weight: normal; break-after: avoid; text-indent: 2em }
h1 { font: ${SIZE_PT.two}pt/${LINE} ${face(FONT.title)}; letter-spacing: 0; text-indent: 0; text-align: center; text-wrap: balance }
.whole { white-space: nowrap }
h2 { font-family: ${face(FONT.level2)} }
h3 { font-family: ${face(FONT.level3)} }
h4, strong { font-weight: bold }
h2.annex { break-before: page }
p { text-indent: calc(2 * ${CHARACTER_MM}mm); text-align: justify; line-break: strict; overflow-wrap: anywhere }
.byline { text-indent: 0; text-align: center; font-family: ${face(FONT.level3)} }
h1 + *:not(.byline), .byline + * { margin-top: ${LINE} }
.signed { text-align: right; text-indent: 0; break-inside: avoid; break-before: avoid }
.signed.issuer { margin-top: ${LINE}; break-after: avoid }
figure { break-inside: avoid }
figure.picture { padding-top: calc(${LINE} / 4) }
figure svg { display: block; width: 100%; height: auto; max-height: ${TEXT_MM.height - 25}mm; letter-spacing: 0 }
figcaption, caption { font: ${SIZE_PT.smallFour}pt/${LINE} ${face(FONT.level2)}; letter-spacing: 0; text-align: center; text-wrap: balance; break-before: avoid }
caption { break-after: avoid }
table { width: 100%; border-collapse: collapse; border: solid #000; border-width: 1.5pt 0; table-layout: fixed;
  font-size: ${SIZE_PT.smallFour}pt; line-height: 20pt; letter-spacing: 0; margin-bottom: calc(${LINE} / 2) }
table.small { font-size: ${SIZE_PT.five}pt }
thead { display: table-header-group }
tr { break-inside: avoid }
tbody tr:first-child { break-before: avoid }
tbody tr:last-child { break-before: avoid }
th, td { border: 0.5pt solid #000; padding: 1.5pt 3.5pt; text-align: center; overflow-wrap: anywhere }
th:first-child, td:first-child { border-left: 0 }
th:last-child, td:last-child { border-right: 0 }
th { font-weight: normal; font-family: ${face(FONT.level2)} }
td:first-child { text-align: left }
td.number { text-align: right; font-variant-numeric: tabular-nums }
@media screen {
  html { background: #d8d8d8 }
  body { width: ${PAGE_MM.width}mm; min-height: ${PAGE_MM.height}mm; margin: 8mm auto; background: #fff; box-shadow: 0 1mm 5mm #0003;
    padding: ${top}mm ${right}mm ${bottom}mm ${left}mm }
}
`

/** Within quotes of a style sheet, where nothing may end the string or the style element. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{Script=Han}\p{L}\p{N} ，。：；、—]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`
