/** A picture of a report as it goes on paper. Its title is no part of it: titles are text, set as a caption. */
export interface DrawnPicture {
  readonly svg: string
  /** At twice the size; null where no browser is there to make it. */
  readonly png: Uint8Array | null
  /** In CSS pixels, 96 to the inch. */
  readonly width: number
  readonly height: number
}
