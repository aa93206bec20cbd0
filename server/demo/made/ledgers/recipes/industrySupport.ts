import { yearly } from '#server/demo/made/ledgers/begins.ts'
import { money, one } from '#server/demo/made/ledgers/makers.ts'
import { newFirm } from '#server/demo/made/ledgers/names.ts'
import type { Recipe } from '#server/demo/made/ledgers/recipe.ts'

const POLICIES = [
  '科技型企业研发补助',
  '限上商贸企业增量奖励',
  '规模以上服务业培育奖励',
  '现代物流业扶持',
  '老字号传承发展补助',
  '电子商务企业扶持',
  '文化旅游消费补贴',
  '工业企业技术改造补助',
  '楼宇经济奖补',
]

export const INDUSTRY_SUPPORT: readonly Recipe[] = [
  {
    entity: 'support-payment',
    begins: yearly(84, 'late'),
    set: { policy: one(...POLICIES), enterprise: newFirm, amount: money(65) },
    steps: [
      { to: 'approved', after: [4, 15], share: 0.97, late: [20, 40] },
      { to: 'paid', after: [5, 25], share: 0.97, late: [30, 60] },
      { to: 'recovered', after: [60, 120], share: 0.01, reason: '演示：复核不符合条件' },
    ],
  },
]
