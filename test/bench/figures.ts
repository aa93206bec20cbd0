import type { Push, Scene, SceneBar, SceneFigure } from '#test/bench/reference/scene.ts'

/** So many pushes in a row have different measured values. */
const DISTINCT = 401
const STEP = 37
const REASON = '性能测试'

/** The measured value of the n-th push: a growth rate with one decimal, within ±20, never the same twice in a while. */
export const measuredValue = (n: number): number => (((n * STEP) % DISTINCT) - (DISTINCT - 1) / 2) / 10

/** A push of the measured figure alone. */
export function onePush(scene: Scene, n: number): Push {
  const first = scene.headlines.find(({ series }) => series === scene.measured)
  if (!first) throw new Error('the scene does not show what is measured')
  return push(n, [{ series: scene.measured, period: first.period, value: measuredValue(n) }])
}

/** A push that touches every panel: headlines, trend, ranking, tiles, and with them warnings and ticker. */
export function fullPush(scene: Scene, n: number): Push {
  const figures = [...scene.headlines, ...scene.tiles].filter(({ computed }) => !computed)
  const lines = scene.lines.flatMap(({ series, points }) => {
    const [period, value] = points.at(-1) ?? []
    return period === undefined ? [] : [{ series, period, value: rounded((value ?? 0) + wave(n, 1), 1) }]
  })
  const told = [
    ...figures.map((figure) => ({ ...figure, value: moved(scene, figure, n) })),
    ...lines.filter(({ series }) => series !== scene.measured),
    ...scene.bars.filter(({ computed }) => !computed).map((bar, i) => ({ ...bar, value: grown(bar, n, i) })),
  ]
  return push(n, told)
}

function push(n: number, told: readonly { series: string; period: string; value: number }[]): Push {
  return {
    title: `第 ${n} 次发布`,
    observations: told.map(({ series, period, value }) => ({ series, period, value, reason: REASON })),
  }
}

/** 0 to `size` in 40 steps, over and over. */
const WAVE = 40
const wave = (n: number, size: number): number => ((n % WAVE) / WAVE) * size
const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** Every figure differs from one push to the next in the last digit that is shown. */
function moved(scene: Scene, { series, value, decimals, unit }: SceneFigure, n: number): number {
  if (series === scene.measured) return measuredValue(n)
  if (unit === 'rank') return (n % 16) + 1
  return rounded(value + (n % WAVE) * 10 ** -decimals, decimals)
}

/** A completion moves by fractions of a percent: every row is written anew, and now and then two change places. */
const SHARES = 5
const SHARE = 0.002
const grown = ({ done, plan }: SceneBar, n: number, i: number): number =>
  rounded(done + ((7 * n + 3 * i) % SHARES) * SHARE * plan, 2)
