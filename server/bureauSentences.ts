/** What another bureau of the installation is told where only the keeping one may. */
export const BUREAU_FAILURES = {
  'other-bureau': {
    status: 403,
    zh: '这里是本系统主管单位自己的内容，其他单位不能查看或办理；本单位请使用填报、审核、日历和已发布数据。',
    en: 'This belongs to the bureau that keeps the installation; other bureaus have filing, review, calendar and all published figures.',
  },
} as const
