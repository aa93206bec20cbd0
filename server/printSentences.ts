import type { Sentence } from '#server/sentences.ts'

/** What the server says when a report cannot be put on paper. */
export const PRINT_FAILURES = {
  'no-browser': {
    status: 503,
    zh: '服务器上没有可用的 Chromium，不能生成 PDF；请打开网页版用浏览器打印，或下载 Word。',
    en: 'This server has no Chromium to print with; open the page and print it in the browser, or take the Word file.',
  },
  'print-failed': {
    status: 503,
    zh: '打印未在 {seconds} 秒内完成；请稍后重试，或打开网页版用浏览器打印。',
    en: 'Printing did not end within {seconds} seconds; try again, or open the page and print it in the browser.',
  },
} as const satisfies Record<string, Sentence & { status: number }>
