import { describe, expect, it } from 'vitest'
import { lineDiff, type DiffLine } from '#client/admin/reports/templates/lineDiff.ts'

const short = (lines: readonly DiffLine[]): readonly string[] =>
  lines.map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`)

describe('what became of a text', () => {
  it('keeps common lines and shows where a replaced line differs', () => {
    const lines = lineDiff('标题\n增长3%。\n其他\n末', '标题\n增长4%。\n其他\n新行\n末')
    expect(short(lines)).toEqual([' 标题', '-增长3%。', '+增长4%。', ' 其他', '+新行', ' 末'])
    expect(lines[1]).toMatchObject({ was: 2, is: null, differs: [2, 3] })
    expect(lines[4]).toMatchObject({ was: null, is: 4 })
  })

  it('gives both texts back, whatever they are', () => {
    let seed = 20
    const random = (most: number): number => (seed = (seed * 16807) % 2147483647) % most
    for (let run = 0; run < 300; run++) {
      const some = (): string => Array.from({ length: random(9) }, () => 'abc'.charAt(random(3))).join('\n')
      const [former, later] = [some(), some()]
      const lines = lineDiff(former, later)
      const without = (kind: DiffLine['kind']): string =>
        lines.flatMap((line) => (line.kind === kind ? [] : [line.text])).join('\n')
      expect([without('new'), without('gone')]).toEqual([former, later])
    }
  })

  it('takes very many lines as replaced rather than making its reader wait', () => {
    const many = (sign: string): string => Array.from({ length: 5_000 }, (_, n) => `${sign}${n}`).join('\n')
    const began = performance.now()
    expect(lineDiff(many('a'), many('b'))).toHaveLength(10_000)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
