import { afterEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { setLocale } from '#client/locales/i18n.ts'
import { wallFilter } from '#client/rooms/projects/shownProjects.ts'
import { asPeriod } from '#shared/period.ts'
import { projectSubject } from '#shared/subject.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { manyProjects } from '#test/support/manyProjects.ts'
import { projectRoom } from '#test/support/projectRoom.ts'
import { mountWidget, textOf } from '#test/support/wallMount.ts'
import type { SceneShown } from '#client/scenes/sceneGround.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

// Text on a canvas waits for its typeface; here there is none.
Object.defineProperty(document, 'fonts', { value: { status: 'loaded' }, configurable: true })
afterEach(() => setLocale('zh-CN'))

const PROJECTS = manyProjects(4, asPeriod('2020-06-18')).map((one, i) => ({
  ...one,
  ...{
    name: `项目${i}`,
    lists: i === 0 ? ['key'] : ['ecology'],
    light: i < 2 ? ('red' as const) : ('green' as const),
  },
}))
const [first, second] = PROJECTS.map(({ id }) => projectSubject(id))

async function room(given: Partial<SceneShown>) {
  const rooms = { projects: projectRoom(PROJECTS) }
  const { wrapper } = await mountWidget(
    { id: 'room', kind: 'room', room: 'projects' },
    boardOf({}),
    given,
    rooms,
  )
  await vi.waitUntil(() => wrapper.find('h2').exists())
  await nextTick()
  return wrapper
}
const subjects = (wrapper: Awaited<ReturnType<typeof room>>) =>
  wrapper.findAll('[data-test="narrowed-projects"] li').map((row) => row.attributes('data-subject'))

test('the room shows the projects that a desk has filtered by name, and says to what, in both languages', async () => {
  const filter = wallFilter({ light: 'red', words: '项目' })
  const wall = await room({ filter, selection: { subject: second } })
  expect(subjects(wall)).toEqual([first, second])
  expect(wall.get('li.marked').attributes('data-subject')).toBe(second)
  expect(textOf(wall.get('header'))).toContain('2 个项目 仅看 全部项目 · 滞后 · “项目”')
  setLocale('en')
  await nextTick()
  expect(textOf(wall.get('header'))).toContain('2 projects only all projects · behind · “项目”')
})

test('the room says so where nothing passes, and names none where nothing is filtered', async () => {
  const nothing = await room({ filter: wallFilter({ words: '没有的' }) })
  expect(textOf(nothing.get('header'))).toContain('仅看 全部项目 · “没有的”')
  expect(nothing.get('[data-test="empty"]').text()).toBe('没有符合条件的项目。')
  const whole = await room({})
  expect(subjects(whole)).toEqual([])
  expect(textOf(whole.get('header'))).toContain('示意图')
})
