/** Modules that a face opens with, below client/; they are asked for as soon as its page arrives. */
const FACES = {
  wall: ['wall/WallView.vue', 'charts/EChart.vue'],
  tablet: ['tablet/TabletView.vue', 'tablet/IndicatorList.vue'],
  admin: ['admin/AdminView.vue'],
}

/** Data that a face asks for beside what all ask for. */
const DATA = { wall: ['/api/v1/wall'] }

/** All that a wall may ever ask for; its service worker keeps these for a start without a server. */
const WALL_FILES = 'wall-files.json'

/**
 * Makes of the one page `index.html` a page for each face (`wall.html`, …) that also names the code of its view. The
 * browser then asks for everything at once, and not for the view only after the code that opens it has run.
 * @returns {import('vite').Plugin}
 */
export const facePages = () => ({
  name: 'face-pages',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('the build has no index.html')
      const source = String(page.source)
      for (const [face, modules] of Object.entries(FACES)) {
        const tags = filesOf(bundle, modules)
          .filter((file) => !source.includes(`/${file}"`))
          .map(tag)
        const data = Object.entries(DATA).flatMap(([of, paths]) => (of === face ? paths.map(dataTag) : []))
        this.emitFile({
          type: 'asset',
          fileName: `${face}.html`,
          source: source.replace('</head>', `${[...data, ...tags].join('')}</head>`),
        })
      }
      const entries = [...source.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file = '']) => file)
      const typefaces = Object.keys(bundle).filter((file) => file.endsWith('.woff2'))
      const files = new Set([...entries, ...filesOf(bundle, FACES.wall, true), ...typefaces])
      this.emitFile({
        type: 'asset',
        fileName: WALL_FILES,
        source: JSON.stringify([...files].map((file) => `/${file}`)),
      })
    },
  },
})

/**
 * The chunks that hold these modules, all that they import, and their styles; where asked for, also what they may load
 * later.
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {string[]} modules
 */
function filesOf(bundle, modules, later = false) {
  const files = new Set()
  const add = (/** @type {string} */ file) => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || files.has(file)) return
    files.add(file)
    chunk.imports.forEach(add)
    chunk.viteMetadata?.importedCss.forEach((style) => files.add(style))
    if (later) chunk.dynamicImports.forEach(add)
  }
  for (const module of modules) {
    const found = Object.values(bundle).find(
      (output) => output.type === 'chunk' && output.moduleIds.some((id) => id.endsWith(`/client/${module}`)),
    )
    if (!found) throw new Error(`the build has no client/${module}`)
    add(found.fileName)
  }
  return [...files]
}

const dataTag = (/** @type {string} */ path) =>
  `<link rel="preload" href="${path}" as="fetch" crossorigin="use-credentials">`

const tag = (/** @type {string} */ file) =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`
