/** What is said where a screen does not do what it is asked. Spread into the table of failures. */
export const ROLL_FAILURES = {
  'screen-away': {
    status: 409,
    zh: '“{name}”现在不在线，未执行；请检查其电源和网络后重试。',
    en: '"{name}" is not connected and nothing was done; check its power and network, then try again.',
  },
  'screen-silent': {
    status: 504,
    zh: '“{name}”没有应答，可能已停住；请重新载入，仍无应答时请到现场查看。',
    en: '"{name}" gave no answer and may stand still; reload it, and have a look at it if that does not help.',
  },
  'screen-unable': {
    status: 502,
    zh: '“{name}”未能执行；请稍后重试。',
    en: '"{name}" could not do it; try again in a moment.',
  },
  'screen-picture': {
    status: 422,
    zh: '大屏画面只接收 400 KB 以内的 JPEG 或 WebP 图片。',
    en: 'The picture of a screen is a JPEG or WebP of 400 kB at most.',
  },
} as const
