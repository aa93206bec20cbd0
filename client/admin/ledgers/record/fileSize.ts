const KB = 1_000
const MB = 1_000_000

/** `840 KB`, `2.4 MB`: as the file manager of a desk says it. */
export const fileSize = (bytes: number): string =>
  bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / KB))} KB`
