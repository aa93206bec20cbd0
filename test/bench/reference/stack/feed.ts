import { io } from 'socket.io-client'
import { shallowReactive, shallowRef } from 'vue'
import type { Push, Scene } from '#test/bench/reference/scene.ts'

const RECENT = 20

export const scene = shallowRef<Scene>()
/** The newest value of each series. */
export const values = shallowReactive(new Map<string, number>())
export const recent = shallowRef<readonly { readonly at: string; readonly title: string }[]>([])
export const connected = shallowRef(false)

const socket = io({ transports: ['websocket'], reconnectionDelay: 200, reconnectionDelayMax: 1000 })
let waiting: Push[] = []

/** However many arrive within a frame, the page is redrawn once for it. */
function onPush(push: Push): void {
  if (waiting.push(push) === 1) requestAnimationFrame(apply)
}

function apply(): void {
  const pushes = waiting
  waiting = []
  for (const { observations } of pushes)
    for (const { series, value } of observations) values.set(series, value)
  const at = new Date().toLocaleTimeString('zh-CN')
  const news = pushes.toReversed().map(({ title }) => ({ at, title }))
  recent.value = [...news, ...recent.value].slice(0, RECENT)
}

async function load(): Promise<void> {
  const response = await fetch('/state')
  const state = (await response.json()) as { scene: Scene; latest: Record<string, number> }
  for (const { series, value } of [...state.scene.headlines, ...state.scene.tiles]) values.set(series, value)
  for (const { series, done } of state.scene.bars) values.set(series, done)
  for (const [series, value] of Object.entries(state.latest)) values.set(series, value)
  scene.value = state.scene
}

socket.on('push', onPush)
socket.on('disconnect', () => (connected.value = false))
socket.on('connect', () => {
  connected.value = true
  if (scene.value) void load()
})
void load()
