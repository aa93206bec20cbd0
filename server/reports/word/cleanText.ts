// Characters that XML cannot hold even when escaped: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
const IMPOSSIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text without what would keep Word from opening the file. */
export const cleanText = (text: string): string => text.replace(IMPOSSIBLE, '')
