import type { z } from 'zod'

/** What a schema asks for, in Chinese and with what to do; the English is the schema's own. */
export function schemaSentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的属性 ${issue.keys.join('、')}：改正拼写，或删去`
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_type':
      return issue.message.includes('undefined') ? '缺少：补上' : `类型不对，应为 ${issue.expected}`
    case 'too_small':
      return `太少或太小，至少 ${String(issue.minimum)}`
    case 'too_big':
      return `太多或太大，至多 ${String(issue.maximum)}`
    default:
      return '写法不合要求：照其他条目的写法改'
  }
}
