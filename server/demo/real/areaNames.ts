import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** Area codes by the Chinese names, long and short, that documents use for the areas as they are run. */
export function areaNames(catalogue: Catalogue): (name: string) => string {
  const codes = new Map(
    catalogue.subjects
      .filter((subject) => subject.scope !== 'civil')
      .flatMap(({ code, zh, zhShort }) => [
        [zh, code],
        [zhShort, code],
      ]),
  )
  return (name) => {
    const code = codes.get(name)
    if (code === undefined) throw new Error(`no area is called ${name}`)
    return code
  }
}
