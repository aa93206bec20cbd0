import type { Page } from 'playwright-core'

/** Two pictures of the same size in CSS pixels, and where they differ. */
export interface PictureDifference {
  /** Places that differ, in pixels of the picture that was taken; empty where nothing does. */
  readonly places: readonly {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }[]
  /** The taken picture with these places marked. */
  readonly marked: Buffer
}

/** Approved pictures are kept at half their size. */
export const KEPT = { width: 960, height: 540 } as const
/**
 * Compared is what is left at a quarter of the size, blurred: there a typeface drawn by another machine is the same grey,
 * while a panel, a number or a colour is not.
 */
const COMPARED = { width: 480, height: 270 } as const
/** Of 255, in any colour. */
const PIXEL_DIFFERS = 28
const BLOCK = 10
/** Of a block's pixels. */
const SHARE_DIFFERS = 0.16

const dataUrl = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`
const bufferOf = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')

/** A picture as small as it is kept; `easel` is an empty page. */
export const reduced = async (easel: Page, png: Buffer): Promise<Buffer> =>
  bufferOf(
    await easel.evaluate(
      async ({ url, width, height }) => {
        const image = new Image()
        image.src = url
        await image.decode()
        const canvas = Object.assign(document.createElement('canvas'), { width, height })
        const pen = canvas.getContext('2d')
        if (!pen) throw new Error('no canvas')
        pen.imageSmoothingQuality = 'high'
        pen.drawImage(image, 0, 0, width, height)
        return canvas.toDataURL('image/png')
      },
      { url: dataUrl(png), ...KEPT },
    ),
  )

/** Compares two pictures that were kept. */
export async function pictureDifference(
  easel: Page,
  approved: Buffer,
  taken: Buffer,
): Promise<PictureDifference> {
  const { places, marked } = await easel.evaluate(
    async ({ urls, size, kept, limit, block, share }) => {
      const { width, height } = size
      const canvasOf = (w: number, h: number): [HTMLCanvasElement, CanvasRenderingContext2D] => {
        const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h })
        const pen = canvas.getContext('2d', { willReadFrequently: true })
        if (!pen) throw new Error('no canvas')
        pen.imageSmoothingQuality = 'high'
        return [canvas, pen]
      }
      const images = await Promise.all(
        urls.map(async (url) => {
          const image = new Image()
          image.src = url
          await image.decode()
          return image
        }),
      )
      const [before, after] = images.map((image) => {
        const [, pen] = canvasOf(width, height)
        pen.filter = 'blur(1px)'
        pen.drawImage(image, 0, 0, width, height)
        return pen.getImageData(0, 0, width, height).data
      })
      const differs = (at: number): boolean =>
        [0, 1, 2].some((c) => Math.abs((before?.[at + c] ?? 0) - (after?.[at + c] ?? 0)) > limit)
      const [columns, rows] = [width / block, height / block]
      const isFaulty = (column: number, row: number): boolean => {
        let count = 0
        for (let y = row * block; y < (row + 1) * block; y++)
          for (let x = column * block; x < (column + 1) * block; x++)
            if (differs((y * width + x) * 4)) count++
        return count >= share * block * block
      }
      const faulty = new Set<number>()
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++)
          if (isFaulty(column, row)) faulty.add(row * columns + column)

      const found: { x: number; y: number; w: number; h: number }[] = []
      for (const first of [...faulty]) {
        if (!faulty.delete(first)) continue
        const [group, open] = [[first], [first]]
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
          const [column, row] = [at % columns, Math.floor(at / columns)]
          for (const [c, r] of [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [column + dx, row + dy]))) {
            const next = (r ?? 0) * columns + (c ?? 0)
            if ((c ?? -1) < 0 || (c ?? 0) >= columns || !faulty.delete(next)) continue
            group.push(next)
            open.push(next)
          }
        }
        const [xs, ys] = [group.map((at) => at % columns), group.map((at) => Math.floor(at / columns))]
        const [x, y] = [Math.min(...xs), Math.min(...ys)]
        found.push({ x, y, w: Math.max(...xs) - x + 1, h: Math.max(...ys) - y + 1 })
      }
      const [canvas, pen] = canvasOf(kept.width, kept.height)
      if (images[1]) pen.drawImage(images[1], 0, 0)
      pen.strokeStyle = '#ff00ff'
      pen.lineWidth = 3
      const step = (block * kept.width) / width
      for (const { x, y, w, h } of found) pen.strokeRect(x * step, y * step, w * step, h * step)
      const scale = block * (1920 / width)
      return {
        places: found.map(({ x, y, w, h }) => ({ x: x * scale, y: y * scale, w: w * scale, h: h * scale })),
        marked: canvas.toDataURL('image/png'),
      }
    },
    {
      urls: [dataUrl(approved), dataUrl(taken)],
      size: COMPARED,
      kept: KEPT,
      limit: PIXEL_DIFFERS,
      block: BLOCK,
      share: SHARE_DIFFERS,
    },
  )
  return { places, marked: bufferOf(marked) }
}
