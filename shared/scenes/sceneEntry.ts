import { z } from 'zod'
import {
  SCENE_SHAPES,
  type Scene,
  type SceneLayout,
  type SceneShape,
  type Widget,
} from '#shared/scenes/scene.ts'

const Code = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/)
const Name = z.string().trim().min(1).max(60)
const Said = z.strictObject({ zh: z.string().trim().min(1).max(600), en: z.string().trim().min(1).max(1200) })
const Figure = z.string().min(1).max(120)
const Figures = z.array(Figure).min(1).max(40)
const Cell = z.int().min(0).max(200)
const Span = z.int().min(1).max(200)

const Place = z.strictObject({ x: Cell, y: Cell, w: Span, h: Span })
const Layout: z.ZodType<SceneLayout> = z.strictObject({
  columns: Span,
  rows: Span,
  places: z.record(Code, Place),
})

const base = { id: Code, title: Said.optional() }
const Headline = z.strictObject({ code: Figure, growth: Figure.optional(), trend: Figure.optional() })

export const WidgetEntry: z.ZodType<Widget> = z.union([
  z.strictObject({ ...base, kind: z.literal('headlines'), figures: z.array(Headline).min(1).max(12) }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    figure: Figure,
    subject: z.string().max(80).optional(),
    growth: Figure.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('trend'),
    figures: Figures,
    places: z.int().min(1).max(8).optional(),
    turn: z.int().min(5).max(600).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('comparison'), figure: Figure }),
  z.strictObject({
    ...base,
    kind: z.literal('race'),
    of: z.enum(['projects', 'units', 'streets', 'leaders']),
    by: z.enum(['completion', 'gap']),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('bullets'),
    of: z.literal('projects'),
    columns: z.int().min(1).max(4).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('bullets'), of: z.literal('figures'), figures: Figures }),
  z.strictObject({ ...base, kind: z.literal('lights'), figures: Figures }),
  z.strictObject({ ...base, kind: z.literal('map'), figure: Figure.optional(), pins: z.boolean() }),
  z.strictObject({ ...base, kind: z.literal('project-card'), project: z.string().max(80).optional() }),
  z.strictObject({ ...base, kind: z.literal('gantt') }),
  z.strictObject({
    ...base,
    kind: z.literal('items'),
    ledger: Code,
    facts: z.array(z.string().max(60)).max(6),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('warnings'),
    lights: z
      .array(z.enum(['red', 'yellow']))
      .min(1)
      .optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('calendar'), days: z.int().min(3).max(62) }),
  z.strictObject({ ...base, kind: z.literal('rank-movement'), figures: Figures }),
  z.strictObject({ ...base, kind: z.literal('contribution'), whole: Figure, parts: Figures }),
  z.strictObject({ ...base, kind: z.literal('heat'), figures: Figures, periods: z.int().min(2).max(36) }),
  z.strictObject({ ...base, kind: z.literal('table'), figures: Figures }),
  z.strictObject({ ...base, kind: z.literal('note'), text: Said }),
  z.strictObject({ ...base, kind: z.literal('picture'), picture: z.string().max(80), says: Said }),
  z.strictObject({ ...base, kind: z.literal('clock') }),
  z.strictObject({ ...base, kind: z.literal('ticker') }),
  z.strictObject({ ...base, kind: z.literal('indicator'), figure: Figure.optional() }),
  z.strictObject({ ...base, kind: z.literal('room'), room: Code }),
  z.strictObject({ ...base, kind: z.literal('room-view'), room: Code, view: Code }),
])

const Layouts = z.strictObject({
  standard: Layout,
  tall: Layout.optional(),
  broad: Layout.optional(),
  wide: Layout.optional(),
  ultra: Layout.optional(),
} satisfies Record<SceneShape, z.ZodType>)

/** A scene as files and editors give it; what it names is checked by the server against catalogue, ledgers and rooms. */
export const SceneEntry: z.ZodType<Scene> = z.strictObject({
  code: Code,
  zh: Name,
  en: Name,
  of: z.enum(['project', 'indicator']).optional(),
  widgets: z.array(WidgetEntry).min(1).max(40),
  layouts: Layouts,
  retired: z.literal(true).optional(),
})

export const ShapeSchema: z.ZodType<SceneShape> = z.enum(SCENE_SHAPES)
