import { APPRAISAL_FAILURES } from '#server/appraisalSentences.ts'
import { BUREAU_FAILURES } from '#server/bureauSentences.ts'
import { EVIDENCE_FAILURES } from '#server/evidenceSentences.ts'
import { REPORT_FAILURES } from '#server/reportSentences.ts'
import { ROLL_FAILURES } from '#server/rollSentences.ts'
import { FILE_FAILURES } from '#server/fileSentences.ts'
import { PRINT_FAILURES } from '#server/printSentences.ts'

/*
 * What the server says when something cannot be done: one sentence per code in both languages, telling the reader
 * what to do. `{name}` stands for a parameter of the failure.
 */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

export const FAILURES = {
  'malformed-json': {
    status: 400,
    zh: '请求内容不是有效的 JSON，请检查后重发。',
    en: 'The body is not valid JSON; check it and send it again.',
  },
  invalid: {
    status: 422,
    zh: '有内容不符合要求，未发布任何数据；请按各项提示修改。',
    en: 'Some fields are not acceptable and nothing was published; see each message.',
  },
  unstorable: {
    status: 422,
    zh: '文字中含有无法保存的空字符，未保存；请删去后重试。',
    en: 'The text holds a NUL character, which cannot be kept; nothing was saved. Take it out and try again.',
  },
  'too-large': {
    status: 413,
    zh: '请求超过 1 MB，请分批提交。',
    en: 'The body is larger than 1 MB; send it in parts.',
  },
  'unsupported-media': {
    status: 415,
    zh: '请以 application/json 提交。',
    en: 'Send the body as application/json.',
  },
  unauthenticated: {
    status: 401,
    zh: '尚未登录或登录已过期，请重新登录；已填内容不会丢失。',
    en: 'Not signed in, or the session has ended; sign in again, nothing you typed is lost.',
  },
  'sign-in-failed': {
    status: 401,
    zh: '用户名或密码不对，或登录链接已用过、已过期。',
    en: 'Wrong name or password, or the sign-in link was used or has expired.',
  },
  forbidden: { status: 403, zh: '您的角色不能执行此操作。', en: 'Your role may not do this.' },
  'foreign-origin': {
    status: 403,
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request comes from another site and was refused.',
  },
  'not-found': { status: 404, zh: '没有找到所请求的内容。', en: 'There is nothing here.' },
  'edge-only': {
    status: 404,
    zh: '此节点只提供公开数据（/open），不登录、不填报；请到主节点的地址。',
    en: 'This node serves open data alone (/open): sign in and file at the address of the main nodes.',
  },
  conflict: {
    status: 409,
    zh: '您看到之后已有人发布了新值，未覆盖；请核对后再发布。',
    en: 'Somebody published a newer value after you looked; nothing was overwritten. Compare and publish again.',
  },
  'idempotency-mismatch': {
    status: 422,
    zh: '同一 Idempotency-Key 已用于不同内容，请换用新的。',
    en: 'This Idempotency-Key was used with another body; use a new one.',
  },
  'rate-limited': {
    status: 429,
    zh: '操作过于频繁，请 {seconds} 秒后再试。',
    en: 'Too many attempts; try again in {seconds} seconds.',
  },
  'stage-taken': {
    status: 409,
    zh: '“{name}”正由{by}投屏，至 {until}；需要时可以接管。',
    en: '{by} presents on "{name}" until {until}; take it over if you need it now.',
  },
  'pairings-full': {
    status: 429,
    zh: '等待配对的屏幕过多，本屏将自动重试。',
    en: 'Too many screens are waiting to be paired; this one tries again by itself.',
  },
  'export-too-large': {
    status: 413,
    zh: '超过 {rows} 行，一个工作簿放不下；请缩小范围，或改用 CSV。',
    en: 'More than {rows} rows, too many for one workbook; narrow the selection or take CSV.',
  },
  ...ROLL_FAILURES,
  ...REPORT_FAILURES,
  ...FILE_FAILURES,
  ...PRINT_FAILURES,
  ...BUREAU_FAILURES,
  ...EVIDENCE_FAILURES,
  ...APPRAISAL_FAILURES,
  'picture-kind': {
    status: 422,
    zh: '大屏图片只收 PNG、JPG 或 WebP；请转换格式后上传。',
    en: 'Walls show PNG, JPEG and WebP alone; convert the picture and upload it again.',
  },
  'nothing-to-remind': {
    status: 409,
    zh: '这条记录已办结、没有期限，或由本部门自己办理，无须催办。',
    en: 'Nothing is due with this record, or it is for your own office to do; there is nobody to remind.',
  },
  'disk-full': {
    status: 507,
    zh: '磁盘已满，未能保存；查询不受影响。请管理员清理磁盘后重试。',
    en: 'The disk is full and nothing was saved; reading goes on. Free some space and try again.',
  },
  unavailable: {
    status: 503,
    zh: '服务正在启动或停止，请稍后重试。',
    en: 'The service is starting or stopping; try again shortly.',
  },
  'four-eyes': {
    status: 403,
    zh: '这些指标须经他人审核后发布，不能直接发布；请填入草稿并提交审核。',
    en: 'These figures are published only after a second person has looked: file them as a draft and submit it.',
  },
  'second-pair': {
    status: 403,
    zh: '您参与填写了这份草稿，须由他人审核。',
    en: 'You have a hand in this draft; somebody else has to look at it.',
  },
  'draft-state': {
    status: 409,
    zh: '草稿的状态已变，现在不能这样处理；请刷新后查看。',
    en: 'The draft has moved on and this can no longer be done with it; load it again.',
  },
  'draft-changed': {
    status: 409,
    zh: '您打开之后草稿又有改动；请查看最新内容后再处理。',
    en: 'The draft has changed since you opened it; look at it as it is now and try again.',
  },
  internal: {
    status: 500,
    zh: '服务内部错误，已记录；请稍后重试或联系管理员（编号 {id}）。',
    en: 'Internal error, recorded as {id}; try again or tell the administrator.',
  },
} as const satisfies Record<string, Sentence & { status: number }>

export type FailureCode = keyof typeof FAILURES

/** The sentence of a code with its parameters filled in. */
export const sentence = (
  text: string,
  params: Readonly<Record<string, string | number | boolean | null>>,
): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
