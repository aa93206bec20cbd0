let measuring: CanvasRenderingContext2D | null | undefined

/** How wide a text is in a font (`18px sans-serif`), in pixels. */
export function textWidth(text: string, font: string): number {
  measuring ??= document.createElement('canvas').getContext('2d')
  if (!measuring) return 0
  measuring.font = font
  return measuring.measureText(text).width
}
