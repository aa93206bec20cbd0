/*
 * Names for invented projects: a road or quarter of the district and an ordinary kind of work. They stand for no
 * real project; those have their own list.
 */
export interface ProjectKind {
  readonly suffix: string
  readonly category: string
  /** 亿元. */
  readonly from: number
  readonly to: number
  readonly months: number
  readonly list?: 'services' | 'ecology'
  readonly unit: string
}

const kind = (
  suffix: string,
  category: string,
  from: number,
  to: number,
  months: number,
  unit: string,
  list?: ProjectKind['list'],
): ProjectKind => ({
  ...{ suffix, category, from, to, months, unit, ...(list && { list }) },
})

export const PROJECT_KINDS: readonly ProjectKind[] = [
  kind('北延道路工程', '基础设施', 0.8, 3.2, 20, '区住房和城乡建设局'),
  kind('城市综合体', '商业商务', 12, 38, 44, '区商务局', 'services'),
  kind('安置房', '住房保障', 6, 22, 36, '区城市更新中心'),
  kind('小学', '教育', 0.6, 1.8, 20, '区教育局'),
  kind('游园绿化工程', '生态绿化', 0.3, 1.6, 14, '区园林绿化部门', 'ecology'),
  kind('智慧产业园', '产业园区', 5, 16, 32, '区科技和工业信息化局'),
  kind('地下综合管廊', '基础设施', 2, 6, 26, '区住房和城乡建设局'),
  kind('社区卫生服务中心', '医疗卫生', 0.4, 1.2, 18, '区卫生健康委员会'),
  kind('老旧小区综合改造', '城市更新', 0.8, 3.4, 16, '区城市更新中心'),
  kind('冷链物流中心', '现代物流', 3, 11, 26, '区商务局', 'services'),
  kind('生态廊道提升工程', '生态绿化', 0.6, 2.6, 16, '区园林绿化部门', 'ecology'),
  kind('幼儿园', '教育', 0.3, 0.8, 16, '区教育局'),
  kind('商务中心', '商业商务', 6, 18, 36, '区金融工作部门', 'services'),
  kind('雨污分流改造工程', '基础设施', 0.5, 2.2, 16, '区农业农村水利部门'),
  kind('人才公寓', '住房保障', 3, 9, 28, '区人力资源和社会保障局'),
  kind('公共停车场', '基础设施', 0.4, 1.4, 14, '区城市管理局'),
  kind('文化活动中心', '文化旅游', 0.8, 2.8, 22, '区文化旅游体育局', 'services'),
  kind('河道治理工程', '生态绿化', 1, 3.6, 20, '区农业农村水利部门', 'ecology'),
]

/** Roads and quarters with the sub-district that they lie in. */
export const PLACES: readonly (readonly [place: string, street: string])[] = [
  ['东明路', '紫荆山南路办事处'],
  ['紫荆山南路', '紫荆山南路办事处'],
  ['航海东路', '航海东路办事处'],
  ['十八里河', '十八里河办事处'],
  ['南曹', '南曹办事处'],
  ['金岱', '金岱办事处'],
  ['小李庄', '南曹办事处'],
  ['张华楼', '十八里河办事处'],
  ['站马屯', '十八里河办事处'],
  ['司赵', '金岱办事处'],
  ['青龙山', '南曹办事处'],
  ['圃田', '圃田乡'],
  ['白佛', '圃田乡'],
  ['陇海东路', '陇海马路办事处'],
  ['城东路', '城东路办事处'],
  ['商都路', '城东路办事处'],
  ['东大街', '东大街办事处'],
  ['西大街', '西大街办事处'],
  ['北下街', '北下街办事处'],
  ['南关', '南关办事处'],
  ['二里岗', '二里岗办事处'],
  ['货站街', '陇海马路办事处'],
  ['花寨', '十八里河办事处'],
]

/** The nth invented name; kinds and places run through all their pairs before a second phase begins. */
export function inventedName(n: number): {
  readonly name: string
  readonly street: string
  readonly kind: ProjectKind
} {
  const pairs = PLACES.length * PROJECT_KINDS.length
  // 23 places and 18 kinds share no divisor, so that both may advance at once.
  const [place = '', street = ''] = PLACES[n % PLACES.length] ?? []
  const kind = PROJECT_KINDS[n % PROJECT_KINDS.length]
  if (!kind) throw new RangeError(`no kind for ${n}`)
  const phase = Math.floor(n / pairs)
  return {
    name: `${place}${kind.suffix}${phase > 0 ? `（${['二', '三', '四', '五'][phase - 1] ?? phase + 1}期）` : ''}`,
    street,
    kind,
  }
}
