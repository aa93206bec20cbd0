import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { filesIn, SUMS } from '#server/backup/sums.ts'
import { syncPath } from '#server/backup/writeSynced.ts'
import { StartError } from '#server/store/startError.ts'

/*
 * The plain tape archive (ustar) that every system unpacks; our names are short and our files have no owners.
 */
const BLOCK = 512
const LONGEST_NAME = 100
/** Eleven digits of eight; beyond that sizes are written as a number, as GNU tar does. */
const MOST_OCTAL = 8 ** 11

/** Packs all files of a folder into one. */
export async function packTar(folder: string, file: string): Promise<void> {
  const names = [...(await filesIn(folder)), SUMS]
  await pipeline(
    async function* () {
      for (const name of names) {
        const { size } = await stat(join(folder, name))
        yield header(name, size)
        yield* createReadStream(join(folder, name)) as AsyncIterable<Buffer>
        yield Buffer.alloc(padding(size))
      }
      yield Buffer.alloc(2 * BLOCK)
    },
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  await syncPath(file)
}

/** Unpacks such a file. Throws a StartError where it is cut off or holds what we do not write. */
export async function unpackTar(file: string, folder: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const { size: end } = await handle.stat()
    let at = 0
    for (;;) {
      const block = await readBlock(handle, at, file)
      if (block.every((byte) => byte === 0)) return
      const { name, size } = read(block, file)
      const target = resolve(folder, name)
      if (!target.startsWith(resolve(folder) + sep) || at + BLOCK + size > end) throw unreadable(file)
      await mkdir(dirname(target), { recursive: true })
      const content = createReadStream(file, { start: at + BLOCK, end: at + BLOCK + size - 1 })
      await pipeline(size === 0 ? [] : content, createWriteStream(target, { flags: 'wx', mode: 0o600 }))
      at += BLOCK + size + padding(size)
    }
  } finally {
    await handle.close()
  }
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new Error(`the name ${name} is too long for an archive`)
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0)
  block.write('0000600\0', 100)
  for (const place of [108, 116]) block.write('0000000\0', place)
  if (size < MOST_OCTAL) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else {
    block[124] = 0x80
    block.writeBigUInt64BE(BigInt(size), 128)
  }
  block.write('00000000000\0', 136)
  block.write('0', 156)
  block.write('ustar\u000000', 257)
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** Of the header with spaces in its own place. */
const checksum = (block: Buffer): number =>
  block.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0)

function read(block: Buffer, file: string): { readonly name: string; readonly size: number } {
  const text = (from: number, length: number): string =>
    block.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  if (parseInt(text(148, 8), 8) !== checksum(block) || text(156, 1) !== '0') throw unreadable(file)
  const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : parseInt(text(124, 12), 8)
  return { name: text(0, LONGEST_NAME), size }
}

async function readBlock(handle: FileHandle, at: number, file: string): Promise<Buffer> {
  const block = Buffer.alloc(BLOCK)
  const { bytesRead } = await handle.read(block, 0, BLOCK, at)
  if (bytesRead < BLOCK) throw unreadable(file)
  return block
}

const unreadable = (file: string): StartError =>
  new StartError(`${file} is no backup that can be read: it was cut off or changed.`)
