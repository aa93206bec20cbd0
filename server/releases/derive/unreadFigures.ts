import type { Recalled } from '#server/releases/derive/recalled.ts'
import { plainInUnit } from '#server/releases/derive/recordFigures.ts'
import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { periodParts, type Day } from '#shared/period.ts'
import { placesSaid, readRecordFigure } from '#shared/recordFigure.ts'
import { seriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'

interface Ground {
  readonly catalogue: Catalogue
  readonly book: RecordView
  readonly board: Board
  readonly today: Day
}

/**
 * Figures of single projects of this year and the last that do not stand as the records have them: records that were
 * kept before their figures were read from them. There are none once a day has turned.
 */
export function unreadFigures({ catalogue, book, board, today }: Ground): Recalled {
  const since = periodParts(today).year - 1
  return new Map(
    (catalogue.recordFigures ?? []).flatMap((figure) => {
      const indicator = catalogue.indicator(figure.figure)
      if (!indicator) return []
      const places = [...book.all(figure.ledger).values()]
        .flatMap((record) => placesSaid(figure, record))
        .filter(({ period }) => periodParts(period).year >= since)
        .map((place) => ({ ...place, subject: projectSubject(place.project) }))
        .filter((place) => {
          const plain = readRecordFigure(figure, place, book)?.value ?? null
          const published = observationAt(board, seriesKey(figure.figure, place.subject), place.period)
          return (
            (published?.value ?? null) !== (plain === null ? null : plainInUnit(plain, indicator, catalogue))
          )
        })
      return places.length === 0 ? [] : [[figure.figure, places] as const]
    }),
  )
}
