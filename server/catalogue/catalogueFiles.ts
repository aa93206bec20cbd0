import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { placeIn } from '#server/catalogue/placeIn.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import { schemaSentence } from '#server/catalogue/schemaSentence.ts'

/** An entry with the file it stands in, so that a fault found later can still name both. */
export interface Filed<T> {
  readonly file: string
  readonly entry: T
}

/** Reads the catalogue's files and collects what is wrong instead of stopping at the first fault. */
export class CatalogueFiles {
  readonly faults: Fault[] = []
  readonly #folder: string
  readonly #read = new Map<string, unknown>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The entries of one list that are well formed; the others become faults. */
  entries<T>(file: string, list: string, schema: z.ZodType<T>): readonly Filed<T>[] {
    const content = this.#content(file)
    const items = isRecord(content) ? content[list] : undefined
    if (!Array.isArray(items)) {
      if (content !== undefined)
        this.faults.push({ file, entry: list, zh: '缺少这个列表', en: 'the list is missing' })
      return []
    }
    return items.flatMap((item: unknown, i) => {
      const entry = this.checked(file, `${list}[${i}]`, schema, item)
      return entry === undefined ? [] : [{ file, entry }]
    })
  }

  /** The whole file as one entry; undefined after a fault. */
  whole<T>(file: string, schema: z.ZodType<T>): T | undefined {
    const content = this.#content(file)
    return content === undefined ? undefined : this.#parsed(file, '(file)', schema, content)
  }

  /** An entry found at a place of a file; undefined after a fault, which names its code where it has one. */
  checked<T>(file: string, place: string, schema: z.ZodType<T>, item: unknown): T | undefined {
    return this.#parsed(file, nameOf(item, place), schema, item)
  }

  /** The files of a folder in the order of their names. */
  inFolder(folder: string): readonly string[] {
    try {
      const names = readdirSync(join(this.#folder, folder)).filter((name) => name.endsWith('.json'))
      return names.sort().map((name) => `${folder}/${name}`)
    } catch {
      this.faults.push({ file: folder, entry: '(folder)', zh: '缺少这个目录', en: 'the folder is missing' })
      return []
    }
  }

  #parsed<T>(file: string, entry: string, schema: z.ZodType<T>, item: unknown): T | undefined {
    const result = schema.safeParse(item)
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      const { path, message } = issue
      const field = placeIn(item, path.map((part) => `/${String(part)}`).join('')) || '(entry)'
      this.faults.push({
        file,
        entry,
        zh: `字段“${field}”不合要求，${schemaSentence(issue)}`,
        en: `field "${field}": ${message}`,
      })
    }
    return undefined
  }

  #content(file: string): unknown {
    if (!this.#read.has(file)) this.#read.set(file, this.#load(file))
    return this.#read.get(file)
  }

  #load(file: string): unknown {
    try {
      const content: unknown = JSON.parse(readFileSync(join(this.#folder, file), 'utf8'))
      return content
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      this.faults.push({
        file,
        entry: '(file)',
        zh: '文件无法读取或不是有效的 JSON',
        en: `cannot be read: ${reason}`,
      })
      return undefined
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const nameOf = (item: unknown, place: string): string =>
  isRecord(item) && typeof item['code'] === 'string' ? item['code'] : place
