import { periodParts, type Period } from '#shared/period.ts'

const two = (n: number): string => String(n % 100).padStart(2, '0')

/** A period as it stands below an axis, the same in both languages: `20-05`, `20Q2`, `20H1`, `2020`, `06-12`. */
export function periodTick(period: Period): string {
  const { kind, year, index, day } = periodParts(period)
  switch (kind) {
    case 'day':
      return `${two(index)}-${two(day)}`
    case 'month':
      return `${two(year)}-${two(index)}`
    case 'quarter':
      return `${two(year)}Q${index}`
    case 'half':
      return `${two(year)}H${index}`
    case 'year':
      return String(year)
  }
}
