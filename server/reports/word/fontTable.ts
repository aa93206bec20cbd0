import { FONT } from '#shared/report/paper/officialLayout.ts'

/** What a machine without a font is to take instead: the same face under the name that it has elsewhere. */
const SAME_FACE: Readonly<Record<(typeof FONT)[keyof typeof FONT], string>> = {
  方正小标宋简体: '方正小标宋_GBK',
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  黑体: 'SimHei',
  宋体: 'SimSun',
}

const font = ([name, other]: readonly [string, string]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:pitch w:val="variable"/></w:font>`

/** `word/fontTable.xml`. */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(SAME_FACE).map(font).join('')}</w:fonts>`
