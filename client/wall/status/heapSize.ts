const MEGABYTE = 1_048_576

/** Megabytes of JavaScript's heap in use, where the browser tells; only Chromium does. */
export function heapSize(): number | null {
  const memory: unknown = 'memory' in performance ? performance.memory : undefined
  if (typeof memory !== 'object' || memory === null || !('usedJSHeapSize' in memory)) return null
  const { usedJSHeapSize } = memory
  return typeof usedJSHeapSize === 'number' ? Math.round((usedJSHeapSize / MEGABYTE) * 10) / 10 : null
}
