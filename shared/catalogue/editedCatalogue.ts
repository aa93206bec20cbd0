import type { CatalogueEdits } from '#shared/board.ts'
import { indexCatalogue, type Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'

const made = new WeakMap<CatalogueEdits, { readonly base: Catalogue; readonly catalogue: Catalogue }>()

/**
 * The catalogue as delivered with a board's edits over it; the delivered one itself where there are none. The same
 * edits give the very same object, so that nothing is computed anew for releases that leave the catalogue alone.
 */
export function catalogueOn(base: Catalogue, edits: CatalogueEdits): Catalogue {
  const known = made.get(edits)
  if (known?.base === base) return known.catalogue
  const catalogue = Object.keys(edits).length === 0 ? base : edited(base, edits)
  made.set(edits, { base, catalogue })
  return catalogue
}

function edited(base: Catalogue, edits: CatalogueEdits): Catalogue {
  const all = inOrder(base, edits)
  return indexCatalogue({
    ...base,
    indicators: all.filter(({ retired }) => !retired),
    retired: all.filter(({ retired }) => retired),
  })
}

/** Every indicator, the retired ones too, in the order in which they are listed. */
export function inOrder(base: Catalogue, edits: CatalogueEdits): readonly Indicator[] {
  const places = placesOf(base, edits)
  const kept = base.indicators.filter(({ code }) => !Object.hasOwn(edits, code))
  return [...kept, ...Object.values(edits).map(({ entry }) => entry)].sort(
    (a, b) => (places.get(a.code) ?? 0) - (places.get(b.code) ?? 0) || (a.code < b.code ? -1 : 1),
  )
}

/** By code, where each indicator stands among the others; those that were added and not placed come last. */
export function placesOf(base: Catalogue, edits: CatalogueEdits): ReadonlyMap<string, number> {
  const places = new Map(base.indicators.map(({ code }, i) => [code, i]))
  for (const { entry } of Object.values(edits))
    places.set(entry.code, entry.order ?? places.get(entry.code) ?? base.indicators.length)
  return places
}
