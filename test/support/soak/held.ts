import type { CDPSession, Page } from 'playwright-core'
import { pendingTimers } from '#test/support/soak/countTimers.ts'

/** What a page holds on to once all that it has let go of is collected. */
export interface Held {
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
  /** Nodes that scripts hold on to, or that hang on such ones, and that stand in no document. */
  readonly detached: number
  /** Canvases in and outside of the page, and the bytes of their bitmaps. */
  readonly canvases: number
  readonly canvasBytes: number
  /** Timers that have yet to run, and those that run over and over. */
  readonly timers: number
}

const COLLECTIONS = 4

/** Collects what the page has let go of and counts the rest. */
export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  const objects = heapObjects(session)
  await session.send('HeapProfiler.enable')
  for (let i = 0; i < COLLECTIONS; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  const [canvases, canvasBytes] = await objects('HTMLCanvasElement', bitmaps)
  const [detached] = await objects('Node', outsideOfDocuments)
  const timers = await pendingTimers(page)
  await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP })
  await session.detach()
  return {
    heapBytes: usedSize,
    nodes,
    listeners: jsEventListeners,
    detached: detached ?? NaN,
    canvases: canvases ?? NaN,
    canvasBytes: canvasBytes ?? NaN,
    timers,
  }
}

const GROUP = 'held'
type Counting<Kind> = (this: readonly Kind[]) => readonly number[]

function bitmaps(this: readonly HTMLCanvasElement[]): readonly number[] {
  const BYTES_PER_PIXEL = 4
  return [this.length, this.reduce((sum, { width, height }) => sum + width * height * BYTES_PER_PIXEL, 0)]
}

/** Trees that hang on no document, each counted once with all that is in it. */
function outsideOfDocuments(this: readonly Node[]): readonly number[] {
  const nodes = this.filter((object) => !Object.hasOwn(object, 'constructor')) // prototypes are found too
  const roots = new Set(nodes.filter((node) => !node.isConnected).map((node) => node.getRootNode()))
  let count = 0
  for (const root of roots) {
    if (root.nodeType === Node.DOCUMENT_NODE) continue
    const walker = document.createTreeWalker(root)
    do count++
    while (walker.nextNode())
  }
  return [count]
}

/** Asks the heap itself for all living objects of a kind, whoever holds them. */
const heapObjects =
  (session: CDPSession) =>
  async <Kind extends Node>(kind: string, count: Counting<Kind>): Promise<readonly number[]> => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `${kind}.prototype`,
      objectGroup: GROUP,
    })
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
      objectGroup: GROUP,
    })
    const counted = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: count.toString(),
      objectId: objects.objectId ?? '',
      returnByValue: true,
    })
    const value: unknown = counted.result.value
    if (!Array.isArray(value))
      throw new Error(`the heap was not counted: ${counted.exceptionDetails?.exception?.description}`)
    return value.map(Number)
  }
