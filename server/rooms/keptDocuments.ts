/** The answer of a room as it goes over the wire. */
export interface RoomDocument {
  readonly json: Buffer
  /** Strong entity tag, quotes included. */
  readonly etag: string
}

const MOST_BYTES = 48 * 1024 * 1024

/** Answers that were worked out, until newer ones need their place: screens ask for the same rooms at the same seq. */
export class KeptDocuments {
  readonly #kept = new Map<string, RoomDocument>()
  #bytes = 0

  get(key: string): RoomDocument | undefined {
    const found = this.#kept.get(key)
    if (found) {
      this.#kept.delete(key) // so that it becomes the one that was used last
      this.#kept.set(key, found)
    }
    return found
  }

  keep(key: string, document: RoomDocument): RoomDocument {
    this.#drop(key)
    this.#kept.set(key, document)
    this.#bytes += document.json.length
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MOST_BYTES || oldest === key) break
      this.#drop(oldest)
    }
    return document
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.json.length ?? 0
    this.#kept.delete(key)
  }
}
