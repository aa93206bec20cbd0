import { unitNamed } from '#shared/cells/unitNamed.ts'
import type { Unit } from '#shared/unit.ts'

const STATED = /(?:^|[\s(,;])(?:(?:计量|金额|货币|数据)?单位|units?) ?: ?([^()]*(?:\([^()]*\))?)\)?$/i

/**
 * The codes of units that a text names, and nothing else: `亿元`, `亿元、%`, `万元，±%`; joined by commas, empty where
 * the text is anything else.
 */
export function unitList(text: string, units: readonly Unit[]): string {
  const bare = text.replace(/±|\+-/g, '').trim()
  const whole = unitNamed(bare, units)
  if (whole) return whole.code
  const words = bare.split(/ ?[、,;/和及] ?| /).filter((word) => word !== '')
  const named = words.map((word) => unitNamed(word, units)?.code)
  return words.length > 1 && named.every((code) => code !== undefined) ? [...new Set(named)].join(',') : ''
}

/** The units that a line states for the table below it: `单位：亿元、%`; 填报单位：统计局 states none. */
export function statedUnits(text: string, units: readonly Unit[]): string {
  const stated = STATED.exec(text)
  return stated ? unitList(stated[1] ?? '', units) : ''
}
