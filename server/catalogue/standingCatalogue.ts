import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/**
 * The catalogue as it stands whenever it is asked, for whoever is handed a catalogue once and lives long. Take it
 * apart inside a question and not ahead of all of them: what has been taken out of it stays as it was.
 */
export const standingCatalogue = (current: () => Catalogue): Catalogue =>
  new Proxy(current(), {
    get: (_, field: keyof Catalogue) => current()[field],
  })
