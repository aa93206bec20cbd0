import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const [WHITE, GREY] = [0xff, 0x99]

/** A PNG of that size: a frame with its diagonals, the usual sign of a picture that cannot be shown. */
export function crossedBox(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8 // bits of grey a pixel; one channel, no interlacing
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(width, height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Every row begins with the number of its filter, 0 for none. */
function pixels(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height, WHITE)
  const steepness = width / height
  for (let y = 0; y < height; y++) {
    const row = y * (width + 1)
    rows[row] = 0
    const edge = y === 0 || y === height - 1
    const down = Math.round(y * steepness)
    for (let x = 0; x < width; x++) {
      const crossed = Math.abs(x - down) < steepness || Math.abs(width - 1 - x - down) < steepness
      if (edge || x === 0 || x === width - 1 || crossed) rows[row + 1 + x] = GREY
    }
  }
  return rows
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
