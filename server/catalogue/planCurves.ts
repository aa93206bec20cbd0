import { z } from 'zod'
import type { Milestone, PlanCurve, PlanCurves, PlanCurveUse } from '#shared/planCurve.ts'
import type { Fault } from '#server/catalogue/catalogueError.ts'
import type { CatalogueFiles, Filed } from '#server/catalogue/catalogueFiles.ts'
import { duplicates, type Parts } from '#server/catalogue/crossChecks.ts'

const FILE = 'plan-curves.json'

const Code = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
const Name = z.string().min(1).max(60)
const Percent = z.number().min(0).max(100)
const Head = { code: Code, zh: Name, en: Name }
const YEAR = 366
const rises = (steps: readonly number[]): boolean => steps.every((step, i) => step >= (steps[i - 1] ?? 0))
const endsWhole = (steps: readonly number[]): boolean => rises(steps) && steps.at(-1) === 100
const WHOLE = { error: 'must never fall and must end at 100' }

const MilestoneEntry: z.ZodType<Milestone> = z.strictObject({
  // Read in a leap year, so that the 29th of February is a day.
  on: z.string().refine((on) => z.iso.date().safeParse(`2024-${on}`).success, { error: 'must be MM-DD' }),
  percent: Percent,
})

const PlanCurveEntry: z.ZodType<PlanCurve> = z.discriminatedUnion('kind', [
  z.strictObject({ ...Head, kind: z.literal('even') }),
  z.strictObject({
    ...Head,
    kind: z.literal('quarterly'),
    shares: z.array(Percent).length(4).refine(endsWhole, WHOLE),
  }),
  z.strictObject({
    ...Head,
    kind: z.literal('monthly'),
    shares: z.array(Percent).length(12).refine(endsWhole, WHOLE),
  }),
  z.strictObject({
    ...Head,
    kind: z.literal('milestones'),
    milestones: z
      .array(MilestoneEntry)
      .min(1)
      .max(YEAR)
      .refine((steps) => steps.every(({ on }, i) => on > (steps[i - 1]?.on ?? '')), {
        error: 'must be in order of days',
      })
      .refine((steps) => endsWhole(steps.map(({ percent }) => percent)), WHOLE),
  }),
  z.strictObject({ ...Head, kind: z.literal('last-year'), figure: Code.nullable() }),
])
const PlanCurveUseEntry: z.ZodType<PlanCurveUse> = z.strictObject({ of: Code, curve: Code })
const PlanCurvesEntry = z.object({ default: Code })

/** The plan curves of the catalogue, for {@link planCurveFaults} to check against the rest of it. */
export interface FiledPlanCurves {
  readonly usual: string | undefined
  readonly curves: readonly Filed<PlanCurve>[]
  readonly uses: readonly Filed<PlanCurveUse>[]
}

export const readPlanCurves = (files: CatalogueFiles): FiledPlanCurves => ({
  usual: files.whole(FILE, PlanCurvesEntry)?.default,
  curves: files.entries(FILE, 'curves', PlanCurveEntry),
  uses: files.entries(FILE, 'uses', PlanCurveUseEntry),
})

export const planCurvesOf = ({ usual = '', curves, uses }: FiledPlanCurves): PlanCurves => ({
  default: usual,
  curves: curves.map(({ entry }) => entry),
  uses: uses.map(({ entry }) => entry),
})

/** Faults in what the curves say of each other and of the indicators. */
export function* planCurveFaults(
  { usual, curves, uses }: FiledPlanCurves,
  indicators: Parts['indicators'],
): Generator<Fault> {
  const fault = (entry: string, zh: string, en: string): Fault => ({ file: FILE, entry, zh, en })
  const known = new Map(curves.map(({ entry }) => [entry.code, entry]))
  const codes = new Set(indicators.map(({ indicator }) => indicator.code))
  const isList = (code: string): boolean => [...codes].some((one) => one.startsWith(`${code}.`))

  yield* duplicates(curves)
  yield* duplicates(uses.map(({ file, entry }) => ({ file, entry: { code: entry.of } })))
  if (usual !== undefined && !known.has(usual))
    yield fault('default', `曲线“${usual}”不存在`, `curve "${usual}" does not exist`)
  for (const { entry } of curves)
    if (entry.kind === 'last-year' && entry.figure !== null && !codes.has(entry.figure))
      yield fault(entry.code, `指标“${entry.figure}”不存在`, `indicator "${entry.figure}" does not exist`)
  for (const { entry } of uses) {
    const curve = known.get(entry.curve)
    if (!curve) yield fault(entry.of, `曲线“${entry.curve}”不存在`, `curve "${entry.curve}" does not exist`)
    if (!codes.has(entry.of) && !isList(entry.of))
      yield fault(entry.of, '没有这个指标或项目清单', 'there is no such indicator or list')
    else if (!codes.has(entry.of) && curve?.kind === 'last-year' && curve.figure === null)
      yield fault(
        entry.of,
        `清单不是指标，曲线“${curve.code}”须以 figure 指明参照的指标`,
        `a list is no indicator: the curve "${curve.code}" must name the figure that it follows`,
      )
  }
}
