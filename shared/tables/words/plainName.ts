const NOISE = /[\s“”"'‘’《》「」、,，.．:：;；()（）[\]_·•/-]+/g

/** What offices write for short, and the full words of the catalogue. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/社会消费品零售(?!总)额?|社消零(?:总额)?|社零(?:总额)?/g, '社会消费品零售总额'],
  [/规上/g, '规模以上'],
  [/限上/g, '限额以上'],
  [/固投|固定资产投资额|固定资产投资完成额/g, '固定资产投资'],
  [/(?<!地区|国内)生产总值|国内生产总值|(?<![a-z])gdp(?![a-z])/g, '地区生产总值'],
  [/grossdomesticproduct/g, 'grossregionalproduct'],
  [/房地产投资/g, '房地产开发投资'],
  [/进出口总值|(?<!货物)进出口总额|外贸进出口(?:总额)?/g, '货物进出口总额'],
  [/(?<=^)(?:公共|地方|地方一般公共)(?:财政)?预算(?=收入|支出)/g, '一般公共预算'],
  [/商品房销售金额/g, '商品房销售额'],
  [/cpi/g, '居民消费价格'],
  [/ppi/g, '工业生产者出厂价格'],
]

/** The same few names of offices, values and fields are compared with the cells of every row. */
const MOST_KNOWN = 8_192
const known = new Map<string, string>()

/** A name without spaces, punctuation and abbreviations, so that names can be compared. */
export function plainName(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const name = madePlain(text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, name)
  return name
}

function madePlain(text: string): string {
  let name = text.toLowerCase().replace(NOISE, '')
  for (const [short, full] of SHORT) name = name.replace(short, full)
  return name
}

/** The pairs of characters of a name, by which names are found alike. */
export function pairsOf(name: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < name.length && i < 60; i += 1) pairs.add(name.slice(i, i + 2))
  return pairs
}
