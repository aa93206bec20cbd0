export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** How many pixels a picture says it has, from its header alone; undefined where the header is broken. */
export function imageSize(file: Buffer, type: string): ImageSize | undefined {
  if (type === 'image/png') return pngSize(file)
  return type === 'image/jpeg' ? jpegSize(file) : webpSize(file)
}

const pngSize = (file: Buffer): ImageSize | undefined =>
  file.length >= 24 && file.toString('latin1', 12, 16) === 'IHDR'
    ? { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
    : undefined

/** Walks from marker to marker up to the one that begins the frame. */
function jpegSize(file: Buffer): ImageSize | undefined {
  let at = 2
  while (at + 9 < file.length) {
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    at += hasNoLength(marker) ? 2 : 2 + file.readUInt16BE(at + 2)
  }
  return undefined
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const hasNoLength = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

function webpSize(file: Buffer): ImageSize | undefined {
  if (file.length < 30) return undefined
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 }
    case 'VP8 ':
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = file.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    default:
      return undefined
  }
}
