/** A straight line through samples, and how sure its slope is. */
export interface Slope {
  readonly perUnit: number
  /** Half of the width of the band in which the slope lies in 95 of 100 cases. */
  readonly band: number
}

/** Two-sided 97.5 % quantiles of Student's t by degrees of freedom; beyond the table they hardly change. */
const STUDENT = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13]
const STUDENT_BEYOND = 2.1

/** Slope of y over x by least squares. NaN of fewer than three samples, where nothing is known of its band. */
export function slopeOf(samples: readonly { readonly x: number; readonly y: number }[]): Slope {
  const free = samples.length - 2
  const mean = (of: (sample: { x: number; y: number }) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const x0 = mean(({ x }) => x)
  const y0 = mean(({ y }) => y)
  const spread = samples.reduce((sum, { x }) => sum + (x - x0) ** 2, 0)
  if (free < 1 || spread === 0) return { perUnit: NaN, band: NaN }
  const perUnit = samples.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / spread
  const rest = samples.reduce((sum, { x, y }) => sum + (y - y0 - perUnit * (x - x0)) ** 2, 0)
  const quantile = STUDENT[free - 1] ?? STUDENT_BEYOND
  return { perUnit, band: quantile * Math.sqrt(rest / free / spread) }
}
