import type { Named, Site } from '#shared/catalogue/catalogue.ts'
import { projectIdOf } from '#shared/subject.ts'

/** A bureau that works on this installation: people, drafts and screens are its own, what is published is everybody's. */
export interface Bureau extends Named {
  /** Subject code of what it is the bureau of; people and screens name their bureau by it. */
  readonly area: string
  /** Code of its section that copies the releases of higher authorities. */
  readonly releaseDesk: string
}

/** The bureaus of the installation; the first one keeps it: its catalogue, walls and ledgers are those that there are. */
export const bureausOf = (site: Site): readonly Bureau[] =>
  site.bureaus ?? [{ ...site.bureau, area: site.home, releaseDesk: site.releaseDesk }]

/** The bureau that keeps the installation, whoever is looking. */
export function keepingBureau(site: Site): Bureau {
  const [first] = bureausOf(site)
  if (!first) throw new Error('an installation without a bureau')
  return first
}

/** Whether people of this area are those of the keeping bureau; an area that is left out is its own. */
export const isOfKeeper = (site: Site, area: string | null | undefined): boolean =>
  (area ?? null) === null || area === keepingBureau(site).area

/** Another statistical scope of an area is the area's. */
const areaOf = (subject: string): string => subject.split('~')[0] ?? subject

/**
 * The bureau that files what is measured for a subject. Undefined for areas without one on this installation, whose
 * figures the keeping bureau copies; projects are its own, since they are records of ledgers.
 */
export const bureauFor = (site: Site, subject: string): Bureau | undefined =>
  projectIdOf(subject) === undefined
    ? bureausOf(site).find(({ area }) => area === areaOf(subject))
    : keepingBureau(site)

/** Whether people of an area may file for a subject: nobody for what another bureau files for itself. */
export function mayFileFor(site: Site, area: string | null | undefined, subject: string): boolean {
  const files = bureauFor(site, subject) ?? keepingBureau(site)
  return files.area === (area ?? keepingBureau(site).area)
}
