import { bureausOf, keepingBureau, isOfKeeper, type Bureau } from '#shared/catalogue/bureau.ts'
import { indexCatalogue, type Catalogue, type Site } from '#shared/catalogue/catalogue.ts'

interface Seen {
  readonly site: Site
  readonly from: Map<string, Catalogue>
}
/** By its indicators, which are others as soon as the catalogue was edited, also where it is one that stands for long. */
const made = new WeakMap<Catalogue['indicators'], Seen>()

/**
 * The same catalogue as a bureau of the installation sees it: home is its area and the bureau is itself. An area left
 * out is the keeping bureau's. One that has no bureau any more is seen under its own name, and never as another's. The
 * same catalogue and area give the very same object.
 */
export function viewpoint(catalogue: Catalogue, area: string | null | undefined): Catalogue {
  const { site } = catalogue
  const wanted = area ?? keepingBureau(site).area
  if (site.home === wanted) return catalogue
  const kept = made.get(catalogue.indicators)
  const seen: Seen = kept?.site === site ? kept : { site, from: new Map() }
  made.set(catalogue.indicators, seen)
  const found = seen.from.get(wanted) ?? seenFrom(catalogue, bureauNamed(catalogue, wanted))
  seen.from.set(wanted, found)
  return found
}

/** Whether records of ledgers are this viewpoint's own: they are kept for the keeping bureau alone. */
export const hasLedgers = ({ site }: Pick<Catalogue, 'site'>): boolean => isOfKeeper(site, site.home)

function bureauNamed({ site, subject }: Catalogue, area: string): Bureau {
  const known = bureausOf(site).find((bureau) => bureau.area === area)
  if (known) return known
  const { zh, en } = subject(area) ?? { zh: area, en: area }
  return { ...keepingBureau(site), area, zh, en }
}

function seenFrom(catalogue: Catalogue, { area, releaseDesk, ...bureau }: Bureau): Catalogue {
  const bureaus = bureausOf(catalogue.site)
  return indexCatalogue({
    ...catalogue,
    site: { ...catalogue.site, bureaus, bureau, home: area, releaseDesk },
  })
}
