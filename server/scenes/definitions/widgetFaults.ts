import { factsOnWall, isOnWalls } from '#server/rooms/index.ts'
import { figuresOf } from '#server/scenes/definitions/figuresOf.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import type { Scene, Widget } from '#shared/scenes/scene.ts'

/** What a widget names that is not there, or that may not be shown on a wall; pointers are within the widget. */
export function* widgetFaults(widget: Widget, scene: Scene, ground: SceneGround): Generator<PlanFault> {
  yield* figureFaults(widget, ground)
  switch (widget.kind) {
    case 'number':
      if (widget.subject !== undefined && !ground.catalogue.subject(widget.subject))
        yield {
          pointer: '/subject',
          zh: `对象“${widget.subject}”不存在：改成已有的对象，或不填`,
          en: `there is no subject "${widget.subject}": name one that there is, or leave it out`,
        }
      return
    case 'items':
      yield* itemsFaults(widget, ground)
      return
    case 'picture':
      if (!ground.pictures.has(widget.picture))
        yield {
          pointer: '/picture',
          zh: '没有这张图片：先上传，再选用',
          en: 'there is no such picture: bring it first, then choose it',
        }
      return
    case 'indicator':
      if (widget.figure === undefined && scene.of !== 'indicator')
        yield {
          pointer: '/figure',
          zh: '没有指明是哪个指标：填写指标，或把场景设为“一个指标”',
          en: 'no figure is named: name one, or make the scene about a figure',
        }
      return
    case 'room':
    case 'room-view':
      yield* roomFaults(widget, scene, ground)
  }
}

function* figureFaults(widget: Widget, { catalogue }: SceneGround): Generator<PlanFault> {
  const seen = new Set<string>()
  for (const [pointer, code] of figuresOf(widget)) {
    const indicator = catalogue.indicator(code)
    if (!indicator)
      yield {
        pointer,
        zh: `指标“${code}”不存在：改成指标目录里有的`,
        en: `there is no figure "${code}": name one of the catalogue`,
      }
    const list = pointer.replace(/\d+/, '')
    if (seen.has(`${list} ${code}`))
      yield { pointer, zh: `指标“${code}”写了两次：去掉一个`, en: `"${code}" is named twice: leave one out` }
    seen.add(`${list} ${code}`)
  }
}

function* itemsFaults(
  { ledger: code, facts }: Extract<Widget, { kind: 'items' }>,
  { ledgers }: SceneGround,
): Generator<PlanFault> {
  const ledger = ledgers.get(code)
  if (!ledger) {
    yield {
      pointer: '/ledger',
      zh: `台账“${code}”不存在：改成已有的台账`,
      en: `there is no ledger "${code}": name one that there is`,
    }
    return
  }
  if (!isOnWalls(ledger))
    yield {
      pointer: '/ledger',
      zh: `“${ledger.zh}”不公开，不能上大屏：换一个台账`,
      en: `${ledger.en} is closed and goes to no wall: take another ledger`,
    }
  const told = new Set(factsOnWall(ledger).map(({ name }) => name))
  for (const [i, name] of facts.entries())
    if (!told.has(name))
      yield {
        pointer: `/facts/${i}`,
        zh: `“${ledger.zh}”没有能上大屏的字段“${name}”：换一个字段`,
        en: `${ledger.en} has no field "${name}" that may be on a wall: take another one`,
      }
}

function* roomFaults(
  widget: Extract<Widget, { kind: 'room' | 'room-view' }>,
  scene: Scene,
  { rooms }: SceneGround,
): Generator<PlanFault> {
  const room = rooms.get(widget.room)
  if (!room) {
    yield {
      pointer: '/room',
      zh: `专题页“${widget.room}”不存在：改成已有的专题页`,
      en: `there is no room "${widget.room}": name one that there is`,
    }
    return
  }
  if (room.of !== undefined && room.of !== scene.of)
    yield {
      pointer: '/room',
      zh: `“${room.zh}”说的是一条记录：换一个专题页，或把场景设为“一个项目”`,
      en: `"${room.en}" is about one record: take another room, or make the scene about a project`,
    }
  if (widget.kind === 'room') return
  const view = room.views.find(({ code }) => code === widget.view)
  if (!view)
    yield {
      pointer: '/view',
      zh: `“${room.zh}”没有视图“${widget.view}”：改成它有的视图`,
      en: `"${room.en}" has no view "${widget.view}": name one that it has`,
    }
  else if (view.faces ? !view.faces.includes('wall') : view.kind === 'items')
    yield {
      pointer: '/view',
      zh: `视图“${view.zh}”不上大屏：换一个视图`,
      en: `the view "${view.en}" goes to no wall: take another one`,
    }
}
