import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part } from '#shared/contract/rooms.ts'
import { PeriodSchema } from '#shared/contract/scalars.ts'

/** A place with the score behind it; `before` is the place in the round before it, null for who was not in it. */
const Place = z.object({
  score: z.number(),
  position: z.int(),
  tied: z.boolean(),
  before: z.int().nullable(),
  note: z.string().nullable(),
})

/** 月评比: the newest published month of each topic with its places. */
export const MonthPlaces = z.object({
  topics: z.array(
    z.object({
      domain: Part,
      period: PeriodSchema,
      /** The published month before it; null for the first. */
      before: PeriodSchema.nullable(),
      sheet: z.string().nullable(),
      rows: z.array(Place.extend({ unit: Part })),
    }),
  ),
})
export type MonthPlaces = z.output<typeof MonthPlaces>

/** The places of twelve months, unit by month, of each topic. */
export const PlaceHistory = z.object({
  topics: z.array(
    z.object({
      domain: Part,
      periods: z.array(PeriodSchema),
      /** Best mean place first; a cell is null where a unit was not ranked in that month. */
      rows: z.array(
        z.object({
          unit: Part,
          mean: z.number(),
          cells: z.array(z.object({ score: z.number(), position: z.int() }).nullable()),
        }),
      ),
    }),
  ),
})
export type PlaceHistory = z.output<typeof PlaceHistory>

/** 观摩评比: the newest published tours, one of each topic, and how many were held in the year. */
export const TourPlaces = z.object({
  held: z.int(),
  tours: z.array(
    z.object({
      id: z.string(),
      domain: Part,
      day: DaySchema,
      sheet: z.string().nullable(),
      notes: z.string().nullable(),
      rows: z.array(Place.extend({ id: z.string(), project: z.string(), unit: Part.nullable() })),
    }),
  ),
  /** Means over the year's tours by the unit that answers for the projects. */
  units: z.array(
    z.object({ unit: Part, mean: z.number(), projects: z.int(), rank: z.int(), tied: z.boolean() }),
  ),
})
export type TourPlaces = z.output<typeof TourPlaces>
