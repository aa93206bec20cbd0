import type { Sentence } from '#server/sentences.ts'

/** What the server says of reports and their templates. */
export const REPORT_FAILURES = {
  'report-state': {
    status: 409,
    zh: '报告正在审核或已印发，现在不能改动；需要修改请先撤回送审。',
    en: 'The report is under review or has been issued and cannot be changed now; withdraw it from review first.',
  },
  'report-changed': {
    status: 409,
    zh: '您打开之后报告又有改动，未覆盖；请查看最新内容后再处理。',
    en: 'The report has changed since you opened it and nothing was overwritten; look at it as it is now and try again.',
  },
  'template-changed': {
    status: 409,
    zh: '您打开之后模板又有新版本，未覆盖；请对照新版本后再保存。',
    en: 'The template has a newer version than the one you opened; nothing was overwritten. Compare and save again.',
  },
} as const satisfies Record<string, Sentence & { status: number }>

export const REPORT_FIELDS = {
  'unknown-template': {
    zh: '没有模板“{template}”，请从模板列表中选择。',
    en: 'There is no template "{template}"; choose one of the list.',
  },
  'report-period': {
    zh: '这类报告的期间应为{kind}，如 {example}。',
    en: 'A report of this kind is of {kindEn}, such as {example}.',
  },
  'template-fault': {
    zh: '第 {line} 行第 {column} 列：{fault}',
    en: 'Line {line}, column {column}: {faultEn}',
  },
} as const satisfies Record<string, Sentence>
