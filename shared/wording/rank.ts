import { either, type Against, type Tongue } from '#shared/wording/tongue.ts'

/** Among whom somebody is ranked: a rank without its scope is meaningless (S11). */
export type RankScope = 'nation' | 'province' | 'city'

export interface RankFact {
  readonly rank: number
  readonly tied: boolean
  /** Some peers have no value yet: 暂列. */
  readonly provisional: boolean
}

const SCOPE = {
  nation: { zh: '全国', en: 'in the nation' },
  province: { zh: '全省', en: 'in the province' },
  city: { zh: '全市', en: 'in the city' },
} as const

/** A place with its scope: `全市第3`, `全市第1（并列）`, `暂列全市第3（并列）`. */
export function rankWords(
  { rank, tied, provisional }: RankFact,
  tongue: Tongue,
  scope: RankScope = 'city',
): string {
  const { zh } = SCOPE[scope]
  const en = tongue.brief ? SCOPE[scope].en.replace('the ', '') : SCOPE[scope].en
  const marks = [...(provisional ? ['provisional'] : []), ...(tied ? ['tied'] : [])].join(', ')
  return either(
    tongue,
    `${provisional ? '暂列' : ''}${zh}第${rank}${tied ? '（并列）' : ''}`,
    `No. ${rank} ${en}${marks && ` (${marks})`}`,
  )
}

/** Among whom a place is counted, by how many of each sort: `全市12个区县（市）和4个功能区`. */
export function peersWords(districts: number, zones: number, tongue: Tongue): string {
  const andZones = zones > 0
  return either(
    tongue,
    `全市${districts}个区县（市）${andZones ? `和${zones}个功能区` : ''}`,
    tongue.brief
      ? `${districts} districts${andZones ? `, ${zones} zones` : ''}`
      : `${districts} districts${andZones ? ` and ${zones} functional ${zones === 1 ? 'zone' : 'zones'}` : ''} of the city`,
  )
}

/** That some of those ranked together are no districts (S17): `口径不同：郑东新区为功能区，其余为区本级（管理口径）`. */
export const zonesAmongWords = (zones: string, tongue: Tongue): string =>
  either(
    tongue,
    `口径不同：${zones}为功能区，其余为区本级（管理口径）`,
    `Different scopes: ${zones} are functional zones, the others are the areas that districts run`,
  )

/** That a place is shared, where it stands beside the place: `并列`. */
export const tiedWords = (tongue: Tongue): string => either(tongue, '并列', 'tied')

/** A place alone, where the surroundings say among whom: `第3`, `No. 3`. */
export const placeWords = (rank: number, tongue: Tongue): string => either(tongue, `第${rank}`, `No. ${rank}`)

/** Places gained (positive) or lost: `前移2位`, `后退1位`, `位次不变`. */
export function rankMoveWords(gained: number, tongue: Tongue): string {
  if (gained === 0) return either(tongue, '位次不变', 'same place')
  const n = Math.abs(gained)
  const places = n === 1 ? '1 place' : `${n} places`
  return gained > 0
    ? either(tongue, `前移${n}位`, `up ${places}`)
    : either(tongue, `后退${n}位`, `down ${places}`)
}

/** The same with what it is against: `比上期前移2位`, `位次与上期相同`. */
export function rankMoveOnWords(gained: number, against: Against, tongue: Tongue): string {
  const zh = against === 'previous' ? '上期' : '上年同期'
  const en = against === 'previous' ? 'the previous period' : 'the same period last year'
  if (gained === 0) return either(tongue, `位次与${zh}相同`, `same place as in ${en}`)
  const move = rankMoveWords(gained, tongue)
  return either(tongue, `比${zh}${move}`, `${move} on ${en}`)
}

/** How far it is to the next better place; `size` words the distance: `距前一位0.3个百分点`. */
export const nextPlaceWords = (size: string, tongue: Tongue): string =>
  either(tongue, `距前一位${size}`, `${size} short of the next place`)

/** How far the next worse place is behind; `size` words the distance: `领先后一位0.2个百分点`. */
export const leadWords = (size: string, tongue: Tongue): string =>
  either(tongue, `领先后一位${size}`, `${size} ahead of the next place`)
