/** What cannot be done with a round of an appraisal, and what to do. */
export const APPRAISAL_FAILURES = {
  'round-published': {
    status: 409,
    zh: '这一轮已经公布，打分不再改动；确有错误请在排名记录上更正并写明理由。',
    en: 'This round is published and its marks stay; correct the places on their records and give the reason.',
  },
  'marks-missing': {
    status: 422,
    zh: '还有 {missing} 项没有打分，不能公布；请补齐后再公布。',
    en: '{missing} marks are still to be given; fill them in, then publish.',
  },
} as const

/** Of single marks. */
export const APPRAISAL_FIELDS = {
  'not-in-round': {
    zh: '不在这一轮的评比对象之内；请刷新后重试。',
    en: 'Not among those who are ranked in this round; reload and try again.',
  },
  'not-on-sheet': {
    zh: '评分表没有这一项；请刷新后重试。',
    en: 'The score sheet has no such item; reload and try again.',
  },
} as const
