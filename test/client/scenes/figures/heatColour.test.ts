// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MOST_COLOUR } from '#client/scenes/figures/heatColour.ts'

/** Tokens of the wall, as the stylesheet has them. */
const css = readFileSync(new URL(import.meta.resolve('#client/styles/tokens.css')), 'utf8')
const dark = css.slice(css.indexOf('.theme-dark'))
const token = (name: string): readonly number[] => {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(dark)?.[1] ?? ''
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16))
}
const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: readonly number[], b: readonly number[]): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe('the numbers of a heat table', () => {
  test.each(['up', 'down', 'accent', 'province'])('are readable on the strongest shade of --%s', (hue) => {
    const [colour, ground] = [token(hue), token('panel')]
    const mixed = ground.map((byte, i) => byte + ((colour[i] ?? 0) - byte) * MOST_COLOUR)
    expect(contrast(token('text'), mixed)).toBeGreaterThanOrEqual(4.5)
  })
})
