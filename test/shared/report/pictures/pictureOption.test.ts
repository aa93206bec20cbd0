import { describe, expect, test } from 'vitest'
import type { Picture } from '#shared/report/document.ts'
import { pictureHeight, pictureOption, type PictureLook } from '#shared/report/pictures/pictureOption.ts'
import { somePictures } from '#test/shared/report/pictures/somePictures.ts'

const LOOK: PictureLook = {
  width: 590,
  height: 260,
  fontSize: 12,
  fontText: 'serif',
  fontNumber: 'serif',
  ink: '#000',
  inkSoft: '#333',
  grid: '#bbb',
  paper: '#fff',
  own: '#111',
  others: ['#666', '#999'],
}

interface Drawn {
  readonly name?: string
  readonly symbol?: unknown
  readonly lineStyle?: { readonly type?: unknown }
  readonly data: readonly { readonly value: unknown; readonly itemStyle?: { readonly decal?: object } }[]
}
const seriesOf = (picture: Picture): readonly Drawn[] =>
  pictureOption(picture, LOOK)['series'] as readonly Drawn[]
const bare = (form: Picture['form'], ...lines: (number | null)[][]): Picture => ({
  form,
  title: '标题',
  unit: '%',
  span: '2020年',
  labels: lines[0]?.map((_, i) => `第${i}项`) ?? [],
  lines: lines.map((values, i) => ({ name: `线${i}`, values })),
})

describe('a drawn picture', () => {
  test.each(somePictures().map((picture) => [picture.title, picture] as const))(
    'says its unit and nothing that is not a number: %s',
    (_, picture) => {
      const option = pictureOption(picture, LOOK)
      expect(JSON.stringify(option['title'])).toContain(`单位：${picture.unit}`)
      expect(JSON.stringify(option)).not.toMatch(/NaN|undefined|Infinity/)
      expect(pictureHeight(picture, LOOK.width)).toBeGreaterThan(120)
    },
  )

  test('tells its lines apart by stroke and mark', () => {
    const lines = seriesOf(bare('trend', [1, 2], [2, 3], [3, 4], [4, 5]))
    const looks = lines.map(({ symbol, lineStyle }) => JSON.stringify([symbol, lineStyle?.type]))
    expect(new Set(looks).size).toBe(4)
  })

  test('leaves a gap where nothing is known and draws nought across where values have both signs', () => {
    const [line, zero] = seriesOf(bare('trend', [1, null, -2]))
    expect(line?.data.map(({ value }) => value)).toEqual([1, '-', -2])
    expect(zero?.data).toEqual([0, 0, 0])
    expect(seriesOf(bare('trend', [1, null, 2]))).toHaveLength(1)
  })

  test('has the own bar solid and the others hatched', () => {
    const [bars] = seriesOf({ ...bare('ranking', [3, 2, 1]), own: 1 })
    expect(bars?.data.map(({ itemStyle }) => itemStyle?.decal !== undefined)).toEqual([true, false, true])
  })

  test('writes completion and schedule beside each bar', () => {
    const option = JSON.stringify(pictureOption(bare('progress', [41.7, 90], [50, null]), LOOK))
    expect(option).toContain('41.7%　序时50.0%')
    expect(option).toContain('"90.0%"')
  })
})
