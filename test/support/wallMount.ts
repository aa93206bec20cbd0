import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { onTestFinished, vi } from 'vitest'
import { defineComponent, h, type Component } from 'vue'
import { addMessages, i18n, setLocale } from '#client/locales/i18n.ts'
import '#client/scenes/sceneMessages.ts'
import en from '#client/locales/wall.en.json'
import zh from '#client/locales/wall.zh-CN.json'
import type { RoomShown } from '#client/api/rooms.ts'
import type { SceneShown } from '#client/scenes/sceneGround.ts'
import { loadWidget } from '#client/scenes/registry.ts'
import SceneView from '#client/scenes/SceneView.vue'
import { useLive } from '#client/stores/live.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import type { Board } from '#shared/board.ts'
import { encodeBoard } from '#shared/boardCodec.ts'
import type { Release } from '#shared/release.ts'
import type { Scene, Widget } from '#shared/scenes/scene.ts'
import { catalogue, releasesOf, type Figures } from '#test/support/boardFixture.ts'
import { announce } from '#test/support/fakeLiveSocket.ts'
import { OVERVIEW_SCENE } from '#test/support/overview.ts'

addMessages({ 'zh-CN': zh, en })

export interface MountedWall {
  readonly wrapper: VueWrapper
  readonly live: ReturnType<typeof useLive>
  /** The server publishes figures, and the page has written what follows from them. */
  publish(figures: Figures): Promise<void>
}

/** What the server answers of rooms, by their code; all others are not there. */
export type RoomAnswers = Readonly<Record<string, Omit<RoomShown, 'seq'>>>

/** A part of the wall over a board that a server answers with, in Chinese. The test must fake the live socket. */
export async function mountOnWall(
  part: Component,
  given: Board,
  props: Record<string, unknown> = {},
  rooms: RoomAnswers = {},
): Promise<MountedWall> {
  setLocale('zh-CN')
  let board = given
  const answerTo = (url: string): unknown => {
    if (url.endsWith('/board')) return encodeBoard(board)
    return url.endsWith('/wall') ? { scenes: [OVERVIEW_SCENE], playlists: [] } : catalogue
  }
  const roomAt = (url: string): Response => {
    const room = rooms[/\/rooms\/([a-z0-9-]+)/.exec(url)?.[1] ?? '']
    const problem = { code: 'not-found', zh: '没有', en: 'None', status: 404 }
    return room ? Response.json({ ...room, seq: board.seq }) : Response.json(problem, { status: 404 })
  }
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(url.includes('/rooms/') ? roomAt(url) : Response.json(answerTo(url))),
  )
  const page = defineComponent({
    setup() {
      const live = useLive()
      live.start('wall')
      return () => (live.ready ? h(part, props) : null)
    },
  })
  const wrapper = mount(page, { global: { plugins: [createPinia(), i18n] }, attachTo: document.body })
  onTestFinished(() => {
    wrapper.unmount()
    vi.unstubAllGlobals()
  })
  await vi.waitUntil(() => useLive().ready)
  await flushPromises()
  return {
    wrapper,
    live: useLive(),
    publish: async (figures) => {
      const releases: readonly Release[] = releasesOf(figures, board.seq)
      board = applyReleases(board, releases)
      announce(board.epoch, releases)
      await flushPromises()
    },
  }
}

/** A widget of a scene as it stands on a wall, on a scene that holds nothing else; its code has come. */
export async function mountWidget(
  widget: Widget,
  board: Board,
  shown: Partial<SceneShown> = {},
  rooms: RoomAnswers = {},
): Promise<MountedWall> {
  const scene: Scene = {
    code: 'of-one',
    zh: '单件',
    en: 'One',
    widgets: [widget],
    layouts: { standard: { columns: 1, rows: 1, places: { [widget.id]: { x: 0, y: 0, w: 1, h: 1 } } } },
  }
  await loadWidget(widget.kind)
  const wall = await mountOnWall(SceneView, board, { scene, shape: 'standard', ...shown }, rooms)
  await flushPromises()
  return wall
}

/** What an element and all below it say, one space between the pieces. */
export function textOf({ element }: { element: Node }): string {
  const pieces: string[] = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) pieces.push(walker.currentNode.textContent?.trim() ?? '')
  return pieces.filter(Boolean).join(' ')
}
